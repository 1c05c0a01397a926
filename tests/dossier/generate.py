"""Dossiers made by chance from a vocabulary, whole or with faults, as plain data for JSON."""

import random
from typing import Any

from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef, Vocabulary

STRANGE: tuple[Any, ...] = (
    None,
    True,
    False,
    "",
    " ",
    "x",
    "true",
    0,
    -1,
    7,
    3.5,
    10**6,
    "2025-02-30",
    "01.04.2025",
    "24:00",
    [],
    {},
    [None],
    ["x"],
    {"x": 1},
    {"kk": "a"},
    {"kk": None, "ru": 5},
    [{}],
    "Шапағат",
    "970740000015",
)


class Maker:
    """Makes one dossier; `faults` is the chance of each value to be a strange one."""

    def __init__(self, vocabulary: Vocabulary, seed: int, faults: float) -> None:
        self.vocabulary = vocabulary
        self.chance = random.Random(seed)  # noqa: S311
        self.faults = faults

    def dossier(self) -> dict[str, Any]:
        return self._object(self.vocabulary.fields, must=True)

    def _object(self, fields: dict[str, Field], *, must: bool = False) -> dict[str, Any]:
        made = {}
        for name, entry in fields.items():
            if not isinstance(entry, GroupDef) and entry.source == "derived":
                continue
            needed = (must and isinstance(entry, GroupDef)) or (isinstance(entry, FactDef) and entry.required)
            if needed or self.chance.random() < 0.4:
                made[name] = self._value(entry)
        if self.chance.random() < self.faults:
            made[self.chance.choice(["x", "clashes", "Number", "id"])] = 1
        if made and self.chance.random() < self.faults:
            made.pop(self.chance.choice(list(made)))
        return made

    def _value(self, entry: Field) -> Any:
        if self.chance.random() < self.faults:
            return self.chance.choice(STRANGE)
        if isinstance(entry, GroupDef):
            return self._object(entry.fields, must=True)
        if isinstance(entry, ListDef):
            return [self._object(entry.fields) for _ in range(self.chance.randrange(3))]
        return self._fact(entry)

    def _fact(self, fact: FactDef) -> Any:
        choose = self.chance.choice
        codes = list(self.vocabulary.choices.get(fact.choices, {}))
        low, high = int(fact.least or 0), int(fact.most or 10**6)
        return {
            "text": lambda: choose(["a", "т «б»", 5, 2.25]),
            "names": lambda: choose(["а", 7, {"kk": "а"}, {"ru": "б", "kk": 1}]),
            "choice": lambda: choose(codes),
            "choices": lambda: self.chance.sample(codes, self.chance.randrange(len(codes))),
            "boolean": lambda: choose([True, False]),
            "date": lambda: choose(["2025-01-31", "2024-02-29", "9999-12-31"]),
            "time": lambda: choose(["00:00", "23:59"]),
            "number": lambda: choose([low, high, min(low + 0.5, high)]),
            "integer": lambda: choose([low, high, low + 1.0]),
            "identifier": lambda: choose(["970740000015", 970740000015]),
            "reference": lambda: "main",
        }[fact.type]()
