"""What could be changed in a dossier, and which sets of changes would make it comply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from checker.conditions.amounts import Clause
from checker.conditions.model import Norm
from checker.conditions.verdict import Verdict
from checker.decision.model import Decision
from checker.dossier.model import Record, Value
from checker.engine.amounts import Weighed
from checker.pack.model import Rule
from checker.vocabulary.model import FactDef
from checker.vocabulary.text import Text

Who: TypeAlias = Literal["applicant", "department", "inspector"]
WHO: tuple[Who, ...] = ("department", "applicant", "inspector")
Bound: TypeAlias = Literal["exact", "at_least", "at_most", "includes", "any"]
Address: TypeAlias = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is changed: a record that is there, a record to be added, or a list that the dossier does not give.

    `address` leads to the record, or to the one whose list it is; `given` are the facts by which a new record is known, and
    `ordinal` keeps apart two new records that are alike.
    """

    kind: Literal["record", "new", "list"]
    address: Address
    list_name: str = ""
    given: tuple[tuple[str, Value], ...] = ()
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Lack:
    """The norm that an edit serves, and both its sides as the dossier stands."""

    norm: Norm
    sides: Weighed


@dataclass(frozen=True, slots=True)
class Edit:
    """One fact to be set. `bound` says how the value is meant (`at_least`: a day or number from this one on).

    The edit that makes a new record, or gives a list, has no path. `overturns` marks a finding that is there and speaks
    against the applicant: only the inspector can replace it.
    """

    target: Target
    path: str = ""
    value: Value | None = None
    bound: Bound = "exact"
    overturns: bool = False
    source: str = field(default="declared", compare=False)
    definition: FactDef | None = field(default=None, compare=False)
    lack: Lack | None = field(default=None, compare=False)


Edits: TypeAlias = frozenset[Edit]
NOTHING_TO_DO: Edits = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """One part of a remedy, to be done or left out as a whole: all edits of one record, or one fact of the dossier itself."""

    edits: tuple[Edit, ...]

    @property
    def target(self) -> Target:
        return self.edits[0].target

    @property
    def who(self) -> Who:
        """Who can bring it about: the applicant, the Department by asking a register, the inspector by looking."""
        sources = {edit.source for edit in self.edits}
        if sources & {"inspector", "site_visit", "derived"}:
            return "inspector"
        return "department" if "register" in sources else "applicant"

    @property
    def overturns(self) -> bool:
        return any(edit.overturns for edit in self.edits)

    @property
    def key(self) -> tuple[Target, str]:
        return part_of(self.edits[0])


def part_of(edit: Edit) -> tuple[Target, str]:
    """Tell which part an edit belongs to: its record; facts of the dossier itself are parts of their own."""
    return (edit.target, "" if edit.target.address or edit.target.kind != "record" else edit.path)


def parts(edits: Iterable[Edit]) -> tuple[Change, ...]:
    """Group edits into parts, in a stable order: by who brings them about, then by place."""
    found: dict[tuple[Target, str], list[Edit]] = {}
    for edit in edits:
        found.setdefault(part_of(edit), []).append(edit)
    made = [Change(tuple(sorted(group, key=lambda edit: edit.path))) for group in found.values()]
    return tuple(sorted(made, key=lambda change: (WHO.index(change.who), _order(change))))


def _order(change: Change) -> str:
    target = change.target
    address = [(name, f"{index:06}") for name, index in target.address]
    return repr((address, target.kind, target.list_name, target.given, target.ordinal, change.key[1]))


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing that stands in the way: a rule judged for one record (or for the whole dossier), and what would turn it.

    `ways` are minimal sets, each of which turns it, the smallest first; none: nothing that can be suggested does.
    `common` are the parts of every way. `against` says what stands against it now, `clauses` what the act leaves to a person,
    `capped` that there may be more ways.
    """

    rule: Rule
    record: Record | None
    index: int
    verdict: Verdict
    ways: tuple[Edits, ...]
    against: tuple[Text, ...]
    remedy: Text
    capped: bool
    clauses: tuple[Clause, ...] = ()

    @property
    def common(self) -> Edits:
        return frozenset.intersection(*self.ways) if self.ways else NOTHING_TO_DO

    @property
    def sets(self) -> tuple[tuple[Change, ...], ...]:
        return tuple(parts(way) for way in self.ways)


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the smallest whole remedy, with the goals that it serves (indexes into `Remedies.goals`)."""

    change: Change
    serves: tuple[int, ...]


@dataclass(frozen=True)
class Remedies:
    """What would make a dossier comply: all goals must be turned, each by one of its ways.

    `steps` is one smallest set that turns every goal that has a way, what serves most goals first; `after` is the decision
    that follows from it, by both engines. Without goals nothing is needed.
    """

    decision: Decision
    goals: tuple[Goal, ...]
    steps: tuple[Step, ...]
    after: Decision | None
    capped: bool

    @property
    def hopeless(self) -> tuple[Goal, ...]:
        """Give the goals for which nothing can be suggested."""
        return tuple(goal for goal in self.goals if not goal.ways)
