"""Walks the parts of a condition and finds those that can never matter: dead ones, and ones that change nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    NormTable,
    Not,
    Quantifier,
    Settled,
    When,
    walk,
)
from checker.conditions.verdict import MET
from checker.lint.diagrams import ALL, ANY, BESIDE, FIRST, Diagram, Operation, TooLarge
from checker.lint.meaning import Meaning, Scope, within

# dead: can never be met; idle: the verdict is the same without it; hollow: holds for every value that may be stated.
What: TypeAlias = Literal["dead", "idle", "hollow"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a condition that does not matter.

    `around` is the all_of, any_of or when that it stands in; `beside` are the conditions met around it that rule it out (empty: it
    can never be met by itself), and `same` one that says the same, where one does.
    """

    what: What
    condition: Condition
    around: Condition | None
    scope: Scope
    beside: tuple[Condition, ...] = ()
    same: Condition | None = None


@dataclass(frozen=True, slots=True)
class _Beside:
    """What must be fulfilled for a part to matter; `condition` None: the selection of records."""

    diagram: Diagram
    condition: Condition | None


def parts(meaning: Meaning, condition: Condition, scope: Scope, *, tables: bool = False) -> list[Part]:
    """Find the parts that never matter; with `tables` those of the norm table itself, else tables are passed over."""
    walking = _Walk(meaning, tables)
    walking.visit(condition, scope, ())
    return walking.found


