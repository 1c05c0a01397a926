"""The working calendar: working days, terms counted in them, and the day an application counts as received.

The calendar is data: what `rules/calendar.yaml` states of a year stands; a year that it does not state is the library's. Nothing
here looks at a clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from checker.terms.layers import laid_over
from checker.terms.library import FIRST, LAST, library_year
from checker.terms.reading import mapping, read_office, read_years
from checker.terms.year import CalendarYear, DayOff, NoCalendar, OfficeHours

DayRange: TypeAlias = tuple[dt.date, dt.date]

_DAYS_KEPT = 8192
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of the years, five-day week: `years` are those that the rules state, the others are the library's.

    The methods raise NoCalendar for a day of a year that neither knows.
    """

    office: OfficeHours
    years: Mapping[int, CalendarYear] = field(hash=False)

    @classmethod
    def from_plain(cls, data: object) -> WorkingCalendar:
        """Build the calendar from parsed YAML: dates as dates or ISO text; raises BadCalendar."""
        top = mapping(data, "", required=("office", "years"))
        return cls(read_office(top["office"]), MappingProxyType(read_years(top["years"])))

    def year(self, year: int) -> CalendarYear:
        """Give one year of the calendar."""
        return self._of(year)

    def is_working(self, day: dt.date) -> bool:
        """Tell whether a day is a working day."""
        return self._year(day).works(day)

    def day_off(self, day: dt.date) -> DayOff | None:
        """Give the listed day off that falls on a day from Monday to Friday, if one does."""
        return self._year(day).days_off.get(day)

    def next_working(self, day: dt.date) -> dt.date:
        """Give the day itself if it is a working day, else the next one that is (APPC art. 76(5))."""
        while not self.is_working(day):
            day = self._next(day)
        return day

    def add_working_days(self, start: dt.date, days: int) -> dt.date:
        """Give the last day of a term of `days` working days that `start` sets running.

        The term begins on the day after `start` (APPC art. 76(2)), whether or not `start` is a working day.
        A term of no days ends on `start`, or on the next working day (76(5)). ValueError for a negative term.
        """
        if days < 0:
            raise ValueError(f"a term must be 0 working days or more, got {days}")
        last = self.next_working(start) if days == 0 else start
        for _ in range(days):
            last = self.next_working(self._next(last))
        return last

    def subtract_working_days(self, end: dt.date, days: int) -> dt.date:
        """Give the working day that lies `days` working days before `end` ("not later than N days before").

        Undoes add_working_days for a working day. ValueError unless 1 day or more.
        """
        if days < 1:
            raise ValueError(f"1 working day or more must be subtracted, got {days}")
        first = end
        for _ in range(days):
            first -= _ONE_DAY
            while not self.is_working(first):
                first -= _ONE_DAY
        return first

    def add_calendar_days(self, start: dt.date, days: int) -> dt.date:
        """Give the last day of a term of `days` calendar days: it begins on the day after `start`, and a last day that is not a
        working day moves on to the next one that is (APPC art. 76(2) and (5)). ValueError for a negative term.
        """
        if days < 0:
            raise ValueError(f"a term must be 0 calendar days or more, got {days}")
        return self.next_working(start + days * _ONE_DAY)

    def working_days_after(self, day: dt.date, until: dt.date) -> int:
        """Count the working days after a day, up to and including another; 0 where that is not later."""
        return _working_days(self, day, until)

    def received(self, day: dt.date, at: dt.time | None) -> dt.date:
        """Give the day on which an application counts as received.

        `at` is the local time, without a time zone; None, not known, counts as within office hours. After the
        end of working time, or on a day off, it is the next working day (Order 230 of 28.06.2024, Annex 1,
        row 8, item 2); closing time itself, the hours before opening and the lunch break stay on the day.
        """
        late = at is not None and at > self.office.closes
        return self.next_working(self._next(day) if late and self.is_working(day) else day)

    def provisional(self, day_range: DayRange) -> set[int]:
        """Give the years from the first to the last day, both included, that are not known for sure."""
        first, last = day_range
        if last < first:
            raise ValueError(f"a range of days must not end before it begins, got {first} to {last}")
        return {year for year in range(first.year, last.year + 1) if self._of(year).provisional}

    def _next(self, day: dt.date) -> dt.date:
        if day == dt.date.max:
            raise NoCalendar(dt.MAXYEAR, sorted(self.years), (FIRST, LAST))
        return day + _ONE_DAY

    def _year(self, day: dt.date) -> CalendarYear:
        return self._of(day.year)

    def _of(self, year: int) -> CalendarYear:
        stated = self.years.get(year)
        if stated is not None:
            return laid_over(stated) if stated.on_library else stated
        found = library_year(year)
        if found is None:
            raise NoCalendar(year, sorted(self.years), (FIRST, LAST))
        return found


@lru_cache(maxsize=_DAYS_KEPT)
def _working_days(calendar: WorkingCalendar, day: dt.date, until: dt.date) -> int:
    """Count the working days from one day to another; who judges very many dossiers asks for the same days again and again."""
    count = 0
    while day < until:
        day = calendar._next(day)
        count += calendar.is_working(day)
    return count
