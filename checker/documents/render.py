"""Print forms as self-contained HTML pages.

Jinja2 is imported when the first form is printed and nowhere else in the program.
"""

from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from checker.documents.context import FormContext

# What a form that refuses is for: it says why, as the line «(Основание отказа)» of Order 230 wants it.
REFUSING = ("incompleteness", "refusal", "preliminary_notice")


class TemplateProblem(Exception):
    """Say where a template is wrong; `line` is None where the template as a whole cannot be found."""

    def __init__(self, file: Path, line: int | None, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}" if line else f"{file}: {message}")
        self.file = file
        self.line = line
        self.message = message


class UnmotivatedRefusal(Exception):
    """Say that a refusal without a reason, or a reason without a fact, was to be printed."""

    def __init__(self, form: str, message: str) -> None:
        super().__init__(f'form "{form}": {message}')
        self.form = form
        self.message = message


def render(context: FormContext, template_dir: Path) -> str:
    """Print one form as an HTML page.

    A conclusion that is still open is always a draft (Order 230, paragraph 15 knows two results only). Raise
    `UnmotivatedRefusal` for a refusal whose reasons are not all given, `TemplateProblem` for a wrong
    template.
    """
    require_reasons(context)
    return fill(mark_open_conclusion(context), template_dir, context.form.template)


def fill(context: Any, template_dir: Path, template: str) -> str:
    """Print one template with the fields of a dataclass; raise `TemplateProblem` for a wrong template."""
    from jinja2 import TemplateError

    from checker.documents.templates.environment import environment

    values = {field.name: getattr(context, field.name) for field in fields(context)}
    try:
        return environment(template_dir, _unknown_placeholder()).get_template(template).render(values)
    except (TemplateError, TypeError, ValueError, LookupError) as error:
        raise _problem(error, template_dir, template) from error


def require_reasons(context: FormContext) -> None:
    """Refuse to print a refusal that does not say why (Order 230, item 10 of annex 1)."""
    form, hearing, purpose = context.form.form, context.hearing, context.form.purpose
    if purpose == "hearing_protocol" and hearing.decision == "refusal" and not (hearing.reason or "").strip():
        raise UnmotivatedRefusal(form, "the hearing decided to refuse, but its reason is not given")
    refusing = purpose in REFUSING or (purpose == "answer" and not context.granted)
    if refusing and not context.reasons:
        raise UnmotivatedRefusal(form, "no reason is given")
    for reason in context.reasons if refusing else ():
        if not reason.text.strip() or not any(fact.text.strip() for fact in reason.facts):
            raise UnmotivatedRefusal(form, f'no fact stands behind the reason "{reason.text}" ({reason.cite})')


def mark_open_conclusion(context: FormContext) -> FormContext:
    """Make a draft of a conclusion (annex 2-2) that neither grants nor denies conformity."""
    if context.form.purpose != "conclusion" or context.conclusion in ("complies", "does_not_comply"):
        return context
    return replace(context, form=replace(context.form, draft=True))


@cache
def _unknown_placeholder() -> Any:
    from jinja2 import StrictUndefined

    class UnknownPlaceholder(StrictUndefined):
        # Fail where the name is read, not where its value is printed: that may be far away, in a macro.
        def __init__(self, hint: str | None = None, obj: Any = None, name: Any = None, **rest: Any) -> None:
            super().__init__(hint or _unknown_name(obj, name), obj, name, **rest)
            self._fail_with_undefined_error()

    return UnknownPlaceholder


def _unknown_name(owner: Any, name: Any) -> str:
    known = [field.name for field in fields(owner if is_dataclass(owner) else FormContext)]
    nearest = get_close_matches(str(name), known, n=1, cutoff=0)
    return f'unknown placeholder "{name}" · allowed: {", ".join(known)} · nearest: "{"".join(nearest)}"'


def _problem(error: Exception, template_dir: Path, template: str) -> TemplateProblem:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateNotFound):
        return TemplateProblem(template_dir / str(error.name), None, "no such template")
    if isinstance(error, TemplateSyntaxError):
        return TemplateProblem(Path(error.filename or template_dir / template), error.lineno, str(error.message))
    file, line = _last_line(error.__traceback__, template_dir) or (template_dir / template, None)
    return TemplateProblem(file, line, str(error))


def _last_line(traceback: TracebackType | None, template_dir: Path) -> tuple[Path, int] | None:
    """Find the innermost line of a template: Jinja2 puts the template's own lines into the traceback."""
    found = None
    while traceback:
        file = Path(traceback.tb_frame.f_code.co_filename)
        if file.parent == template_dir:
            found = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found