class _Walk:
    def __init__(self, meaning: Meaning, tables: bool) -> None:
        self.meaning = meaning
        self.diagrams = meaning.diagrams
        self.tables = tables
        self.found: list[Part] = []

    def visit(self, condition: Condition, scope: Scope, beside: tuple[_Beside, ...]) -> None:
        """Visit a condition that counts only where all of `beside` is fulfilled."""
        match condition:
            case All():
                self._all(condition, scope, beside)
            case Any():
                self._any(condition, scope, beside)
            case When():
                self._when(condition, scope, beside)
            case Not():
                self.visit(condition.child, scope, ())
            case Settled():
                self.visit(condition.open, scope, ())
                self.visit(condition.by, scope, ())
            case Quantifier():
                self._records(condition, scope, beside)
            case Compare():
                self._compare(condition, scope)
            case NormTable() if self.tables:
                self._table(condition, scope)
            case _:
                pass

    def _all(self, condition: All, scope: Scope, beside: tuple[_Beside, ...]) -> None:
        known = [_Beside(diagram, child) for child, diagram in self._diagrams(condition, scope)]
        for index, child in enumerate(condition.children):
            self.visit(child, scope, (*beside, *known[:index], *known[index + 1 :]))
        self._idle(condition, scope)

    def _any(self, condition: Any, scope: Scope, beside: tuple[_Beside, ...]) -> None:
        alive = []
        for child, diagram in self._diagrams(condition, scope):
            ruled_out = self._ruled_out(diagram, beside)
            if ruled_out is None:
                alive.append(child)
                self.visit(child, scope, beside)
            else:
                self.found.append(Part("dead", child, condition, scope, ruled_out))
        if len(alive) == len(condition.children):
            self._idle(condition, scope)

    def _when(self, condition: When, scope: Scope, beside: tuple[_Beside, ...]) -> None:
        guard = self._diagram(condition.condition, scope)
        if guard is None:
            return
        if condition.exemption:
            self.visit(condition.condition, scope, ())
        elif (ruled_out := self._ruled_out(guard, beside)) is not None:
            self.found.append(Part("dead", condition.condition, condition, scope, ruled_out))
            return
        else:
            if self.diagrams.ends(guard) == {MET}:
                self.found.append(Part("idle", condition.condition, condition, scope))
            self.visit(condition.condition, scope, beside)
        self.visit(condition.then, scope, (*beside, _Beside(guard, condition.condition)))

    def _records(self, condition: Quantifier, scope: Scope, beside: tuple[_Beside, ...]) -> None:
        inner = within(condition, scope)
        # Where the list is already bound, its record is another one from here on.
        kept = () if condition.definition.each in scope else beside
        for variable, answer in self.meaning.comparing.selected(condition):
            kept = (*kept, _Beside(self.diagrams.chosen(variable, answer), None))
        self.visit(condition.holds, inner, kept)

    def _compare(self, condition: Compare, scope: Scope) -> None:
        diagram = self._diagram(condition, scope)
        if diagram is not None and not self.diagrams.can(diagram, MET):
            self.found.append(Part("dead", condition, None, scope))
        elif self.meaning.comparing.hollow(condition):
            self.found.append(Part("hollow", condition, None, scope))

    def _table(self, table: NormTable, scope: Scope) -> None:
        covers = _Beside(self.meaning.covers(table), None)
        for norm in table.children:
            if isinstance(norm, When):
                self._when(replace(norm, exemption=False), scope, (covers,))

    def _idle(self, condition: All | Any, scope: Scope) -> None:
        """Find parts without which the verdict is the same in every dossier, from the last to the first."""
        known = self._diagrams(condition, scope)
        if len(known) != len(condition.children) or len(known) < 2:
            return
        operation = ALL if isinstance(condition, All) else ANY
        try:
            whole = self._fold(operation, known)
            if whole < FIRST or not self.diagrams.can(whole, MET):
                return
            kept = list(known)
            for entry in reversed(known):
                if self._found_in(entry[0]):
                    continue
                rest = [one for one in kept if one is not entry]
                if rest and self._shares(entry[1], rest) and self._fold(operation, rest) == whole:
                    kept = rest
                    same = next((child for child, diagram in rest if diagram == entry[1]), None)
                    self.found.append(Part("idle", entry[0], condition, scope, (), same))
        except TooLarge:
            return

    def _found_in(self, condition: Condition) -> bool:
        """Tell whether a part of a condition was found already: that says enough."""
        below = list(walk(condition))
        return any(part.condition is one for part in self.found for one in below)

    def _fold(self, operation: Operation, entries: Sequence[tuple[Condition, Diagram]]) -> Diagram:
        return self.diagrams.fold(operation, (diagram for _, diagram in entries))

    def _shares(self, diagram: Diagram, rest: Sequence[tuple[Condition, Diagram]]) -> bool:
        """Tell whether a part can be idle at all: one that asks what no other asks never is."""
        asked = self.diagrams.asks(diagram)
        return not asked or any(asked & self.diagrams.asks(other) for _, other in rest)

    def _ruled_out(self, diagram: Diagram, beside: tuple[_Beside, ...]) -> tuple[Condition, ...] | None:
        """Tell why a condition can never be met here: nothing more where never at all; None where it can."""
        if not self.diagrams.can(diagram, MET):
            return ()
        try:
            for one in beside:
                if self._clash(diagram, one):
                    return (one.condition,) if one.condition is not None else ()
            together: Diagram = diagram
            for one in self._related(diagram, beside):
                together = self.diagrams.combine(BESIDE, one.diagram, together)
        except TooLarge:
            return None
        if self.diagrams.can(together, MET):
            return None
        return tuple(one.condition for one in beside if one.condition is not None)

    def _clash(self, diagram: Diagram, one: _Beside) -> bool:
        if not self.diagrams.asks(diagram) & self.diagrams.asks(one.diagram):
            return False
        return not self.diagrams.can(self.diagrams.combine(BESIDE, one.diagram, diagram), MET)

    def _related(self, diagram: Diagram, beside: tuple[_Beside, ...]) -> Iterator[_Beside]:
        """Give what shares a question with the condition, directly or through others."""
        asked, left = set(self.diagrams.asks(diagram)), list(beside)
        while True:
            near = [one for one in left if asked & self.diagrams.asks(one.diagram)]
            if not near:
                return
            yield from near
            left = [one for one in left if one not in near]
            asked |= {variable for one in near for variable in self.diagrams.asks(one.diagram)}

    def _diagrams(self, condition: All | Any, scope: Scope) -> list[tuple[Condition, Diagram]]:
        found = [(child, self._diagram(child, scope)) for child in condition.children]
        return [(child, diagram) for child, diagram in found if diagram is not None]

    def _diagram(self, condition: Condition, scope: Scope) -> Diagram | None:
        try:
            return self.meaning.of(condition, scope)
        except TooLarge:
            return None
