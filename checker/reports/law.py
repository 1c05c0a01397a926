"""The acts place by place with what carries each of them, and the places where their texts clash."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker.law.account import Carrier, Entry
from checker.pack.acts import Act, Acts, Edition, LawContradiction
from checker.reports import words
from checker.reports.layout import Page
from checker.vocabulary.text import LANGUAGES, Text


class LawReport:
    """Prints the account of the acts in one language."""

    def __init__(self, acts: Acts, language: str, *, colour: bool = False) -> None:
        self.acts = acts
        self.language = language
        self.page = Page(colour)

    def account(self, act: Act, edition: Edition, entries: Sequence[Entry]) -> str:
        """Give one edition of an act, place by place."""
        head = f"{self.say(act.short)} · {edition.id}"
        counted = self.say(words.LAW_COUNTS)
        for name, count in (
            ("all", len(entries)),
            ("carried", sum(bool(entry.carriers) for entry in entries)),
            ("left", sum(entry.left_out is not None for entry in entries)),
            ("open", sum(not entry.carriers and entry.left_out is None for entry in entries)),
        ):
            counted = counted.replace(f"{{{name}}}", str(count))
        lines = [self.page.heading(head), self.page.paragraph(counted)]
        for entry in entries:
            lines += ["", *self._entry(entry)]
        return "\n".join(lines) + "\n"

    def contradictions(self, found: Sequence[LawContradiction]) -> str:
        """Give every place where the texts clash: the readings, the one applied, and why."""
        blocks = []
        for item in found:
            cites = "; ".join(self.acts.worded(cite, self.language) for cite in item.cites)
            lines = [self.page.paint(self.page.paragraph(f"{item.id}: {cites}"), "strong")]
            for number, reading in enumerate(item.readings, 1):
                applied = f" [{self.say(words.APPLIED)}]" if number == item.applied else ""
                lines.append(self.page.paragraph(f"{self.say(reading)}{applied}", 5, f"{number}. "))
            lines.append(self.page.paragraph(f"{self.say(words.WHY)}: {self.say(item.why)}", 2))
            blocks.append("\n".join(lines))
        head = self.page.heading(self.say(words.CONTRADICTIONS).replace("{count}", str(len(found))))
        return "\n\n".join([head, *blocks]) + "\n"

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def _entry(self, entry: Entry) -> Iterator[str]:
        place = self.acts.placed(entry.cite, self.language)
        tone = "strong" if entry.accounted else "bad"
        yield self.page.paint(place, tone)
        for carrier in entry.carriers:
            yield self.page.paragraph(self._carrier(carrier), 4, "– ")
        if entry.left_out is not None:
            yield self.page.paragraph(f"{self.say(words.NOT_CARRIED)}: {self.say(entry.left_out.why)}", 4, "· ")
        elif not entry.carriers:
            yield self.page.paint(self.page.paragraph(self.say(words.UNACCOUNTED), 4, "! "), "bad")
        for item in entry.contradictions:
            yield self.page.paragraph(f"{self.say(words.CLASHES)}: {item.id}", 4, "≠ ")

    def _carrier(self, carrier: Carrier) -> str:
        tests = f" · {self.say(words.CASES).replace('{count}', str(carrier.tests))}" if carrier.tests else ""
        title = self.say(carrier.title)
        named = f": {title}" if title and title != carrier.id else ""
        return f"{self.say(words.CARRIERS[carrier.what])} {carrier.id}{named}{tests}"


def account_json(found: Sequence[tuple[Act, Edition, Sequence[Entry]]]) -> str:
    """Print the account as one JSON document."""
    whole = [
        {"act": act.id, "edition": edition.id, "places": [_entry(entry) for entry in entries]}
        for act, edition, entries in found
    ]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def contradictions_json(found: Sequence[LawContradiction]) -> str:
    """Print the contradictions as one JSON document."""
    whole = [
        {
            "id": item.id,
            "cites": [{"act": cite.act, **dict(cite.units)} for cite in item.cites],
            "readings": [_text(reading) for reading in item.readings],
            "applied": item.applied,
            "why": _text(item.why),
        }
        for item in found
    ]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "place": dict(entry.cite.units),
        "carried_by": [
            {"what": carrier.what, "id": carrier.id, "title": _text(carrier.title), "tests": carrier.tests}
            for carrier in entry.carriers
        ],
        "left_out": _text(entry.left_out.why) if entry.left_out is not None else None,
        "contradictions": [item.id for item in entry.contradictions],
    }


def _text(text: Text) -> dict[str, str]:
    return {language: text.of(language) for language in LANGUAGES}
