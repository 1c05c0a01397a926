"""The conditions of a rule set, each once: equal conditions of equal place are one term, however often patterns repeat them."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    Constant,
    DayRef,
    FactRef,
    Named,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    ValueRef,
    When,
    children,
)
from checker.engine.case import references_of
from checker.pack.model import Rule, RuleSet
from checker.vocabulary.model import ListDef


class Term:
    """One condition of a rule set with its number.

    `parts` are the terms below it, `uses` the number of terms and rules that it is part of. `reads` names the variables whose
    records it depends on; None: it may depend on all that are bound. `constant` is what a comparison compares with, where that
    is the same in every case.
    """

    __slots__ = ("condition", "constant", "number", "parts", "reads", "uses")

    def __init__(
        self, number: int, condition: Condition, parts: tuple[Term, ...], reads: frozenset[str] | None
    ) -> None:
        self.number = number
        self.condition = condition
        self.parts = parts
        self.reads = None if reads is None else tuple(sorted(reads))
        self.uses = 0
        self.constant: Constant | tuple[Constant, ...] | None = None

    @property
    def shared(self) -> bool:
        """Tell whether it stands in several places, and is laid out once for equal records."""
        return self.uses > 1 and self.reads is not None and bool(self.parts)


class Plan:
    """What of a rule set is worked out once for all dossiers: its terms, parts before wholes, and the term of each rule.

    A rule that is judged for every record of a list is, as a whole, an `every` over that list.
    """

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self.terms: list[Term] = []
        self.rules: list[tuple[Rule, Term, Term | None]] = []
        self._known: dict[Hashable, Term] = {}
        self._each: dict[str, str] = {}
        self._belonging: dict[int, set[str]] = {}
        for rule in ruleset.rules:
            one = self._term(rule.condition)
            one.uses += 1
            self._each[rule.id] = rule.for_every.each if rule.for_every else ""
            self.rules.append((rule, one, self._term(_whole(rule, rule.for_every)) if rule.for_every else None))

    def resting_on(self, holds: Callable[[Condition], bool]) -> frozenset[int]:
        """Give the identities of the conditions that a test holds for, and of all that they are parts of."""
        found: set[int] = set()
        for term in self.terms:
            if holds(term.condition) or any(id(part.condition) in found for part in term.parts):
                found.add(id(term.condition))
        return frozenset(found)

    def _term(self, condition: Condition) -> Term:
        parts = tuple(self._term(child) for child in children(condition))
        key = _identity(condition, parts)
        known = self._known.get(key)
        if known is not None:
            return known
        term = Term(len(self.terms), condition, parts, self._reads(condition, parts))
        if isinstance(condition, Compare) and not isinstance(condition.expected, DayRef | FactRef):
            expected = condition.expected
            term.constant = self.ruleset.value(expected.value) if isinstance(expected, ValueRef) else expected
        for part in parts:
            part.uses += 1
        self.terms.append(term)
        self._known[key] = term
        return term

    def _around(self, definition: ListDef) -> set[str]:
        """Name the variables of the records that records of a list may belong to."""
        found = self._belonging.get(id(definition))
        if found is None:
            lists = self.ruleset.pack.vocabulary.lists.values()
            named = {to for _, to in references_of(definition)}
            found = self._belonging[id(definition)] = {other.each for other in lists if other.name in named}
        return found

    def _reads(self, condition: Condition, parts: tuple[Term, ...]) -> frozenset[str] | None:
        """Name the variables whose records a condition depends on; of a kind not known here it may be any."""
        below: set[str] = set()
        for part in parts:
            if part.reads is None:
                return None
            below.update(part.reads)
        match condition:
            case Compare():
                other = condition.expected.variable if isinstance(condition.expected, FactRef) else ""
                below = {condition.fact.variable, other}
            case RuleRef():
                below = {self._each[condition.rule]}
            case Quantifier():
                below.discard(condition.definition.each)
                below.add(condition.owner)
                below |= self._around(condition.definition)
            case All() | Any() | Not() | When() | Named() | Settled():
                pass
            case _:
                return None
        return frozenset(below - {""})


def _whole(rule: Rule, definition: ListDef) -> Condition:
    name, holds = definition.name, rule.condition
    return Quantifier("every", name, definition, "", (), holds, "unknown", None, None, rule.place)


def _identity(condition: Condition, parts: tuple[Term, ...]) -> Hashable:
    """Give what makes two conditions one: kind, place, parts and all else that they say."""
    said: Hashable
    match condition:
        case Compare():
            fact, expected = condition.fact, condition.expected
            other = ("fact", expected.name) if isinstance(expected, FactRef) else (type(expected), expected)
            said = (fact.variable, fact.path, id(fact.definition), condition.operator, other)
        case RuleRef():
            said = condition.rule
        case When():
            said = condition.exemption
        case Named():
            said = (condition.pattern, condition.label)
        case Quantifier():
            said = (
                condition.kind,
                condition.list_name,
                id(condition.definition),
                condition.owner,
                condition.select,
                condition.nothing,
                condition.at_least,
                condition.at_most,
                condition.filtered,
            )
        case All() | Any() | Not() | Settled():
            said = None
        case _:
            said = id(condition)
    return type(condition), condition.place, tuple(part.number for part in parts), said
