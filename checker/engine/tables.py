"""How the norms of a table are laid out: those for which nothing of a case counts stand ready, the same for all cases of a profile.

Of the norms of a large table a dossier has records for a few. What the others need, and that there is nothing, is the same
wherever the profile is: their nodes are made once and stand in the traces of many cases. Both engines judge them in each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from checker.conditions.model import Norm
from checker.conditions.verdict import UNKNOWN
from checker.dossier.model import Value
from checker.engine.judged import Judged, Row
from checker.engine.measures import Profile, Scope
from checker.engine.plan import Term
from checker.engine.weighing import Scales

# Lays out one norm of the table for the case.
LayOne: TypeAlias = Callable[[int], Judged]
_MOST_READY = 256


class Ready:
    """The norms of a table that are the same in all cases of a profile, each at its place; `others` are laid out for each case."""

    __slots__ = ("nodes", "others", "rows")

    def __init__(self, nodes: list[Judged], rows: dict[int, Row], others: tuple[int, ...]) -> None:
        self.nodes = nodes
        self.rows = rows
        self.others = others

    def nodes_of_case(self, counted: set[int], rows: list[Row], lay: LayOne) -> list[Judged]:
        """Give the nodes of all norms and add their rows; those of `counted` are laid out for the case too."""
        nodes = self.nodes.copy()
        for index in self.others:
            nodes[index] = lay(index)
        for index in counted:
            nodes[index] = lay(index)
        if counted:
            rows += [row for index, row in self.rows.items() if index not in counted]
        else:
            rows += self.rows.values()
        return nodes


class TableLaying:
    """Lays out the norms of one table. Only those that count by the same list, columns and categories as most can stand ready."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._ready: dict[tuple[Profile, bool, int], Ready] = {}
        scales = {index: Scales(term.condition) for index, term in enumerate(terms) if isinstance(term.condition, Norm)}
        kinds = Counter(_kind(one) for one in scales.values() if one.measure.definition is not None)
        most = kinds.most_common(1)
        self._scales = {
            index: one for index, one in scales.items() if one.measure.definition and most and _kind(one) == most[0][0]
        }
        self._by_value: dict[Value | None, list[int]] = {}
        for index, one in self._scales.items():
            for value in one.measure.wanted:
                self._by_value.setdefault(value, []).append(index)
        # On which side of these days a case is decides which clauses soften.
        self._until = sorted({one.norm.soft_until for one in self._scales.values() if one.norm.soft_until})

    def nodes(self, scope: Scope, rows: list[Row], lay: LayOne) -> list[Judged]:
        """Give the nodes of all norms of the table and add their rows."""
        first = next(iter(self._scales.values()), None)
        if first is None or first.measure.definition is None:
            return [lay(index) for index in range(len(self._terms))]
        profile, missing = scope.profile(first.norm.bands, first.norm.categories)
        groups = scope.grouped(first.measure.source, first.measure.definition)
        if missing or (groups and None in groups):
            return [lay(index) for index in range(len(self._terms))]
        key = profile, groups is not None, bisect_left(self._until, scope.day)
        ready = self._ready.get(key)
        if ready is None:
            if len(self._ready) >= _MOST_READY:
                self._ready.clear()
            ready = self._ready[key] = self._made(profile, scope.day, listed=groups is not None)
        return ready.nodes_of_case(self._counted(groups or ()) & ready.rows.keys(), rows, lay)

    def _counted(self, values: Iterable[Value | None]) -> set[int]:
        """Find the norms for which a record of the case may count."""
        found: set[int] = set()
        for value in values:
            found.update(self._by_value.get(value, ()))
        return found

    def _made(self, profile: Profile, day: str, *, listed: bool) -> Ready:
        nodes = [Judged(term.condition) for term in self._terms]
        rows: dict[int, Row] = {}
        for index, scales in self._scales.items():
            weighed = scales.idle(profile, day, listed=listed)
            if weighed is not None:
                nodes[index] = Judged(scales.norm, UNKNOWN, (), None, None, None, False, False, weighed)
                rows[index] = self._terms[index].number, nodes[index], ()
        return Ready(nodes, rows, tuple(index for index in range(len(nodes)) if index not in rows))


def _kind(scales: Scales) -> tuple[object, ...]:
    return scales.measure.source, id(scales.norm.bands), id(scales.norm.categories)
