"""Works out yes-or-no facts of records that belong together, as of a person who stands in the staff list several times."""

from __future__ import annotations

from decimal import Decimal

from checker.dossier.model import Fact, Record
from checker.vocabulary.model import FactDef, Shared, Vocabulary, flat


def mark_shared(root: Record, vocabulary: Vocabulary) -> None:
    """Set the facts that `shared` describes where they hold and the dossier does not state them itself."""
    for name, definition in vocabulary.lists.items():
        for path, entry in flat(definition.fields):
            if "." not in name and isinstance(entry, FactDef) and entry.shared:
                _mark(root.records(name), path, entry.shared)


def _mark(records: list[Record], path: str, shared: Shared) -> None:
    together: dict[str, list[Record]] = {}
    for record in records:
        key = _key(record, shared.by)
        if key:
            together.setdefault(key, []).append(record)
    for found in together.values():
        if sum(Decimal(record.text(shared.sum) or 0) for record in found) > shared.above:
            for record in found:
                record.facts.setdefault(path, Fact(True, record.facts[shared.by].place))


def _key(record: Record, path: str) -> str:
    named = record.names(path)
    return " ".join((named.ru or named.kk).casefold().split()) if named else ""
