"""A table read from a file: the rows that are not empty, each cell as the file holds it.

What a cell means is decided later by the vocabulary, as with the scalars of a YAML text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused
from checker.source.reader import control_problem
from checker.source.shown import UNPRINTABLE

CellValue: TypeAlias = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
Cells: TypeAlias = Sequence[CellValue | None]
MOST_ROWS = 10_000
MOST_CELLS = 1_000_000
MOST_CHARACTERS = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty: its number as a spreadsheet program shows it, its cells from column 1 to the last filled one."""

    number: int
    cells: tuple[CellValue | None, ...]


def rows_of(found: Iterable[Cells], name: str) -> list[Row]:
    """Keep the rows that hold something; `found` gives every row from the first on, the empty ones too.

    Raises Refused for more than MOST_ROWS rows, MOST_CELLS cells or MOST_CHARACTERS characters, for invisible characters and
    where nothing is there.
    """
    rows: list[Row] = []
    problems = Problems()
    cells = characters = 0
    for number, values in enumerate(found, start=1):
        cells += max(1, len(values))
        kept = _kept(values)
        characters += sum(len(value) for value in kept if isinstance(value, str))
        if kept:
            rows.append(Row(number, kept))
            _refuse_controls(rows[-1], name, problems)
        if len(rows) > MOST_ROWS + 1 or cells > MOST_CELLS or characters > MOST_CHARACTERS:
            raise Refused([_too_large(Place(name, number, 1))])
    problems.raise_if_any()
    if not rows:
        raise Refused([Problem("empty", Place(name, 1, 1), "the sheet is empty", "its first row names the columns")])
    return rows


def _kept(values: Cells) -> tuple[CellValue | None, ...]:
    """Strip the texts, take blank ones for nothing, and leave out the empty cells at the end."""
    stripped = [(value.strip() or None) if isinstance(value, str) else value for value in values]
    while stripped and stripped[-1] is None:
        stripped.pop()
    return tuple(stripped)


def _refuse_controls(row: Row, name: str, problems: Problems) -> None:
    for column, value in enumerate(row.cells, start=1):
        found = (
            next((one for one in UNPRINTABLE.findall(value) if one not in "\t\n\r"), "")
            if isinstance(value, str)
            else ""
        )
        if found:
            problems.extend([control_problem(Place(name, row.number, column), found)])


def _too_large(place: Place) -> Problem:
    return Problem(
        "too-large",
        place,
        f"the sheet is larger than {MOST_ROWS} rows, {MOST_CELLS} cells or {MOST_CHARACTERS} characters",
        "delete the empty rows and columns that only carry a format, or split the sheet",
    )
