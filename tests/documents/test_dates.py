"""Hold the days on the forms to the manner of each language."""

from datetime import date

import pytest

from checker.documents.dates import FILTERS, MONTHS, date_before_year_word, full_date


@pytest.mark.parametrize(("lang", "expected"), [("ru", "«05» марта 2025 года"), ("kk", "2025 жылғы «05» наурыз")])
def test_whole_day(lang: str, expected: str) -> None:
    """A whole day is written as the forms of its language write it."""
    assert full_date(date(2025, 3, 5), lang) == expected


@pytest.mark.parametrize(("lang", "expected"), [("ru", "«05» марта 2025"), ("kk", "05.03.2025")])
def test_day_before_the_year_word(lang: str, expected: str) -> None:
    """The one blank before the form's year word takes the whole day without a year word of its own."""
    assert date_before_year_word(date(2025, 3, 5), lang) == expected


@pytest.mark.parametrize("name", FILTERS)
def test_unknown_day_leaves_the_blank(name: str) -> None:
    """A day that is not known is never written."""
    needs_lang = name in ("month", "day_and_month", "date_before_year_word", "full_date")

    assert FILTERS[name](None, *(("kk",) if needs_lang else ())) is None


def test_every_month_has_its_word() -> None:
    """Both languages have twelve different months."""
    assert {lang: len(set(words)) for lang, words in MONTHS.items()} == {"kk": 12, "ru": 12}
