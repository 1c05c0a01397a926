"""Says what a rule demands in plain words, part by part, each fact and rule with the way to its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    DayRef,
    FactRef,
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    ValueRef,
    When,
    walk,
)
from checker.conditions.operators import OPERATORS
from checker.conditions.verdict import MET, NOT_MET, Verdict
from checker.decision import phrases
from checker.decision.words import BOUNDS, Wording
from checker.handbook import page_words, words
from checker.handbook.links import Links
from checker.handbook.model import Clause, Link
from checker.pack.model import Pack
from checker.rulediff.model import each, same
from checker.vocabulary.model import FactDef
from checker.vocabulary.text import LANGUAGES, NOTHING, Text

_KINDS = {"every": phrases.EVERY, "some": phrases.SOME, "count": phrases.COUNT}
_COLON = same(": ")


def demanded(condition: Condition) -> tuple[Condition | None, Condition]:
    """Part what frees from a rule (None: nothing does) from what it demands."""
    if isinstance(condition, When) and condition.exemption:
        first = condition.condition
        return (first.child if isinstance(first, Not) else Not(first, first.place)), condition.then
    return None, condition


class PlainWords:
    """Words the conditions of one pack; a number of the law is given with its editions where they differ."""

    def __init__(self, pack: Pack, links: Links) -> None:
        self.pack = pack
        self.links = links
        self._wordings = {language: Wording(pack.vocabulary, language) for language in LANGUAGES}

    def of(self, condition: Condition) -> Clause:
        """Say a condition, part by part."""
        match condition:
            case Compare():
                return Clause("leaf", self.comparison(condition))
            case RuleRef():
                return Clause("leaf", (Link(self._held(condition, MET)), Link(_COLON), self.links.rule(condition.rule)))
            case NormTable():
                return Clause("leaf", (Link(words.NORMS), Link(_COLON), self.links.table(condition.table)))
            case Norm():
                return Clause("leaf", (Link(condition.title),))
            case All() | Any():
                return self._joined(condition)
            case Not():
                return self._negated(condition.child)
            case Named():
                return Clause("pattern", (Link(condition.label),), (self.of(condition.child),))
            case When():
                return Clause("where", (), (self.of(condition.condition), self.of(condition.then)))
            case Quantifier():
                return self._records(condition)
            case Settled():
                return Clause("settled", (), (self.of(condition.open), self.of(condition.by)))

    def _joined(self, condition: All | Any) -> Clause:
        parts = tuple(_flattened(condition, type(condition)))
        if len(parts) == 1:
            return self.of(parts[0])
        said = list(dict.fromkeys(self._told_apart(part, parts) for part in parts))
        return said[0] if len(said) == 1 else Clause("all" if isinstance(condition, All) else "any", (), tuple(said))

    def _told_apart(self, part: Condition, parts: tuple[Condition, ...]) -> Clause:
        """Say a part; where another has the same words, with what is asked for in this one alone, as the paper that stands in."""
        said = self.of(part)
        alike = [one for one in parts if one is not part and self.of(one).words == said.words] if said.words else []
        others = {code for one in alike for code in self._codes(one)}
        own = [code for code in self._codes(part) if code not in others] if alike else []
        if not own:
            return said
        named = each(lambda language: f" – {', '.join(f'«{code.of(language)}»' for code in own)}")
        return replace(said, words=(*said.words, Link(named)))

    def _codes(self, condition: Condition) -> list[Text]:
        """Name what the lists that a condition reads are asked for, each once."""
        asked = [part for part in walk(condition) if isinstance(part, Quantifier) and part.select]
        return list(dict.fromkeys(self._code(part) for part in asked))

    def _code(self, condition: Quantifier) -> Text:
        return each(lambda language: self._wordings[language].selected(condition))

    def _held(self, condition: RuleRef, verdict: Verdict) -> Text:
        """Say that a rule holds, or that it does not: a ground is established."""
        if self.links.kind(condition.rule) == "ground":
            return phrases.GROUNDS[verdict]
        return page_words.HOLDS if verdict is MET else page_words.HOLDS_NOT

    def _negated(self, child: Condition) -> Clause:
        if isinstance(child, RuleRef):
            return Clause("leaf", (Link(self._held(child, NOT_MET)), Link(_COLON), self.links.rule(child.rule)))
        said = self.of(child)
        if said.kind in {"leaf", "pattern"}:
            return Clause(said.kind, (Link(page_words.HOLDS_NOT), Link(_COLON), *said.words), said.parts)
        return Clause("not", (), (said,))

    def _records(self, condition: Quantifier) -> Clause:
        note = page_words.NOTHING_LEFT[condition.nothing] if condition.nothing else NOTHING
        return Clause("records", tuple(self.selection(condition)), (self.of(condition.holds),), note)

    def selection(self, condition: Quantifier) -> Iterable[Link]:
        """Name the records that a condition speaks of, and how many of them."""
        yield Link(_KINDS[condition.kind])
        yield Link(_COLON)
        yield self.links.fact(condition.definition)
        code = self._code(condition)
        if any(code):
            yield Link(each(lambda language: f" – «{code.of(language)}»"))
        for sign, bound in (("≥", condition.at_least), ("≤", condition.at_most)):
            if bound is not None:
                yield Link(same(f" {sign} {bound}"))

    def comparison(self, condition: Compare) -> tuple[Link, ...]:
        """Say a comparison: the fact, and what it must be."""
        fact = self.links.fact(condition.fact.definition)
        if condition.operator == "given":
            return fact, Link(_COLON), Link(phrases.STATED if condition.expected is True else phrases.NOT_STATED)
        asked = phrases.ASKED.get(condition.operator, OPERATORS[condition.operator].words)
        said = Link(each(lambda language: f"{asked.of(language)} ".lstrip()))
        return (fact, Link(_COLON), *([said] if any(asked) else []), *self._expected(condition))

    def _expected(self, condition: Compare) -> tuple[Link, ...]:
        expected, fact = condition.expected, condition.fact.definition
        match expected:
            case FactRef():
                return (self.links.fact(expected.definition),)
            case DayRef():
                return (Link(phrases.DAYS[expected.day]),)
            case ValueRef():
                return (self._number(expected, fact, bound=condition.operator in BOUNDS),)
            case _:
                if condition.operator == "known":
                    return ()
                bound = condition.operator in BOUNDS
                return (Link(each(lambda language: self._wordings[language].value(expected, fact, bound=bound))),)

    def _number(self, expected: ValueRef, fact: FactDef, *, bound: bool) -> Link:
        """Say a number of the law: once, or edition by edition where they differ."""
        value = self.pack.values[expected.value]
        numbers = list(dict.fromkeys(number for _, number in value.dated))

        def said(language: str) -> str:
            wording = self._wordings[language]
            if len(numbers) == 1:
                return wording.value(numbers[0], fact, bound=bound)
            return ", ".join(
                f"{wording.value(number, fact, bound=bound)} ({edition})" for edition, number in value.dated
            )

        return Link(each(said), self.links.value(value.id).href)


def _flattened(condition: Condition, kind: type) -> Iterable[Condition]:
    """Walk the parts of an `all` in an `all`, of an `any` in an `any`, as one row."""
    if isinstance(condition, All | Any) and type(condition) is kind:
        for part in condition.children:
            yield from _flattened(part, kind)
    else:
        yield condition


def words_of(clause: Clause) -> Iterable[Text]:
    """Walk all words of a clause, for the search."""
    for link in clause.words:
        if len(link.text.ru) > 2:
            yield link.text
    for part in clause.parts:
        yield from words_of(part)
