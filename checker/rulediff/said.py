"""Says a condition in words, by the labels of its pack."""

from __future__ import annotations

from functools import cached_property

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
)
from checker.conditions.operators import OPERATORS
from checker.decision import phrases
from checker.decision.words import BOUNDS, Wording
from checker.pack.model import Pack
from checker.rulediff import words
from checker.rulediff.model import each
from checker.vocabulary.text import LANGUAGES, Text

_KINDS = {"every": phrases.EVERY, "some": phrases.SOME, "count": phrases.COUNT}


class Sayer:
    """Words the conditions of one pack; `editions` are those by which its dated values are given."""

    def __init__(self, pack: Pack, editions: dict[str, str]) -> None:
        self.pack = pack
        self.editions = editions
        self.wordings = {language: Wording(pack.vocabulary, language) for language in LANGUAGES}

    @cached_property
    def titles(self) -> dict[str, Text]:
        return {rule.id: rule.title for rule in self.pack.rules if rule.title}

    def said(self, condition: Condition) -> Text:
        """Say a condition in every language."""
        return each(lambda language: self._said(condition, language))

    def asked(self, condition: Compare) -> Text:
        """Say what a comparison asks of its fact: "must be at least 6 m²"."""
        return each(lambda language: self._asked(condition, language))

    def expected(self, condition: Compare) -> Text:
        """Say what a fact is compared with: "6 m²"."""
        return each(lambda language: self._expected(condition, language))

    def selection(self, condition: Quantifier) -> Text:
        """Name the records that a condition speaks of."""
        return each(lambda language: self._selection(condition, language))

    def _said(self, condition: Condition, language: str) -> str:
        match condition:
            case Compare():
                return f"{condition.fact.definition.label.of(language)}: {self._asked(condition, language)}"
            case Named():
                return condition.label.of(language)
            case RuleRef():
                title = self.titles.get(condition.rule)
                named = f"«{title.of(language)}» ({condition.rule})" if title else condition.rule
                return f"{words.RULE.of(language)} {named}"
            case All() | Any():
                return self._joined(condition, language)
            case Not():
                return f"{phrases.NOT.of(language)}: {self._inner(condition.child, language)}"
            case When():
                return self._when(condition, language)
            case Quantifier():
                return f"{self._selection(condition, language)}: {self._inner(condition.holds, language)}"
            case Norm() | NormTable():
                return condition.title.of(language)
            case Settled():
                return f"{self._said(condition.open, language)} ({phrases.SETTLED.of(language)})"

    def _inner(self, condition: Condition, language: str) -> str:
        said = self._said(condition, language)
        return f"({said})" if isinstance(condition, All | Any | When | Quantifier) else said

    def _joined(self, condition: All | Any, language: str) -> str:
        if len(condition.children) == 1:
            return self._said(condition.children[0], language)
        word = words.AND if isinstance(condition, All) else words.OR
        return f" {word.of(language)} ".join(self._inner(child, language) for child in condition.children)

    def _when(self, condition: When, language: str) -> str:
        if condition.exemption and isinstance(condition.condition, Not):
            exempt = self._said(condition.condition.child, language)
            return f"{self._said(condition.then, language)}; {words.EXEMPT_WHERE.of(language)}: {exempt}"
        first, then = self._inner(condition.condition, language), self._inner(condition.then, language)
        return f"{words.APPLIES_WHERE.of(language)} {first}, {words.THEN.of(language)} {then}"

    def _selection(self, condition: Quantifier, language: str) -> str:
        limits = "".join(
            f" {sign} {bound}"
            for sign, bound in (("≥", condition.at_least), ("≤", condition.at_most))
            if bound is not None
        )
        return f"{_KINDS[condition.kind].of(language)}: {self.wordings[language].selection(condition)}{limits}"

    def _asked(self, condition: Compare, language: str) -> str:
        if condition.operator == "given":
            return (phrases.STATED if condition.expected is True else phrases.NOT_STATED).of(language)
        operator = OPERATORS[condition.operator].words.of(language)
        return f"{operator} {self._expected(condition, language)}".strip()

    def _expected(self, condition: Compare, language: str) -> str:
        fact, expected, wording = condition.fact.definition, condition.expected, self.wordings[language]
        match expected:
            case FactRef():
                return wording.label(expected.definition)
            case DayRef():
                return phrases.DAYS[expected.day].of(language)
            case ValueRef():
                value = self.pack.values[expected.value]
                number = value.in_edition(self.editions.get(value.cite.act, ""))
                return value.id if number is None else f"{wording.value(number, fact, bound=True)} ({value.id})"
            case _:
                return wording.value(expected, fact, bound=condition.operator in BOUNDS)
