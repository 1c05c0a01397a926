"""Decision diagrams: what a condition says of every combination of answers that a dossier may give.

A diagram asks variables in a fixed order, each with a few possible answers, and ends in a verdict. Equal diagrams are one
number, so two conditions that say the same of every dossier are told by `==`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from checker.conditions import verdict as algebra
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict

# The number of a node; below FIRST it is an end: a verdict, or ON.
Diagram: TypeAlias = int
# The end that leaves the answer to another diagram; for a record: that it is left out.
ON = len(Verdict)
FIRST = ON + 1
_MOST_NODES = 60_000
# Each variable asked is a step down; more than these are not gone through.
_MOST_ASKED = 200


class TooLarge(Exception):
    """A condition has more combinations than are worth going through; nothing is claimed of it."""


@dataclass(frozen=True, slots=True)
class Operation:
    """How two ends are put together; `table[one][other]` is the end."""

    name: str
    table: tuple[tuple[int, ...], ...]


def _operation(name: str, put: Callable[[int, int], int]) -> Operation:
    ends = range(FIRST)
    return Operation(name, tuple(tuple(int(put(one, other)) for other in ends) for one in ends))


def _verdicts(name: str, put: Callable[[Verdict, Verdict], Verdict]) -> Operation:
    """Make an operation of an algebra of verdicts; ON of either side stays."""
    return _operation(name, lambda one, other: ON if ON in {one, other} else put(Verdict(one), Verdict(other)))


ALL = _verdicts("all_of", lambda one, other: algebra.all_of((one, other)))
ANY = _verdicts("any_of", lambda one, other: algebra.any_of((one, other)))
WHEN = _verdicts("when", algebra.implied)
SETTLED = _verdicts("settled_by", algebra.settled)
# The second diagram answers where the first ends in ON.
GO_ON = _operation("go on", lambda one, other: other if one == ON else one)
# Of a filtered list: the record counts where the filter is met or unknown, else it is left out.
KEPT = _operation("kept", lambda one, other: {MET: other, UNKNOWN: UNKNOWN}.get(Verdict(one), ON) if one < ON else ON)
# A norm table is for a record where no choice says no; unknown where one is not stated.
COVERS = _operation(
    "covers",
    lambda one, other: NOT_APPLICABLE if NOT_APPLICABLE in {one, other} else UNKNOWN if UNKNOWN in {one, other} else ON,
)
# Met where the first is fulfilled (met, or does not apply) and the second is met.
BESIDE = _operation("beside", lambda one, other: MET if one in {MET, NOT_APPLICABLE} and other == MET else NOT_MET)
# Met where the first is met and the second is not.
ONLY_FIRST = _operation("only first", lambda one, other: MET if one == MET and other != MET else NOT_MET)

NEGATION = (*(int(algebra.negation(verdict)) for verdict in Verdict), ON)


class Diagrams:
    """All diagrams of one pack, each node once."""

    def __init__(self) -> None:
        self._variables: dict[Hashable, int] = {}
        self._sizes: list[int] = []
        self._nodes: list[tuple[int, tuple[Diagram, ...]]] = [(-1, ())] * FIRST
        self._known: dict[tuple[int, tuple[Diagram, ...]], Diagram] = {}
        self._combined: dict[tuple[str, Diagram, Diagram], Diagram] = {}
        self._ends: dict[Diagram, int] = {end: 1 << end for end in range(FIRST)}
        self._asks: dict[Diagram, frozenset[int]] = dict.fromkeys(range(FIRST), frozenset())

    def variable(self, key: Hashable, size: int) -> int:
        """Give the variable of this key, with so many answers; a new one is asked after all others."""
        if key not in self._variables:
            self._variables[key] = len(self._sizes)
            self._sizes.append(size)
        return self._variables[key]

    def asking(self, variable: int, answers: Sequence[int]) -> Diagram:
        """Give the diagram that asks one variable and ends as its answer says."""
        return self._node(variable, tuple(map(int, answers)))

    def chosen(self, variable: int, answer: int) -> Diagram:
        """Give the diagram that is met by one answer to a variable only."""
        return self.asking(variable, [MET if one == answer else NOT_MET for one in range(self._sizes[variable])])

    def combine(self, operation: Operation, one: Diagram, other: Diagram) -> Diagram:
        """Put two diagrams together, end by end; raises TooLarge."""
        if len(self.asks(one)) + len(self.asks(other)) > _MOST_ASKED:
            raise TooLarge
        return self._put(operation, one, other)

    def _put(self, operation: Operation, one: Diagram, other: Diagram) -> Diagram:
        if one < FIRST and other < FIRST:
            return operation.table[one][other]
        key = (operation.name, one, other)
        found = self._combined.get(key)
        if found is None:
            variable = min(self._nodes[node][0] for node in (one, other) if node >= FIRST)
            left, right = self._below(one, variable), self._below(other, variable)
            found = self._node(variable, tuple(self._put(operation, *pair) for pair in zip(left, right, strict=True)))
            self._combined[key] = found
        return found

    def fold(self, operation: Operation, parts: Iterable[Diagram]) -> Diagram:
        """Put several together; none is not applicable."""
        found: Diagram = int(NOT_APPLICABLE)
        for part in parts:
            found = self.combine(operation, found, part)
        return found

    def changed(self, diagram: Diagram, ends: Sequence[int]) -> Diagram:
        """Put other ends in the place of its own."""
        table = Operation(f"ends {ends}", tuple((end,) * FIRST for end in ends))
        return self.combine(table, diagram, 0)

    def fixed(self, diagram: Diagram, variable: int, answer: int) -> Diagram:
        """Answer one variable."""
        if variable not in self.asks(diagram):
            return diagram
        asked, below = self._nodes[diagram]
        if asked == variable:
            return below[answer]
        return self._node(asked, tuple(self.fixed(one, variable, answer) for one in below))

    def ends(self, diagram: Diagram) -> frozenset[int]:
        """List the ends that can be reached."""
        mask = self._mask(diagram)
        return frozenset(end for end in range(FIRST) if mask >> end & 1)

    def can(self, diagram: Diagram, end: int) -> bool:
        """Tell whether an end can be reached."""
        return bool(self._mask(diagram) >> end & 1)

    def asks(self, diagram: Diagram) -> frozenset[int]:
        """List the variables that a diagram asks."""
        found = self._asks.get(diagram)
        if found is None:
            variable, below = self._nodes[diagram]
            found = self._asks[diagram] = frozenset({variable}).union(*(self.asks(one) for one in below))
        return found

    def path(self, diagram: Diagram, end: int) -> dict[int, int]:
        """Give answers by variable that lead to an end; it must be one that can be reached."""
        answers: dict[int, int] = {}
        while diagram >= FIRST:
            variable, below = self._nodes[diagram]
            answers[variable] = next(index for index, one in enumerate(below) if self.can(one, end))
            diagram = below[answers[variable]]
        return answers

    def _mask(self, diagram: Diagram) -> int:
        found = self._ends.get(diagram)
        if found is None:
            found = 0
            for below in self._nodes[diagram][1]:
                found |= self._mask(below)
            self._ends[diagram] = found
        return found

    def _below(self, diagram: Diagram, variable: int) -> tuple[Diagram, ...]:
        asked, below = self._nodes[diagram]
        return below if asked == variable else (diagram,) * self._sizes[variable]

    def _node(self, variable: int, below: tuple[Diagram, ...]) -> Diagram:
        if all(one == below[0] for one in below):
            return below[0]
        key = (variable, below)
        found = self._known.get(key)
        if found is None:
            if len(self._nodes) >= _MOST_NODES:
                raise TooLarge
            found = self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return found
