"""Working days, terms and the day of receipt, against dates worked out by hand on the calendar in rules/."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.terms.calendar import WorkingCalendar
from checker.terms.year import NoCalendar

RAW = yaml.safe_load((Path(__file__).parents[2] / "rules" / "calendar.yaml").read_text(encoding="utf-8"))["calendar"]
CALENDAR = WorkingCalendar.from_plain(RAW)

OFF = {entry["date"] for year in RAW["years"].values() for entry in year["days_off"]}
WORKED = {day for year in RAW["years"].values() for day in year["working_weekends"]}


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def naively_working(day: dt.date) -> bool:
    """Judge a day from the lists of the file alone."""
    return day in WORKED or (day.isoweekday() <= 5 and day not in OFF)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2024-01-03", "the first working day of 2024"),
        ("2024-01-08", "Christmas on Sunday 7 January does not move on"),
        ("2024-03-26", "the day after Nauryz and the Monday instead of Saturday 23"),
        ("2024-05-04", "a Saturday worked for 8 May"),
        ("2024-05-06", "a Monday between a worked Saturday and three days off"),
        ("2024-06-17", "Kurban Ait on Sunday 16 June does not move on"),
        ("2024-12-17", "the second day of Independence Day was dropped in 2022"),
        ("2024-12-31", "New Year's Eve is a working day"),
        ("2025-01-05", "a Sunday worked for 3 January"),
        ("2025-01-06", "a Monday after the worked Sunday"),
        ("2025-03-26", "the day after a Nauryz that took two more days"),
        ("2025-05-08", "a Thursday between two holidays"),
        ("2025-08-29", "the Friday before Constitution Day"),
        ("2026-03-16", "15 March is a holiday only from 2027"),
        ("2026-05-08", "a Friday between two holidays"),
        ("2026-08-31", "30 August is no holiday from 2026, so nothing moves to Monday"),
        ("2027-05-17", "Kurban Ait on Sunday 16 May does not move on"),
        ("2027-08-30", "a Monday that used to be Constitution Day"),
    ],
)
def test_working(day: str, why: str) -> None:
    """A day that looks special but is worked counts as a working day."""
    assert CALENDAR.is_working(d(day))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2024-01-02", "the second day of the New Year"),
        ("2024-01-07", "Christmas, a Sunday anyway"),
        ("2024-03-25", "instead of Saturday 23 March"),
        ("2024-05-05", "an ordinary Sunday after a worked Saturday"),
        ("2024-05-08", "moved from Saturday 4 May"),
        ("2024-06-16", "Kurban Ait, a Sunday anyway"),
        ("2024-07-08", "instead of Saturday 6 July"),
        ("2024-08-30", "Constitution Day"),
        ("2025-01-03", "moved from Sunday 5 January"),
        ("2025-01-04", "an ordinary Saturday before a worked Sunday"),
        ("2025-01-07", "Christmas on a Tuesday"),
        ("2025-03-24", "instead of Saturday 22 March"),
        ("2025-03-25", "instead of Sunday 23 March"),
        ("2025-06-06", "Kurban Ait on a Friday"),
        ("2025-09-01", "instead of Saturday 30 August"),
        ("2025-10-27", "instead of Saturday 25 October"),
        ("2026-03-25", "instead of Sunday 22 March"),
        ("2026-05-11", "instead of Saturday 9 May"),
        ("2026-05-27", "Kurban Ait on a Wednesday"),
        ("2026-08-30", "a Sunday like any other"),
        ("2027-01-04", "instead of Saturday 2 January"),
        ("2027-03-15", "Constitution Day from 2027"),
        ("2027-03-24", "instead of Sunday 21 March"),
    ],
)
def test_off(day: str, why: str) -> None:
    """A holiday, its replacement, a rest day and an ordinary weekend are days off."""
    assert not CALENDAR.is_working(d(day))


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2025-04-07", 15, "2025-04-28"),  # Mon; 8-11 (4), 14-18 (9), 21-25 (14), 28
        ("2025-04-21", 15, "2025-05-15"),  # 22-25 (4), 28-30 (7), 2 (8), 5-6 (10), 8 (11), 12-15
        ("2024-12-30", 15, "2025-01-23"),  # 31 (1), Sun 5 (2), 6 (3), 8-10 (6), 13-17 (11), 20-23
        ("2026-05-26", 15, "2026-06-17"),  # 27 off; 28-29 (2), 1-5 (7), 8-12 (12), 15-17
        ("2025-01-10", 7, "2025-01-21"),  # 13-17 (5), 20-21
        ("2024-12-31", 1, "2025-01-05"),  # the year ends, the first working day is a Sunday
        ("2025-01-05", 1, "2025-01-06"),
        ("2026-12-31", 2, "2027-01-06"),  # 1, 4 off; 5, 6
        ("2026-12-31", 3, "2027-01-08"),  # 7 is Christmas
        ("2025-03-07", 1, "2025-03-11"),
        ("2025-03-20", 1, "2025-03-26"),
        ("2024-05-03", 1, "2024-05-04"),
        ("2024-05-03", 2, "2024-05-06"),
        ("2024-05-03", 3, "2024-05-10"),
        ("2025-06-05", 2, "2025-06-10"),  # Kurban Ait on Friday 6
        ("2024-06-14", 1, "2024-06-17"),  # Kurban Ait on Sunday 16
        ("2025-08-29", 1, "2025-09-02"),
        ("2026-08-28", 1, "2026-08-31"),
        ("2026-12-15", 1, "2026-12-17"),
        ("2025-05-10", 2, "2025-05-13"),  # a Saturday sets the term running: 12, 13
        ("2025-05-08", 0, "2025-05-08"),
        ("2025-05-09", 0, "2025-05-12"),  # a term of no days that ends on a holiday
    ],
)
def test_terms(start: str, days: int, last: str) -> None:
    """A term begins on the day after its start and ends on its last working day."""
    assert CALENDAR.add_working_days(d(start), days) == d(last)


@pytest.mark.parametrize(
    ("day", "at", "received"),
    [
        ("2025-04-07", None, "2025-04-07"),
        ("2025-04-07", "00:00", "2025-04-07"),  # before opening: the day is not yet over
        ("2025-04-07", "08:59", "2025-04-07"),
        ("2025-04-07", "13:30", "2025-04-07"),  # the lunch break
        ("2025-04-07", "18:30", "2025-04-07"),  # closing time is not yet after it
        ("2025-04-07", "18:30:01", "2025-04-08"),
        ("2025-04-07", "23:59", "2025-04-08"),
        ("2025-04-11", "19:00", "2025-04-14"),  # Friday evening
        ("2025-04-12", "10:00", "2025-04-14"),  # Saturday
        ("2025-04-12", "23:00", "2025-04-14"),  # Saturday night is not one day later
        ("2025-04-13", None, "2025-04-14"),
        ("2025-01-03", "11:00", "2025-01-05"),  # a moved day off, then a worked Sunday
        ("2025-01-05", "11:00", "2025-01-05"),
        ("2025-01-05", "18:31", "2025-01-06"),
        ("2024-05-04", "12:00", "2024-05-04"),  # a worked Saturday
        ("2024-05-06", "18:31", "2024-05-10"),  # three days off follow
        ("2024-07-05", "19:00", "2024-07-09"),
        ("2024-12-31", "18:45", "2025-01-05"),
        ("2025-12-31", "19:00", "2026-01-05"),
        ("2025-05-08", "20:00", "2025-05-12"),
        ("2025-06-05", "19:00", "2025-06-09"),
        ("2025-08-29", "18:31", "2025-09-02"),
        ("2026-08-28", "18:31", "2026-08-31"),
    ],
)
def test_received(day: str, at: str | None, received: str) -> None:
    """What comes after hours or on a day off counts as received on the next working day."""
    assert CALENDAR.received(d(day), dt.time.fromisoformat(at) if at else None) == d(received)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2025-04-07", "2025-04-07"),
        ("2025-03-21", "2025-03-26"),
        ("2026-12-31", "2026-12-31"),
        ("2027-01-01", "2027-01-05"),
    ],
)
def test_next_working(day: str, following: str) -> None:
    """A working day stays, a day off gives way to the next working day."""
    assert CALENDAR.next_working(d(day)) == d(following)


@pytest.mark.parametrize(
    ("end", "days", "first"),
    [("2025-04-28", 3, "2025-04-23"), ("2025-05-15", 5, "2025-05-06"), ("2025-01-06", 2, "2024-12-31")],
)
def test_subtract(end: str, days: int, first: str) -> None:
    """Counting back passes over days off: 14, 13, 12, 8, 6 May; 5 January, 31 December."""
    assert CALENDAR.subtract_working_days(d(end), days) == d(first)


some_days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 6, 30))


@given(some_days, st.integers(1, 60))
def test_a_term_is_what_counting_gives(start: dt.date, days: int) -> None:
    """The last day of a term is the n-th working day met on walking day by day from the start."""
    day, left = start, days
    while left:
        day += dt.timedelta(days=1)
        left -= naively_working(day)
    assert CALENDAR.add_working_days(start, days) == day


@given(some_days, st.integers(1, 30), st.integers(1, 30))
def test_terms_add_up(start: dt.date, one: int, two: int) -> None:
    """Two terms one after another end when one term of both lengths does."""
    middle = CALENDAR.add_working_days(start, one)
    assert CALENDAR.add_working_days(middle, two) == CALENDAR.add_working_days(start, one + two)


@given(st.dates(dt.date(2024, 6, 1), dt.date(2027, 6, 30)), st.integers(1, 60))
def test_subtracting_undoes_adding(start: dt.date, days: int) -> None:
    """Counting back from the end of a term leads to the working day it started from."""
    start = CALENDAR.next_working(start)
    assert CALENDAR.subtract_working_days(CALENDAR.add_working_days(start, days), days) == start


@given(some_days, st.none() | st.times())
def test_received_is_a_working_day_not_earlier(day: dt.date, at: dt.time | None) -> None:
    """The day of receipt is a working day and never lies before the application."""
    received = CALENDAR.received(day, at)
    assert received >= day
    assert naively_working(received)


@pytest.mark.parametrize("days", [-1, -15])
def test_no_negative_terms(days: int) -> None:
    """A term cannot run backwards."""
    with pytest.raises(ValueError, match="0 working days or more"):
        CALENDAR.add_working_days(d("2025-04-07"), days)


def test_nothing_to_subtract() -> None:
    """Counting back takes at least one day."""
    with pytest.raises(ValueError, match="1 working day or more"):
        CALENDAR.subtract_working_days(d("2025-04-07"), 0)


@pytest.mark.parametrize("day", ["2005-12-30", "2078-01-03"])
def test_a_day_beyond_the_calendar(day: str) -> None:
    """A day of a year that neither the rules nor the library know is an error that says which year and which years are stated."""
    with pytest.raises(NoCalendar) as caught:
        CALENDAR.is_working(d(day))
    assert caught.value.year == int(day[:4])
    assert caught.value.known == (2024, 2025, 2026, 2027)
    assert str(caught.value) == (
        f'no working calendar for the year "{day[:4]}"; years held: 2024, 2025, 2026, 2027 in the rules, 2006 to 2077 in the '
        "package holidays; state the year under `years` of rules/calendar.yaml"
    )


def test_a_term_beyond_the_calendar() -> None:
    """A term that runs past the last year known is an error, not a guess."""
    with pytest.raises(NoCalendar) as caught:
        CALENDAR.add_working_days(d("2077-12-30"), 2)
    assert caught.value.year == 2078


def test_received_beyond_the_calendar() -> None:
    """An application on the last evening of the last year known has no known day of receipt."""
    with pytest.raises(NoCalendar):
        CALENDAR.received(d("2077-12-31"), dt.time(19, 0))


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2024-01-01", "2026-12-31", set()),
        ("2026-12-31", "2027-01-06", {2027}),
        ("2027-05-01", "2027-05-01", {2027}),
        ("2027-12-01", "2028-01-10", {2027, 2028}),
        ("2023-12-29", "2024-01-03", {2023}),
    ],
)
def test_provisional(first: str, last: str, years: set[int]) -> None:
    """The provisional years that a range of days touches are named."""
    assert CALENDAR.provisional((d(first), d(last))) == years


def test_provisional_outside() -> None:
    """A range that leaves the calendar is an error, for a year not held is worse than a provisional one."""
    with pytest.raises(NoCalendar):
        CALENDAR.provisional((d("2077-12-01"), d("2078-01-10")))


def test_provisional_backwards() -> None:
    """A range whose ends are swapped is a caller's mistake."""
    with pytest.raises(ValueError, match="must not end before it begins"):
        CALENDAR.provisional((d("2027-01-10"), d("2026-12-01")))


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("2025-04-07", 30, "2025-05-08"),  # Wednesday 7 May is off
        ("2025-04-01", 30, "2025-05-02"),  # Thursday 1 May is off
        ("2025-12-02", 30, "2026-01-05"),  # 1 and 2 January are off, then a weekend
        ("2026-02-21", 30, "2026-03-26"),  # Monday 23 to Wednesday 25 March stand for Nauryz
        ("2025-06-10", 0, "2025-06-10"),
        ("2025-06-08", 0, "2025-06-09"),
    ],
)
def test_terms_in_calendar_days(start: str, days: int, last: str) -> None:
    """Every day counts, but a term does not end on a day off (APPC 76(5))."""
    assert CALENDAR.add_calendar_days(d(start), days) == d(last)


@given(some_days, st.integers(0, 60))
def test_a_term_in_calendar_days_ends_on_the_first_working_day(start: dt.date, days: int) -> None:
    """It ends on the day reckoned, or on the first working day after it."""
    last, reckoned = CALENDAR.add_calendar_days(start, days), start + dt.timedelta(days=days)
    assert last >= reckoned
    between = [reckoned + dt.timedelta(days=one) for one in range((last - reckoned).days)]
    assert naively_working(last)
    assert not any(map(naively_working, between))


@given(some_days, st.integers(0, 40))
def test_working_days_after(start: dt.date, days: int) -> None:
    """The days of a term are counted back from its end; of days that are not later there are none."""
    last = CALENDAR.add_working_days(start, days)
    assert CALENDAR.working_days_after(start, last) == (days or int(last > start))
    assert CALENDAR.working_days_after(last, start) == 0


def test_no_negative_terms_in_calendar_days() -> None:
    """A term in the past is a fault of the caller."""
    with pytest.raises(ValueError, match="0 calendar days or more"):
        CALENDAR.add_calendar_days(d("2025-04-01"), -1)
