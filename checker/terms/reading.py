"""Reads the working calendar from parsed YAML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from checker.source.nearest import nearest
from checker.terms.year import SATURDAY, BadCalendar, CalendarYear, DayOff, OfficeHours

_STATUSES = ("known", "provisional")


def read_years(data: object) -> dict[int, CalendarYear]:
    """Read the years that the rules state; raises BadCalendar."""
    years = mapping(data, "/years")
    read = [_year(entry, _year_number(key), f"/years/{key}") for key, entry in years.items()]
    if len({year.year for year in read}) != len(read):
        raise BadCalendar("/years", "a year is there twice")
    return {year.year: year for year in read}


def _year(data: object, year: int, where: str) -> CalendarYear:
    on_library = isinstance(data, Mapping) and "base" in data
    lists = ("days_off", "working_weekends")
    entry = mapping(
        data,
        where,
        required=("status",) if on_library else ("status", *lists),
        optional=("sources", "base", *lists, "worked") if on_library else ("sources", "base"),
    )
    _one_of(entry["status"], "status", _STATUSES, f"{where}/status")
    _one_of(entry.get("base", "library"), "base of a year", ("library",), f"{where}/base")
    at_off = f"{where}/days_off"
    days_off = [_day_off(item, f"{at_off}/{i}") for i, item in _items(entry.get("days_off", ()), at_off)]
    _check_days([off.day for off in days_off], at_off, year, weekend=False)
    worked = _days(entry, "worked", where, year, weekend=False)
    for i, off in enumerate(days_off):
        if off.day in worked:
            raise BadCalendar(f"{at_off}/{i}", f'"{off.day}" is among the days worked too')
    return CalendarYear(
        year=year,
        provisional=entry["status"] == "provisional",
        days_off=MappingProxyType({off.day: off for off in days_off}),
        working_weekends=_days(entry, "working_weekends", where, year, weekend=True),
        on_library=on_library,
        worked=worked,
    )


def _days(entry: Mapping[object, object], key: str, where: str, year: int, *, weekend: bool) -> frozenset[dt.date]:
    at = f"{where}/{key}"
    days = [_date(item, f"{at}/{i}") for i, item in _items(entry.get(key, ()), at)]
    _check_days(days, at, year, weekend=weekend)
    return frozenset(days)


def _one_of(value: object, what: str, allowed: Sequence[str], where: str) -> None:
    if value not in allowed:
        raise BadCalendar(where, f'"{value}" is no {what}; allowed: {", ".join(allowed)}')


def _day_off(data: object, where: str) -> DayOff:
    if not isinstance(data, Mapping):
        return DayOff(_date(data, where))
    entry = mapping(data, where, required=("date",), optional=("name", "instead_of"))
    name = mapping(entry.get("name", {}), f"{where}/name", optional=("kk", "ru", "en"))
    instead_of = entry.get("instead_of")
    return DayOff(
        day=_date(entry["date"], f"{where}/date"),
        kk=str(name.get("kk", "")),
        ru=str(name.get("ru", "")),
        en=str(name.get("en", "")),
        instead_of=None if instead_of is None else _date(instead_of, f"{where}/instead_of"),
    )


def _check_days(days: Sequence[dt.date], where: str, year: int, *, weekend: bool) -> None:
    """Refuse what would never count: another year, a day twice, a weekend among days off or the reverse."""
    for i, day in enumerate(days):
        if day.year != year:
            raise BadCalendar(f"{where}/{i}", f'"{day}" is not in {year}')
        if day in days[:i]:
            raise BadCalendar(f"{where}/{i}", f'"{day}" is there twice')
        if (day.weekday() >= SATURDAY) != weekend:
            due = "a Saturday or Sunday" if weekend else "a day from Monday to Friday"
            raise BadCalendar(f"{where}/{i}", f'"{day}" is a {day:%A}; only {due} is listed here')


def read_office(data: object) -> OfficeHours:
    """Read the office hours; raises BadCalendar."""
    entry = mapping(data, "/office", required=("opens", "closes", "lunch", "time_zone"))
    lunch = mapping(entry["lunch"], "/office/lunch", required=("from", "until"))
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


def mapping(
    data: object, where: str, *, required: Sequence[str] = (), optional: Sequence[str] = ()
) -> Mapping[object, object]:
    """Take a mapping; where keys are named, no other may stand in it. Raises BadCalendar."""
    if not isinstance(data, Mapping):
        raise BadCalendar(where or "/", f"a mapping is needed, got {data!r}")
    for key in required:
        if key not in data:
            raise BadCalendar(where or "/", f'the key "{key}" is missing')
    allowed = [*required, *optional]
    for key in data:
        if allowed and key not in allowed:
            close = nearest(str(key), allowed)
            meant = f'did you mean "{close}"? ' if close else ""
            raise BadCalendar(f"{where}/{key}", f'unknown key "{key}"; {meant}allowed: {", ".join(allowed)}')
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
