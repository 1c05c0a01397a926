"""Lays the rules over the library: what staff state of a year stands, and where the two differ."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from checker.terms.library import library_year
from checker.terms.year import CalendarYear, DayOff, Layer


@lru_cache(maxsize=64)
def laid_over(stated: CalendarYear) -> CalendarYear:
    """Give a year that staff state on top of the library (`base: library`): their days stand, the rest is the library's.

    Where the library does not know the year, what is stated is all there is.
    """
    ground = library_year(stated.year)
    if ground is None:
        return stated
    days = {day: off for day, off in ground.days_off.items() if day not in stated.worked}
    days |= stated.days_off
    moved = {off.instead_of for off in stated.days_off.values() if off.instead_of}
    return replace(
        stated,
        days_off=MappingProxyType(dict(sorted(days.items()))),
        working_weekends=ground.working_weekends | stated.working_weekends,
        estimated=tuple(day for day in ground.estimated if day not in stated.days_off and day not in moved),
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A day that the rules and the library judge differently: `works_by` names the one by which it is worked, `off` is the day
    off of the other, None for an ordinary weekend day. The rules stand.
    """

    day: dt.date
    works_by: Layer
    off: DayOff | None


def differences(year: CalendarYear) -> tuple[Difference, ...]:
    """List the days of a year on which what holds and the library differ; nothing where the library alone states the year."""
    ground = library_year(year.year)
    if ground is None or year.layer == "library":
        return ()
    return tuple(_differences(year, ground))


def _differences(year: CalendarYear, ground: CalendarYear) -> Iterator[Difference]:
    first = dt.date(year.year, 1, 1)
    for number in range(365 + calendar.isleap(year.year)):
        day = first + dt.timedelta(days=number)
        if year.works(day) != ground.works(day):
            works_by: Layer = "rules" if year.works(day) else "library"
            off = ground.days_off.get(day) if works_by == "rules" else year.days_off.get(day)
            yield Difference(day, works_by, off)
