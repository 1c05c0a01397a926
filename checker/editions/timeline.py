"""Which edition of which act rules on which day."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass

from checker.pack.acts import Act, Edition
from checker.pack.model import Pack
from checker.pack.order import in_force

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """An edition with its first and last day (None: no later one is known) and how many rules and norms it has."""

    edition: Edition
    first: dt.date
    last: dt.date | None
    rules: int
    norms: int

    def on(self, day: dt.date) -> bool:
        """Tell whether the edition is in force on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Lane:
    """One act with its editions in the order of their days."""

    act: Act
    spans: tuple[Span, ...]

    def on(self, day: dt.date) -> Span | None:
        """Give the edition in force on a day, None before the first."""
        return next((span for span in self.spans if span.on(day)), None)


def timeline(pack: Pack) -> tuple[Lane, ...]:
    """Give the acts of a pack, each with the days of its editions."""
    return tuple(Lane(act, _spans(pack, act)) for act in pack.acts.acts.values())


def turning_days(lanes: tuple[Lane, ...]) -> tuple[dt.date, ...]:
    """List the days from which another text rules, the earliest first."""
    return tuple(sorted({span.first for lane in lanes for span in lane.spans}))


def _spans(pack: Pack, act: Act) -> tuple[Span, ...]:
    ends = [after.begins - _ONE_DAY for _, after in itertools.pairwise(act.editions)]
    return tuple(
        Span(edition, edition.begins, last, _rules(pack, act, edition), _norms(pack, act, edition))
        for edition, last in zip(act.editions, [*ends, None], strict=True)
    )


def _rules(pack: Pack, act: Act, edition: Edition) -> int:
    return sum(
        rule.cite is not None and rule.cite.act == act.id and in_force(pack, rule, {act.id: edition.id})
        for rule in pack.rules
    )


def _norms(pack: Pack, act: Act, edition: Edition) -> int:
    tables = (table for table in pack.tables.values() if table.cite.act == act.id)
    return sum(edition.id in named if named else edition.held for table in tables for named in table.editions.values())
