"""What keeps a rule unknown, and what is a plain no where it is missing: read from its condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.conditions.model import Compare, Condition, DayRef, NormTable, Quantifier, RuleRef, Settled, children
from checker.conditions.verdict import UNKNOWN
from checker.decision import phrases
from checker.decision.words import Wording
from checker.handbook import page_words, words
from checker.handbook.links import Links
from checker.handbook.model import Link
from checker.pack.model import Pack, Rule
from checker.reports import words as report_words
from checker.rulediff.model import each
from checker.ruletests.possible import compared
from checker.vocabulary.text import LANGUAGES, NOTHING, Text


@dataclass(frozen=True, slots=True)
class Awaited:
    """What a rule waits for, by whom it comes from."""

    source: Text
    items: tuple[Link, ...]


_Found = tuple[Text, Link]


class Openness:
    """Tells of rules what can keep them unknown; parts are taken one by one, so what is named may, not must."""

    def __init__(self, pack: Pack, links: Links) -> None:
        self.pack = pack
        self.links = links
        self._wordings = {language: Wording(pack.vocabulary, language) for language in LANGUAGES}

    def awaited(self, rule: Rule) -> tuple[Awaited, ...]:
        """List what keeps a rule unknown while it is not there."""
        found = list(self._open(rule.condition, NOTHING))
        if rule.for_every is not None and rule.for_every.world == "closed":
            found.append(
                self._silent(rule.for_every.label, rule.for_every.source, self.links.fact(rule.for_every).href)
            )
        return _grouped(found)

    def absent(self, rule: Rule) -> tuple[Awaited, ...]:
        """List what is a plain no where it is missing."""
        return _grouped(list(self._closed(rule.condition, NOTHING)))

    def _open(self, condition: Condition, within: Text) -> Iterator[_Found]:
        match condition:
            case Compare() if UNKNOWN in compared(condition):
                yield from self._compared(condition, within)
            case Quantifier():
                yield from self._records(condition)
                for part in children(condition):
                    yield from self._open(part, self._selected(condition))
                return
            case RuleRef():
                link = self.links.rule(condition.rule)
                yield words.RULES, Link(_said(page_words.RULE_OPEN, link.text), link.href)
            case Settled():
                yield self._source("inspector"), Link(page_words.CLASH)
            case NormTable():
                table = self.links.table(condition.table)
                yield words.NORMS, Link(_said(page_words.NORMS_OPEN, table.text), table.href)
                return
        for part in children(condition):
            yield from self._open(part, within)

    def _compared(self, condition: Compare, within: Text) -> Iterator[_Found]:
        fact = condition.fact.definition
        if not fact.required and fact.world == "open" and condition.operator not in {"not_before", "not_after"}:
            named = _inside(within, fact.label)
            source = self._source(fact.source)
            yield source, Link(_said(page_words.NOT_STATED, named), self.links.fact(fact).href)
        if isinstance(condition.expected, DayRef) and condition.expected.day not in {"day", "registered"}:
            yield words.TERMS, Link(_said(page_words.DAY_OPEN, phrases.DAYS[condition.expected.day]))

    def _records(self, condition: Quantifier) -> Iterator[_Found]:
        definition, href = condition.definition, self.links.fact(condition.definition).href
        if condition.nothing == "unknown":
            yield self._source(definition.source), Link(_said(page_words.NO_ENTRY, self._selected(condition)), href)
        if definition.world == "closed":
            yield self._silent(definition.label, definition.source, href)

    def _silent(self, label: Text, source: str, href: str) -> _Found:
        return self._source(source), Link(_said(page_words.LIST_SILENT, label), href)

    def _closed(self, condition: Condition, within: Text) -> Iterator[_Found]:
        match condition:
            case Compare():
                fact = condition.fact.definition
                if fact.world == "closed" and not fact.required and condition.operator not in {"given", "known"}:
                    named = _inside(within, fact.label)
                    yield self._source(fact.source), Link(named, self.links.fact(fact).href)
            case Quantifier():
                # An open list that nothing is in says nothing: a rule that takes that for a no asks for an entry against.
                if condition.nothing == "not_met" and condition.definition.world == "closed":
                    href = self.links.fact(condition.definition).href
                    yield self._source(condition.definition.source), Link(self._selected(condition), href)
                within = self._selected(condition)
        for part in children(condition):
            yield from self._closed(part, within)

    def _selected(self, condition: Quantifier) -> Text:
        """Name the code that is asked for, else the list."""

        def said(language: str) -> str:
            wording = self._wordings[language]
            return wording.selected(condition) or wording.selection(condition)

        return each(said)

    def _source(self, source: str) -> Text:
        if source == "register":
            return self.pack.wording.get("registers") or report_words.SOURCES[source]
        return report_words.SOURCES[source]


def _inside(within: Text, label: Text) -> Text:
    return each(lambda language: f"{within.of(language)} · {label.of(language)}") if any(within) else label


def _said(form: Text, what: Text) -> Text:
    return each(lambda language: form.of(language).replace("{what}", what.of(language)))


def _grouped(found: list[_Found]) -> tuple[Awaited, ...]:
    groups: dict[Text, dict[Link, None]] = {}
    for source, item in found:
        groups.setdefault(source, {})[item] = None
    return tuple(Awaited(source, tuple(items)) for source, items in groups.items())
