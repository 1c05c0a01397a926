"""Writes papers that follow from no outcome: the application, the complaint with the letter that sends it on, the table of terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from checker.decision.model import Decision
from checker.decision.step_words import StepWords
from checker.decision.steps import Step
from checker.documents.build import build_context
from checker.documents.context import FormContext
from checker.documents.forms import LANGUAGES, FormNotHeld
from checker.documents.issue import Issued, case_day, chosen_form, form_for, rendered
from checker.documents.procedure_context import StepLine, StepTable
from checker.documents.write import Writing, stem, write_documents
from checker.source.problem import SaikesError
from checker.vocabulary.text import Text

NOT_TO_BODY = Text(
    "39-тармақтың ілеспе хаты жазылмады: істе уәкілетті органға берілген шағым жоқ (complaint: received_on, addressed_to)",
    "сопроводительное письмо п. 39 не записано: в деле нет жалобы в уполномоченный орган (complaint: received_on, addressed_to)",
    "the covering letter of paragraph 39 is not written: the dossier has no complaint to the authorised body (complaint: received_on, addressed_to)",
)


class NoApplicationForm(SaikesError):
    """The acts have no form by which this is asked for, or its text is not held."""

    exit_code = 2


def issue_application(decision: Decision, to: Writing) -> Issued:
    """Write the application by which the applicant asks (Order 230, annexes 2 and 4), filled from the dossier.

    Raises NoApplicationForm where the acts lay down none for the request or its text is not held, and what `write_documents` raises.
    """
    form = decision.request.application
    if not form:
        known = [one.title.en for one in decision.case.ruleset.pack.requests if one.application]
        raise NoApplicationForm(
            f"{decision.case.dossier.name}: [error] the acts lay down no form of an application for "
            f'"{decision.request.title.en}"\n    there is one for: {"; ".join(known)}; nothing was written'
        )
    return Issued(_written(decision, (form,), to), ())


def issue_complaint(decision: Decision, to: Writing) -> Issued:
    """Write the complaint (Order 230, paragraphs 35 and 36), and where the dossier records one to the authorised body the letter of
    paragraph 39 with which the provider sends it on with the case.
    """
    root = decision.case.dossier.root
    made = root.text("complaint.received_on") or root.text("complaint.registered_on")
    to_body = bool(made) and root.text("complaint.addressed_to") == "authorised_body"
    purposes = ("complaint", "complaint_cover") if to_body else ("complaint",)
    written = _written(decision, tuple(form_for(decision, one) for one in purposes), to)
    return Issued(written, () if to_body else (NOT_TO_BODY,))


def issue_terms(decision: Decision, to: Writing) -> Issued:
    """Write the steps of the procedure with their terms, as `saikes terms` shows them."""
    steps = [step for step in decision.steps if step.state != "left_out"]
    return Issued(
        _written(
            decision, (form_for(decision, "terms_table"),), to, lambda context: _with_steps(context, decision, steps)
        ),
        (),
    )


def _written(
    decision: Decision,
    forms: tuple[str, ...],
    to: Writing,
    filled: Callable[[FormContext], FormContext] = lambda context: context,
) -> tuple[Path, ...]:
    name = decision.case.dossier.name
    pages = {}
    for form in forms:
        for language in LANGUAGES:
            try:
                chosen = chosen_form(decision, form, language)
            except FormNotHeld as error:
                raise NoApplicationForm(f"{name}: [error] {error}\n    nothing was written") from None
            pages[f"{stem(name)}.{form}.{language}"] = rendered(filled(build_context(decision, chosen)), to)
    return tuple(write_documents(pages, case_day(decision.case), to))


def _with_steps(context: FormContext, decision: Decision, steps: list[Step]) -> FormContext:
    words, acts = StepWords(context.form.lang), decision.case.ruleset.pack.acts
    lines = tuple(
        StepLine(
            words.say(step.term.rule.title),
            acts.worded(step.term.rule.cite, context.form.lang) if step.term.rule.cite else "",
            words.say(step.term.who),
            words.when(step.begins),
            words.due(step),
            words.done(step),
        )
        for step in steps
    )
    received, today = (dt.date.fromisoformat(day) for day in (decision.case.days["registered"], decision.today))
    return replace(context, steps=StepTable(received, today, lines, tuple(words.notes(steps, decision))))
