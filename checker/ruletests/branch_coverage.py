"""Which verdicts of which branches no case has reached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.conditions.verdict import Verdict
from checker.pack.model import Pack
from checker.ruletests.branches import Branch, Branches
from checker.ruletests.possible import Possible
from checker.ruletests.ran import Ran


class Point(NamedTuple):
    """A branch and a verdict that it can have."""

    branch: Branch
    verdict: Verdict

    @property
    def name(self) -> str:
        """Give the name that a waiver goes by: `fire-safety/met_when/all_of/1 unknown`."""
        return f"{self.branch.name} {self.verdict.word}"


def points(pack: Pack, branches: Branches) -> list[tuple[int, Point]]:
    """List each branch, by its number, with each verdict that it can have."""
    possible = Possible(pack)
    found = []
    for number, (key, branch) in enumerate(branches.found.items()):
        verdicts: set[Verdict] = set()
        for condition in branches.conditions[key]:
            verdicts |= possible.of(condition)
        found += [(number, Point(branch, verdict)) for verdict in sorted(verdicts)]
    return found


def unreached(wanted: Iterable[tuple[int, Point]], ran: Iterable[Ran]) -> list[Point]:
    """List the points that no case has reached; what a case that fails reaches counts for nothing."""
    reached: dict[int, int] = {}
    for one in ran:
        for number, verdicts in one.reached.items() if one.passed else ():
            reached[number] = reached.get(number, 0) | verdicts
    return [point for number, point in wanted if not reached.get(number, 0) >> point.verdict & 1]
