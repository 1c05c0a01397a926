"""Varied dossiers to measure with: one dossier read once, then changed by a seeded random in days, numbers, answers and records."""

from __future__ import annotations

import datetime as dt
import random

from checker.dossier.model import Dossier, Fact, Record, RecordList, Value
from checker.vocabulary.model import FactDef, Vocabulary, flat

_SIZED = ("staff", "rooms", "equipment", "documents")
_SPARE = ("rooms", "equipment")


def variants(dossier: Dossier, vocabulary: Vocabulary, count: int, facts: int = 0, first: int = 0) -> list[Dossier]:
    """Make `count` dossiers, each different from all others; `first` is the seed of the first.

    Staff, rooms, equipment and documents are added until each has about `facts` facts (0: as it is); or names and papers of
    the staff, rooms and equipment are left out.
    """
    seeds = range(first, first + count)
    return [_Variant(vocabulary, random.Random(seed)).of(dossier, facts) for seed in seeds]  # noqa: S311


def facts_in(record: Record) -> int:
    """Count the facts of a dossier."""
    return len(record.facts) + sum(facts_in(below) for found in record.lists.values() for below in found.records)


class _Variant:
    def __init__(self, vocabulary: Vocabulary, chance: random.Random) -> None:
        self.vocabulary = vocabulary
        self.chance = chance

    def of(self, dossier: Dossier, facts: int) -> Dossier:
        root = self._record(dossier.root)
        sized = [root.lists[name].records for name in _SIZED if name in root.lists and root.lists[name].records]
        missing = facts - facts_in(root) if facts else 0
        while missing > 0:
            records = self.chance.choice(sized)
            again = self._record(self.chance.choice(records))
            again.index = len(records)
            records.append(again)
            missing -= facts_in(again)
        staff = root.lists["staff"].records
        missing += self._without(staff, ("name", "position"), -missing)
        while missing < 0:
            # From the longer list, so that neither is emptied before the other; every post stays.
            records = max((root.lists[name].records for name in _SPARE), key=len)
            if len(records) == 1:
                break
            missing += facts_in(records.pop(self.chance.randrange(len(records))))
        self._without(staff, ("qualification_documented",), -missing)
        return Dossier(dossier.name, dossier.digest, root)

    def _without(self, records: list[Record], paths: tuple[str, ...], most: int) -> int:
        """Leave out some facts of records, at most so many; gives how many."""
        found = [(record, path) for record in records for path in paths if path in record.facts]
        chosen = self.chance.sample(found, max(0, min(most, len(found))))
        for record, path in chosen:
            del record.facts[path]
        return len(chosen)

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
