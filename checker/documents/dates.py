"""Write a day in the manner of the forms of Order 230, in Kazakh or in Russian.

Every function returns None for a day that is not known, so that the form keeps its blank.
"""

from collections.abc import Callable
from datetime import date

from checker.documents.context import Lang

MONTHS: dict[Lang, tuple[str, ...]] = {
    "kk": (
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
        "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
}  # fmt: skip


def day(when: date | None) -> str | None:
    """Write the day of the month in two digits, for the blank «__»."""
    return f"{when:%d}" if when else None


def month(when: date | None, lang: Lang) -> str | None:
    """Write the month as a word of `lang`, in the case that follows a day."""
    return MONTHS[lang][when.month - 1] if when else None


def month_number(when: date | None) -> str | None:
    """Write the month in two digits, for the licence's blank __/___/_____ (annex 3)."""
    return f"{when:%m}" if when else None


def year(when: date | None) -> str | None:
    """Write the year in four digits."""
    return f"{when:%Y}" if when else None


def year_short(when: date | None) -> str | None:
    """Write the last two digits of the year, for the blank after the form's own «20»."""
    return f"{when:%y}" if when else None


def day_and_month(when: date | None, lang: Lang) -> str | None:
    """Write day and month into one blank «__», where the form has no other for the month."""
    return f"{when:%d} {month(when, lang)}" if when else None


def date_before_year_word(when: date | None, lang: Lang) -> str | None:
    """Write a whole day into the one blank that the form's own word «года» or «жылғы» follows.

    Kazakh puts day and month after «жылғы», where the form has no blank: there the day goes in as figures.
    """
    if when is None:
        return None
    return f"{when:%d.%m.%Y}" if lang == "kk" else f"«{when:%d}» {month(when, lang)} {when:%Y}"


def full_date(when: date | None, lang: Lang) -> str | None:
    """Write a whole day with its year word, where the form has only the label."""
    if when is None:
        return None
    if lang == "kk":
        return f"{when:%Y} жылғы «{when:%d}» {month(when, lang)}"
    return f"«{when:%d}» {month(when, lang)} {when:%Y} года"


FILTERS: dict[str, Callable[..., str | None]] = {
    written.__name__: written
    for written in (day, month, month_number, year, year_short, day_and_month, date_before_year_word, full_date)
}
