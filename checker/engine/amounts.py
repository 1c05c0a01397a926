"""The arithmetic of norms: how much there is and how much is needed, as intervals with their parts.

An interval says what an act or a dossier leaves open: a fraction of a group that the act does not tell how to round, a
number that is not stated, a post that is vacant. A verdict rests only on what holds for the whole interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from checker.conditions.amounts import Bands, Cell, NormRow, Quantity, Share
from checker.conditions.model import Norm, NormTable
from checker.conditions.verdict import MET
from checker.engine.case import Bindings
from checker.engine.measures import MAYBE, ZERO, Amount, Scope

NOTHING = Amount(ZERO, ZERO)


@dataclass(slots=True)
class Part:
    """One share of what is needed: the row and cell of the act, what it is reckoned from, and the result."""

    row: NormRow
    cell: Cell
    share: Share | None
    base: Amount | None
    low: Decimal
    high: Decimal | None


@dataclass(slots=True)
class Weighed:
    """What a norm compares: what there is, what is needed with its parts, and whether a clause softens a shortage."""

    have: Amount
    need: Amount
    parts: tuple[Part, ...]
    soft: bool


@dataclass(slots=True)
class Pooled:
    """A whole table: all that there is, and what its norms need together at least.

    `norms` has for each norm where the verdict of its guard stands (-1: it has none) and the least that it needs.
    """

    have: Amount
    norms: tuple[tuple[int, Decimal], ...]
    need: Decimal = ZERO

    def reckon(self, verdicts: Sequence[int]) -> None:
        """Add up what the norms need; guarded norms count where their guard is met."""
        self.need = sum((low for guard, low in self.norms if guard < 0 or verdicts[guard] == MET), ZERO)

    @property
    def short(self) -> bool:
        return self.have.high is not None and self.have.high < self.need


def weigh(scope: Scope, norm: Norm) -> Weighed:
    """Reckon both sides of a norm for the records bound."""
    rows = scope.rows(norm)
    need, parts = _Weighing(scope, norm).need(rows) if rows or not scope.plain(norm.bands) else (NOTHING, ())
    soft = bool(norm.soft) and (not norm.soft_until or scope.case.days.get("day", "") <= norm.soft_until)
    return Weighed(scope.measured(norm.have), need, parts, soft)


def covers(table: NormTable, bindings: Bindings) -> bool | None:
    """Tell whether a table is for the record bound; None where the dossier does not say."""
    record = bindings[table.owner] if table.owner else None
    unknown = False
    for path, values in table.select:
        value = record.value(path) if record else None
        if value is None:
            unknown = True
        elif value not in values:
            return False
    return None if unknown else True


_Bounds = tuple[Decimal, Decimal | None]


class _Weighing:
    """Reckons what one norm needs, and keeps the parts, the notes and what was not stated."""

    __slots__ = ("missing", "norm", "notes", "parts", "scope")

    def __init__(self, scope: Scope, norm: Norm) -> None:
        self.scope = scope
        self.norm = norm
        self.parts: list[Part] = []
        self.notes: list[str] = []
        self.missing: list[Quantity] = []

    def need(self, applying: list[tuple[NormRow, int]]) -> tuple[Amount, tuple[Part, ...]]:
        """Reckon what the rows that apply need."""
        columns = self._columns()
        rows = [self._row(row, columns, applies) for row, applies in applying]
        low: Decimal = ZERO
        high: Decimal | None = ZERO
        if rows and self.norm.alternatives:
            low, high = min(low for low, _ in rows), _highest([high for _, high in rows])
        elif rows:
            low, high = _sum(rows)
        notes = tuple(dict.fromkeys(filter(None, self.notes))) if self.notes else ()
        missing = tuple({quantity.id: quantity for quantity in self.missing}.values()) if self.missing else ()
        return Amount(low, high, (), missing, notes), tuple(self.parts)

    def _measured(self, quantity: Quantity) -> Amount:
        found = self.scope.measured(quantity)
        self.missing += found.missing
        return found

    def _columns(self) -> frozenset[str] | None:
        """Choose the columns that may apply: several where the number is open or bands overlap, none beyond the last."""
        bands = self.norm.bands
        if bands is None:
            return None
        known = self.scope.columns.get(id(bands))
        if known is None:
            known = self.scope.columns[id(bands)] = self._chosen(bands)
        columns, missing, exact = known
        self.missing += missing
        if exact and len(columns) != 1:
            self.notes.append(self.norm.open.overlap if columns else self.norm.open.beyond)
        return columns

    def _chosen(self, bands: Bands) -> tuple[frozenset[str], list[Quantity], bool]:
        """Give the columns that may apply, what was not stated of the measures, and whether they are exact."""
        chosen: set[str] = set()
        missing: list[Quantity] = []
        exact = True
        for measure in bands.measures:
            size = self.scope.measured(measure)
            missing += size.missing
            exact = exact and size.exact
            for column in bands.columns:
                below = size.high is not None and column.least is not None and size.high < column.least
                above = column.most is not None and size.low > column.most
                if not below and not above:
                    chosen.add(column.id)
        return frozenset(chosen), missing, exact

    def _row(self, row: NormRow, columns: frozenset[str] | None, applies: int) -> _Bounds:
        """Reckon one row that may be for the recipients of the site."""
        if columns is not None and not columns:
            return ZERO, None
        bounds = [self._cell(row, cell) for cell in row.cells if columns is None or cell.columns & columns]
        if len(bounds) == 1:
            low, high = bounds[0]
        else:
            low, high = min((low for low, _ in bounds), default=ZERO), _highest([high for _, high in bounds])
        self.notes.extend(row.notes)
        if applies is MAYBE and high != ZERO:
            self.notes.append(self.norm.open.mixed)
            return (low if self.norm.alternatives else ZERO), high
        return low, high

    def _cell(self, row: NormRow, cell: Cell) -> _Bounds:
        self.notes.append(cell.note)
        if not cell.stated:
            self.parts.append(Part(row, cell, None, None, ZERO, None))
            return ZERO, None
        bounds = []
        for share in cell.shares:
            base = self._measured(share.of) if share.of else None
            low, high = self._share(share, base)
            self.parts.append(Part(row, cell, share, base, low, high))
            bounds.append((low, high))
        return self._bounded(*_sum(bounds), cell.at_least, cell.at_most)

    def _share(self, share: Share, base: Amount | None) -> _Bounds:
        most_count = share.count if share.count_most is None else share.count_most
        if base is None:
            return share.count, most_count
        low = share.count * _whole(base.low / share.per_most, ROUND_FLOOR)
        high = None if base.high is None else most_count * _whole(base.high / share.per, ROUND_CEILING)
        if base.exact and base.low % share.per:
            self.notes.append(self.norm.open.rounding)
        return self._bounded(low, high, share.at_least, share.at_most)

    def _bounded(
        self, low: Decimal, high: Decimal | None, least: Decimal | None, most: tuple[Decimal, Quantity] | None
    ) -> _Bounds:
        if least is not None:
            low = max(low, least)
            high = None if high is None else max(high, least)
        if most is not None:
            limit = self._measured(most[1])
            low = min(low, most[0] * limit.low)
            if limit.high is not None:
                ceiling = most[0] * limit.high
                high = ceiling if high is None else min(high, ceiling)
        return low, high


def _whole(value: Decimal, how: str) -> Decimal:
    return value.to_integral_value(rounding=how)


def _highest(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return max(known, default=ZERO) if len(known) == len(values) else None


def _sum(bounds: list[_Bounds]) -> _Bounds:
    if len(bounds) == 1:
        return bounds[0]
    highs = [high for _, high in bounds if high is not None]
    return sum((low for low, _ in bounds), ZERO), sum(highs, ZERO) if len(highs) == len(bounds) else None
