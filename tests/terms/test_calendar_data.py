"""The working calendar as data: what rules/calendar.yaml says, and what is refused."""

from __future__ import annotations

import copy
import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.terms.calendar import WorkingCalendar
from checker.terms.year import BadCalendar

RAW = yaml.safe_load((Path(__file__).parents[2] / "rules" / "calendar.yaml").read_text(encoding="utf-8"))["calendar"]


def days_of(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(days=i) for i in range((dt.date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize(("year", "working"), [(2024, 249), (2025, 246), (2026, 247), (2027, 247)])
def test_working_days_in_a_year(year: int, working: int) -> None:
    """Each year has as many working days as were counted from the published lists."""
    calendar = WorkingCalendar.from_plain(RAW)
    assert sum(calendar.is_working(day) for day in days_of(year)) == working


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_replacements_stand_for_a_weekend_day(year: int) -> None:
    """A day off instead of another names an earlier weekend day, or one that is worked in exchange."""
    held = WorkingCalendar.from_plain(RAW).years[year]
    for off in held.days_off.values():
        if off.instead_of is not None:
            assert off.instead_of.isoweekday() > 5
            assert off.instead_of < off.day or off.instead_of in held.working_weekends


def test_office_hours() -> None:
    """The office hours are those of Annex 1, row 8."""
    office = WorkingCalendar.from_plain(RAW).office
    assert (office.opens, office.closes) == (dt.time(9), dt.time(18, 30))
    assert (office.lunch_from, office.lunch_until) == (dt.time(13), dt.time(14, 30))
    assert office.time_zone == "Asia/Almaty"


def test_names_are_kept() -> None:
    """A listed day off keeps its names and the day that it stands for; any other day has none."""
    calendar = WorkingCalendar.from_plain(RAW)
    off = calendar.day_off(dt.date(2024, 7, 8))
    assert off is not None
    assert (off.kk, off.ru, off.instead_of) == ("Астана күні", "День Столицы", dt.date(2024, 7, 6))
    assert calendar.day_off(dt.date(2024, 7, 9)) is None


def test_text_dates_and_years() -> None:
    """Dates and years that a reader left as text give the same calendar as parsed ones."""

    def as_text(node: Any) -> Any:
        if isinstance(node, dict):
            return {str(key): as_text(value) for key, value in node.items()}
        return [as_text(item) for item in node] if isinstance(node, list) else str(node)

    assert WorkingCalendar.from_plain(as_text(RAW)) == WorkingCalendar.from_plain(RAW)


def test_bare_dates() -> None:
    """A day off whose name no source gives may be a date alone."""
    data = changed("days_off", ["2024-01-01"])
    off = WorkingCalendar.from_plain(data).day_off(dt.date(2024, 1, 1))
    assert off is not None
    assert (off.kk, off.ru, off.instead_of) == ("", "", None)


def changed(key: str, value: Any, year: int = 2024) -> dict[str, Any]:
    """Give the file's data with one key of a year set to another value."""
    data: dict[str, Any] = copy.deepcopy(RAW)
    data["years"][year][key] = value
    return data


def with_office(**keys: Any) -> dict[str, Any]:
    return {**RAW, "office": {**RAW["office"], **keys}}


@pytest.mark.parametrize(
    ("data", "where", "detail"),
    [
        (None, "/", "a mapping is needed, got None"),
        ({"office": {}}, "/", 'the key "years" is missing'),
        ({**RAW, "years": {"soon": {}}}, "/years/soon", '"soon" is no year'),
        (
            {**RAW, "years": {2024: RAW["years"][2024], "2024": RAW["years"][2024]}},
            "/years",
            "a year is there twice",
        ),
        (
            changed("status", "final"),
            "/years/2024/status",
            '"final" is no status; allowed: known, provisional',
        ),
        (changed("days_off", None), "/years/2024/days_off", "a list is needed, got None"),
        (changed("days_off", ["1 May"]), "/years/2024/days_off/0", '"1 May" is no date; write YYYY-MM-DD'),
        (changed("days_off", [{}]), "/years/2024/days_off/0", 'the key "date" is missing'),
        (changed("days_off", ["2025-01-01"]), "/years/2024/days_off/0", '"2025-01-01" is not in 2024'),
        (
            changed("days_off", ["2024-01-01", "2024-01-01"]),
            "/years/2024/days_off/1",
            '"2024-01-01" is there twice',
        ),
        (
            changed("days_off", ["2024-06-16"]),
            "/years/2024/days_off/0",
            '"2024-06-16" is a Sunday; only a day from Monday to Friday is listed here',
        ),
        (
            changed("working_weekends", ["2024-05-03"]),
            "/years/2024/working_weekends/0",
            '"2024-05-03" is a Friday; only a Saturday or Sunday is listed here',
        ),
        (
            changed("workd", ["2024-01-01"]),
            "/years/2024/workd",
            'unknown key "workd"; allowed: status, days_off, working_weekends, sources, base',
        ),
        (
            changed("days_off", [{"date": "2024-01-01", "instead": "2023-12-31"}]),
            "/years/2024/days_off/0/instead",
            'unknown key "instead"; did you mean "instead_of"? allowed: date, name, instead_of',
        ),
        (changed("base", "libary"), "/years/2024/base", '"libary" is no base of a year; allowed: library'),
        (with_office(hours=8), "/office/hours", 'unknown key "hours"; allowed: opens, closes, lunch, time_zone'),
        (
            {
                **RAW,
                "years": {
                    2028: {"base": "library", "status": "known", "days_off": ["2028-01-05"], "worked": ["2028-01-05"]}
                },
            },
            "/years/2028/days_off/0",
            '"2028-01-05" is among the days worked too',
        ),
        (
            {**RAW, "years": {2028: {"base": "library", "status": "known", "worked": ["2028-01-01"]}}},
            "/years/2028/worked/0",
            '"2028-01-01" is a Saturday; only a day from Monday to Friday is listed here',
        ),
        (with_office(closes=1110), "/office/closes", '"1110" is no time; write "HH:MM" in quotes'),
        (with_office(opens="nine"), "/office/opens", '"nine" is no time; write "HH:MM" in quotes'),
        (with_office(closes="12:00"), "/office", "the hours must run opens, lunch from, lunch until, closes"),
    ],
)
def test_bad_data_is_refused(data: object, where: str, detail: str) -> None:
    """Data that would give wrong days is refused with its place."""
    with pytest.raises(BadCalendar) as caught:
        WorkingCalendar.from_plain(data)
    assert (caught.value.where, caught.value.detail) == (where, detail)
