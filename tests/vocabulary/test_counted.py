"""A counted word takes the form that its number asks for."""

import pytest

from checker.vocabulary.text import counted

YEARS = "год|года|лет"


@pytest.mark.parametrize(
    ("number", "plain", "bound"),
    [
        (0, "лет", "лет"),
        (1, "год", "года"),
        (2, "года", "лет"),
        (4, "года", "лет"),
        (5, "лет", "лет"),
        (11, "лет", "лет"),
        (12, "лет", "лет"),
        (21, "год", "года"),
        (23, "года", "лет"),
        (111, "лет", "лет"),
        (101, "год", "года"),
        (1.5, "года", "года"),
        (5.0, "лет", "лет"),
    ],
)
def test_russian(number: float, plain: str, bound: str) -> None:
    """21 год, 23 года, 11 лет; after "не менее" the genitive: 21 года, 23 лет."""
    assert (counted(YEARS, number), counted(YEARS, number, bound=True)) == (plain, bound)


@pytest.mark.parametrize(("number", "word"), [(1, "year"), (0, "years"), (2, "years"), (1.5, "years")])
def test_two_forms(number: float, word: str) -> None:
    """One and all others."""
    assert counted("year|years", number) == counted("year|years", number, bound=True) == word


def test_without_forms() -> None:
    """An abbreviation is the same for every number."""
    assert counted("чел.", 3) == "чел."
