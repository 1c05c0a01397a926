"""What a run of rule tests came to: failures, what no case reaches, mutants that no case notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.decision.decide import Judge
from checker.ruletests.branch_coverage import points, unreached
from checker.ruletests.branches import Branches, chosen
from checker.ruletests.coverage import needed
from checker.ruletests.model import RuleTest
from checker.ruletests.mutants.hunt import hunt
from checker.ruletests.ran import Failure, Ran
from checker.ruletests.waivers import Waiver, idle
from checker.source.place import Place
from checker.source.problem import Problem


class Gap(NamedTuple):
    """Something that no case reaches or notices: the rule, pattern or table it is of, its name, and in words what."""

    owner: str
    name: str
    what: str
    place: Place


@dataclass(frozen=True)
class Covered:
    """How much of what there is the cases reach; `gaps` are left open, `waived` left out with a reason."""

    wanted: int
    waived: int
    gaps: tuple[Gap, ...]

    @property
    def percent(self) -> float:
        """Give the share of what is wanted that is reached or waived, rounded down to a tenth: 100 means all."""
        if not self.wanted:
            return 100.0
        return (self.wanted - len(self.gaps)) * 1000 // self.wanted / 10


@dataclass(frozen=True)
class Report:
    """A whole run. `cases` counts each case once, `runs` each combination of editions; `idle` are waivers that waive nothing."""

    tests: tuple[RuleTest, ...]
    ran: tuple[Ran, ...]
    coverage: Covered | None = None
    mutants: Covered | None = None
    idle: tuple[Problem, ...] = ()

    @property
    def cases(self) -> int:
        return len({(test.file, test.name) for test in self.tests})

    @property
    def runs(self) -> int:
        return len(self.tests)

    @property
    def failures(self) -> list[Failure]:
        return [failure for one in self.ran for failure in one.failures]

    @property
    def failed(self) -> int:
        return sum(not one.passed for one in self.ran)

    @property
    def broken(self) -> bool:
        return any(one.broken for one in self.ran)


def cover(
    judge: Judge, branches: Branches, ran: Sequence[Ran], waivers: Sequence[Waiver], only: str = ""
) -> tuple[Covered, list[Problem]]:
    """Say what no case reaches: verdicts of rules that none expects, verdicts of branches that none comes to."""
    pack = judge.pack
    by_id = {rule.id: rule.place for rule in reversed(pack.rules)}
    shown = {item for one in ran if one.passed for item in one.shown}
    rules = [item for item in needed(pack) if chosen(item.rule, only)]
    open_ = [
        Gap(item.rule, item.name, f"no case expects and gets {item.verdict}", by_id[item.rule])
        for item in rules
        if item not in shown
    ]
    wanted = [one for one in points(pack, branches) if chosen(one[1].branch.owner, only)]
    open_ += [
        Gap(point.branch.owner, point.name, f"never {point.verdict.word}", point.branch.place)
        for point in unreached(wanted, ran)
    ]
    known = [*(item.name for item in rules), *(point.name for _, point in wanted)]
    return _settled(len(known), open_, known, waivers, "branches", only)


def try_mutants(
    judge: Judge,
    branches: Branches,
    tests: Sequence[RuleTest],
    ran: Sequence[Ran],
    waivers: Sequence[Waiver],
    jobs: int,
    only: str = "",
) -> tuple[Covered, list[Problem]]:
    """Say which small changes of the pack no case notices."""
    found = hunt(judge.pack, branches, tests, ran, jobs, only)
    gaps = [Gap(one.owner, one.name, one.what, one.place) for one in found.survivors]
    return _settled(len(found.mutants), gaps, [one.name for one in found.mutants], waivers, "mutants", only)


def _settled(
    wanted: int, gaps: list[Gap], known: list[str], waivers: Sequence[Waiver], kind: str, only: str
) -> tuple[Covered, list[Problem]]:
    waived = {waiver.name for waiver in waivers if waiver.kind == kind}
    left = tuple(gap for gap in gaps if gap.name not in waived)
    # Of one rule alone it cannot be told what the waivers of the others are for.
    told = [waiver for waiver in waivers if not only or waiver.name in known]
    problems = idle(told, "branches" if kind == "branches" else "mutants", [gap.name for gap in gaps], known)
    return Covered(wanted, len(gaps) - len(left), left), problems
