"""The working calendar of one year: its days off and the weekend days that are worked, month by month."""

from __future__ import annotations

import calendar
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from checker.decision.words import day
from checker.pack.wording import bracketed
from checker.reports import words
from checker.reports.layout import Page
from checker.terms.calendar import WorkingCalendar
from checker.terms.layers import Difference, differences
from checker.terms.library import PACKAGE, library_year, version
from checker.terms.year import CalendarYear, DayOff
from checker.vocabulary.text import Text


def render(found: WorkingCalendar, year: int, language: str, *, colour: bool = False, place: Text | None = None) -> str:
    """Give the calendar for the terminal, `place` being the law of the office hours; raises NoCalendar for a year not known."""
    page = Page(colour)
    held = found.year(year)
    rows = [[(words.MONTH.of(language), "strong"), (words.WORKING_DAYS.of(language), "strong"), ("", "")]]
    for month in range(1, 13):
        lines = [_off(off, language, held) for off in held.days_off.values() if off.day.month == month]
        lines += [
            f"{day(one.isoformat())} {words.WORKED.of(language)}" for one in held.working_weekends if one.month == month
        ]
        rows.append(
            [(f"{month:02}.{year}", ""), (str(_working(found, year, month)), ""), ("\n".join(sorted(lines)), "")]
        )
    total = sum(_working(found, year, month) for month in range(1, 13))
    rows.append([(words.ALL_YEAR.of(language), "strong"), (str(total), "strong"), ("", "")])
    head = page.heading(words.CALENDAR.of(language).replace("{year}", str(year)))
    said = [*_status(held, language), _hours(found, language, place), *_differing(held, language)]
    return f"{head}\n{chr(10).join(page.paragraph(one) for one in said)}\n\n{page.table((9, 14, 53), rows)}\n"


def document(found: WorkingCalendar, year: int) -> str:
    """Print the calendar as one JSON document; `layer` says of the year and of each day who states it."""
    held = found.year(year)
    whole = {
        "year": year,
        "status": "provisional" if held.provisional else "known",
        "layer": held.layer,
        "time_zone": found.office.time_zone,
        "days_off": [_plain(off) for off in held.days_off.values()],
        "working_weekends": [one.isoformat() for one in sorted(held.working_weekends)],
        "working_days": [_working(found, year, month) for month in range(1, 13)],
        "estimated": [one.isoformat() for one in _estimated(held)],
        "library": {"name": PACKAGE, "version": version(), "differs": [_difference(one) for one in differences(held)]},
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _status(held: CalendarYear, language: str) -> Iterator[str]:
    """Say how sure the year is, who states it, and what of it nobody knows yet."""
    library = f"{PACKAGE} {version()}"
    if held.layer == "library":
        yield words.CALENDAR_BY_LIBRARY.of(language).replace("{library}", library)
    else:
        stated = (words.CALENDAR_PROVISIONAL if held.provisional else words.CALENDAR_KNOWN).of(language)
        rest = words.CALENDAR_ON_LIBRARY.of(language).replace("{library}", library)
        yield f"{stated}; {rest}" if held.on_library else stated
    if estimated := _estimated(held):
        days = ", ".join(day(one.isoformat()) for one in estimated)
        yield words.ESTIMATED.of(language).replace("{days}", days)


def _estimated(held: CalendarYear) -> tuple[dt.date, ...]:
    """Give the days that are not known for sure: in a year that the rules call known there are none."""
    ground = library_year(held.year)
    if held.layer == "library" or held.on_library or not held.provisional or ground is None:
        return held.estimated
    return ground.estimated


def _differing(held: CalendarYear, language: str) -> Iterator[str]:
    found = differences(held)
    if found:
        yield words.CALENDAR_DIFFERS.of(language).replace("{library}", f"{PACKAGE} {version()}")
    for one in found:
        called = _name(one.off).of(language) if one.off is not None else ""
        name = f" ({called})" if called else ""
        said = words.WORKED_BY[one.works_by].of(language)
        yield said.replace("{day}", day(one.day.isoformat())).replace("{name}", name)


def _hours(found: WorkingCalendar, language: str, place: Text | None) -> str:
    office = found.office
    said = words.OFFICE.of(language).replace("{place}", bracketed(place, language))
    for name, value in (
        ("opens", office.opens),
        ("closes", office.closes),
        ("from", office.lunch_from),
        ("until", office.lunch_until),
    ):
        said = said.replace(f"{{{name}}}", f"{value:%H:%M}")
    return said


def _working(found: WorkingCalendar, year: int, month: int) -> int:
    days = calendar.monthrange(year, month)[1]
    return sum(found.is_working(dt.date(year, month, one)) for one in range(1, days + 1))


def _off(off: DayOff, language: str, held: CalendarYear) -> str:
    name = _name(off).of(language)
    instead = words.INSTEAD.of(language).replace("{day}", day(off.instead_of.isoformat())) if off.instead_of else ""
    # Where the whole year is the library's, the line above the table has said so.
    layer = words.BY_LIBRARY.of(language) if off.layer != held.layer else ""
    return " ".join(part for part in (day(off.day.isoformat()), name, instead, layer) if part)


def _name(off: DayOff) -> Text:
    return Text(off.kk, off.ru, off.en)


def _plain(off: DayOff) -> dict[str, Any]:
    return {
        "day": off.day.isoformat(),
        "name": {"kk": off.kk, "ru": off.ru, "en": off.en},
        "instead_of": off.instead_of.isoformat() if off.instead_of else None,
        "layer": off.layer,
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        "works_by": one.works_by,
        "name": {"kk": one.off.kk, "ru": one.off.ru, "en": one.off.en} if one.off else None,
    }
