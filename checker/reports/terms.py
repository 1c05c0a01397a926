"""The procedure over time as a table for the terminal, as plain data, and as a calendar file."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from checker.conditions.verdict import Verdict
from checker.decision.model import Decision
from checker.decision.step_words import StepWords
from checker.decision.steps import Day, Step, next_steps
from checker.decision.words import day
from checker.pack.model import Reading
from checker.reports import words
from checker.reports.layout import Page
from checker.vocabulary.text import LANGUAGES, Text

# As wide as the longest words of them: «услугополучатель», «белгіленбеген», a day with ≈ before it.
_COLUMNS = (19, 16, 12, 12, 13)
_TONES = {
    "late": "bad",
    "overdue": "bad",
    "early": "bad",
    "due": "open",
    "open": "open",
    "done": "good",
    "waiting": "quiet",
    "unrecorded": "quiet",
}


class TermsReport:
    """Prints the steps of a procedure in one language."""

    def __init__(self, language: str, *, colour: bool = False) -> None:
        self.language = language
        self.page = Page(colour)
        self.words = StepWords(language)

    def render(self, decision: Decision) -> str:
        """Give the whole report: every step that applies, then what the texts leave open, then what follows from a term missed."""
        steps = [step for step in decision.steps if step.state != "left_out"]
        name = decision.case.dossier.root.names("applicant.name")
        title = f"{decision.case.dossier.name}{' · ' + self.say(name) if name else ''}"
        head = [words.STEP, words.WHO, words.FROM, words.DUE_ON, words.DONE_ON]
        rows = [[(self.say(word), "strong") for word in head], *(self._row(step, decision) for step in steps)]
        notes = list(self.words.notes(steps, decision))
        blocks = [
            f"{self.page.heading(title)}\n{self._days(decision)}",
            self.page.table(_COLUMNS, rows),
            "\n".join(self.page.paragraph(note, 2, "! ") for note in notes),
        ]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def brief(self, decision: Decision) -> str:
        """Give what stands next and what is late or too early, one line each; empty where the rules hold no terms."""
        steps = decision.steps
        wanted = [*next_steps(steps), *(step for step in steps if step.state in {"late", "early"})]
        return "\n".join(
            self.page.paint(self.page.paragraph(self._line(step), 2, "– "), _TONES[step.state]) for step in wanted
        )

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def _days(self, decision: Decision) -> str:
        registered = day(decision.case.days["registered"])
        return f"{self.say(words.RECEIVED)} {registered} · {self.say(words.TODAY)} {day(decision.today)}"

    def _row(self, step: Step, decision: Decision) -> list[tuple[str, str]]:
        rule, tone = step.term.rule, _TONES[step.state]
        cite = decision.case.ruleset.pack.acts.placed(rule.cite, self.language) if rule.cite else ""
        return [
            (f"{self.say(rule.title)} ({cite})", ""),
            (self.say(step.term.who), ""),
            (self.words.when(step.begins), ""),
            (self.words.due(step), ""),
            ("\n".join(self.words.done(step)), tone),
        ]

    def _line(self, step: Step) -> str:
        due = words.DUE_BY if step.state == "due" else words.STATES_LONG[step.state]
        said = (
            self.say(due).replace("{due}", self.words.when(step.earliest or step.due)).replace("{days}", str(step.late))
        )
        return f"{self.say(step.term.rule.title)} – {self.say(step.term.who)}: {said}"


def document(decision: Decision) -> dict[str, Any]:
    """Give the steps as plain data."""
    return {
        "dossier": {"name": decision.case.dossier.name, "digest": decision.case.dossier.digest},
        "days": {**decision.case.days, "today": decision.today},
        "steps": [_step(step, decision) for step in decision.steps],
    }


def render(decision: Decision) -> str:
    """Print the steps as one JSON document."""
    return json.dumps(document(decision), ensure_ascii=False, indent=2) + "\n"


def _step(step: Step, decision: Decision) -> dict[str, Any]:
    rule, acts = step.term.rule, decision.case.ruleset.pack.acts
    edition = decision.case.ruleset.editions.get(rule.cite.act, "") if rule.cite else ""
    return {
        "id": rule.id,
        "title": _text(rule.title),
        "cite": {**{language: acts.worded(rule.cite, language) for language in LANGUAGES}, "edition": edition}
        if rule.cite
        else None,
        "who": _text(step.term.who),
        "applies": _applies(step),
        "begins": _day(step.begins),
        "due": _day(step.due),
        "earliest": _day(step.earliest),
        "done": step.done.isoformat() if step.done else None,
        "late_by": step.late,
        "state": step.state,
        "provisional_years": list(step.unsure),
        "readings": [_reading(reading, other) for reading, other in step.readings],
        "contradictions": list(rule.contradictions),
    }


def _reading(reading: Reading, other: dt.date) -> dict[str, Any]:
    key, rest = ("earliest", "due") if reading.starts.floor else ("due", "earliest")
    return {"text": _text(reading.text), key: other.isoformat(), rest: None}


def _applies(step: Step) -> str:
    return {"left_out": Verdict.NOT_APPLICABLE.word, "open": Verdict.UNKNOWN.word}.get(step.state, Verdict.MET.word)


def _day(found: Day | None) -> dict[str, Any] | None:
    return None if found is None else {"day": found.day.isoformat(), "expected": found.expected}


def _text(text: Text) -> dict[str, str]:
    return {language: text.of(language) for language in LANGUAGES}


def calendar_file(decision: Decision, language: str) -> bytes:
    """Give the steps that are not taken as a calendar (RFC 5545), one all-day entry on the last day of each, or on the first
    lawful day of a step that has one.

    Entries keep their identity from run to run, so that a calendar that takes the file again moves them instead of doubling them.
    """
    from icalendar import Calendar, Event

    found = Calendar()
    found.add("prodid", "-//Saikes//terms//EN")
    found.add("version", "2.0")
    number = decision.case.dossier.root.text("application.number") or decision.case.dossier.name
    case = hashlib.sha256(f"{number} {decision.case.days['registered']}".encode()).hexdigest()[:16]
    stamp = dt.datetime.combine(dt.date.fromisoformat(decision.today), dt.time(), dt.UTC)
    for step in decision.steps:
        on = step.earliest or step.due
        if on is None or step.done is not None or step.state == "left_out":
            continue
        entry = Event()
        entry.add("uid", f"{step.term.rule.id}.{case}@saikes")
        entry.add("dtstamp", stamp)
        entry.add("dtstart", on.day)
        entry.add("dtend", on.day + dt.timedelta(days=1))
        floor = f" ({StepWords(language).due(step)})" if step.earliest else ""
        entry.add("summary", f"{number}: {step.term.rule.title.of(language)} – {step.term.who.of(language)}{floor}")
        cite = step.term.rule.cite
        if cite is not None:
            entry.add("description", decision.case.ruleset.pack.acts.worded(cite, language))
        if on.expected:
            entry.add("status", "TENTATIVE")
        found.add_component(entry)
    return bytes(found.to_ical())
