"""The text of an act as the pack holds it (`acts/ACT/EDITION.LANGUAGE.md`): does a place exist in it, do words stand there?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
_HEAD = r"^> \*(?!Сноска|Ескерту)[^*\n]*?(?:Приложение {n}(?![\w-])|(?<![\w-]){n} ?[-–] ?қосымша|(?<![\w-]){n} қосымша)"
_ANY_HEAD = re.compile(r"^> \*(?!Сноска|Ескерту)[^*\n]*?(?:Приложение|қосымша)", re.MULTILINE)
_ARTICLE = r"^\**(?:Статья {n}(?![\w-])|{n}-бап)"
_ANY_ARTICLE = re.compile(r"^\**(?:Статья \d|\d[\d-]*-бап)", re.MULTILINE)
# Words shown on each side of where a quote leaves the text.
_SHOWN = 5
_LEFT_OUT = ("[…]", "[...]")
_CHAPTER = re.compile(r"^#+ ", re.MULTILINE)
_NUMBERED = r"^\s*{n}\. ?\S"
_ANY_NUMBERED = re.compile(r"^\s*\d+(?:-\d+)?\. ?\S", re.MULTILINE)
_ITEM = r"(?<![\w(-]){n}\)|^\s*{n}\. ?\S"


def one_line(text: str) -> str:
    """Make every run of white space one space."""
    return " ".join(text.split())


class ActText:
    """One text. What stands in it is compared word for word; line ends and runs of spaces make no difference."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts: dict[tuple[tuple[str, str], ...], str | None] = {}

    @cached_property
    def line(self) -> str:
        return one_line(self.text)

    def has(self, units: Sequence[tuple[str, str]]) -> bool | None:
        """Tell whether a place exists.

        None where the text does not let it be told: it leaves out parts, or it is a kind of place unknown here.
        """
        if self.part(tuple(units)) is not None:
            return True
        return None if self._untold(units) else False

    def part(self, units: tuple[tuple[str, str], ...]) -> str | None:
        """Cut out a place, each only once; None where it is not there."""
        if not units:
            return self.text
        if units not in self._parts:
            around, (unit, number) = self.part(units[:-1]), units[-1]
            cut = _CUTS.get(unit)
            self._parts[units] = cut(around, number) if cut is not None and around is not None else None
        return self._parts[units]

    def _untold(self, units: Sequence[tuple[str, str]]) -> bool:
        """Tell whether a place that was not found may be there all the same."""
        return self.excerpt or any(unit not in _CUTS for unit, _ in units)

    @cached_property
    def excerpt(self) -> bool:
        """Tell whether the text says of itself that parts are left out."""
        return any(mark in self.text for mark in _LEFT_OUT)

    def stands(self, words: str, units: Sequence[tuple[str, str]]) -> bool:
        """Tell whether words stand in the act in whole words; where a row of a table is cited, in that row."""
        places = self._cells(units)
        quote = one_line(words)
        return any(_whole_words(quote, place) for place in places)

    def instead(self, words: str, units: Sequence[tuple[str, str]]) -> tuple[str, str, str]:
        """Tell where a quote leaves the text: the last words that agree, the next words of the quote, and those of the act."""
        quote = one_line(words).split()
        best, place = 0, ""
        for one in self._cells(units):
            agreed = _agreed(quote, one)
            if agreed > best:
                best, place = agreed, one
        if not best:
            return "", " ".join(quote[:_SHOWN]), ""
        after = place.index(" ".join(quote[:best])) + len(" ".join(quote[:best]))
        wrong = quote[best : best + _SHOWN]
        return " ".join(quote[:best][-_SHOWN:]), " ".join(wrong), " ".join(place[after:].split()[: len(wrong)])

    def _cells(self, units: Sequence[tuple[str, str]]) -> list[str]:
        known = dict(units)
        if "row" not in known:
            return [self.line]
        row = _row(self.text, known["row"])
        cells = [one_line(cell) for cell in _CELL.findall(row)] if row is not None else []
        column = known.get("column", "")
        return cells[int(column) - 1 : int(column)] if column.isdigit() else cells


def _whole_words(quote: str, place: str) -> bool:
    start = place.find(quote)
    while start >= 0:
        end = start + len(quote)
        before, after = place[start - 1 : start] if start else "", place[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        start = place.find(quote, start + 1)
    return False


def _agreed(quote: list[str], place: str) -> int:
    """Count the first words of a quote that stand together in a text."""
    low, high = 0, len(quote)
    while low < high:
        middle = (low + high + 1) // 2
        if " ".join(quote[:middle]) in place:
            low = middle
        else:
            high = middle - 1
    return low


def _section(pattern: str, end: re.Pattern[str]) -> Callable[[str, str], str | None]:
    """Make what cuts out the part that begins with a numbered line and ends before the next such line."""

    def cut(text: str, number: str) -> str | None:
        found = re.search(pattern.replace("{n}", re.escape(number)), text, re.MULTILINE)
        if found is None:
            return None
        after = end.search(text, found.end())
        return text[found.start() : after.start() if after else len(text)]

    return cut


@lru_cache(maxsize=64)
def _rows(text: str) -> dict[str, str]:
    """Give the rows of the tables in a text by their first cell; of several with one number the first."""
    found: dict[str, str] = {}
    for table in _TABLE.findall(text):
        for row in _ROW.findall(table):
            first = _CELL.search(row)
            if first is not None:
                found.setdefault(one_line(first[1]).rstrip("."), row)
    return found


def _row(text: str, number: str) -> str | None:
    return _rows(text).get(number)


def _point(text: str, number: str) -> str | None:
    """Find a point: a row of the table of an annex, or a numbered paragraph of it."""
    return _row(text, number) or _section(_NUMBERED, _ANY_NUMBERED)(text, number)


def _column(text: str, number: str) -> str | None:
    cells = _CELL.findall(text)
    return cells[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(cells) else None


def _item(text: str, number: str) -> str | None:
    return text if re.search(_ITEM.replace("{n}", re.escape(number)), text, re.MULTILINE) else None


def _chapter(text: str, number: str) -> str | None:
    """Find a chapter by its number; the first often has a head without one."""
    heads = [found.start() for found in _CHAPTER.finditer(text)]
    return text if number.isdigit() and len(heads) >= int(number) else None


_CUTS: dict[str, Callable[[str, str], str | None]] = {
    "annex": _section(_HEAD, _ANY_HEAD),
    "article": _section(_ARTICLE, _ANY_ARTICLE),
    "paragraph": _section(_NUMBERED, _ANY_NUMBERED),
    "clause": _section(_NUMBERED, _ANY_NUMBERED),
    "row": _row,
    "point": _point,
    "column": _column,
    "item": _item,
    "chapter": _chapter,
}
