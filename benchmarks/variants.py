"""Varied dossiers to measure with: one dossier read once, then changed by a seeded random in days, numbers, answers and records."""

from __future__ import annotations

import datetime as dt
import random

from checker.dossier.model import Dossier, Fact, Record, RecordList, Value
from checker.vocabulary.model import FactDef, Vocabulary, flat

_GROWING = ("staff", "rooms", "documents")


def variants(dossier: Dossier, vocabulary: Vocabulary, count: int, facts: int) -> list[Dossier]:
    """Make `count` dossiers of at least `facts` facts, each different from all others."""
    return [_Variant(vocabulary, random.Random(seed)).of(dossier, facts) for seed in range(count)]  # noqa: S311


def facts_in(record: Record) -> int:
    """Count the facts of a dossier."""
    return len(record.facts) + sum(facts_in(below) for found in record.lists.values() for below in found.records)


class _Variant:
    def __init__(self, vocabulary: Vocabulary, chance: random.Random) -> None:
        self.vocabulary = vocabulary
        self.chance = chance

    def of(self, dossier: Dossier, facts: int) -> Dossier:
        root = self._record(dossier.root)
        growing = [root.lists[name].records for name in _GROWING if root.lists[name].records]
        while facts_in(root) < facts:
            records = self.chance.choice(growing)
            again = self._record(self.chance.choice(records))
            again.index = len(records)
            records.append(again)
        return Dossier(dossier.name, dossier.digest, root)

    def _record(self, record: Record) -> Record:
        fields = record.definition.fields if record.definition else self.vocabulary.fields
        known = dict(flat(fields))
        made = Record(record.definition, record.place, record.index)
        for path, fact in record.facts.items():
            entry = known[path]
            if isinstance(entry, FactDef) and (entry.required or self.chance.random() > 0.01):
                made.facts[path] = Fact(self._value(fact.value, entry), fact.place)
        for name, found in record.lists.items():
            kept = [below for below in found.records if name == "sites" or self.chance.random() > 0.03]
            made.lists[name] = RecordList(found.given, [self._record(below) for below in kept], found.place)
        return made

    def _value(self, value: Value, entry: FactDef) -> Value:
        if entry.required:
            return value
        if entry.type == "date":
            moved = dt.date.fromisoformat(str(value)) + dt.timedelta(days=self.chance.randint(-40, 40))
            return moved.isoformat()
        if isinstance(value, bool):
            return value if self.chance.random() > 0.05 else not value
        if isinstance(value, int | float):
            return value + self.chance.randint(0, 9)
        return value
