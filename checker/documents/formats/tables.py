"""Reads a table of a rendered page: widths, head, rows, cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast, get_args

from checker.documents.formats.markup import Element, NotForAllFormats
from checker.documents.formats.model import Block, Cell, CellRole, Row, Table, TableRole

_WIDTH = re.compile(r"width:\s*([\d.]+)%")


def read_table(table: Element, blocks: Callable[[Element], Iterator[Block]]) -> Table:
    """Read a table; a column without a width has its share of what the others leave."""
    head = tuple(row for part in table.every("thead") for row in _rows(part, blocks))
    inside = [part for part in table.elements() if part.tag in ("tbody", "tfoot")] or [table]
    rows = tuple(row for part in inside for row in _rows(part, blocks))
    columns = max((_width(row) for row in (*head, *rows)), default=1)
    head, rows = (tuple(_filled_up(row, columns) for row in part) for part in (head, rows))
    role: TableRole = next((cast("TableRole", name) for name in table.classes if name in get_args(TableRole)), "form")
    return Table(role, _widths(table, columns), head, rows)


def _width(row: Row) -> int:
    return sum(cell.span for cell in row.cells)


def _filled_up(row: Row, columns: int) -> Row:
    """Give a row that is short the cells that it lacks, so that no writer takes those of the next one."""
    return replace(row, cells=(*row.cells, *(Cell(()) for _ in range(columns - _width(row)))))


def _widths(table: Element, columns: int) -> tuple[float, ...]:
    found = [_WIDTH.search(column.attributes.get("style", "")) for column in table.every("col")][:columns]
    given = [float(match[1]) if match else None for match in found] + [None] * (columns - len(found))
    unknown = given.count(None)
    rest = max(100 - sum(width or 0 for width in given), unknown) / unknown if unknown else 0
    return tuple(rest if width is None else width for width in given)


def _rows(part: Element, blocks: Callable[[Element], Iterator[Block]]) -> Iterator[Row]:
    for row in part.elements():
        if row.tag == "tr":
            cells = [cell for cell in row.elements() if cell.tag in ("td", "th")]
            yield Row(tuple(_cell(cell, row, blocks) for cell in cells), "long" in row.classes)


def _cell(cell: Element, row: Element, blocks: Callable[[Element], Iterator[Block]]) -> Cell:
    if cell.attributes.get("rowspan", "1") != "1":
        raise NotForAllFormats("rowspan", "repeat the cell in each row")
    names = (*cell.classes, *row.classes)
    role: CellRole = next((cast("CellRole", name) for name in names if name in get_args(CellRole)), "plain")
    span = cell.attributes.get("colspan", "1")
    return Cell(tuple(blocks(cell)), int(span) if span.isdecimal() and span != "0" else 1, role)
