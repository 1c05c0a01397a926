"""One dossier brought together with the rules and the days that it is judged by."""

from __future__ import annotations

import typing
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from checker.conditions.model import Compare, Constant, DayRef, FactRef, Quantifier, ValueRef
from checker.dossier.model import Dossier, Fact, Record, Value
from checker.pack.model import RuleSet
from checker.vocabulary.model import FactDef, ListDef, flat

Bindings = dict[str, Record]


@dataclass(frozen=True)
class Case:
    """A dossier, the rules in force, and the days of the case as ISO text (a day that cannot be known is left out)."""

    dossier: Dossier
    ruleset: RuleSet
    days: dict[str, str]

    @cached_property
    def records(self) -> RecordIndex:
        """Give the records of the dossier by what conditions ask of them."""
        return RecordIndex()

    @cached_property
    def kept(self) -> dict[Hashable, typing.Any]:
        """Give what else was worked out once for the case; nothing in it leads back to the case."""
        return {}


def read_fact(case: Case, ref: FactRef, bindings: Bindings) -> Fact | None:
    """Read a fact from the record that a condition names, None where the dossier does not carry it."""
    record = bindings[ref.variable] if ref.variable else case.dossier.root
    return record.facts.get(ref.path)


def expected_of(case: Case, compare: Compare, bindings: Bindings) -> Constant | tuple[Constant, ...] | None:
    """Resolve what a fact is compared with; None where that is itself not known."""
    expected = compare.expected
    if isinstance(expected, DayRef):
        return case.days.get(expected.day)
    if isinstance(expected, ValueRef):
        return case.ruleset.value(expected.value)
    if isinstance(expected, FactRef):
        other = read_fact(case, expected, bindings)
        value = other.value if other else None
        return value if isinstance(value, str | int | float | bool) else None
    return expected


class Given:
    """The records that one quantifier speaks of, for any number of cases.

    Records that refer to another list belong to the record bound there, or to all where they name none.
    """

    __slots__ = ("name", "owner", "references", "select", "silent")

    def __init__(self, quantifier: Quantifier) -> None:
        self.owner = quantifier.owner
        self.name = quantifier.definition.name
        self.references = references_of(quantifier.definition)
        self.select = quantifier.select
        self.silent = quantifier.definition.world != "open"

    def records(self, case: Case, bindings: Bindings) -> list[Record] | None:
        """Give the records for a case; None where the dossier says nothing of the list."""
        owner = bindings[self.owner] if self.owner else case.dossier.root
        found = owner.lists.get(self.name)
        if found is None or not found.given:
            return None if self.silent else []
        return case.records.chosen(found.records, self.references, self.select, bindings)


def rule_records(case: Case, definition: ListDef | None) -> list[Record | None]:
    """Give the records that a rule is judged for: each of its list, or once for the whole dossier."""
    if definition is None:
        return [None]
    return list(case.dossier.root.records(definition.name))


def references_of(definition: ListDef) -> References:
    """Name the fields by which records of a list refer to another list, each with that list."""
    known = _REFERENCES.get(id(definition))
    if known is None:
        found = [
            (path, entry.to)
            for path, entry in flat(definition.fields)
            if isinstance(entry, FactDef) and entry.type == "reference"
        ]
        if len(_REFERENCES) >= _MOST_REFERENCES:
            _REFERENCES.clear()
        known = _REFERENCES[id(definition)] = definition, tuple(found)
    return known[1]


References: typing.TypeAlias = tuple[tuple[str, str], ...]
# By the identity of the list, which stands beside them so that no other is taken for it.
_REFERENCES: dict[int, tuple[ListDef, References]] = {}
_MOST_REFERENCES = 1024


class RecordIndex:
    """The records of one dossier by list, selection and the record they refer to, so that no list is searched again."""

    def __init__(self) -> None:
        self._by_value: dict[Hashable, dict[Value | None, list[Record]]] = {}
        self._naming: dict[Hashable, dict[Value | None, list[int]]] = {}
        self._chosen: dict[Hashable, list[Record]] = {}

    def chosen(
        self,
        records: list[Record],
        references: References,
        select: tuple[tuple[str, str], ...],
        bindings: Bindings,
    ) -> list[Record]:
        """Give those of a list that have the values of `select` and belong to the records bound around them.

        `references` are the fields by which records of the list refer to another list, each with that list.
        """
        for name, wanted in select if records else ():
            records = self._having(records, name, wanted)
        if not records or not bindings:
            return records
        for path, to in references:
            for bound in bindings.values():
                if bound.definition is not None and bound.definition.name == to:
                    records = self._belonging(records, path, bound.value(bound.definition.key))
        return records

    def by(self, records: list[Record], name: str) -> dict[Value | None, list[Record]]:
        """Give records by the value of a field; those that do not state it under None."""
        key = (id(records), name)
        found = self._by_value.get(key)
        if found is None:
            found = self._by_value[key] = {}
            for record in records:
                found.setdefault(record.value(name), []).append(record)
        return found

    def _having(self, records: list[Record], name: str, wanted: str) -> list[Record]:
        return self.by(records, name).setdefault(wanted, [])

    def _belonging(self, records: list[Record], path: str, wanted: Value | None) -> list[Record]:
        """Keep the records that name what is wanted, or name nothing; their order stays."""
        key = (id(records), path, wanted)
        kept = self._chosen.get(key)
        if kept is None:
            naming = self._naming.get(key[:2])
            if naming is None:
                naming = self._naming[key[:2]] = {}
                for index, record in enumerate(records):
                    naming.setdefault(record.value(path), []).append(index)
            places = naming.get(None, [])
            if wanted is not None and wanted in naming:
                places = sorted(places + naming[wanted])
            kept = self._chosen[key] = [records[index] for index in places]
        return kept
