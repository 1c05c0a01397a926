"""A base dossier in one situation as text with gaps: what stays is written once, what varies is made for each dossier."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import TypeAlias

from checker.dossier.identifiers import examine
from checker.dossier.model import Dossier, Record, Value
from checker.generate.makers import (
    Drawn,
    Maker,
    Makers,
    amount_maker,
    day_maker,
    identifier_maker,
    number_maker,
    slip_maker,
)
from checker.generate.recipe import UNKNOWN, Recipe
from checker.pack.contract import REGISTERED_ON
from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef, Vocabulary
from checker.vocabulary.text import Text

# Text that stays, the number of what is made, or a list.
Piece: TypeAlias = "str | int | _List"


class _List:
    """The records of a list, of which a careless dossier loses so many in a thousand."""

    __slots__ = ("lost", "records")

    def __init__(self, records: list[list[Piece]], lost: int) -> None:
        self.records = records
        self.lost = lost


class Template:
    """What is the same in all dossiers of one base and situation, and the makers of what is not."""

    def __init__(self, registered: dt.date, pieces: list[Piece], makers: list[Maker]) -> None:
        self.registered = registered
        self.pieces = pieces
        self.makers = makers

    def line(self, drawn: Drawn) -> str:
        """Write one dossier as JSON, without an end of line."""
        made = [maker(drawn) for maker in self.makers]
        found: list[str] = []
        _write(self.pieces, made, drawn, found)
        return "".join(found)


def _write(pieces: list[Piece], made: list[str], drawn: Drawn, found: list[str]) -> None:
    for piece in pieces:
        if isinstance(piece, str):
            found.append(piece)
        elif isinstance(piece, int):
            found.append(made[piece])
        else:
            comma, loses = "[", drawn.careless and piece.lost
            for record in piece.records:
                if loses and drawn.chance.happens(piece.lost):
                    continue
                found.append(comma)
                _write(record, made, drawn, found)
                comma = ","
            found.append("[]" if comma == "[" else "]")


class Compiler:
    """Makes the template of a dossier that is read already. Equal values of one kind get one maker, so that papers still agree."""

    def __init__(self, dossier: Dossier, vocabulary: Vocabulary, recipe: Recipe, makers: Makers, own: dict[str, str]):
        self.root = dossier.root
        self.fields = vocabulary.fields
        self.recipe = recipe
        self.inventions = makers
        self.kinds = {**recipe.invent, **own}
        self.registered = dt.date.fromisoformat(self.root.text(REGISTERED_ON))
        self.makers: list[Maker] = []
        self.known: dict[tuple[object, ...], int] = {}
        self.counted = {"identifier": 0, "number": 0}

    def template(self) -> Template:
        """Compile the dossier."""
        pieces = self._object(self.root, self.fields, "", "")
        return Template(self.registered, _joined(pieces), self.makers)

    def _object(self, record: Record, fields: dict[str, Field], path: str, prefix: str) -> list[Piece]:
        """Write the fields of one level: `path` is the way within the record, `prefix` that to the record."""
        pieces: list[Piece] = []
        for name, entry in fields.items():
            if isinstance(entry, GroupDef):
                below = self._object(record, entry.fields, f"{path}{name}.", prefix)
                value: list[Piece] | None = below if len(below) > 1 else None
            elif isinstance(entry, ListDef):
                value = self._records(record, entry, f"{path}{name}", prefix)
            else:
                fact = record.facts.get(f"{path}{name}")
                value = None if fact is None else [self._value(fact.value, entry, f"{prefix}{path}{name}")]
            if value is not None:
                pieces += ["," if pieces else "{", f"{json.dumps(name)}:", *value]
        return [*pieces, "}"] if pieces else ["{}"]

    def _records(self, record: Record, entry: ListDef, name: str, prefix: str) -> list[Piece] | None:
        found = record.lists.get(entry.name)
        if entry.source == "derived" or found is None or not found.given:
            return None
        below = f"{prefix}{name}."
        records = [_joined(self._object(one, entry.fields, "", below)) for one in found.records]
        return [_List(records, self.recipe.lost.get(f"{prefix}{name}", 0))]

    def _value(self, value: Value, entry: FactDef, name: str) -> Piece:
        if name in self.recipe.otherwise:
            others = tuple((_as_json(one.text, entry), share) for one, share in self.recipe.otherwise[name])
            return self._new(slip_maker(_json(value), others))
        maker = self._invented(value, entry, name)
        return _json(value) if maker is None else maker

    def _invented(self, value: Value, entry: FactDef, name: str) -> int | None:
        """Give the number of what is made in the place of a value; None where the value stays."""
        kind = self.kinds.get(name, "")
        if entry.type == "date":
            day = dt.date.fromisoformat(str(value))
            return self._shared(("date", value), lambda: day_maker(day))
        if entry.type == "identifier":
            return self._shared(("identifier", value), lambda: self._identifier(str(value)))
        if name in self.recipe.vary and isinstance(value, int | float):
            by = self.recipe.vary[name]
            return self._shared((by, value), lambda: amount_maker(value, by, entry.least, entry.most))
        if kind == "follow":
            return next((place for (_, known), place in self.known.items() if known == value), None)
        if kind == "number":
            return self._shared((kind, value), lambda: self._number(str(value)))
        if kind:
            return self._shared((kind, value), lambda: self._maker(kind))
        return None

    def _maker(self, kind: str) -> Maker:
        made: Maker = getattr(self.inventions, kind)
        return made

    def _identifier(self, value: str) -> Maker:
        self.counted["identifier"] += 1
        return identifier_maker("bin" if examine(value, "bin") is None else "iin", self.counted["identifier"] - 1)

    def _number(self, value: str) -> Maker:
        self.counted["number"] += 1
        return number_maker(value, self.counted["number"] - 1, self.registered.year)

    def _shared(self, key: tuple[object, ...], make: Callable[[], Maker]) -> int:
        if key not in self.known:
            self.known[key] = self._new(make())
        return self.known[key]

    def _new(self, maker: Maker) -> int:
        self.makers.append(maker)
        return len(self.makers) - 1


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Put neighbouring texts together."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _json(value: Value) -> str:
    plain = {"kk": value.kk, "ru": value.ru} if isinstance(value, Text) else value
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _as_json(written: str, entry: FactDef) -> str:
    """Write a value of the recipe as a fact of its type has it; `unknown` is nothing."""
    if written == UNKNOWN:
        return "null"
    return written if entry.type in {"boolean", "integer", "number"} else json.dumps(written, ensure_ascii=False)
