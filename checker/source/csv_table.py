"""Reads a CSV text into rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from checker.source.place import Place
from checker.source.problem import Problem, Refused
from checker.source.reader import decode
from checker.source.table import Row, rows_of

DELIMITERS = (",", ";", "\t")
_BOM = b"\xef\xbb\xbf"
# How an .xlsx and an old .xls begin.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVE = (
    'save it anew: in Excel as "CSV UTF-8 (Comma delimited)", in LibreOffice with the character set "Unicode (UTF-8)"'
)


def read_csv(data: bytes, name: str, known: Callable[[str], bool]) -> list[Row]:
    """Read the rows of a CSV file in UTF-8; `known` tells whether a text is the header of a column.

    The delimiter is the one of DELIMITERS by which most headers are known. Raises Refused with the place.
    """
    if not data.removeprefix(_BOM).strip():
        raise Refused([_empty(name)])
    if data.startswith(_WORKBOOKS):
        message = "the file is a workbook, not CSV text"
        hint = "name it .xlsx if it is one; or save the sheet as CSV (UTF-8)"
        raise Refused([Problem("not-csv", Place(name, 1, 1), message, hint)])
    text = decode(data, name, _SAVE)
    if not text.strip("".join(DELIMITERS) + "\r\n "):
        raise Refused([_empty(name)])
    return rows_of(_records(text, name, _delimiter(text, name, known)), name)


def _delimiter(text: str, name: str, known: Callable[[str], bool]) -> str:
    def score(delimiter: str) -> tuple[int, int]:
        header = _header(text, name, delimiter)
        return sum(known(cell) for cell in header), len(header)

    return max(DELIMITERS, key=score)


def _header(text: str, name: str, delimiter: str) -> list[str]:
    """Give the first row that is not empty; nothing where it cannot be read with this delimiter."""
    try:
        return next((row for row in _records(text, name, delimiter) if any(cell.strip() for cell in row)), [])
    except Refused:
        return []


def _records(text: str, name: str, delimiter: str) -> Iterator[list[str]]:
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refused([_fault(Place(name, number, 1), str(error))]) from None


def _empty(name: str) -> Problem:
    return Problem("empty", Place(name, 1, 1), "the file is empty", "its first row names the columns")


def _fault(place: Place, what: str) -> Problem:
    if "field larger" in what:
        message = f"a cell of this row is longer than {csv.field_size_limit()} characters"
        return Problem("too-large", place, message, "shorten it; or close the quote that is still open")
    if "unexpected end" in what:
        return Problem("syntax", place, "a quote that opens in this row is never closed", "close it")
    return Problem(
        "syntax", place, "a quote stands in the middle of a cell", 'write "" for a quote inside a quoted cell'
    )
