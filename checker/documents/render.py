"""Print forms as self-contained HTML pages.

Jinja2 is imported when the first form is printed and nowhere else in the program.
"""

from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, get_type_hints

from checker.documents.context import FormContext
from checker.documents.dates import FILTERS

if TYPE_CHECKING:
    from jinja2 import StrictUndefined
    from jinja2.nodes import Node
    from jinja2.sandbox import SandboxedEnvironment

# What a form that refuses is for: it says why, as the line «(Основание отказа)» of Order 230 wants it.
REFUSING = ("incompleteness", "refusal")


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

    values = {field.name: getattr(context, field.name) for field in fields(context)}
    try:
        return _environment(template_dir).get_template(template).render(values)
    except (TemplateError, TypeError, ValueError, LookupError) as error:
        raise _problem(error, template_dir, template) from error


def check_template(template_dir: Path, template: str) -> list[TemplateProblem]:
    """List what is wrong with a template, also in the branches that one printed context would not reach.

    The entries of a list (a row, a reason) are read inside the macros of `parts.html.j2` under names of
    their own; they are checked when a form is printed.
    """
    from jinja2 import TemplateError, nodes

    environment = _environment(template_dir)
    try:
        environment.get_template(template)
    except TemplateError as error:
        return [_problem(error, template_dir, template)]
    file = template_dir / template
    tree = environment.parse(file.read_text("utf-8"))
    known = {*environment.globals, *get_type_hints(FormContext), "loop", *_own_names(tree)}
    wrong: list[tuple[int, str, Any]] = [
        (node.lineno, node.name, None) for node in tree.find_all(nodes.Name) if node.name not in known
    ]
    for node in tree.find_all(nodes.Getattr):
        owner = _placeholder_type(node.node)
        if is_dataclass(owner) and node.attr not in get_type_hints(owner):
            wrong.append((node.lineno, node.attr, owner))
    wrong.sort(key=lambda found: found[:2])
    return [TemplateProblem(file, line, _unknown_name(owner, name)) for line, name, owner in wrong]


def _own_names(tree: "Node") -> set[str]:
    """Collect the names that a template sets, imports or declares as a macro itself."""
    from jinja2 import nodes

    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    names.update(node.name for node in tree.find_all(nodes.Macro))
    for imported in tree.find_all(nodes.FromImport):
        names.update(name if isinstance(name, str) else name[1] for name in imported.names)
    return names


def _placeholder_type(node: "Node") -> Any:
    """Tell the type of what `licence` or `licence.issued_on` names; None where it is not known here."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return get_type_hints(FormContext).get(node.name)
    if not isinstance(node, nodes.Getattr):
        return None
    owner = _placeholder_type(node.node)
    return get_type_hints(owner).get(node.attr) if is_dataclass(owner) else None


def require_reasons(context: FormContext) -> None:
    """Refuse to print a refusal that does not say why (Order 230, item 10 of annex 1)."""
    form, hearing, purpose = context.form.form, context.hearing, context.form.purpose
    if purpose == "hearing_protocol" and hearing.decision == "refusal" and not (hearing.reason or "").strip():
        raise UnmotivatedRefusal(form, "the hearing decided to refuse, but its reason is not given")
    if purpose in REFUSING and not context.reasons:
        raise UnmotivatedRefusal(form, "no reason is given")
    for reason in context.reasons if purpose in REFUSING else ():
        if not reason.text.strip() or not any(fact.text.strip() for fact in reason.facts):
            raise UnmotivatedRefusal(form, f'no fact stands behind the reason "{reason.text}" ({reason.cite})')


def mark_open_conclusion(context: FormContext) -> FormContext:
    """Make a draft of a conclusion (annex 2-2) that neither grants nor denies conformity."""
    if context.form.purpose != "conclusion" or context.conclusion in ("complies", "does_not_comply"):
        return context
    return replace(context, form=replace(context.form, draft=True))


@cache
def _environment(template_dir: Path) -> "SandboxedEnvironment":
    from jinja2 import FileSystemLoader
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(template_dir),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=_unknown_placeholder(),
    )
    environment.filters.update(FILTERS)
    return environment


def _unknown_placeholder() -> "type[StrictUndefined]":
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
