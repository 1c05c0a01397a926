"""Which verdicts a norm can have at all: whether it can need nothing, something certain, or a number that is in the act."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.amounts import Cell, NormRow, Share
from checker.conditions.model import Norm
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict


def weighed(norm: Norm) -> frozenset[Verdict]:
    """Give every verdict that a norm can have; one that is left out no dossier can bring about."""
    cells = [cell for row in norm.rows for cell in row.cells]
    found = {UNKNOWN}
    if any(cell.stated and _may_need(cell) for cell in cells):
        found.add(MET)
    # What a clause softens for ever is never plainly not met, nor what needs nothing for certain.
    if any(map(_surely_needs_at_times, cells)) and not (norm.soft and not norm.soft_until):
        found.add(NOT_MET)
    if not any(_always_needs(norm, row) for row in norm.rows):
        found.add(NOT_APPLICABLE)
    return frozenset(found)


def _may_need(cell: Cell) -> bool:
    return bool(cell.at_least) or any(_most(share) or share.at_least for share in cell.shares)


def _most(share: Share) -> bool:
    return bool(share.count if share.count_most is None else share.count_most)


def _surely_needs_at_times(cell: Cell) -> bool:
    """Tell whether the lower bound of what is needed can be more than nothing."""
    return cell.stated and (bool(cell.at_least) or any(share.count or share.at_least for share in cell.shares))


def _always_needs(norm: Norm, row: NormRow) -> bool:
    """Tell whether a row is for everybody and needs something in every column."""
    if norm.categories is not None and row.categories:
        return False
    columns = [column.id for column in norm.bands.columns] if norm.bands else None
    if columns is None:
        return bool(row.cells) and all(map(_needs, row.cells))
    return all(_covered(column, row) for column in columns)


def _covered(column: str, row: NormRow) -> bool:
    cells: list[Cell] = [cell for cell in row.cells if column in cell.columns]
    return bool(cells) and all(map(_needs, cells))


def _needs(cell: Cell) -> bool:
    """Tell whether the upper bound of what is needed is never nothing."""
    if not cell.stated:
        return True
    if cell.at_most is not None:
        return False
    return bool(cell.at_least) or any(_grounds(cell))


def _grounds(cell: Cell) -> Iterator[bool]:
    for share in cell.shares:
        yield share.at_most is None and (bool(share.at_least) or (share.of is None and _most(share)))
