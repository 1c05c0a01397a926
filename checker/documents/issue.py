"""Writes the legal documents of an outcome, in Kazakh and in Russian, whole or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from checker.decision.model import Decision
from checker.documents.build import build_context
from checker.documents.context import FormContext
from checker.documents.forms import LANGUAGES, ChosenForm, FormNotHeld, choose_form, parse_forms
from checker.documents.render import TemplateProblem, UnmotivatedRefusal, render
from checker.documents.write import Writing, stem, write_documents
from checker.engine.case import Case
from checker.source.problem import SaikesError
from checker.vocabulary.text import Text

NOTICES = ("hearing_notice", "preliminary_notice")
NO_HEARING = Text(
    "тыңдау туралы хабарламада күні, уақыты немесе орны бос (hearing: date, time, place)",
    "в уведомлении о заслушивании пусты день, время или место (hearing: date, time, place)",
    "the notice of the hearing lacks its day, hour or place (hearing: date, time, place)",
)
NOT_THE_ACT = Text(
    "Нысанның сөздері осы мекемеде өзгертілген: бұл актінің мәтіні емес.",
    "Слова формы изменены у издавшего документ: это не текст акта.",
    "The words of the form were changed where this was printed: it is not the text of the act.",
)


class CannotRender(SaikesError):
    """A template is missing or wrong; says where."""

    exit_code = 3


class NoReason(SaikesError):
    """A refusal without an established ground, or a ground without a fact, was about to be printed."""


class NoForm(SaikesError):
    """The rule pack has no form for what was asked for."""

    exit_code = 2


@dataclass(frozen=True)
class Issued:
    """What was written, and what could not be and why."""

    written: tuple[Path, ...]
    notes: tuple[Text, ...]


def issue(decision: Decision, to: Writing) -> Issued:
    """Render every document of the outcome and write them.

    All are rendered before the first is written, and either all are there afterwards or none. Raises CannotWrite where the
    folder cannot be written to or a file is already there with other content, CannotRender for a template that is missing or
    wrong, NoReason for a refusal that does not say why, and what `write_documents` raises for one of the formats.
    """
    begin = stem(decision.case.dossier.name)
    pages, notes = pages_of(decision, to)
    named = {f"{begin}.{name}": page for name, page in pages.items()}
    return Issued(tuple(write_documents(named, case_day(decision.case), to)), tuple(notes))


def pages_of(decision: Decision, to: Writing) -> tuple[dict[str, str], list[Text]]:
    """Render every document of the outcome; gives the pages by `form.language`, and what could not be rendered and why.

    Raises CannotRender for a template that is missing or wrong, NoReason for a refusal that does not say why.
    """
    pages: dict[str, str] = {}
    notes: list[Text] = []
    for form in decision.outcome.forms:
        for language in LANGUAGES:
            try:
                chosen = chosen_form(decision, form, language)
            except FormNotHeld:
                notes.append(_not_held(form, decision))
                break
            if chosen.purpose == "hearing_protocol" and not decision.case.dossier.root.facts.keys() & {
                "hearing.date",
                "hearing.decision",
            }:
                continue
            pages[f"{form}.{language}"] = rendered(build_context(decision, chosen), to)
            if chosen.purpose in NOTICES and language == "ru" and not _hearing_is_set(decision):
                notes.append(Text(*chosen.incomplete) if chosen.incomplete else NO_HEARING)
    return pages, notes


def case_day(case: Case) -> dt.date:
    """Give the day by which the case is judged: the date in the properties of its documents."""
    return dt.date.fromisoformat(case.days["day"])


def _hearing_is_set(decision: Decision) -> bool:
    """Tell whether the notice can name the day, the hour and the place."""
    return {"hearing.date", "hearing.time", "hearing.place"} <= decision.case.dossier.root.facts.keys()


def rendered(context: FormContext, to: Writing) -> str:
    """Render one form; raises CannotRender for a template that is missing or wrong, NoReason for a refusal without one."""
    if context.form.template in to.changed:
        marks = (*context.form.marks, NOT_THE_ACT.of(context.form.lang))
        context = replace(context, form=replace(context.form, marks=marks))
    try:
        return render(context, to.templates)
    except TemplateProblem as error:
        raise CannotRender(
            f"{error}\n    put the template there, or mend the forms of the rule pack; nothing was written"
        ) from None
    except UnmotivatedRefusal as error:
        raise NoReason(f"{error}; nothing was written") from None


def chosen_form(decision: Decision, form: str, language: str) -> ChosenForm:
    """Choose the text of a form by the edition that the case is judged by; raises FormNotHeld where there is none."""
    edition = _edition(decision)
    forms = parse_forms({"forms": decision.case.ruleset.pack.forms or []})
    return choose_form(forms, form, edition, "kk" if language == "kk" else "ru")


def form_for(decision: Decision, purpose: str) -> str:
    """Name the form of the pack that is for a purpose; raises NoForm where it has none."""
    forms = parse_forms({"forms": decision.case.ruleset.pack.forms or []})
    found = next((form.id for form in forms if form.purpose == purpose), "")
    if not found:
        raise NoForm(
            f'{decision.case.ruleset.pack.name}: [error] the rule pack has no form with "purpose: {purpose}"\n'
            f"    add one to its `forms` with its templates; docs/rules.md says how"
        )
    return found


def _edition(decision: Decision) -> str:
    """Give the edition of the act whose annexes the forms are, "" where none is in force."""
    act = decision.case.ruleset.pack.acts.procedure
    return decision.case.ruleset.editions.get(act.id, "") if act else ""


def _not_held(form: str, decision: Decision) -> Text:
    edition = _edition(decision) or "–"
    return Text(
        f"«{form}» құжаты жазылмады: {edition} редакциясында мұндай нысан жоқ немесе қолда жоқ",
        f"документ «{form}» не записан: в редакции {edition} такой формы нет либо она не имеется",
        f'document "{form}" not written: edition {edition} has no such form, or it is not held',
    )
