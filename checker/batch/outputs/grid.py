"""A sheet of a workbook that goes on as long as there are rows: header frozen, filter on, texts always texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

# What a sheet can hold by the format, and the links that spreadsheets take in one.
MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
_MOST_TEXT = 32_767
_MOST_LINK = 2_079
_MOST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TONES = {"for": "#E2F3E4", "against": "#FDE7E5", "open": "#FFF4D6", "bad": "#FDE7E5"}


class Link(NamedTuple):
    """A link: where to, and the text of its cell."""

    target: str
    text: str


class _Relative(Url):  # type: ignore[misc]
    """A link as the format has it, relative and with slashes; the library writes the backslashes of one system."""

    def __init__(self, target: str) -> None:
        super().__init__(f"external:{target}")
        self._link = self._relationship_link = target


@dataclass(frozen=True, slots=True)
class Linked:
    """Several links of one row: one a cell, from here to the right."""

    links: list[Link]


class Grid:
    """One list; beyond the rows that a sheet can hold it goes on in another sheet."""

    def __init__(self, book: Workbook, name: str, heads: Sequence[str], widths: Sequence[int]) -> None:
        self.book = book
        self.name = _sheet_name(name)
        self.heads = heads
        self.widths = widths
        self._formats: dict[str, Format] = {}
        self._sheets = 0
        self._sheet: Worksheet
        self._begin()

    def _begin(self) -> None:
        self._sheets += 1
        more = f" {self._sheets}" if self._sheets > 1 else ""
        name = next(one for one in self._names(more) if one.casefold() not in self._taken())
        self._sheet = self.book.add_worksheet(name)
        self._sheet.freeze_panes(1, min(2, len(self.heads) - 1))
        for column, width in enumerate(self.widths):
            self._sheet.set_column(column, column, width)
        head = self._format(
            "head", {"bold": True, "bg_color": "#F2F2F2", "text_wrap": True, "valign": "top", "border": 1}
        )
        for column, text in enumerate(self.heads):
            self._sheet.write_string(0, column, text, head)
        self._at = 0
        self._links = 0

    def _names(self, more: str) -> list[str]:
        kept = [f"{self.name[: _MOST_NAME - len(more)]}{more}"]
        return kept + [f"{self.name[: _MOST_NAME - len(more) - 4]}{more} ({count})" for count in range(2, 10)]

    def _taken(self) -> set[str]:
        return {sheet.get_name().casefold() for sheet in self.book.worksheets()}

    def row(self, values: Sequence[Any], *, tone: str = "") -> None:
        """Write a row: texts, numbers, days, (text, tone) pairs, links."""
        if self._at + 1 >= MOST_ROWS:
            self.close()
            self._begin()
        self._at += 1
        for column, value in enumerate(values):
            self._cell(column, value, tone if column == 0 else "")

    def _cell(self, column: int, value: Any, tone: str) -> None:
        plain = self._format(f"plain {tone}", _filled(tone))
        match value:
            case None | "":
                return
            case Linked(links):
                for offset, link in enumerate(links):
                    self._link(column + offset, link)
            case (str(text), str(mark)):
                self._sheet.write_string(
                    self._at, column, text[:_MOST_TEXT], self._format(f"plain {mark}", _filled(mark))
                )
            case str():
                self._sheet.write_string(self._at, column, value[:_MOST_TEXT], plain)
            case dt.date():
                day = self._format("day", {"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
                self._sheet.write_datetime(self._at, column, dt.datetime(value.year, value.month, value.day), day)
            case _:
                self._sheet.write_number(self._at, column, value, plain)

    def _link(self, column: int, link: Link) -> None:
        """Write a link; where a sheet has all that it can have, or the target is too long, only its text."""
        if self._links < MOST_LINKS and len(link.target) <= _MOST_LINK:
            self._links += 1
            self._sheet.write_url(self._at, column, _Relative(link.target), None, link.text)
        else:
            self._sheet.write_string(self._at, column, link.text)

    def close(self) -> None:
        """Put the filter over all rows."""
        self._sheet.autofilter(0, 0, max(self._at, 1), len(self.heads) - 1)

    def _format(self, name: str, properties: dict[str, Any]) -> Format:
        if name not in self._formats:
            self._formats[name] = self.book.add_format(properties)
        return self._formats[name]


def _filled(tone: str) -> dict[str, Any]:
    colour = _TONES.get(tone)
    return {"valign": "top", **({"bg_color": colour} if colour else {})}


def _sheet_name(text: str) -> str:
    kept = " ".join(text.translate(_FORBIDDEN).split())
    return (kept[:1].upper() + kept[1:])[:_MOST_NAME].strip() or "-"
