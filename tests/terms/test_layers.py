"""The library laid under the rules: held to the acts, and the word of the staff on top of it."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.terms.calendar import WorkingCalendar
from checker.terms.layers import differences
from checker.terms.library import FIRST, LAST, library_year
from checker.terms.year import CalendarYear

RAW = yaml.safe_load((Path(__file__).parents[2] / "rules" / "calendar.yaml").read_text(encoding="utf-8"))["calendar"]
CALENDAR = WorkingCalendar.from_plain(RAW)

# Law on holidays of 13.12.2001 No. 267, arts 2, 3 and 5; Labour Code, art. 84(5); orders No. 109 of 17.04.2024 and No. 436 of
# 21.11.2024 on moved rest days. Only Monday to Friday; then the weekend days that are worked.
ACTS = {
    2024: (
        "01-01 01-02 03-08 03-21 03-22 03-25 05-01 05-07 05-08 05-09 07-08 08-30 10-25 12-16",
        "05-04",
    ),
    2025: (
        "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16",
        "01-05",
    ),
    2026: (
        "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16",
        "",
    ),
}


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def library(year: int) -> CalendarYear:
    found = library_year(year)
    assert found is not None
    return found


def on_library(**stated: Any) -> WorkingCalendar:
    """Give a calendar in which the rules state something of 2028 on top of the library."""
    return WorkingCalendar.from_plain({**RAW, "years": {2028: {"base": "library", "status": "provisional", **stated}}})


@pytest.mark.parametrize("year", ACTS)
def test_the_library_agrees_with_the_acts(year: int) -> None:
    """Every day off and every worked weekend day of the library is one of the acts, and the reverse."""
    off, worked = ({d(f"{year}-{day}") for day in days.split()} for days in ACTS[year])
    assert set(library(year).days_off) == off
    assert library(year).working_weekends == worked


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_rules_and_library_agree(year: int) -> None:
    """The years that the rules state are those of the library, day by day; each names its days alike."""
    held = CALENDAR.year(year)
    assert differences(held) == ()
    for day, off in held.days_off.items():
        other = library(year).days_off[day]
        assert off.instead_of == other.instead_of
        assert (off.layer, other.layer) == ("rules", "library")
        # Since 2026 the library has the longer name of Republic Day.
        assert off.ru == other.ru


def test_what_the_law_changed() -> None:
    """30 August is no day off from 2026, Constitution Day is 15 March from 2027."""
    assert d("2024-08-30") in library(2024).days_off
    assert [day for day in library(2026).days_off if day.month in {8, 9}] == []
    assert d("2026-03-16") not in library(2026).days_off
    assert library(2027).days_off[d("2027-03-15")].ru == "День Конституции Республики Казахстан"


def test_a_year_that_only_the_library_knows_is_never_known_for_sure() -> None:
    """Such a year is provisional, and says which day goes by the moon."""
    held = CALENDAR.year(2028)
    assert (held.provisional, held.layer, held.estimated) == (True, "library", (d("2028-05-05"),))
    assert {off.layer for off in held.days_off.values()} == {"library"}
    assert CALENDAR.add_working_days(d("2027-12-31"), 3) == d("2028-01-10")  # 3, 4 and 7 January are off


def test_every_year_of_the_library_has_a_kurban_ait() -> None:
    """The span is one in which the library knows Kurban Ait; twice in 2039."""
    for year in range(FIRST, LAST + 1):
        assert library(year).estimated or year <= 2025
    assert len(library(2039).estimated) == 2
    assert (library_year(FIRST - 1), library_year(LAST + 1)) == (None, None)


def test_the_rules_stand_on_top() -> None:
    """A moved day, a day off that is worked and another day of Kurban Ait: what staff state stands, the rest is the library's."""
    calendar = on_library(
        days_off=[{"date": "2028-03-20", "instead_of": "2028-03-18"}, "2028-05-04"],
        working_weekends=["2028-03-18"],
        worked=["2028-05-05"],
    )
    held = calendar.year(2028)
    assert [(one.day.isoformat(), one.works_by) for one in differences(held)] == [
        ("2028-03-18", "rules"),
        ("2028-03-20", "library"),
        ("2028-05-04", "library"),
        ("2028-05-05", "rules"),
    ]
    assert {day.isoformat(): off.layer for day, off in held.days_off.items() if day.month == 3} == {
        "2028-03-08": "library",
        "2028-03-15": "library",
        "2028-03-20": "rules",
        "2028-03-21": "library",
        "2028-03-22": "library",
        "2028-03-23": "library",
    }
    assert list(held.days_off) == sorted(held.days_off)


def test_a_year_stated_whole_is_not_mixed() -> None:
    """Of a year that the rules state whole nothing comes from the library: what differs is shown, and the rules stand."""
    raw = {**RAW, "years": {2028: {"status": "known", "days_off": ["2028-01-03"], "working_weekends": []}}}
    held = WorkingCalendar.from_plain(raw).year(2028)
    assert list(held.days_off) == [d("2028-01-03")]
    assert {one.works_by for one in differences(held)} == {"rules"}


def test_a_stated_year_does_not_load_the_library() -> None:
    """A case of the years that the rules state pays nothing for the library."""
    program = (
        "import sys, yaml; from checker.terms.calendar import WorkingCalendar; import datetime as dt\n"
        "raw = yaml.safe_load(open('rules/calendar.yaml', encoding='utf-8'))['calendar']\n"
        "WorkingCalendar.from_plain(raw).add_working_days(dt.date(2026, 12, 1), 40)\n"
        "print('holidays' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
