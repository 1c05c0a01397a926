"""Chooses one way of each goal so that all of them together have as few parts as possible."""

from __future__ import annotations

from collections.abc import Sequence

from checker.remedy.alternatives import Alternatives, merged, weight
from checker.remedy.model import NOTHING_TO_DO, Edits, Target, part_of

PLANS = 24
MOST_TRIED = 4000
Keys = frozenset[tuple[Target, str]]


def keys(edits: Edits) -> Keys:
    """Name the parts of a set."""
    return frozenset(map(part_of, edits))


def smallest(groups: Sequence[Sequence[Edits]]) -> tuple[list[Edits], bool]:
    """Give the smallest sets that hold one way of each group, the best first, and whether some were left untried.

    Groups that have no part in common do not bear on each other, so each cluster of groups is solved by itself, exactly as long
    as no more than `MOST_TRIED` choices have to be made.
    """
    plans = Alternatives(PLANS)
    solved, cut = [], False
    for cluster in _clusters(groups):
        choice = _Choice(cluster)
        solved.append(choice.best())
        cut = cut or choice.cut
    # Beyond the best of each cluster the others only matter where the proof refuses the best: that some are left out is no loss.
    return plans.all_of(solved), cut


def _clusters(groups: Sequence[Sequence[Edits]]) -> list[list[Sequence[Edits]]]:
    """Put groups together whose ways share a part, in the order of the groups."""
    found: list[tuple[Keys, list[Sequence[Edits]]]] = []
    for group in groups:
        mine, together = frozenset[tuple[Target, str]]().union(*map(keys, group)), [group]
        apart = []
        for theirs, cluster in found:
            if theirs & mine:
                mine, together = mine | theirs, [*cluster, *together]
            else:
                apart.append((theirs, cluster))
        found = [*apart, (mine, together)]
    return [cluster for _, cluster in found]


class _Choice:
    """One cluster of groups: every choice of ways is tried, but not where it cannot be among the best any more."""

    def __init__(self, groups: list[Sequence[Edits]]) -> None:
        self.groups = sorted(groups, key=len)
        self.found: dict[Edits, int] = {}
        self.tried = 0
        self.cut = False

    def best(self) -> list[Edits]:
        self._choose(0, NOTHING_TO_DO)
        return sorted(self.found, key=weight)[:PLANS]

    def _choose(self, number: int, chosen: Edits) -> None:
        size = len(keys(chosen))
        if size > self._most():
            return
        if number == len(self.groups):
            self.found[chosen] = size
            return
        for way in sorted(self.groups[number], key=lambda way: len(keys(way) - keys(chosen))):
            self.tried += 1
            if self.tried > MOST_TRIED and self.found:
                self.cut = True
                return
            both = merged(chosen, way)
            if both is not None:
                self._choose(number + 1, both)

    def _most(self) -> int:
        """Give how many parts a set may have to be among the best."""
        sizes = sorted(self.found.values())
        return sizes[PLANS - 1] - 1 if len(sizes) >= PLANS else len(self.groups) * 1000
