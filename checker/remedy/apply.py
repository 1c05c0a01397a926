"""Applies changes to a copy of a dossier; the dossier itself is never touched."""

from __future__ import annotations

from collections.abc import Iterable

from checker.dossier.agreement import find_clashes
from checker.dossier.model import Dossier, Fact, Record, RecordList
from checker.pack.model import Pack
from checker.remedy.model import Address, Edit, Target


def applied(dossier: Dossier, edits: Iterable[Edit], pack: Pack) -> Dossier:
    """Give the dossier as it would be after the edits, its contradictions found anew."""
    return changed(dossier, edits, pack)[0]


def changed(dossier: Dossier, edits: Iterable[Edit], pack: Pack) -> tuple[Dossier, dict[Target, Record]]:
    """Give the dossier as it would be after the edits, and the records that they add."""
    root = _copied(dossier.root)
    made: dict[Target, Record] = {}
    for edit in sorted(edits, key=lambda edit: (edit.path != "", repr(edit.target))):
        target = edit.target
        if target.kind == "new" and target not in made:
            made[target] = _added(find(root, target.address), target.list_name, dict(target.given), pack)
        record = made.get(target) or find(root, target.address)
        if target.kind == "list":
            record.lists[target.list_name].given = True
        elif edit.path and edit.value is not None:
            record.facts[edit.path] = Fact(edit.value, record.place)
    return find_clashes(Dossier(dossier.name, dossier.digest, root), pack.sameness, pack.vocabulary), made


def find(root: Record, address: Address) -> Record:
    """Follow an address from the dossier to a record."""
    for name, index in address:
        root = root.lists[name].records[index]
    return root


def _added(owner: Record, name: str, facts: dict[str, object], pack: Pack) -> Record:
    found = owner.lists[name]
    definition = next(entry for entry in pack.vocabulary.lists.values() if entry.name == name)
    record = Record(definition, owner.place, len(found.records))
    for path, value in facts.items():
        record.facts[path] = Fact(value, owner.place)  # type: ignore[arg-type]
    found.records.append(record)
    found.given = True
    return record


def _copied(record: Record) -> Record:
    lists = {
        name: RecordList(found.given, [_copied(below) for below in found.records], found.place)
        for name, found in record.lists.items()
    }
    return Record(record.definition, record.place, record.index, dict(record.facts), lists)
