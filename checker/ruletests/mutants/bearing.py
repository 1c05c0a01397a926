"""What a change of one condition bears on: which rules hold it, which name those, and what must be judged to tell.

A rule that is not touched but named is put in as one that always has the verdict that it had.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from checker.conditions.model import All, Compare, Condition, FactRef, NormTable, RuleRef, walk
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, Verdict
from checker.pack.model import Rule, RuleSet
from checker.ruletests.branches import Key, key, written
from checker.ruletests.model import Expectation
from checker.source.place import Place
from checker.vocabulary.model import FactDef
from checker.vocabulary.text import NOTHING

_NOWHERE = Place("", 1, 1)
_NOT_THERE = "(never stated)"


def constant(verdict: Verdict) -> Condition:
    """Give a condition that has this verdict in every case."""
    if verdict is NOT_APPLICABLE:
        return All((), _NOWHERE)
    never = FactDef(_NOT_THERE, "text", NOTHING, "declared", "open", _NOWHERE)
    if verdict in {MET, NOT_MET}:
        return Compare(FactRef("", _NOT_THERE, never), "given", verdict is NOT_MET, _NOWHERE)
    return Compare(FactRef("", _NOT_THERE, never), "known", True, _NOWHERE)


class Rules:
    """A rule set with what a change of one of its conditions bears on."""

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self.by_id = {rule.id: rule for rule in ruleset.rules}
        self.names = {rule.id: named_by(rule.condition) for rule in ruleset.rules}
        holding: dict[Key, set[str]] = {}
        self.tables: dict[str, set[str]] = {}
        self._tables: dict[Key, list[tuple[Rule, NormTable]]] = {}
        self._above: dict[frozenset[str], frozenset[str]] = {}
        for rule in ruleset.rules:
            for part in written(rule.condition):
                holding.setdefault(key(part), set()).add(rule.id)
                if isinstance(part, NormTable):
                    self._table(rule, part)
        self.holding = {at: frozenset(names) for at, names in holding.items()}

    def _table(self, rule: Rule, table: NormTable) -> None:
        self.tables.setdefault(table.table, set()).add(rule.id)
        variables = self.ruleset.pack.tables[table.table].variables
        if rule.for_every is not None and set(variables) <= {rule.for_every.each}:
            for part in written(table):
                self._tables.setdefault(key(part), []).append((rule, table))

    @cached_property
    def outcomes(self) -> list[str]:
        return [rule.id for rule in self.ruleset.rules if rule.kind == "outcome"]

    @cached_property
    def rows(self) -> list[str]:
        return [rule.id for rule in self.ruleset.rules if rule.collects == "rows"]

    def tables_with(self, at: Key) -> list[tuple[Rule, NormTable]]:
        """Give the norm tables that a branch is, or stands in, each with a rule that is judged for the records of the table."""
        return self._tables.get(at, [])

    def above(self, rules: frozenset[str]) -> frozenset[str]:
        """Give the rules whose verdict may change where those of `rules` do: they and all that name them, directly or not."""
        known = self._above.get(rules)
        if known is None:
            known = self._above[rules] = self._all_above(rules)
        return known

    def _all_above(self, rules: frozenset[str]) -> frozenset[str]:
        found = set(rules)
        for rule in self.ruleset.rules:
            if not found.isdisjoint(self.names[rule.id]):
                found.add(rule.id)
        return frozenset(found)

    def asked(self, expected: Expectation) -> Iterable[str]:
        """Name the rules that an expectation rests on."""
        match expected.subject:
            case "outcome":
                return self.outcomes
            case "conclusion":
                return self.rows
            case "needs" | "has" | "norm":
                return self.tables.get(expected.name.partition("/")[0], ())
            case "document" | "edition":
                return ()
            case _:
                return (expected.name,)

    def frozen(self, asked: set[str], moved: frozenset[str], verdicts: dict[str, Verdict]) -> tuple[Rule, ...]:
        """Give the rules that must be judged for those asked; what cannot change stands in with the verdict that it had."""
        wanted, whole = set(asked), set(asked)
        for rule in reversed(self.ruleset.rules):
            if rule.id not in wanted:
                continue
            wanted |= self.names[rule.id]
            if rule.id in whole:
                # One judged for each record sees the verdict for the same record of another.
                each = {name for name in self.names[rule.id] if rule.for_every and self.by_id[name].for_every}
                whole |= each | (self.names[rule.id] & moved)
        found = []
        for rule in self.ruleset.rules:
            if rule.id in whole:
                found.append(rule)
            elif rule.id in wanted:
                found.append(replace(rule, condition=constant(verdicts[rule.id]), for_every=None))
        return needed(found, asked)


def named_by(condition: Condition) -> set[str]:
    return {part.rule for part in walk(condition) if isinstance(part, RuleRef)}


def needed(rules: list[Rule], asked: set[str]) -> tuple[Rule, ...]:
    """Leave out what no rule names any more."""
    wanted, found = set(asked), list[Rule]()
    for rule in reversed(rules):
        if rule.id in wanted:
            wanted |= named_by(rule.condition)
            found.append(rule)
    return tuple(reversed(found))
