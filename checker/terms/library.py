"""The ground of the working calendar: Kazakhstan's holidays as the package `holidays` knows them.

It knows the list of the Law on holidays with its changes (Constitution Day on 15 March from 2027, none on 30 August 2026), what
moves on from a weekend (art. 5), and the moved days of the orders up to its release. It is no act: a year that only it states is
provisional. Imported only where a day falls in such a year, since the package takes long to load.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from types import MappingProxyType

from checker.terms.year import SATURDAY, CalendarYear, DayOff

PACKAGE = "holidays"
# Before 2006 Kurban Ait was no day off; the package reckons it no further.
FIRST, LAST = 2006, 2077

_MOVED = re.compile(r"\d\d\.\d\d\.\d{4}")
_MOVED_NAME = ("демалыс күнін ауыстыру", "перенос дня отдыха", "moved rest day")
# The package has no Russian; the names are those of the Law on holidays, arts 2 and 3, and of the Labour Code, art. 84(5).
_RUSSIAN = {
    "жаңа жыл": "Новый год",
    "православиелік рождество": "православное Рождество",
    "халықаралық әйелдер күні": "Международный женский день",
    "наурыз мейрамы": "Наурыз мейрамы",
    "қазақстан халқының бірлігі мерекесі": "Праздник единства народа Казахстана",
    "отан қорғаушы күні": "День защитника Отечества",
    "жеңіс күні": "День Победы",
    "астана күні": "День Столицы",
    "қазақстан республикасының конституциясы күні": "День Конституции Республики Казахстан",
    "республика күні": "День Республики",
    "қазақстан республикасы күні": "День Республики",
    "тәуелсіздік күні": "День Независимости",
    "құрбан айт": "первый день Курбан-айта",
    "қазақстан республикасының тұңғыш президенті күні": "День Первого Президента Республики Казахстан",
}


@cache
def library_year(year: int) -> CalendarYear | None:
    """Give a year as the package has it, always provisional; None for a year of which it knows too little."""
    if not FIRST <= year <= LAST:
        return None
    import holidays

    found = holidays.country_holidays("KZ", years=year, language="kk")
    english = holidays.country_holidays("KZ", years=year, language="en_US")
    moved_on, guessed = (label.replace("%s", "") for label in (found.observed_label, found.estimated_label))
    days: dict[dt.date, DayOff] = {}
    estimated: list[dt.date] = []
    on_weekends: dict[str, list[dt.date]] = {}
    for day in sorted(found):
        label = found[day]
        if day.year != year:
            continue
        if guessed in label:
            estimated.append(day)
        name = label.replace(guessed, "").replace(moved_on, "")
        if day.weekday() >= SATURDAY:
            on_weekends.setdefault(name, []).append(day)
            continue
        instead_of = _instead_of(label, on_weekends.get(name, []), moved_on=moved_on in label)
        kk, ru, en = _MOVED_NAME if _MOVED.search(label) else _named(name, english[day])
        days[day] = DayOff(day, kk, ru, instead_of, "library", en)
    weekends = frozenset(day for day in found.weekend_workdays if day.year == year)
    return CalendarYear(year, True, MappingProxyType(days), weekends, tuple(estimated), "library")


def _named(kk: str, english: str) -> tuple[str, str, str]:
    """Give the name of a day off in the three languages; the package says in brackets what is moved on or estimated."""
    return kk, _RUSSIAN.get(kk.casefold(), kk), english.partition(" (")[0]


def _instead_of(label: str, weekend: list[dt.date], *, moved_on: bool) -> dt.date | None:
    """Give the weekend day that a day off stands for: named in an order, or the first of the same name not made up for yet."""
    named = _MOVED.search(label)
    if named:
        return dt.datetime.strptime(named[0], "%d.%m.%Y").replace(tzinfo=dt.UTC).date()
    return weekend.pop(0) if moved_on and weekend else None


def version() -> str:
    """Give the release of the package."""
    from importlib.metadata import version as of

    return of(PACKAGE)
