"""One dossier brought together with the rules and the days that it is judged by."""

from __future__ import annotations

from dataclasses import dataclass

from checker.conditions.model import Compare, Constant, DayRef, FactRef, Quantifier, ValueRef
from checker.dossier.model import Dossier, Fact, Record
from checker.pack.model import RuleSet
from checker.vocabulary.model import FactDef, ListDef, flat

Bindings = dict[str, Record]


@dataclass(frozen=True)
class Case:
    """A dossier, the rules in force, and the days of the case as ISO text (a day that cannot be known is left out)."""

    dossier: Dossier
    ruleset: RuleSet
    days: dict[str, str]


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


def given_records(case: Case, quantifier: Quantifier, bindings: Bindings) -> list[Record] | None:
    """Give the records that a quantifier speaks of; None where the dossier says nothing of the list.

    Records that refer to another list belong to the record bound there, or to all where they name none.
    """
    owner = bindings[quantifier.owner] if quantifier.owner else case.dossier.root
    found = owner.lists.get(quantifier.definition.name)
    if found is None or not found.given:
        return [] if quantifier.definition.world == "open" else None
    return [
        record
        for record in found.records
        if all(record.value(name) == wanted for name, wanted in quantifier.select)
        and belongs(record, quantifier.definition, bindings)
    ]


def belongs(record: Record, definition: ListDef, bindings: Bindings) -> bool:
    """Tell whether a record belongs to the records bound around it, as a document to the site being judged."""
    for path, entry in flat(definition.fields):
        if isinstance(entry, FactDef) and entry.type == "reference":
            for bound in bindings.values():
                if bound.definition is not None and bound.definition.name == entry.to:
                    named = record.value(path)
                    if named is not None and named != bound.value(bound.definition.key):
                        return False
    return True


def rule_records(case: Case, definition: ListDef | None) -> list[Record | None]:
    """Give the records that a rule is judged for: each of its list, or once for the whole dossier."""
    if definition is None:
        return [None]
    return list(case.dossier.root.records(definition.name))
