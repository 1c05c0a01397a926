"""The working calendar: working days, terms counted in them, and the day an application counts as received.

The calendar is data (`rules/calendar.yaml`); nothing here knows a holiday or looks at a clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from checker.source.problem import SaikesError

DayRange: TypeAlias = tuple[dt.date, dt.date]

_ONE_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_STATUSES = ("known", "provisional")


class NoCalendar(SaikesError):
    """A day falls in a year that the calendar lacks, so nobody can tell whether it is a working day."""

    exit_code = 3

    def __init__(self, year: int, known: Sequence[int]) -> None:
        self.year = year
        self.known = tuple(known)
        held = ", ".join(map(str, self.known)) or "none"
        super().__init__(f'no working calendar for the year "{year}"; years held: {held}; add the year to the calendar')


class BadCalendar(SaikesError):
    """The data of a working calendar does not fit; `where` is its JSON pointer."""

    exit_code = 3

    def __init__(self, where: str, detail: str) -> None:
        self.where = where
        self.detail = detail
        super().__init__(f"working calendar, {where}: {detail}")


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off from Monday to Friday; `instead_of` is the weekend day that it stands for."""

    day: dt.date
    kk: str = ""
    ru: str = ""
    instead_of: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One year of the calendar."""

    year: int
    provisional: bool
    days_off: Mapping[dt.date, DayOff] = field(hash=False)
    working_weekends: frozenset[dt.date]


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The office hours of the provider, local time (Order 230 of 28.06.2024, Annex 1, row 8, item 1)."""

    opens: dt.time
    closes: dt.time
    lunch_from: dt.time
    lunch_until: dt.time
    time_zone: str


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of some years, five-day week; its methods raise NoCalendar for other years."""

    office: OfficeHours
    years: Mapping[int, CalendarYear] = field(hash=False)

    @classmethod
    def from_plain(cls, data: object) -> WorkingCalendar:
        """Build the calendar from parsed YAML: dates as dates or ISO text; raises BadCalendar."""
        top = _mapping(data, "", ("office", "years"))
        years = _mapping(top["years"], "/years")
        read = [_year(entry, _year_number(key), f"/years/{key}") for key, entry in years.items()]
        if len({year.year for year in read}) != len(read):
            raise BadCalendar("/years", "a year is there twice")
        return cls(_office(top["office"]), MappingProxyType({year.year: year for year in read}))

    def year(self, year: int) -> CalendarYear:
        """Give one year of the calendar."""
        return self._of(year)

    def is_working(self, day: dt.date) -> bool:
        """Tell whether a day is a working day."""
        year = self._year(day)
        if day.weekday() >= _SATURDAY:
            return day in year.working_weekends
        return day not in year.days_off

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
        count = 0
        while day < until:
            day = self._next(day)
            count += self.is_working(day)
        return count

    def received(self, day: dt.date, at: dt.time | None) -> dt.date:
        """Give the day on which an application counts as received.

        `at` is the local time, without a time zone; None, not known, counts as within office hours. After the
        end of working time, or on a day off, it is the next working day (Order 230 of 28.06.2024, Annex 1,
        row 8, item 2); closing time itself, the hours before opening and the lunch break stay on the day.
        """
        late = at is not None and at > self.office.closes
        return self.next_working(self._next(day) if late and self.is_working(day) else day)

    def provisional(self, day_range: DayRange) -> set[int]:
        """Give the years from the first to the last day, both included, that are not published yet."""
        first, last = day_range
        if last < first:
            raise ValueError(f"a range of days must not end before it begins, got {first} to {last}")
        return {year for year in range(first.year, last.year + 1) if self._of(year).provisional}

    def _next(self, day: dt.date) -> dt.date:
        if day == dt.date.max:
            raise NoCalendar(dt.MAXYEAR, sorted(self.years))
        return day + _ONE_DAY

    def _year(self, day: dt.date) -> CalendarYear:
        return self._of(day.year)

    def _of(self, year: int) -> CalendarYear:
        found = self.years.get(year)
        if found is None:
            raise NoCalendar(year, sorted(self.years))
        return found


def _year(data: object, year: int, where: str) -> CalendarYear:
    entry = _mapping(data, where, ("status", "days_off", "working_weekends"))
    if entry["status"] not in _STATUSES:
        allowed = ", ".join(_STATUSES)
        raise BadCalendar(f"{where}/status", f'"{entry["status"]}" is no status; allowed: {allowed}')
    at_off, at_weekends = f"{where}/days_off", f"{where}/working_weekends"
    days_off = [_day_off(item, f"{at_off}/{i}") for i, item in _items(entry["days_off"], at_off)]
    listed = _items(entry["working_weekends"], at_weekends)
    weekends = [_date(item, f"{at_weekends}/{i}") for i, item in listed]
    _check_days([off.day for off in days_off], at_off, year, weekend=False)
    _check_days(weekends, at_weekends, year, weekend=True)
    return CalendarYear(
        year=year,
        provisional=entry["status"] == "provisional",
        days_off=MappingProxyType({off.day: off for off in days_off}),
        working_weekends=frozenset(weekends),
    )


def _day_off(data: object, where: str) -> DayOff:
    if not isinstance(data, Mapping):
        return DayOff(_date(data, where))
    entry = _mapping(data, where, ("date",))
    name = _mapping(entry.get("name", {}), f"{where}/name")
    instead_of = entry.get("instead_of")
    return DayOff(
        day=_date(entry["date"], f"{where}/date"),
        kk=str(name.get("kk", "")),
        ru=str(name.get("ru", "")),
        instead_of=None if instead_of is None else _date(instead_of, f"{where}/instead_of"),
    )


def _check_days(days: Sequence[dt.date], where: str, year: int, *, weekend: bool) -> None:
    """Refuse what would never count: another year, a day twice, a weekend among days off or the reverse."""
    for i, day in enumerate(days):
        if day.year != year:
            raise BadCalendar(f"{where}/{i}", f'"{day}" is not in {year}')
        if day in days[:i]:
            raise BadCalendar(f"{where}/{i}", f'"{day}" is there twice')
        if (day.weekday() >= _SATURDAY) != weekend:
            due = "a Saturday or Sunday" if weekend else "a day from Monday to Friday"
            raise BadCalendar(f"{where}/{i}", f'"{day}" is a {day:%A}; only {due} is listed here')


def _office(data: object) -> OfficeHours:
    entry = _mapping(data, "/office", ("opens", "closes", "lunch", "time_zone"))
    lunch = _mapping(entry["lunch"], "/office/lunch", ("from", "until"))
    office = OfficeHours(
        opens=_time(entry["opens"], "/office/opens"),
        closes=_time(entry["closes"], "/office/closes"),
        lunch_from=_time(lunch["from"], "/office/lunch/from"),
        lunch_until=_time(lunch["until"], "/office/lunch/until"),
        time_zone=str(entry["time_zone"]),
    )
    if not office.opens < office.lunch_from < office.lunch_until < office.closes:
        raise BadCalendar("/office", "the hours must run opens, lunch from, lunch until, closes")
    return office


def _mapping(data: object, where: str, required: Sequence[str] = ()) -> Mapping[object, object]:
    if not isinstance(data, Mapping):
        raise BadCalendar(where or "/", f"a mapping is needed, got {data!r}")
    for key in required:
        if key not in data:
            raise BadCalendar(where or "/", f'the key "{key}" is missing')
    return data


def _items(data: object, where: str) -> list[tuple[int, object]]:
    if not isinstance(data, list | tuple):
        raise BadCalendar(where, f"a list is needed, got {data!r}")
    return list(enumerate(data))


def _year_number(key: object) -> int:
    try:
        return int(str(key))
    except ValueError:
        raise BadCalendar(f"/years/{key}", f'"{key}" is no year') from None


def _date(value: object, where: str) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        raise BadCalendar(where, f'"{value}" is no date; write YYYY-MM-DD') from None


def _time(value: object, where: str) -> dt.time:
    try:
        # An unquoted 18:30 is a number by the rules of YAML; only text is a time.
        return dt.time.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise BadCalendar(where, f'"{value}" is no time; write "HH:MM" in quotes') from None
