"""Which verdicts a condition can have at all, whatever the dossier says.

Each part is taken by itself, so the answer may name a verdict that parts which hang together never give, but never leaves one out.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

from checker.conditions import verdict as algebra
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
    When,
    children,
)
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.pack.model import Pack, Rule
from checker.ruletests.possible_norms import weighed

Verdicts = frozenset[Verdict]
# Facts by name of which it is taken that they are stated (true) or not (false).
Stated = dict[str, bool]
# Days of a case that are always known.
_KNOWN_DAYS = ("day", "registered")
_ANY = frozenset(Verdict)


class Possible:
    """The verdicts that the conditions of a pack can have."""

    def __init__(self, pack: Pack) -> None:
        self._rules: dict[str, list[Rule]] = {}
        for rule in pack.rules:
            self._rules.setdefault(rule.id, []).append(rule)
        self._known: dict[str, Verdicts] = {}

    def of(self, condition: Condition, stated: Stated | None = None) -> Verdicts:
        """Give every verdict that a condition can have, or those that it can have where facts are stated or not."""
        stated = stated or {}
        asked = next((name for name in _asked(condition) if name not in stated), None)
        if asked is not None:
            # Parts that speak of one fact hang together: it is stated, or it is not.
            return self.of(condition, {**stated, asked: True}) | self.of(condition, {**stated, asked: False})
        return self._of(condition, stated)

    def _of(self, condition: Condition, stated: Stated) -> Verdicts:
        match condition:
            case Compare():
                return compared(condition, stated.get(condition.fact.name))
            case RuleRef():
                return self.of_rule(condition.rule)
            case Norm():
                return weighed(condition)
            case Quantifier():
                return self._quantified(condition, stated)
            case NormTable():
                return frozenset({UNKNOWN, NOT_APPLICABLE, *folded(algebra.all_of, map(self.of, condition.children))})
            case All():
                return folded(algebra.all_of, [self.of(part, stated) for part in condition.children])
            case Any():
                return folded(algebra.any_of, [self.of(part, stated) for part in condition.children])
            case _:
                return self._of_parts(condition, [self.of(part, stated) for part in children(condition)])

    def of_rule(self, name: str) -> Verdicts:
        """Give every verdict that a rule can have, over all its editions and records."""
        if name not in self._known:
            self._known[name] = _ANY
            found: set[Verdict] = set()
            for rule in self._rules.get(name, []):
                found |= self.of(rule.condition)
                found |= {UNKNOWN} if rule.for_every else set()
            self._known[name] = frozenset(found)
        return self._known[name]

    def _of_parts(self, condition: Condition, below: list[Verdicts]) -> Verdicts:
        match condition:
            case Not():
                return frozenset(map(algebra.negation, below[0]))
            case When():
                return frozenset(itertools.starmap(algebra.implied, itertools.product(*below)))
            case Settled():
                return frozenset(itertools.starmap(algebra.settled, itertools.product(*below)))
            case Named():
                return below[0]
            case _:
                return _ANY

    def _quantified(self, condition: Quantifier, stated: Stated) -> Verdicts:
        each = f"{condition.definition.each}."
        holds = self._held(condition, {name: known for name, known in stated.items() if not name.startswith(each)})
        found = {Verdict[condition.nothing.upper()]} if condition.nothing else set()
        if condition.definition.world == "closed":
            # A closed list that the dossier does not mention is unknown.
            found.add(UNKNOWN)
        if condition.kind == "count":
            return frozenset(found | _counted(condition, holds))
        fold = algebra.all_of if condition.kind == "every" else algebra.any_of
        # Two records stand for any number: what one gives, and what any two give together.
        found |= holds | folded(fold, [holds, holds])
        return frozenset(found)

    def _held(self, condition: Quantifier, stated: Stated) -> Verdicts:
        """Give what is judged of one record; where the rule says what it is if the filter leaves none, those left out count for nothing."""
        holds = condition.holds
        if not condition.filtered or not isinstance(holds, When):
            return self.of(holds, stated)
        kept = self.of(holds.condition, stated) & {MET, UNKNOWN}
        return frozenset(algebra.implied(guard, then) for guard in kept for then in self.of(holds.then, stated))


def folded(fold: Callable[[Iterable[Verdict]], Verdict], parts: Iterable[Verdicts]) -> Verdicts:
    """Give what all_of or any_of can make of parts, each by itself."""
    found: set[Verdict] = {NOT_APPLICABLE}
    for part in parts:
        found = {fold((one, other)) for one in found for other in part}
    return frozenset(found)


def _asked(condition: Condition) -> list[str]:
    """Name the facts of which a part asks whether they are stated, where another part compares them."""
    if not isinstance(condition, All | Any):
        return []
    compares = [part for part in condition.children if isinstance(part, Compare)]
    names = [part.fact.name for part in compares]
    return [part.fact.name for part in compares if part.operator == "given" and names.count(part.fact.name) > 1]


def compared(condition: Compare, stated: bool | None = None) -> Verdicts:
    """Give what a comparison can be: by whether the fact can be missing, and what its world makes of that."""
    fact, sure = condition.fact.definition, condition.fact.definition.required if stated is None else stated
    if condition.operator == "given":
        known = {sure} if sure or stated is not None else {True, False}
        return frozenset(MET if one == condition.expected else NOT_MET for one in known)
    absent = NOT_MET if fact.world == "closed" else UNKNOWN
    if condition.operator in {"not_before", "not_after"}:
        absent = MET
    if stated is False:
        return frozenset({absent})
    if condition.operator == "known":
        return frozenset({MET} if sure else {MET, absent})
    found = {MET, NOT_MET} if sure else {MET, NOT_MET, absent}
    if isinstance(condition.expected, DayRef) and condition.expected.day not in _KNOWN_DAYS:
        found.add(UNKNOWN)
    if isinstance(condition.expected, FactRef) and not condition.expected.definition.required:
        found.add(UNKNOWN)
    return frozenset(found)


def _counted(condition: Quantifier, holds: Verdicts) -> set[Verdict]:
    found = {MET, NOT_MET} if MET in holds else {algebra.counted((), condition.at_least, condition.at_most)}
    if UNKNOWN in holds:
        found |= {MET, NOT_MET, UNKNOWN}
    if condition.at_least == 0 and condition.at_most is None:
        found = {MET}
    return found
