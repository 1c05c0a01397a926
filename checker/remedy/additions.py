"""Records that could be added to a dossier: with which facts one begins, and where none may be added."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Quantifier
from checker.dossier.model import Fact, Record
from checker.engine.case import Case
from checker.remedy.leaves import Cursor
from checker.remedy.model import Edit, Edits, Target
from checker.remedy.neutral import typical
from checker.vocabulary.model import FactDef, ListDef, flat

Bound = dict[str, Cursor]


def additions(condition: Quantifier, case: Case, bound: Bound, ordinal: int = 0) -> Iterator[tuple[Edits, Bound]]:
    """Give the edits that add a record to the list of a quantifier, each with what is bound where it is judged.

    None to a fixed list, and none beside a record that must be the only one. `ordinal` keeps apart records that are alike.
    """
    definition, owner = condition.definition, bound[condition.owner]
    if definition.fixed or definition.source == "derived" or owner.target.kind == "new":
        return
    for given in _begun(condition, case, bound):
        facts = {path: Fact(value, owner.record.place) for path, value in given.items()}
        record = Record(definition, owner.record.place, -1, facts)
        if _taken(definition, record, owner.record):
            continue
        target = Target("new", owner.target.address, definition.name, tuple(given.items()), ordinal)
        made = frozenset({Edit(target, source=definition.source)})
        yield made, {**bound, definition.each: Cursor(record, target)}


def list_given(definition: ListDef, owner: Cursor) -> Edits:
    """Give the edit that states a list of which the dossier does not speak; none for a fixed one, or in a record to be added."""
    if definition.fixed or owner.target.kind == "new":
        return frozenset()
    target = Target("list", owner.target.address, definition.name)
    return frozenset({Edit(target, source=definition.source)})


def cursor_of(definition: ListDef, record: Record, owner: Cursor) -> Cursor:
    """Point to a record that is there."""
    return Cursor(record, Target("record", (*owner.target.address, (definition.name, record.index))))


def _begun(condition: Quantifier, case: Case, bound: Bound) -> Iterator[dict[str, str]]:
    """Give the facts with which a new record begins: its code, what a record must have, and its site."""
    definition, vocabulary = condition.definition, case.ruleset.pack.vocabulary
    begun = dict(condition.select)
    per = ""
    for path, entry in flat(definition.fields):
        if isinstance(entry, FactDef) and entry.required:
            begun.setdefault(path, str(typical(case, entry)))
            choice = vocabulary.choices.get(entry.choices, {}).get(begun[path])
            per = per or (choice.per if choice else "")
    refers = next(
        (
            (path, vocabulary.lists[entry.to])
            for path, entry in flat(definition.fields)
            if isinstance(entry, FactDef) and entry.type == "reference"
        ),
        None,
    )
    if refers is None or per == "application":
        yield begun
        return
    path, to = refers
    here = [cursor.record for cursor in bound.values() if cursor.record.definition is to]
    if not here and per:
        here = case.dossier.root.records(to.name)
    yield from ({**begun, path: record.text(to.key)} for record in here)
    if not here:
        yield begun


def _taken(definition: ListDef, record: Record, owner: Record) -> bool:
    """Tell whether a record with the same key is there, where each key may stand once."""
    key = [record.text(path) for path in definition.unique]
    return bool(key) and any(
        key == [other.text(path) for path in definition.unique] for other in owner.records(definition.name)
    )
