"""How much there is: quantities of a dossier as intervals, reckoned once for the records at one place of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from checker.conditions.amounts import Bands, Categories, Quantity
from checker.dossier.model import Fact, Record, Value
from checker.engine.case import Bindings, Case, references_of
from checker.vocabulary.model import ListDef

ZERO = Decimal(0)
YES, NO, MAYBE = 1, 0, -1


class Amount:
    """From `low` to `high` (None: no upper bound is known); `facts` were read for it, `missing` names what was not there."""

    __slots__ = ("facts", "high", "low", "missing", "notes")

    def __init__(
        self,
        low: Decimal,
        high: Decimal | None,
        facts: tuple[Fact, ...] = (),
        missing: tuple[Quantity, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        self.low = low
        self.high = high
        self.facts = facts
        self.missing = missing
        self.notes = notes

    @property
    def exact(self) -> bool:
        return self.low == self.high


NONE = Amount(ZERO, ZERO)


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """What decides which rows and columns of norms are for a place; equal profiles are one object.

    `served` are the categories of the recipients (None: not stated), `columns` those that may apply (None: the norms have none),
    `exact` tells that the measures they are chosen by are known.
    """

    served: frozenset[Value | None] | None
    columns: frozenset[str] | None
    exact: bool


# Where records are counted: the variable of their owner, the list, the field that they are first chosen by ("": by none).
Source: TypeAlias = tuple[str, int, str]
Groups: TypeAlias = dict[Value | None, list[Record]]
Where: TypeAlias = tuple[tuple[str, frozenset[str]], ...]


class Entry(NamedTuple):
    """What one record counts: the fact (None: not stated) with its amount, and the clause by which it is in doubt ("": by none)."""

    fact: Fact | None
    value: Decimal
    doubt: str | None


class Scope:
    """What was reckoned for the records bound at one place of the rules, so that it is reckoned once for a case."""

    __slots__ = ("amounts", "bindings", "day", "entries", "groups", "profiles", "records", "references", "root")

    def __init__(self, case: Case, bindings: Bindings) -> None:
        self.root = case.dossier.root
        self.records = case.records
        self.day = case.days.get("day", "")
        self.bindings = bindings
        self.amounts: dict[int, Amount] = {}
        self.profiles: dict[tuple[int, int], tuple[Profile, tuple[Quantity, ...]]] = {}
        self.references: dict[int, list[str]] = {}
        self.groups: dict[Source, Groups | None] = {}
        self.entries: dict[tuple[str | bool, tuple[tuple[str, str], ...]], dict[int, Entry]] = {}

    def owner(self, variable: str) -> Record:
        """Give the record bound, or the dossier itself."""
        return self.bindings[variable] if variable else self.root

    def measured(self, quantity: Quantity) -> Amount:
        """Give how much there is of a quantity."""
        found = self.amounts.get(id(quantity))
        if found is None:
            if quantity.kind == "fact":
                found = _stated(self.owner(quantity.owner).facts.get(quantity.path), quantity)
            else:
                found = _added(self, quantity)
            for other in quantity.less:
                found = _taken(found, self.measured(other))
            self.amounts[id(quantity)] = found
        return found

    def profile(self, bands: Bands | None, categories: Categories | None) -> tuple[Profile, tuple[Quantity, ...]]:
        """Give the profile of the place for norms with these columns and categories, and the measures that are not stated."""
        key = (id(bands), id(categories))
        found = self.profiles.get(key)
        if found is None:
            served = self._served(categories) if categories is not None else None
            columns, missing, exact = self._columns(bands) if bands is not None else (None, (), True)
            found = self.profiles[key] = _profile(served, columns, exact), missing
        return found

    def _columns(self, bands: Bands) -> tuple[frozenset[str], tuple[Quantity, ...], bool]:
        """Choose the columns that may apply: several where the number is open or bands overlap, none beyond the last."""
        chosen: set[str] = set()
        missing: list[Quantity] = []
        exact = True
        for measure in bands.measures:
            size = self.measured(measure)
            missing += size.missing
            exact = exact and size.exact
            for column in bands.columns:
                below = size.high is not None and column.least is not None and size.high < column.least
                above = column.most is not None and size.low > column.most
                if not below and not above:
                    chosen.add(column.id)
        return frozenset(chosen), tuple(missing), exact

    def _served(self, where: Categories) -> frozenset[Value | None] | None:
        """Give the categories of the recipients of the site; None where the dossier does not say."""
        listed = self.owner(where.owner).lists.get(where.records.name)
        if listed is None or not listed.given:
            return None
        return frozenset(record.value(where.field) for record in listed.records if record.value(where.number) != 0)

    def grouped(self, source: Source, definition: ListDef) -> Groups | None:
        """Give the records that may be of the place by the value of a field; None where the list is not given."""
        if source not in self.groups:
            owner, path = self.owner(source[0]), source[2]
            listed = owner.lists.get(definition.name)
            groups: Groups | None = None
            if listed is not None and listed.given:
                records = self.records.chosen(owner, definition, (), self.bindings)
                groups = self.records.by(records, path) if path else {None: records}
            self.groups[source] = groups
        return self.groups[source]

    def unplaced(self, definition: ListDef) -> list[str]:
        """Name the fields that tell which of several bound records a record belongs to."""
        found = self.references.get(id(definition))
        if found is None:
            several = {
                bound.definition.name
                for bound in self.bindings.values()
                if bound.definition is not None and len(self.root.records(bound.definition.name)) > 1
            }
            found = self.references[id(definition)] = (
                [path for path, to in references_of(definition) if to in several] if several else []
            )
        return found


_profile = lru_cache(maxsize=4096)(Profile)


def scope_of(case: Case, bindings: Bindings) -> Scope:
    """Give what is reckoned for these records, the same for the whole case."""
    kept = case.kept
    key = (*map(id, bindings.values()),)
    found: Scope | None = kept.get(key)
    if found is None:
        found = kept[key] = Scope(case, bindings)
    return found


class Measure:
    """Measures one quantity for many cases. Where no record can count nothing is reckoned: `unsaid` or `nobody`, the same for all.

    Records that can count have one of the values `wanted` in the field of `source`, or do not state it; without a `definition`
    it cannot be told beforehand.
    """

    __slots__ = ("_quantity", "definition", "nobody", "source", "unsaid", "wanted")

    def __init__(self, quantity: Quantity) -> None:
        self._quantity = quantity
        self.definition = quantity.records if quantity.where and not quantity.less else None
        self.source = _source(quantity, self.definition) if self.definition is not None else ("", 0, "")
        self.wanted = (*quantity.where[0][1], None) if quantity.where else ()
        self.unsaid = Amount(ZERO, None, (), (quantity,))
        self.nobody = NONE if self.definition is None or self.definition.world == "closed" else self.unsaid

    def of(self, scope: Scope) -> Amount:
        """Give how much there is."""
        definition = self.definition
        if definition is None:
            return scope.measured(self._quantity)
        source = self.source
        groups = scope.groups[source] if source in scope.groups else scope.grouped(source, definition)
        if groups is None:
            return self.unsaid
        return self.nobody if groups.keys().isdisjoint(self.wanted) else scope.measured(self._quantity)

    def without(self, *, listed: bool) -> Amount:
        """Give how much there is where no record can count; `listed` tells whether the dossier gives the list at all."""
        return self.nobody if listed else self.unsaid


def _source(quantity: Quantity, definition: ListDef) -> Source:
    return quantity.owner, id(definition), quantity.where[0][0] if quantity.where else ""


def _added(scope: Scope, quantity: Quantity) -> Amount:
    """Count or sum the records of a list, found by the first field that they are chosen by."""
    definition = quantity.records
    groups = scope.grouped(_source(quantity, definition), definition) if definition is not None else None
    if groups is None or definition is None:
        return Amount(ZERO, None, (), (quantity,))
    wanted = sorted(quantity.where[0][1]) if quantity.where else []
    candidates = [(record, YES) for value in wanted if value in groups for record in groups[value]]
    if None in groups:
        candidates += [(record, MAYBE if wanted else YES) for record in groups[None]]
    if not candidates:
        return Amount(ZERO, None, (), (quantity,)) if definition.world == "open" else NONE
    low, high, facts, notes, missing = ZERO, ZERO, [], [], False
    unplaced, further = scope.unplaced(definition), quantity.where[1:]
    entries = scope.entries.setdefault((quantity.kind == "sum" and quantity.path, quantity.doubtful), {})
    for record, chosen in candidates:
        kept = _kept(record, further, chosen) if further else chosen
        if unplaced and kept is YES and any(record.value(path) is None for path in unplaced):
            # Of several sites it may belong to another.
            kept = MAYBE
        if kept is NO:
            continue
        entry = entries.get(id(record)) or entries.setdefault(id(record), _entry(record, quantity))
        if entry.fact is None:
            missing = True
            continue
        facts.append(entry.fact)
        high += entry.value
        if kept is YES and entry.doubt is None:
            low += entry.value
        elif entry.doubt:
            notes.append(entry.doubt)
    # An open list may hold more than was written down: what it does not name is not known.
    missing = missing or (definition.world == "open" and not facts)
    return Amount(
        low, None if missing else high, tuple(facts), (quantity,) if missing else (), tuple(dict.fromkeys(notes))
    )


def _entry(record: Record, quantity: Quantity) -> Entry:
    fact = record.facts.get(quantity.path) if quantity.kind == "sum" else Fact(1, record.place)
    doubt = None
    for path, clause in quantity.doubtful:
        found = record.facts.get(path)
        if found is not None and found.value is True:
            doubt = clause
            break
    return Entry(fact, ZERO if fact is None else _decimal(fact.value), doubt)


def _taken(whole: Amount, part: Amount) -> Amount:
    """Take one amount from another; what is not known of either stays open."""
    low = ZERO if part.high is None else max(ZERO, whole.low - part.high)
    high = None if whole.high is None else max(ZERO, whole.high - part.low)
    missing = (*whole.missing, *part.missing)
    return Amount(low, high, (*whole.facts, *part.facts), missing, (*whole.notes, *part.notes))


@lru_cache(maxsize=4096, typed=True)
def _decimal(value: Value) -> Decimal:
    return Decimal(value) if type(value) is int else Decimal(str(value))


def _stated(fact: Fact | None, quantity: Quantity) -> Amount:
    if fact is None:
        return Amount(ZERO, None, (), (quantity,))
    value = _decimal(fact.value)
    return Amount(value, value, (fact,))


def _kept(record: Record, where: Where, kept: int) -> int:
    """Tell whether a record is among those counted; a field that is not stated leaves it open."""
    for path, values in where:
        value = record.value(path)
        if value is None:
            kept = MAYBE
        elif value not in values:
            return NO
    return kept
