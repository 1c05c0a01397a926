"""What a batch comes to: counts, and the few dossiers that are due or late; its size does not grow with the batch."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter
from dataclasses import dataclass, field

from checker.batch.columns import Titles
from checker.batch.result import Result

MOST_NAMED = 10
_WEEK = 7


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step of one dossier that is due or late."""

    due: str
    number: int
    dossier: str
    applicant: str
    step: str
    late: int


class Nearest:
    """Keeps how many there are and the first few by their order."""

    def __init__(self) -> None:
        self.count = 0
        self._heap: list[tuple[tuple[int, ...], int, DueStep]] = []

    def add(self, order: tuple[int, ...], step: DueStep) -> None:
        self.count += 1
        entry = (tuple(-one for one in (*order, step.number)), self.count, step)
        if len(self._heap) < MOST_NAMED:
            heapq.heappush(self._heap, entry)
        else:
            heapq.heappushpop(self._heap, entry)

    @property
    def first(self) -> list[DueStep]:
        return [entry[2] for entry in sorted(self._heap, reverse=True)]


@dataclass
class Tally:
    """Counts over a batch; `today` says which week is this one (Monday to Sunday)."""

    titles: Titles
    today: dt.date
    total: int = 0
    conclusions: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    effects: dict[str, str] = field(default_factory=dict)
    gaps: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    grounds: Counter[str] = field(default_factory=Counter)
    unjudged: Counter[str] = field(default_factory=Counter)
    codes: set[int] = field(default_factory=set)
    clears: Counter[str] = field(default_factory=Counter)
    this_week: Nearest = field(default_factory=Nearest)
    late: Nearest = field(default_factory=Nearest)

    @property
    def week_ends(self) -> dt.date:
        return self.today + dt.timedelta(days=_WEEK - 1 - self.today.weekday())

    @property
    def one_document(self) -> int:
        return self.clears.total()

    def add(self, result: Result) -> None:
        """Count one result."""
        self.total += 1
        self.codes.add(result.exit_code)
        row = result.row
        if row is None:
            self.unjudged[result.state] += 1
            return
        self.conclusions[row["conclusion"]] += 1
        self.outcomes[row["outcome"]] += 1
        self.effects[row["outcome"]] = row["effect"]
        self.gaps.update(self.titles.gaps(row))
        self.unknown.update(self.titles.unknown(row))
        self.grounds.update(self.titles.grounds(row))
        if result.clears:
            self.clears[_kept(self.clears, result.clears)] += 1
        for step in row["steps"]:
            self._step(result, step)

    def _step(self, result: Result, step: dict[str, object]) -> None:
        assert result.row is not None  # noqa: S101
        due, late = str(step["due"]), int(str(step["late"]))
        said = DueStep(due, result.number, result.name, result.row["applicant"], str(step["id"]), late)
        day = dt.date.fromisoformat(due).toordinal()
        if step["state"] == "overdue":
            self.late.add((day,), said)
        elif step["state"] == "due" and self.today <= dt.date.fromisoformat(due) <= self.week_ends:
            self.this_week.add((day,), said)


_MOST_KINDS = 1_000


def _kept(counted: Counter[str], name: str) -> str:
    """Keep the kinds few, whatever names the dossiers hold."""
    return name if name in counted or len(counted) < _MOST_KINDS else "…"
