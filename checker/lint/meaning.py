"""What the conditions of a pack say of every dossier, as diagrams.

Each diagram covers every dossier: for each there are answers to its variables that end in the verdict that the evaluator gives.
Some answers fit no dossier, as two different sets of records; so a verdict that no path ends in is never given, and nothing more
may be concluded.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeAlias

from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    When,
    walk,
)
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.lint.comparing import Comparing
from checker.lint.counting import over_records
from checker.lint.diagrams import ALL, ANY, COVERS, GO_ON, KEPT, NEGATION, ON, SETTLED, WHEN, Diagram, Diagrams
from checker.lint.shapes import shape
from checker.pack.model import Pack, Rule

# The record variables that are bound where a condition stands.
Scope: TypeAlias = tuple[str, ...]


class Meaning:
    """The diagrams of one pack. Every method raises TooLarge where there are too many combinations."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.diagrams = Diagrams()
        self.comparing = Comparing(pack, self.diagrams)
        self._rules: dict[str, list[Rule]] = {}
        for rule in pack.rules:
            self._rules.setdefault(rule.id, []).append(rule)
        # The conditions are kept, so that their identity stays theirs.
        self._known: dict[tuple[int, Scope], tuple[Condition, Diagram]] = {}
        self._open: list[tuple[str, Scope]] = []

    def rule(self, rule: Rule) -> Diagram:
        """Give what a rule says of one of its records, or of the dossier."""
        return self.of(rule.condition, scope_of(rule))

    def of(self, condition: Condition, scope: Scope) -> Diagram:
        """Give what a condition says where these records are bound."""
        key = (id(condition), scope)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = condition, self._made(condition, scope)
        return found[1]

    def ends(self, condition: Condition, scope: Scope) -> frozenset[int]:
        """Give the verdicts that a condition can have."""
        return self.diagrams.ends(self.of(condition, scope))

    def can_be_met(self, condition: Condition, scope: Scope) -> bool:
        return self.diagrams.can(self.of(condition, scope), MET)

    def _made(self, condition: Condition, scope: Scope) -> Diagram:
        diagrams = self.diagrams
        match condition:
            case Compare():
                return self.comparing.of(condition)
            case All() | Any():
                parts = (self.of(child, scope) for child in condition.children)
                return diagrams.fold(ALL if isinstance(condition, All) else ANY, parts)
            case Not():
                return diagrams.changed(self.of(condition.child, scope), NEGATION)
            case Named():
                return self.of(condition.child, scope)
            case When():
                return diagrams.combine(WHEN, self.of(condition.condition, scope), self.of(condition.then, scope))
            case Settled():
                return diagrams.combine(SETTLED, self.of(condition.open, scope), self.of(condition.by, scope))
            case Quantifier():
                return self._counted(condition, scope)
            case RuleRef():
                return self._rule(condition.rule, scope)
            case NormTable():
                return self._table(condition, scope)
            case Norm():
                return self._any_end(("norm", scope, id(condition)), Verdict)

    def _any_end(self, key: Hashable, ends: Iterable[int]) -> Diagram:
        """Give the diagram that may end in any of these, whatever else is answered."""
        known = sorted(ends)
        if not known:
            return int(UNKNOWN)
        return self.diagrams.asking(self.diagrams.variable(key, len(known)), known)

    def _counted(self, condition: Quantifier, scope: Scope) -> Diagram:
        inner = within(condition, scope)
        ends = self.diagrams.ends(self.record(condition, inner))
        key = ("records", scope, shape(condition))
        return self._any_end(key, over_records(condition, ends))

    def record(self, condition: Quantifier, inner: Scope) -> Diagram:
        """Give what a quantifier says of one of its records; ON where a filter leaves it out."""
        holds = condition.holds
        if condition.filtered and isinstance(holds, When):
            found = self.diagrams.combine(KEPT, self.of(holds.condition, inner), self.of(holds.then, inner))
        else:
            found = self.of(holds, inner)
        for variable, answer in self.comparing.selected(condition):
            found = self.diagrams.fixed(found, variable, answer)
        return found

    def _table(self, table: NormTable, scope: Scope) -> Diagram:
        return self.diagrams.combine(GO_ON, self._choice(table), self._any_end(("table", scope, id(table)), Verdict))

    def covers(self, table: NormTable) -> Diagram:
        """Give where a norm table is for a record: met, or not met."""
        return self.diagrams.changed(self._choice(table), (*[NOT_MET] * ON, MET))

    def _choice(self, table: NormTable) -> Diagram:
        covers: Diagram = ON
        for path, codes in table.select:
            chosen = self.comparing.chosen(table.owner, path, codes)
            covers = self.diagrams.combine(COVERS, covers, chosen)
        return covers

    def _rule(self, name: str, scope: Scope) -> Diagram:
        """Give the verdict of a rule as another one sees it: of the same record where both are judged for it."""
        rules = self._rules.get(name, [])
        each = next((rule.for_every.each for rule in rules if rule.for_every and rule.for_every.each in scope), "")
        asked = (name, (each,) if each else ())
        if asked in self._open:
            # Rules of different editions may name each other in a circle; those of one edition cannot.
            return self._any_end(("rule", *asked), Verdict)
        self._open.append(asked)
        try:
            if len(rules) == 1 and rules[0].kind not in {"row", "stage"} and (each or rules[0].for_every is None):
                return self.rule(rules[0])
            ends = {end for rule in rules for end in self._seen(rule, each)}
            return self._any_end(("rule", *asked), ends or Verdict)
        finally:
            self._open.pop()

    def _seen(self, rule: Rule, each: str) -> Iterator[int]:
        """Give the verdicts that another rule may see of one."""
        if rule.kind in {"row", "stage"}:
            # Which members count goes by the edition and the request; all_of of any of them is the verdict of one.
            yield NOT_APPLICABLE
            for part in walk(rule.condition):
                if isinstance(part, Not | RuleRef):
                    yield from self.ends(part, ())
            return
        yield from self.diagrams.ends(self.rule(rule))
        if rule.for_every is not None and rule.for_every.each != each:
            yield UNKNOWN


def scope_of(rule: Rule) -> Scope:
    """Give the records bound in the condition of a rule."""
    return (rule.for_every.each,) if rule.for_every is not None else ()


def within(condition: Quantifier, scope: Scope) -> Scope:
    """Give the records bound in the condition on one record of a list."""
    each = condition.definition.each
    return (*(variable for variable in scope if variable != each), each)
