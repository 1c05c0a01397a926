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
from checker.engine.case import Bindings, Case, references_of
from checker.vocabulary.model import ListDef

ZERO = Decimal(0)
_YES, _NO, _MAYBE = 1, 0, -1


@dataclass(slots=True)
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


class Scope:
    """What was reckoned for the records bound at one place of the rules, so that it is reckoned once for a case."""

    __slots__ = ("amounts", "bindings", "case", "columns", "groups", "references", "served")

    def __init__(self, case: Case, bindings: Bindings) -> None:
        self.case = case
        self.bindings = bindings
        self.amounts: dict[int, Amount] = {}
        self.columns: dict[int, tuple[frozenset[str], list[Quantity], bool]] = {}
        self.served: dict[int, frozenset[Value | None] | None] = {}
        self.references: dict[int, list[str]] = {}
        self.groups: dict[tuple[int, int, str], dict[Value | None, list[Record]]] = {}

    def measured(self, quantity: Quantity) -> Amount:
        found = self.amounts.get(id(quantity))
        if found is None:
            owner = self.bindings[quantity.owner] if quantity.owner else self.case.dossier.root
            if quantity.kind == "fact":
                found = _stated(owner.facts.get(quantity.path), quantity)
            else:
                found = _added(self, quantity, owner)
            self.amounts[id(quantity)] = found
        return found

    def plain(self, bands: Bands | None) -> bool:
        """Tell whether the columns leave nothing to say."""
        if bands is None:
            return True
        columns, missing, exact = self.columns.get(id(bands), (frozenset(), [], True))
        return bool(columns) and not missing and not (exact and len(columns) > 1)

    def rows(self, norm: Norm) -> list[tuple[NormRow, int]]:
        """Give the rows of a norm for the recipients; _MAYBE where only some are of its categories, or it is not known."""
        where = norm.categories
        if where is None:
            return [(row, _YES) for row in norm.rows]
        served = self.served[id(where)] if id(where) in self.served else self._served(where)
        found = []
        for row in norm.rows:
            if not row.categories:
                found.append((row, _YES))
            elif served is None:
                found.append((row, _MAYBE))
            elif not served.isdisjoint(row.categories):
                found.append((row, _YES if served <= row.categories else _MAYBE))
        return found

    def _served(self, where: Categories) -> frozenset[Value | None] | None:
        """Give the categories of the recipients of the site; None where the dossier does not say."""
        owner = self.bindings[where.owner] if where.owner else self.case.dossier.root
        listed = owner.lists.get(where.records.name)
        served = None
        if listed is not None and listed.given:
            served = frozenset(
                record.value(where.field) for record in listed.records if record.value(where.number) != 0
            )
        self.served[id(where)] = served
        return served

    def candidates(self, quantity: Quantity, owner: Record, definition: ListDef) -> list[Record]:
        """Give the records that may count, found by the first field that they are chosen by."""
        if not quantity.where:
            return self.case.records.chosen(owner, definition, (), self.bindings)
        path, values = quantity.where[0]
        groups = self.groups.get((id(owner), id(definition), path))
        if groups is None:
            records = self.case.records.chosen(owner, definition, (), self.bindings)
            groups = self.groups[id(owner), id(definition), path] = self.case.records.by(records, path)
        wanted = sorted(values) if len(values) > 1 else values
        return [record for value in (*wanted, None) if value in groups for record in groups[value]]

    def unplaced(self, definition: ListDef) -> list[str]:
        """Name the fields that tell which of several bound records a record belongs to."""
        found = self.references.get(id(definition))
        if found is None:
            several = {
                bound.definition.name
                for bound in self.bindings.values()
                if bound.definition is not None and len(self.case.dossier.root.records(bound.definition.name)) > 1
            }
            found = self.references[id(definition)] = (
                [path for path, to in references_of(definition) if to in several] if several else []
            )
        return found


def scope_of(case: Case, bindings: Bindings) -> Scope:
    """Give what is reckoned for these records, the same for the whole case."""
    kept = case.records.kept
    key = (*map(id, bindings.values()),)
    found: Scope | None = kept.get(key)
    if found is None:
        found = kept[key] = Scope(case, bindings)
    return found


def weigh(scope: Scope, norm: Norm) -> Weighed:
    """Reckon both sides of a norm for the records bound."""
    rows = scope.rows(norm)
    need, parts = _Weighing(scope, norm).need(rows) if rows or not scope.plain(norm.bands) else (NOTHING, ())
    soft = bool(norm.soft) and (not norm.soft_until or scope.case.days.get("day", "") <= norm.soft_until)
    return Weighed(scope.measured(norm.have), need, parts, soft)


def measured(case: Case, quantity: Quantity, bindings: Bindings) -> Amount:
    """Reckon a quantity, once for the same records; what the dossier does not state is anything from nothing on."""
    return scope_of(case, bindings).measured(quantity)


def _added(scope: Scope, quantity: Quantity, owner: Record) -> Amount:
    """Count or sum the records of a list."""
    definition = quantity.records
    listed = owner.lists.get(definition.name) if definition else None
    if listed is None or not listed.given or definition is None:
        return Amount(ZERO, None, (), (quantity,))
    candidates = scope.candidates(quantity, owner, definition)
    if not candidates:
        return Amount(ZERO, None, (), (quantity,)) if definition.world == "open" else Amount(ZERO, ZERO)
    low, high, facts, notes, missing = ZERO, ZERO, [], [], False
    unplaced = scope.unplaced(definition)
    for record in candidates:
        kept = _kept(record, quantity)
        if unplaced and kept is _YES and any(record.value(path) is None for path in unplaced):
            # Of several sites it may belong to another.
            kept = _MAYBE
        if kept is _NO:
            continue
        fact = record.facts.get(quantity.path) if quantity.kind == "sum" else Fact(1, record.place)
        if fact is None:
            missing = True
            continue
        doubt = None
        for path, clause in quantity.doubtful:
            if record.value(path) is True:
                doubt = clause
                break
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
        if exact and len(columns) > 1:
            self.notes.append(self.norm.open.overlap)
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
        if applies is _MAYBE and high != ZERO:
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
