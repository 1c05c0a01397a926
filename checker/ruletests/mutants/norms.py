"""Mutants of norms: each number of each cell, the limits of the columns, the categories of a row, what softens a shortage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Literal

from checker.conditions.amounts import Bands, Cell, Column, NormRow, Quantity, Share
from checker.conditions.model import Condition, Norm, NormTable, When
from checker.conditions.verdict import NOT_MET
from checker.ruletests.mutants.model import Edit
from checker.ruletests.possible_norms import weighed

_Number = Literal["count", "count_most", "per", "per_most", "at_least"]
_NUMBERS: tuple[_Number, ...] = ("count", "count_most", "per", "per_most", "at_least")
_LEAST_PER = 1


def edits_of_norm(norm: Norm) -> Iterator[Edit]:
    """List the small changes of one norm."""
    for at, row in enumerate(norm.rows):
        for cell_at, cell in enumerate(row.cells):
            for words, change in _edits_of_cell(cell):
                where = f"row {row.number}, {' '.join(sorted(cell.columns)) or 'all'}: "
                yield where + words, partial(_celled, at, cell_at, change)
        yield from _edits_of_categories(row, at)
    if len(norm.rows) > 1:
        yield "alternatives → added up" if norm.alternatives else "added up → alternatives", _other_way
    if NOT_MET not in weighed(replace(norm, soft="", soft_until="")):
        # A norm that is never short is softened by nothing.
        return
    if norm.soft:
        yield f"not softened by {norm.soft}", _hard
    for step in (1, -1) if norm.soft_until else ():
        day = (dt.date.fromisoformat(norm.soft_until) + dt.timedelta(step)).isoformat()
        yield f"softened until {norm.soft_until} → {day}", partial(_until, day)


def edits_of_table(table: NormTable) -> Iterator[Edit]:
    """List the small changes of what the norms of a table share: the limits of its columns, which places it is for."""
    first = next(filter(None, (_norm(child).bands for child in table.children)), None)
    for column in first.columns if first else ():
        for end in ("least", "most"):
            number: Decimal | None = getattr(column, end)
            for step in (1, -1) if number is not None else ():
                yield f"column {column.id}: {number} → {(number or 0) + step}", partial(_limit, column.id, end, step)
    for path, values in table.select:
        for value in sorted(values) if len(values) > 1 else ():
            yield f"not for {path} {value}", partial(_selected, path, value)
    doubts = dict.fromkeys(field for child in table.children for field, _ in _norm(child).have.doubtful)
    for field in doubts:
        yield f"{field} counts for certain", partial(_certain, field)


def _norm(child: Condition) -> Norm:
    inner = child.then if isinstance(child, When) else child
    if not isinstance(inner, Norm):
        raise TypeError(f"no norm: {child}")
    return inner


def _edits_of_cell(cell: Cell) -> Iterator[tuple[str, Callable[[Cell], Cell]]]:
    for at, share in enumerate(cell.shares):
        for name in _NUMBERS:
            number: Decimal | None = getattr(share, name)
            if number is None or (name in {"per", "per_most"} and share.of is None):
                continue
            if name == "per_most" and (number == share.per or not share.count):
                # Written once, changed once, with `per`; and it bears on the lower bound alone, where nothing is nothing by any number.
                continue
            for step in (1, -1):
                new = number + step
                if new < _least(share, name):
                    continue
                yield f"{name} {number} → {new}", partial(_shared, at, name, new)
        if share.at_most is not None:
            yield "at_most lost", partial(_unbounded, at)
    if cell.at_least is not None:
        yield f"at_least {cell.at_least} → {cell.at_least + 1}", partial(_at_least, cell.at_least + 1)
    if cell.at_most is not None:
        yield "at_most lost", _no_most


def _least(share: Share, name: _Number) -> Decimal:
    """Give the least that a number may be changed to: the end of a range stays no less than its beginning."""
    match name:
        case "count_most":
            return share.count
        case "per_most":
            return share.per
        case "per":
            return Decimal(_LEAST_PER)
        case _:
            return Decimal(0)


def _shared(at: int, name: _Number, number: Decimal, cell: Cell) -> Cell:
    share = cell.shares[at]
    new: Share = replace(share, **{name: number})  # type: ignore[arg-type]
    if name == "per" and share.per == share.per_most:
        new = replace(new, per_most=number)
    return replace(cell, shares=(*cell.shares[:at], new, *cell.shares[at + 1 :]))


def _unbounded(at: int, cell: Cell) -> Cell:
    new = replace(cell.shares[at], at_most=None)
    return replace(cell, shares=(*cell.shares[:at], new, *cell.shares[at + 1 :]))


def _at_least(number: Decimal, cell: Cell) -> Cell:
    return replace(cell, at_least=number)


def _no_most(cell: Cell) -> Cell:
    return replace(cell, at_most=None)


def _celled(at: int, cell_at: int, change: Callable[[Cell], Cell], condition: Condition) -> Condition:
    if not isinstance(condition, Norm):
        return condition
    row = condition.rows[at]
    cells = (*row.cells[:cell_at], change(row.cells[cell_at]), *row.cells[cell_at + 1 :])
    return _rowed(at, replace(row, cells=cells), condition)


def _rowed(at: int, row: NormRow, norm: Norm) -> Norm:
    return replace(norm, rows=(*norm.rows[:at], row, *norm.rows[at + 1 :]))


def _edits_of_categories(row: NormRow, at: int) -> Iterator[Edit]:
    if row.categories:
        yield f"row {row.number}: for all categories", partial(_categories, at, frozenset())
    for category in sorted(row.categories) if len(row.categories) > 1 else ():
        yield f"row {row.number}: not for {category}", partial(_categories, at, row.categories - {category})


def _categories(at: int, categories: frozenset[str], condition: Condition) -> Condition:
    if not isinstance(condition, Norm):
        return condition
    return _rowed(at, replace(condition.rows[at], categories=categories), condition)


def _other_way(condition: Condition) -> Condition:
    return replace(condition, alternatives=not condition.alternatives) if isinstance(condition, Norm) else condition


def _hard(condition: Condition) -> Condition:
    return replace(condition, soft="", soft_until="") if isinstance(condition, Norm) else condition


def _until(day: str, condition: Condition) -> Condition:
    return replace(condition, soft_until=day) if isinstance(condition, Norm) else condition


def _limit(column: str, end: str, step: int, condition: Condition) -> Condition:
    known: dict[int, Bands] = {}

    def moved(bands: Bands) -> Bands:
        columns = tuple(_moved(one, end, step) if one.id == column else one for one in bands.columns)
        return known.setdefault(id(bands), replace(bands, columns=columns))

    return _each_norm(condition, lambda norm: replace(norm, bands=moved(norm.bands)) if norm.bands else norm)


def _moved(column: Column, end: str, step: int) -> Column:
    if end == "least":
        return column if column.least is None else replace(column, least=column.least + step)
    return column if column.most is None else replace(column, most=column.most + step)


def _selected(path: str, value: str, condition: Condition) -> Condition:
    if not isinstance(condition, NormTable):
        return condition
    select = ((name, values - {value} if name == path else values) for name, values in condition.select)
    return replace(condition, select=tuple(select))


def _certain(field: str, condition: Condition) -> Condition:
    known: dict[int, Quantity] = {}

    def sure(quantity: Quantity) -> Quantity:
        doubts = tuple(doubt for doubt in quantity.doubtful if doubt[0] != field)
        return known.setdefault(id(quantity), replace(quantity, doubtful=doubts))

    return _each_norm(condition, lambda norm: replace(norm, have=sure(norm.have)))


def _each_norm(condition: Condition, change: Callable[[Norm], Norm]) -> Condition:
    if not isinstance(condition, NormTable):
        return condition
    children = (
        replace(child, then=change(_norm(child))) if isinstance(child, When) else change(_norm(child))
        for child in condition.children
    )
    return replace(condition, children=tuple(children))
