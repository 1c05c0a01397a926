"""One year of the working calendar, and what can be wrong with a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from checker.source.problem import SaikesError

# Where a day comes from: the rules (`rules/calendar.yaml`) or the library laid under them.
Layer: TypeAlias = Literal["rules", "library"]

SATURDAY = 5


class NoCalendar(SaikesError):
    """A day falls in a year that the calendar lacks, so nobody can tell whether it is a working day."""

    exit_code = 3

    def __init__(self, year: int, known: Sequence[int], by_library: tuple[int, int]) -> None:
        self.year = year
        self.known = tuple(known)
        self.by_library = by_library
        held = ", ".join(map(str, self.known)) or "none"
        super().__init__(
            f'no working calendar for the year "{year}"; years held: {held} in the rules, {by_library[0]} to {by_library[1]} in '
            "the package holidays; state the year under `years` of rules/calendar.yaml"
        )


class BadCalendar(SaikesError):
    """The data of a working calendar does not fit; `where` is its JSON pointer."""

    exit_code = 3

    def __init__(self, where: str, detail: str) -> None:
        self.where = where
        self.detail = detail
        super().__init__(f"working calendar, {where}: {detail}")


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off from Monday to Friday; `instead_of` is the weekend day that it stands for, `layer` says who states it."""

    day: dt.date
    kk: str = ""
    ru: str = ""
    instead_of: dt.date | None = None
    layer: Layer = "rules"
    en: str = ""


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One year of the calendar.

    `estimated` are days that nobody knows for sure yet (Kurban Ait goes by the moon); `layer` says who states the year. A year of
    the rules that is laid `on_library` takes from it whatever it does not state; `worked` are days off of the library that are
    worked.
    """

    year: int
    provisional: bool
    days_off: Mapping[dt.date, DayOff] = field(hash=False)
    working_weekends: frozenset[dt.date]
    estimated: tuple[dt.date, ...] = ()
    layer: Layer = "rules"
    on_library: bool = False
    worked: frozenset[dt.date] = frozenset()

    def works(self, day: dt.date) -> bool:
        """Tell whether a day of this year is a working day."""
        return day in self.working_weekends if day.weekday() >= SATURDAY else day not in self.days_off


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The office hours of the provider, local time (Order 230 of 28.06.2024, Annex 1, row 8, item 1)."""

    opens: dt.time
    closes: dt.time
    lunch_from: dt.time
    lunch_until: dt.time
    time_zone: str
