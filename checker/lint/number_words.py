"""Numbers as acts write them: digits, or words in Kazakh and Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUSSIAN_UNITS = {
    **dict.fromkeys(("один", "одного", "одна", "одной", "одну"), 1),
    **dict.fromkeys(("два", "двух", "две"), 2),
    **dict.fromkeys(("три", "трех", "трёх"), 3),
    **dict.fromkeys(("четыре", "четырех", "четырёх"), 4),
    **dict.fromkeys(("пять", "пяти"), 5),
    **dict.fromkeys(("шесть", "шести"), 6),
    **dict.fromkeys(("семь", "семи"), 7),
    **dict.fromkeys(("восемь", "восьми"), 8),
    **dict.fromkeys(("девять", "девяти"), 9),
}
_RUSSIAN_TEENS = {
    f"{stem}надцат{end}": number
    for number, stem in enumerate(("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят"), start=11)
    for end in ("ь", "и")
}
_RUSSIAN_TENS = {
    **dict.fromkeys(("десять", "десяти"), 10),
    **dict.fromkeys(("двадцать", "двадцати"), 20),
    **dict.fromkeys(("тридцать", "тридцати"), 30),
    **dict.fromkeys(("сорок", "сорока"), 40),
    **dict.fromkeys(("пятьдесят", "пятидесяти"), 50),
    **dict.fromkeys(("шестьдесят", "шестидесяти"), 60),
    **dict.fromkeys(("девяносто", "девяноста"), 90),
}
_KAZAKH_UNITS = dict(
    zip(["бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"], range(1, 10), strict=True)
)
_KAZAKH_TENS = {"он": 10, "жиырма": 20, "отыз": 30, "қырық": 40, "елу": 50, "алпыс": 60, "тоқсан": 90}
# By language: the units, and the words that a unit may follow; a word for 11 to 19 stands alone.
_UNITS = {"ru": _RUSSIAN_UNITS, "kk": _KAZAKH_UNITS}
_TENS = {"ru": _RUSSIAN_TENS, "kk": _KAZAKH_TENS}
_DIGITS = re.compile(r"(?<![\w.,–-])\d+(?:[.,]\d+)?(?![\w-]|[.,]\d)")
_WORD = re.compile(r"\w+")


def says(text: str, number: float, language: str) -> bool:
    """Tell whether a text in Kazakh or Russian has a number, in digits or in words."""
    return number in numbers(text) or any(number == one for one in _spelled(text, language))


def numbers(text: str) -> list[float]:
    """List the numbers that stand by themselves in digits, each once, in the order of the text."""
    return list(dict.fromkeys(float(found.replace(",", ".")) for found in _DIGITS.findall(text)))


def _spelled(text: str, language: str) -> Iterator[int]:
    """Give the numbers in words: "он бес" is 15, neither 10 nor 5."""
    units, tens = _UNITS[language], _TENS[language]
    before = 0
    for word in _WORD.findall(text.casefold()):
        if before and word in units:
            yield before + units[word]
            before = 0
            continue
        if before:
            yield before
        before = tens.get(word, 0)
        if word in units:
            yield units[word]
        elif language == "ru" and word in _RUSSIAN_TEENS:
            yield _RUSSIAN_TEENS[word]
    if before:
        yield before
