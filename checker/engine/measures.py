"""How much there is: quantities of a dossier as intervals, reckoned once for the records at one place of the rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.conditions.amounts import Bands, Categories, Quantity
from checker.dossier.model import Fact, Record, Value
from checker.engine.case import Bindings, Case, references_of
from checker.engine.counting import (
    MAYBE,
    NONE,
    YES,
    ZERO,
    Amount,
    Entry,
    Groups,
    Source,
    Tally,
    counting_of,
    decimal,
    source_of,
)
from checker.vocabulary.model import ListDef


@dataclass(frozen=True, eq=False, slots=True)
class Profile:
    """What decides which rows and columns of norms are for a place; equal profiles are one object.

    `served` are the categories of the recipients (None: not stated), `columns` those that may apply (None: the norms have none),
    `exact` tells that the measures they are chosen by are known.
    """

    served: frozenset[Value | None] | None
    columns: frozenset[str] | None
    exact: bool


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
        self.entries: dict[int, dict[int, Entry]] = {}

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
                records = self.records.chosen(listed.records, references_of(definition), (), self.bindings)
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
        self.source = source_of(quantity, self.definition) if self.definition is not None else ("", 0, "")
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


def _added(scope: Scope, quantity: Quantity) -> Amount:
    """Count or sum the records of a list, found by the first field that they are chosen by."""
    if quantity.records is None:
        return Amount(ZERO, None, (), (quantity,))
    counting = counting_of(quantity, quantity.records)
    groups = scope.grouped(counting.source, counting.definition)
    if groups is None:
        return counting.unsaid
    tally = Tally(counting, scope.unplaced(counting.definition), scope.entries.setdefault(counting.entries, {}))
    for value in counting.wanted:
        found = groups.get(value)
        if found:
            tally.add(found, YES)
    unstated = groups.get(None)
    if unstated:
        tally.add(unstated, MAYBE if counting.chosen else YES)
    return tally.amount()


def _taken(whole: Amount, part: Amount) -> Amount:
    """Take one amount from another; what is not known of either stays open."""
    low = ZERO if part.high is None else max(ZERO, whole.low - part.high)
    high = None if whole.high is None else max(ZERO, whole.high - part.low)
    missing = (*whole.missing, *part.missing)
    return Amount(low, high, (*whole.facts, *part.facts), missing, (*whole.notes, *part.notes))


def _stated(fact: Fact | None, quantity: Quantity) -> Amount:
    if fact is None:
        return Amount(ZERO, None, (), (quantity,))
    value = decimal(fact.value)
    return Amount(value, value, (fact,))
