"""The acts place by place with what carries each of them, and the places where their texts clash."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from typing import Any

from checker.law.account import Carrier, Entry
from checker.pack.acts import Act, Acts, Edition
from checker.pack.contradictions import LawContradiction, by_weight
from checker.pack.model import Rule
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

    def contradictions(self, found: Sequence[LawContradiction], rules: Sequence[Rule] = ()) -> str:
        """Give every place where the texts clash, what changes a result first: the readings, the one applied, and why.

        `rules` are those of the pack: the ones that name a contradiction are listed with it.
        """
        blocks = [self.page.heading(self.say(words.CONTRADICTIONS).replace("{count}", str(len(found))))]
        for weight, group in itertools.groupby(by_weight(found), key=lambda one: one.bears_on):
            items = list(group)
            blocks.append(self.page.heading(f"{self.say(words.BEARS_ON[weight])}: {len(items)}"))
            blocks += ["\n".join(self._contradiction(item, rules)) for item in items]
        return "\n\n".join(blocks) + "\n"

    def _contradiction(self, item: LawContradiction, rules: Sequence[Rule]) -> Iterator[str]:
        cites = "; ".join(self._places(item))
        editions = f" · {self.say(words.IN_EDITIONS)}: {', '.join(item.editions)}" if item.editions else ""
        yield self.page.paint(self.page.paragraph(f"{item.id}: {cites}{editions}"), "strong")
        for number, reading in enumerate(item.readings, 1):
            applied = f" [{self.say(words.APPLIED)}]" if number == item.applied else ""
            yield self.page.paragraph(f"{self.say(reading)}{applied}", 5, f"{number}. ")
        yield self.page.paragraph(f"{self.say(words.WHY)}: {self.say(item.why)}", 2)
        if warned := naming(item, rules):
            yield self.page.paragraph(f"{self.say(words.NAMED_BY)}: {', '.join(warned)}", 2)

    def _places(self, item: LawContradiction) -> Iterator[str]:
        """Word the places that clash; the act is named once for those that follow one another in it."""
        for _, cites in itertools.groupby(item.cites, key=lambda cite: cite.act):
            first, *more = cites
            yield self.acts.worded(first, self.language)
            yield from (self.acts.placed(cite, self.language) for cite in more)

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


def naming(item: LawContradiction, rules: Sequence[Rule]) -> list[str]:
    """Give the ids of the rules and terms that name a contradiction, each once whatever editions it has."""
    return list(dict.fromkeys(rule.id for rule in rules if item.id in rule.contradictions))


def contradictions_json(found: Sequence[LawContradiction], rules: Sequence[Rule] = ()) -> str:
    """Print the contradictions as one JSON document, what changes a result first."""
    whole = [
        {
            "id": item.id,
            "bears_on": item.bears_on,
            "cites": [{"act": cite.act, **dict(cite.units)} for cite in item.cites],
            "editions": list(item.editions),
            "readings": [_text(reading) for reading in item.readings],
            "applied": item.applied,
            "why": _text(item.why),
            "named_by": naming(item, rules),
        }
        for item in by_weight(found)
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
