"""The working calendar of one year: its days off and the weekend days that are worked, month by month."""

from __future__ import annotations

import calendar
import datetime as dt
import json
from typing import Any

from checker.decision.words import day
from checker.pack.wording import bracketed
from checker.reports import words
from checker.reports.layout import Page
from checker.terms.calendar import DayOff, WorkingCalendar
from checker.vocabulary.text import Text


def render(found: WorkingCalendar, year: int, language: str, *, colour: bool = False, place: Text | None = None) -> str:
    """Give the calendar for the terminal, `place` being the law of the office hours; raises NoCalendar for a year not held."""
    page = Page(colour)
    held = found.year(year)
    status = words.CALENDAR_PROVISIONAL if held.provisional else words.CALENDAR_KNOWN
    rows = [[(words.MONTH.of(language), "strong"), (words.WORKING_DAYS.of(language), "strong"), ("", "")]]
    for month in range(1, 13):
        lines = [_off(off, language) for off in held.days_off.values() if off.day.month == month]
        lines += [
            f"{day(one.isoformat())} {words.WORKED.of(language)}" for one in held.working_weekends if one.month == month
        ]
        rows.append(
            [(f"{month:02}.{year}", ""), (str(_working(found, year, month)), ""), ("\n".join(sorted(lines)), "")]
        )
    total = sum(_working(found, year, month) for month in range(1, 13))
    rows.append([(words.ALL_YEAR.of(language), "strong"), (str(total), "strong"), ("", "")])
    head = page.heading(words.CALENDAR.of(language).replace("{year}", str(year)))
    said = page.paragraph(status.of(language))
    office = found.office
    hours = words.OFFICE.of(language).replace("{place}", bracketed(place, language))
    for name, value in (
        ("opens", office.opens),
        ("closes", office.closes),
        ("from", office.lunch_from),
        ("until", office.lunch_until),
    ):
        hours = hours.replace(f"{{{name}}}", f"{value:%H:%M}")
    return f"{head}\n{said}\n{page.paragraph(hours)}\n\n{page.table((9, 14, 53), rows)}\n"


def document(found: WorkingCalendar, year: int) -> str:
    """Print the calendar as one JSON document."""
    held = found.year(year)
    whole = {
        "year": year,
        "status": "provisional" if held.provisional else "known",
        "time_zone": found.office.time_zone,
        "days_off": [_plain(off) for off in held.days_off.values()],
        "working_weekends": [one.isoformat() for one in sorted(held.working_weekends)],
        "working_days": [_working(found, year, month) for month in range(1, 13)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _working(found: WorkingCalendar, year: int, month: int) -> int:
    days = calendar.monthrange(year, month)[1]
    return sum(found.is_working(dt.date(year, month, one)) for one in range(1, days + 1))


def _off(off: DayOff, language: str) -> str:
    name = Text(off.kk, off.ru).of(language)
    instead = words.INSTEAD.of(language).replace("{day}", day(off.instead_of.isoformat())) if off.instead_of else ""
    return " ".join(part for part in (day(off.day.isoformat()), name, instead) if part)


def _plain(off: DayOff) -> dict[str, Any]:
    return {
        "day": off.day.isoformat(),
        "name": {"kk": off.kk, "ru": off.ru},
        "instead_of": off.instead_of.isoformat() if off.instead_of else None,
    }
