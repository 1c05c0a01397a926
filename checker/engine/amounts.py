"""The arithmetic of norms: how much there is and how much is needed, as intervals with their parts.

An interval says what an act or a dossier leaves open: a fraction of a group that the act does not tell how to round, a
number that is not stated, a post that is vacant. A verdict rests only on what holds for the whole interval.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from checker.conditions.amounts import Cell, NormRow, Quantity, Share
from checker.conditions.model import Norm, NormTable, When
from checker.conditions.verdict import MET
from checker.dossier.model import Fact, Record
from checker.engine.case import Bindings, Case, belongs

if typing.TYPE_CHECKING:
    from checker.engine.judged import Judged

ZERO = Decimal(0)
_YES, _NO, _MAYBE = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high` (None: no upper bound is known); `facts` were read for it, `missing` names what was not there."""

    low: Decimal
    high: Decimal | None
    facts: tuple[Fact, ...] = ()
    missing: tuple[Quantity, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Part:
    """One share of what is needed: the row and cell of the act, what it is reckoned from, and the result."""

    row: NormRow
    cell: Cell
    share: Share | None
    base: Amount | None
    low: Decimal
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a norm compares: what there is, what is needed with its parts, and whether a clause softens a shortage."""

    have: Amount
    need: Amount
    parts: tuple[Part, ...]
    soft: bool


@dataclass(frozen=True, slots=True)
class Pooled:
    """The two sides of a whole table: all that there is at most, and the least that its norms need together."""

    have: Amount
    need: Decimal

    @property
    def short(self) -> bool:
        return self.have.high is not None and self.have.high < self.need


def weigh(case: Case, norm: Norm, bindings: Bindings) -> Weighed:
    """Reckon both sides of a norm for the records bound."""
    need, parts = _Weighing(case, norm, bindings).need()
    soft = bool(norm.soft) and (not norm.soft_until or case.days.get("day", "") <= norm.soft_until)
    return Weighed(measured(case, norm.have, bindings), need, parts, soft)


def measured(case: Case, quantity: Quantity, bindings: Bindings) -> Amount:
    """Reckon a quantity; what the dossier does not state is anything from nothing on."""
    owner = bindings[quantity.owner] if quantity.owner else case.dossier.root
    if quantity.kind == "fact":
        return _stated(owner.facts.get(quantity.path), quantity)
    definition = quantity.records
    found = owner.lists.get(definition.name) if definition else None
    if found is None or not found.given or definition is None:
        return Amount(ZERO, None, (), (quantity,))
    low, high, facts, notes, missing = ZERO, ZERO, [], [], False
    for record in found.records:
        kept = _kept(record, quantity)
        if kept is _NO or not belongs(record, definition, bindings):
            continue
        doubt = next((clause for path, clause in quantity.doubtful if record.value(path) is True), None)
        fact = record.facts.get(quantity.path) if quantity.kind == "sum" else Fact(1, record.place)
        if fact is None:
            missing = True
            continue
        facts.append(fact)
        value = Decimal(str(fact.value))
        high += value
        if doubt is None and kept is _YES:
            low += value
        elif doubt:
            notes.append(doubt)
    return Amount(
        low, None if missing else high, tuple(facts), (quantity,) if missing else (), tuple(dict.fromkeys(notes))
    )


def pooled(case: Case, table: Judged, bindings: Bindings) -> Pooled | None:
    """Reckon a table as a whole, where one norm may stand in for another; guarded norms count where their guard is met."""
    condition = table.condition
    if not isinstance(condition, NormTable) or condition.pool is None:
        return None
    need = ZERO
    for part in table.children:
        if isinstance(part.condition, When):
            guard, norm = part.children
            weighed = norm.weighed if guard.verdict is MET else None
        else:
            weighed = part.weighed
        if weighed is not None:
            need += weighed.need.low
    return Pooled(measured(case, condition.pool, bindings), need)


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


def _stated(fact: Fact | None, quantity: Quantity) -> Amount:
    if fact is None:
        return Amount(ZERO, None, (), (quantity,))
    value = Decimal(str(fact.value))
    return Amount(value, value, (fact,))


def _kept(record: Record, quantity: Quantity) -> int:
    """Tell whether a record is among those counted; a field that is not stated leaves it open."""
    kept = _YES
    for path, values in quantity.where:
        value = record.value(path)
        if value is None:
            kept = _MAYBE
        elif value not in values:
            return _NO
    return kept


_Bounds = tuple[Decimal, Decimal | None]


class _Weighing:
    """Reckons what one norm needs, and keeps the parts, the notes and what was not stated."""

    def __init__(self, case: Case, norm: Norm, bindings: Bindings) -> None:
        self.case = case
        self.norm = norm
        self.bindings = bindings
        self.parts: list[Part] = []
        self.notes: list[str] = []
        self.missing: list[Quantity] = []

    def need(self) -> tuple[Amount, tuple[Part, ...]]:
        columns = self._columns()
        rows = [found for row in self.norm.rows if (found := self._row(row, columns)) is not None]
        if self.norm.alternatives:
            low, high = min((low for low, _ in rows), default=ZERO), _highest([high for _, high in rows])
        else:
            low, high = _sum(rows)
        notes = tuple(dict.fromkeys(note for note in self.notes if note))
        return Amount(
            low, high, (), tuple({quantity.id: quantity for quantity in self.missing}.values()), notes
        ), tuple(self.parts)

    def _measured(self, quantity: Quantity) -> Amount:
        found = measured(self.case, quantity, self.bindings)
        self.missing += found.missing
        return found

    def _columns(self) -> frozenset[str] | None:
        """Choose the columns that may apply: several where the number is open or bands overlap, none beyond the last."""
        bands = self.norm.bands
        if bands is None:
            return None
        chosen: set[str] = set()
        open_ = False
        for measure in bands.measures:
            size = self._measured(measure)
            open_ = open_ or not size.exact
            for column in bands.columns:
                below = size.high is not None and column.least is not None and size.high < column.least
                above = column.most is not None and size.low > column.most
                if not below and not above:
                    chosen.add(column.id)
        if len(chosen) > 1 and not open_:
            self.notes.append(self.norm.open.overlap)
        return frozenset(chosen)

    def _row(self, row: NormRow, columns: frozenset[str] | None) -> _Bounds | None:
        """Reckon one row; None where it is not for the recipients of the site."""
        applies = self._applies(row)
        if applies is _NO:
            return None
        if columns is not None and not columns:
            return ZERO, None
        bounds = [self._cell(row, cell) for cell in row.cells if columns is None or cell.columns & columns]
        low, high = min((low for low, _ in bounds), default=ZERO), _highest([high for _, high in bounds])
        self.notes.extend(row.notes)
        if applies is _MAYBE and high != ZERO:
            self.notes.append(self.norm.open.mixed)
            return (low if self.norm.alternatives else ZERO), high
        return low, high

    def _applies(self, row: NormRow) -> int:
        """Tell whether a row is for the recipients; _MAYBE where only some are of its categories, or it is not known."""
        where = self.norm.categories
        if not row.categories or where is None:
            return _YES
        owner = self.bindings[where.owner] if where.owner else self.case.dossier.root
        found = owner.lists.get(where.records.name)
        if found is None or not found.given:
            return _MAYBE
        served = {record.value(where.field) for record in found.records if record.value(where.number) != 0}
        if not served & row.categories:
            return _NO
        return _YES if served <= row.categories else _MAYBE

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
    highs = [high for _, high in bounds if high is not None]
    return sum((low for low, _ in bounds), ZERO), sum(highs, ZERO) if len(highs) == len(bounds) else None
