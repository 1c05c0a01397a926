"""The arithmetic of norms: how much there is and how much is needed, as intervals with their parts.

An interval says what an act or a dossier leaves open: a fraction of a group that the act does not tell how to round, a
number that is not stated, a post that is vacant. A verdict rests only on what holds for the whole interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from checker.conditions.amounts import Bands, Categories, Cell, NormRow, Quantity, Share
from checker.conditions.model import Norm, NormTable
from checker.conditions.verdict import MET
from checker.dossier.model import Fact, Record, Value
from checker.engine.case import Bindings, Case
from checker.vocabulary.model import ListDef

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


def weigh(case: Case, norm: Norm, bindings: Bindings) -> Weighed:
    """Reckon both sides of a norm for the records bound."""
    need, parts = _Weighing(case, norm, bindings).need()
    soft = bool(norm.soft) and (not norm.soft_until or case.days.get("day", "") <= norm.soft_until)
    return Weighed(measured(case, norm.have, bindings), need, parts, soft)


def measured(case: Case, quantity: Quantity, bindings: Bindings) -> Amount:
    """Reckon a quantity, once for the same records; what the dossier does not state is anything from nothing on."""
    kept = case.records.kept
    key = (id(quantity), *map(id, bindings.values()))
    found: Amount | None = kept.get(key)
    if found is None:
        owner = bindings[quantity.owner] if quantity.owner else case.dossier.root
        if quantity.kind == "fact":
            found = _stated(owner.facts.get(quantity.path), quantity)
        else:
            found = _added(case, quantity, owner, bindings)
        kept[key] = found
    return found


def _added(case: Case, quantity: Quantity, owner: Record, bindings: Bindings) -> Amount:
    """Count or sum the records of a list."""
    definition = quantity.records
    listed = owner.lists.get(definition.name) if definition else None
    if listed is None or not listed.given or definition is None:
        return Amount(ZERO, None, (), (quantity,))
    low, high, facts, notes, missing = ZERO, ZERO, [], [], False
    for record in _candidates(case, quantity, owner, definition, bindings):
        kept = _kept(record, quantity)
        if kept is _NO:
            continue
        fact = record.facts.get(quantity.path) if quantity.kind == "sum" else Fact(1, record.place)
        if fact is None:
            missing = True
            continue
        doubt = next((clause for path, clause in quantity.doubtful if record.value(path) is True), None)
        facts.append(fact)
        value = _decimal(fact)
        high += value
        if doubt is None and kept is _YES:
            low += value
        elif doubt:
            notes.append(doubt)
    # An open list may hold more than was written down: what it does not name is not known.
    missing = missing or (definition.world == "open" and not facts)
    return Amount(
        low, None if missing else high, tuple(facts), (quantity,) if missing else (), tuple(dict.fromkeys(notes))
    )


def _candidates(case: Case, quantity: Quantity, owner: Record, definition: ListDef, bindings: Bindings) -> list[Record]:
    """Give the records that may count, found by the first field that they are chosen by."""
    records = case.records.chosen(owner, definition, (), bindings)
    if not quantity.where:
        return records
    path, values = quantity.where[0]
    groups = case.records.by(records, path)
    return [record for value in (*sorted(values), None) for record in groups.get(value, ())]


def _decimal(fact: Fact) -> Decimal:
    value = fact.value
    return Decimal(value) if type(value) is int else Decimal(str(value))


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
    value = _decimal(fact)
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
        key = (id(bands), *map(id, self.bindings.values()))
        known = self.case.records.kept.get(key)
        if known is None:
            known = self.case.records.kept[key] = self._chosen(bands)
        columns, missing, exact = known
        self.missing += missing
        if len(columns) > 1 and exact:
            self.notes.append(self.norm.open.overlap)
        chosen: frozenset[str] = columns
        return chosen

    def _chosen(self, bands: Bands) -> tuple[frozenset[str], list[Quantity], bool]:
        """Give the columns that may apply, what was not stated of the measures, and whether they are exact."""
        chosen: set[str] = set()
        missing: list[Quantity] = []
        exact = True
        for measure in bands.measures:
            size = measured(self.case, measure, self.bindings)
            missing += size.missing
            exact = exact and size.exact
            for column in bands.columns:
                below = size.high is not None and column.least is not None and size.high < column.least
                above = column.most is not None and size.low > column.most
                if not below and not above:
                    chosen.add(column.id)
        return frozenset(chosen), missing, exact

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
        served = self._served(where)
        if served is None:
            return _MAYBE
        if served.isdisjoint(row.categories):
            return _NO
        return _YES if served <= row.categories else _MAYBE

    def _served(self, where: Categories) -> frozenset[Value | None] | None:
        """Give the categories of the recipients of the site, once for a case; None where the dossier does not say."""
        kept = self.case.records.kept
        owner = self.bindings[where.owner] if where.owner else self.case.dossier.root
        key = (id(where), id(owner))
        if key not in kept:
            found = owner.lists.get(where.records.name)
            silent = found is None or not found.given
            kept[key] = (
                None
                if silent or found is None
                else frozenset(record.value(where.field) for record in found.records if record.value(where.number) != 0)
            )
        served: frozenset[Value | None] | None = kept[key]
        return served

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
        return _sum(bounds)

    def _share(self, share: Share, base: Amount | None) -> _Bounds:
        most_count = share.count if share.count_most is None else share.count_most
        if base is None:
            return share.count, most_count
        low = share.count * _whole(base.low / share.per_most, ROUND_FLOOR)
        high = None if base.high is None else most_count * _whole(base.high / share.per, ROUND_CEILING)
        if base.exact and base.low % share.per:
            self.notes.append(self.norm.open.rounding)
        if share.at_least is not None:
            low = max(low, share.at_least)
            high = None if high is None else max(high, share.at_least)
        if share.at_most is not None:
            limit = self._measured(share.at_most[1])
            low = min(low, share.at_most[0] * limit.low)
            if limit.high is not None:
                ceiling = share.at_most[0] * limit.high
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
