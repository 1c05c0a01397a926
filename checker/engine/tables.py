"""How the norms of a table are laid out: those for which nothing of a case counts stand ready, the same for all cases of a profile.

Of the norms of a large table a dossier has records for a few. What the others need, and that there is nothing, is the same
wherever the profile is: their nodes are made once and stand in the traces of many cases.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from checker.conditions.model import Norm
from checker.dossier.model import Value
from checker.engine.amounts import least_needed
from checker.engine.judged import Judged
from checker.engine.measures import Profile, Scope
from checker.engine.plan import Term
from checker.engine.standing import Standing, weighed_node
from checker.engine.weighing import Scales

_MOST_READY = 256


class Ready:
    """The norms of a table that are the same in all cases of a profile, each at its place; `others` are laid out for each case.

    `need` is the least that they need together.
    """

    __slots__ = ("indexes", "need", "nodes", "others", "standing")

    def __init__(self, nodes: list[Judged], ready: dict[int, Judged]) -> None:
        self.nodes = nodes
        self.indexes = ready.keys()
        self.standing = Standing(tuple(ready.values()))
        self.need = least_needed(ready.values())
        self.others = [index for index in range(len(nodes)) if index not in ready]


class TableLaying:
    """Lays out the norms of one table. Only those that count by the same list, columns and categories as most can stand ready."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._ready: dict[tuple[Profile, bool, int], Ready] = {}
        self._nothing = Ready([Judged(term.condition) for term in terms], {})
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

    def of(self, scope: Scope) -> tuple[Ready, list[int]]:
        """Give the norms that stand ready, and the places of those that are to be laid out for the case."""
        first = next(iter(self._scales.values()), None)
        if first is None or first.measure.definition is None:
            return self._nothing, self._nothing.others
        profile, missing = scope.profile(first.norm.bands, first.norm.categories)
        groups = scope.grouped(first.measure.source, first.measure.definition)
        if missing or (groups and None in groups):
            return self._nothing, self._nothing.others
        key = profile, groups is not None, bisect_left(self._until, scope.day)
        ready = self._ready.get(key)
        if ready is None:
            if len(self._ready) >= _MOST_READY:
                self._ready.clear()
            ready = self._ready[key] = self._made(profile, scope.day, listed=groups is not None)
        counted = self._counted(groups or ()) & ready.indexes
        return ready, [*ready.others, *counted] if counted else ready.others

    def _counted(self, values: Iterable[Value | None]) -> set[int]:
        """Find the norms for which a record of the case may count."""
        found: set[int] = set()
        for value in values:
            found.update(self._by_value.get(value, ()))
        return found

    def _made(self, profile: Profile, day: str, *, listed: bool) -> Ready:
        nodes = [Judged(term.condition) for term in self._terms]
        ready: dict[int, Judged] = {}
        for index, scales in self._scales.items():
            weighed = scales.idle(profile, day, listed=listed)
            if weighed is not None:
                nodes[index] = ready[index] = weighed_node(scales.norm, self._terms[index].number, weighed)
        return Ready(nodes, ready)


def _kind(scales: Scales) -> tuple[object, ...]:
    return scales.measure.source, id(scales.norm.bands), id(scales.norm.categories)
