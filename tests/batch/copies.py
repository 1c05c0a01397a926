"""Dossiers for batches: the examples as JSON, each copy an application of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checker.dossier.load import load_dossier
from checker.dossier.model import Record
from checker.vocabulary.model import FactDef, ListDef, Vocabulary, flat
from checker.vocabulary.text import Text

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def lines(vocabulary: Vocabulary, count: int) -> Iterator[str]:
    """Give so many dossiers as JSON, one a line: the examples again and again, each with another number."""
    originals = read(vocabulary)
    for number in range(count):
        dossier = originals[number % len(originals)]
        application = {**dossier["application"], "number": f"KZ-{number + 1:07}"}
        yield json.dumps({**dossier, "application": application}, ensure_ascii=False)


def read(vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """Read every example with its tables, as plain data."""
    paths = sorted([*EXAMPLES.glob("*.yaml"), *EXAMPLES.glob("*.json")])
    return [plain(load_dossier(path, vocabulary).root, vocabulary) for path in paths]


def plain(record: Record, vocabulary: Vocabulary) -> dict[str, Any]:
    """Give a record as a dossier writes it, without what is worked out."""
    fields = dict(flat(record.definition.fields if record.definition else vocabulary.fields))
    made: dict[str, Any] = {}
    for path, fact in record.facts.items():
        entry = fields[path]
        if isinstance(entry, FactDef) and entry.source != "derived":
            *groups, last = path.split(".")
            within = made
            for group in groups:
                within = within.setdefault(group, {})
            within[last] = _value(fact.value)
    for name, found in record.lists.items():
        entry = fields[name]
        if isinstance(entry, ListDef) and entry.source != "derived" and found.given:
            made[name] = [plain(below, vocabulary) for below in found.records]
    return made


def _value(value: object) -> object:
    if isinstance(value, Text):
        return {"kk": value.kk, "ru": value.ru}
    return list(value) if isinstance(value, tuple) else value
