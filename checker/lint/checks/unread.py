"""Facts that no rule reads, and names of a pack that nothing uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from checker.lint.model import Finding
from checker.lint.reading import Reading
from checker.lint.subject import Subject
from checker.pack.contract import REGISTERED_ON
from checker.source.place import Place
from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef

_Entry: TypeAlias = FactDef | ListDef


def unread_fact(subject: Subject) -> Iterator[Finding]:
    """Find facts and lists that dossiers may state and nothing in the pack reads; what is printed or derived is read."""
    reading = Reading(subject.pack)
    for path, entry in _entries(subject.pack.vocabulary.fields):
        if path == REGISTERED_ON or id(entry) in reading.read:
            continue
        what = "list" if isinstance(entry, ListDef) else "fact"
        message = f'no rule reads the {what} "{path}"'
        hint = "let a rule read it, say `printed: true` where a document shows it, or remove it from the vocabulary"
        yield Finding("unread-fact", "warning", entry.place, message, path, hint)


def unused_name(subject: Subject) -> Iterator[Finding]:
    """Find patterns, dated values, quantities, clauses, norm tables, choice lists, forms and definitions that nothing names."""
    pack, reading = subject.pack, Reading(subject.pack)
    values = {value.id: subject.at(value.place, "id") for value in pack.values.values()}
    quantities = {name: found.place for name, found in pack.quantities.items()}
    tables = {table.id: subject.at(table.condition.place, "id") for table in pack.tables.values()}
    definitions = {rule.id: subject.at(rule.place, "id") for rule in pack.rules if rule.kind == "definition"}
    clauses = {_id(subject, node.place): subject.at(node.place, "id") for node in subject.entries("clauses")}
    patterns = {name: subject.key("patterns", name) for name in pack.patterns}
    choices = {name: subject.key("choices", name) for name in pack.vocabulary.choices}
    forms = {_id(subject, node.place): subject.at(node.place, "id") for node in subject.entries("forms")}
    yield from _unused("dated value", values, reading.values)
    yield from _unused("quantity", quantities, reading.quantities)
    yield from _unused("norm table", tables, reading.tables)
    yield from _unused("definition", definitions, reading.rules)
    yield from _unused("clause", clauses, reading.clauses)
    yield from _unused("pattern", patterns, reading.patterns)
    yield from _unused("choice list", choices, reading.choices)
    yield from _unused("form", forms, reading.forms)


def _unused(what: str, known: dict[str, Place], used: Iterable[str]) -> Iterator[Finding]:
    there = set(used)
    for name, place in known.items():
        if name not in there:
            message = f'nothing uses the {what} "{name}"'
            yield Finding("unused-name", "warning", place, message, name, "use it, or remove it")


def _id(subject: Subject, place: Place) -> str:
    node = subject.below(place, "id")
    return str(getattr(node, "text", ""))


def _entries(fields: dict[str, Field], prefix: str = "") -> Iterator[tuple[str, _Entry]]:
    """Walk the facts and lists by the names that rules give them."""
    for name, entry in fields.items():
        if isinstance(entry, GroupDef):
            yield from _entries(entry.fields, f"{prefix}{name}.")
        else:
            yield prefix + name, entry
            if isinstance(entry, ListDef):
                yield from _entries(entry.fields, f"{entry.each}.")
