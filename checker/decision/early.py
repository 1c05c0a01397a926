"""Finds the papers of an outcome that it is too early to sign, by the terms that name a first lawful day (`not_before`, `signs`).

APPC 73(1): the applicant is notified not later than three working days before the act is adopted. The day of the act is the one
recorded in the dossier, else today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from checker.decision.model import Decision, Warn
from checker.decision.step_words import StepWords
from checker.decision.steps import Step
from checker.vocabulary.text import LANGUAGES, Text

TOO_EARLY = "too-early"
_AHEAD = Text(
    "{title}: әлі ерте, {day} күнінен бұрын болмайды ({cite}; бастапқы күні {begins}). Оған дейін құжат жоба ретінде басылады.",
    "{title}: рано, можно не ранее {day} ({cite}; считая с {begins}). До этого дня документ печатается как проект.",
    "{title}: too early, lawful not before {day} ({cite}; counted from {begins}). Until then the paper is printed as a draft.",
)
_TAKEN = Text(
    "{title}: {done} күні жасалды, ал {day} күнінен бұрын болмайды ({cite}; бастапқы күні {begins}). Құжат жоба ретінде басылады.",
    "{title}: сделано {done}, а можно не ранее {day} ({cite}; считая с {begins}). Документ печатается как проект.",
    "{title}: done on {done}, lawful not before {day} ({cite}; counted from {begins}). The paper is printed as a draft.",
)
_READING = Text(
    " Басқа оқылуы бойынша – {day} бастап.",
    " По другому чтению – не ранее {day}.",
    " By another reading not before {day}.",
)
_UNHELD = Text(
    " Сол күнгі мәтін оқылмаған, қолданар алдында тексеріңіз.",
    " Текст, действовавший в этот день, не прочитан, проверьте до применения.",
    " The text in force on that day was not read, check before relying on it.",
)
_MARK = Text(
    "Жоба: {day} күнінен бұрын қол қойылмайды ({cite}).",
    "Проект: не подписывается ранее {day} ({cite}).",
    "Draft: not to be signed before {day} ({cite}).",
)


def too_early(decision: Decision) -> tuple[Step, ...]:
    """Give the steps in which a paper of the outcome is signed and whose first lawful day has not come or was not waited for."""
    forms = set(decision.outcome.forms)
    if not any(term.signs in forms for term in decision.case.ruleset.pack.terms):
        return ()
    today = dt.date.fromisoformat(decision.today)
    return tuple(step for step in decision.steps if step.term.signs in forms and step.too_early(today))


def of_early(decision: Decision) -> Iterator[Warn]:
    """Report each paper of the outcome that it is too early to sign, with the day from which it may be."""
    for step in too_early(decision):
        yield Warn(TOO_EARLY, Text(*(_said(step, decision, language) for language in LANGUAGES)))


def mark(step: Step, decision: Decision) -> Text:
    """Give the line that the draft carries."""
    return Text(*(_filled(_MARK.of(language), step, decision, language) for language in LANGUAGES))


def _said(step: Step, decision: Decision, language: str) -> str:
    said = _filled((_TAKEN if step.done else _AHEAD).of(language), step, decision, language)
    for _, other in step.readings:
        said += _READING.of(language).replace("{day}", f"{other:%d.%m.%Y}")
    cite = step.term.rule.cite
    if cite is not None and any(item.act.id == cite.act and not item.edition.held for item in decision.applied):
        said += _UNHELD.of(language)
    return f"{said} {step.term.missed.of(language)}".rstrip()


def _filled(said: str, step: Step, decision: Decision, language: str) -> str:
    words, cite = StepWords(language), step.term.rule.cite
    parts = {
        "title": step.term.rule.title.of(language),
        "day": words.when(step.earliest),
        "done": f"{step.done:%d.%m.%Y}" if step.done else "",
        "begins": words.when(step.begins),
        "cite": decision.case.ruleset.pack.acts.worded(cite, language) if cite else "",
    }
    for name, value in parts.items():
        said = said.replace(f"{{{name}}}", value)
    return said
