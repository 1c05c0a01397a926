"""Writes the empty findings file that goes with a visit sheet: the same questions, in the same order, with the same numbers."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path

from checker.decision.model import Decision
from checker.dossier.model import FINDINGS
from checker.visit import words
from checker.visit.answers import IDENTITY
from checker.visit.questions import VisitQuestion
from checker.vocabulary.model import PLACES
from checker.vocabulary.text import Text

_WIDTH = 118
_COLUMN = 44


def answer_file(decision: Decision, questions: list[VisitQuestion], name: str) -> str:
    """Give the text of the findings file; `name` is the file's own name, for the command that reads it.

    It is valid as it stands and says nothing: every result is empty.
    """
    dossier, vocabulary = decision.case.dossier, decision.case.ruleset.pack.vocabulary
    lines = [f"# {line}" for language in words.FILE_HEAD for line in language]
    files = [*(Path(earlier.name).name for earlier in dossier.answers), name]
    lines.append(f"#   saikes check {Path(dossier.name).name} {' '.join(f'--findings {file}' for file in files)}")
    for choice in vocabulary.field_choices(FINDINGS, "result").values():
        lines.append(f"# result: {choice.code} – {choice.label.kk} · {choice.label.ru}")
    lines += ["", f"dossier: {_quoted(Path(dossier.name).name)}"]
    for key, path in IDENTITY.items():
        value = dossier.root.text(path)
        lines.append(f"{key}: {_quoted(value)}" if value else f"{key}:")
    lines += [f"digest: {dossier.digest}", _line("found_on:", f"{_said(words.FOUND_ON)}: YYYY-MM-DD")]
    lines += [_line("found_by:", _said(words.FOUND_BY)), ""]
    asked = [question for question in questions if question.item]
    lines.append("findings:" if asked else "findings: []")
    lines += _entries(decision, questions)
    return "\n".join(lines) + "\n"


def _entries(decision: Decision, questions: list[VisitQuestion]) -> Iterator[str]:
    site = place = None
    for number, question in enumerate(questions, 1):
        if question.site != site:
            site, place = question.site, None
            yield f"  # ══ {_site(decision, question.site)}"
        if question.place != place:
            place = question.place
            yield f"  # ── {_said(place_label(decision, place))}"
        yield from _entry(number, question)


def _entry(number: int, question: VisitQuestion) -> Iterator[str]:
    begin = f"{number}. "
    title = f"{begin}{_said(question.title)}"
    lines = textwrap.wrap(title, _WIDTH - 4, subsequent_indent=" " * len(begin), break_on_hyphens=False)
    yield from (f"  # {line}" for line in lines)
    if not question.item:
        yield f"  #    {_said(words.IN_DOSSIER)}: {question.pointer}"
        return
    yield f"  - item: {question.item}"
    if question.site:
        yield f"    site: {_quoted(question.site)}"
    if question.about:
        yield f"    about: {_quoted(question.about)}"
    pointers = dict.fromkeys(item.pointer for one in question.asking for item in one.unstated)
    if pointers:
        yield f"    # {_said(words.IN_DOSSIER)}: {', '.join(pointers)}"
    yield "    result:"
    # In quotes a note may hold ": " and "#".
    yield '    note: ""'


def place_label(decision: Decision, place: str) -> Text:
    """Name a place of a site."""
    if not place:
        return words.OTHER_PLACE
    return decision.case.ruleset.pack.vocabulary.choice_label(PLACES, place)


def _site(decision: Decision, site: str) -> str:
    if not site:
        return _said(words.WHOLE)
    record = next(one for one in decision.case.dossier.root.records("sites") if one.text("id") == site)
    address = record.names("address")
    return f"{site}: {_said(address)}" if address else site


def _said(text: Text) -> str:
    return text.kk if text.kk == text.ru else f"{text.kk} · {text.ru}"


def _line(text: str, note: str) -> str:
    return f"{text.ljust(_COLUMN)} # {note}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
