"""Reads one sheet of an XLSX workbook into rows; openpyxl is imported only here, and only when a workbook is read."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused, unknown_name
from checker.source.shown import shown
from checker.source.table import Cells, Row, rows_of

MOST_PARTS = 2_000
MOST_UNPACKED = 50 * 1024 * 1024
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# The part of an old Excel container that holds a workbook with a password.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "open it in a spreadsheet program and save it as .xlsx"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3}[0-9]{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="([0-9]{1,9})"')


def read_xlsx(data: bytes, name: str, sheet: str, at: Place) -> list[Row]:
    """Read the rows of a sheet; "" is the only sheet there is. `at` is where the dossier names the file or the sheet.

    Formulas count with the result that was saved with them. Raises Refused with the place: for what is no workbook, a sheet
    that is not there, merged cells, error values, formulas without a result, and a workbook that unpacks to too much.
    """
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(io.BytesIO(data)) as packed:
            warnings.simplefilter("ignore")
            _check_parts(packed, name)
            return _rows(data, packed, name, sheet, at)
    except Refused:
        raise
    except zipfile.BadZipFile:
        raise Refused([_no_workbook(data, name)]) from None
    except Exception:  # openpyxl meets a broken workbook with errors of any kind
        message = "the file cannot be read as an XLSX workbook: a part of it is missing or damaged"
        raise Refused([Problem("not-workbook", Place(name, 1, 1), message, _SAVE)]) from None


def _no_workbook(data: bytes, name: str) -> Problem:
    what, hint = "it is no zip archive, or a damaged one", _SAVE
    if not data:
        what = "it is empty"
    elif data.startswith(_OLD_EXCEL):
        locked = _LOCKED in data
        what = "it has a password" if locked else "it is an old .xls workbook"
        hint = f"{_SAVE}, without the password" if locked else _SAVE
    elif _is_text(data):
        what, hint = "it is text", f"name it .csv if it is a table as CSV (UTF-8); else {_SAVE}"
    return Problem("not-workbook", Place(name, 1, 1), f"the file is not an XLSX workbook: {what}", hint)


def _is_text(data: bytes) -> bool:
    try:
        return b"\x00" not in data and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _check_parts(packed: zipfile.ZipFile, name: str) -> None:
    """Refuse what would fill the memory, and declarations of entities, before anything is parsed."""
    parts = packed.infolist()
    # No more than the size stated is ever unpacked, so a false statement does no harm.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        message = (
            f"the workbook has more than {MOST_PARTS} parts or unpacks to more than {MOST_UNPACKED // 1024 // 1024} MB"
        )
        raise Refused(
            [Problem("too-large", Place(name, 1, 1), message, "keep only this sheet in it, without pictures")]
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(part).replace(b"\x00", b""):
            message = f'part "{shown(part.filename)}" of the workbook declares a document type'
            raise Refused([Problem("not-workbook", Place(name, 1, 1), message, _SAVE)])


def _rows(data: bytes, packed: zipfile.ZipFile, name: str, sheet: str, at: Place) -> list[Row]:
    from openpyxl import load_workbook

    results = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    index = _sheet([found.title for found in results.worksheets], sheet, at)
    pages: list[Any] = [results.worksheets[index], formulas.worksheets[index]]
    for page in pages:
        # The size that a program wrote into the sheet may be too small: nothing may be cut off by it.
        page.reset_dimensions()
    _check_sheet(packed.read(pages[0]._worksheet_path.lstrip("/")), name)
    problems = Problems()
    rows = rows_of(_values(pages[0], pages[1], name, problems), name)
    problems.raise_if_any()
    return rows


def _sheet(titles: list[str], wanted: str, at: Place) -> int:
    if wanted in titles:
        return titles.index(wanted)
    if wanted:
        message, hint = unknown_name("sheet", wanted, titles)
        raise Refused([Problem("unknown-sheet", at, message, hint)])
    if len(titles) > 1:
        listed = ", ".join(f'"{shown(title)}"' for title in titles[:12])
        message = f"the workbook has {len(titles)} sheets: {listed}"
        raise Refused([Problem("which-sheet", at, message, f'say which one: {{file: …, sheet: "{shown(titles[0])}"}}')])
    return 0


def _check_sheet(part: bytes, name: str) -> None:
    """Refuse merged cells, which would leave a value out of the rows that it covers, and rows out of order."""
    from openpyxl.utils.cell import column_index_from_string

    numbers = [int(number) for number in _ROW.findall(part)]
    if numbers != sorted(set(numbers)):
        message = "the rows of the sheet are saved out of order"
        raise Refused([Problem("not-workbook", Place(name, 1, 1), message, _SAVE)])
    problems = Problems()
    for column, row, last in _MERGED.findall(part):
        place = Place(name, int(row), column_index_from_string(column.decode()))
        message = f"cells {column.decode()}{row.decode()}:{last.decode()} are merged"
        problems.add("merged-cells", place, message, "unmerge them and write the value in every row that it stands for")
    problems.raise_if_any()


def _values(results: Any, formulas: Any, name: str, problems: Problems) -> Iterator[Cells]:
    """Give the values row by row; what is wrong with a cell goes to `problems`."""
    from openpyxl.utils.cell import get_column_letter

    pairs = zip(results.iter_rows(), formulas.iter_rows(), strict=True)
    for number, (row, behind) in enumerate(pairs, start=1):
        for column, (cell, formula) in enumerate(zip(row, behind, strict=True), start=1):
            if cell.value is None and formula.data_type != "f":
                continue
            place, letter = Place(name, number, column), f"{get_column_letter(column)}{number}"
            if cell.data_type == "e":
                what = f'cell {letter} holds the error "{shown(str(cell.value))}"'
                problems.add("cell-error", place, what, "correct its formula, or write the value itself")
            elif cell.value is None and cell.data_type != "str":
                what = f"the formula of cell {letter} has no saved result"
                problems.add(
                    "no-result",
                    place,
                    what,
                    "open the file in a spreadsheet program and save it, or write the value itself",
                )
        yield [cell.value for cell in row]
