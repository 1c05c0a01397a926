"""Turns the cells of a sheet into the nodes that the loader of a dossier reads.

A sheet allows more than YAML: a decimal comma, да for true, 01.04.2025, a label for a code. What is meant beyond doubt is
written here as YAML wants it; anything else is left as it stands, so that the loader says what is wrong with it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from checker.dossier.columns import folded
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.table import CellValue
from checker.source.tree import Node, Scalar, Sequence
from checker.vocabulary.model import FactDef, Vocabulary

_YES = frozenset({"true", "иә", "да", "yes", "1"})
_NO = frozenset({"false", "жоқ", "нет", "no", "0"})
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_DOT_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_MOMENTS = (dt.date, dt.time, dt.timedelta)


class CellReader:
    """Reads the cells of one dossier's sheets."""

    def __init__(self, vocabulary: Vocabulary, problems: Problems) -> None:
        self.vocabulary = vocabulary
        self.problems = problems

    def node(self, value: CellValue, fact: FactDef, place: Place) -> Node:
        """Give the node of a cell that is not empty; a date where text is wanted is a problem."""
        if isinstance(value, bool):
            return Scalar("true" if value else "false", False, place)
        if isinstance(value, _MOMENTS):
            return self._moment(value, fact, place)
        # A spreadsheet shows no more than 15 digits of a number, nor does it mean more.
        text = format(value, ".15g") if isinstance(value, float) else str(value)
        if fact.type == "choices":
            return self._codes(text, fact, place)
        if fact.type == "choice":
            return Scalar(self._code(text, fact), True, place)
        plain = _PLAIN[fact.type](text) if fact.type in _PLAIN else None
        return Scalar(text, True, place) if plain is None else Scalar(plain, False, place)

    def _moment(self, value: dt.date | dt.time | dt.timedelta, fact: FactDef, place: Place) -> Scalar:
        if fact.type == "date" and isinstance(value, dt.datetime) and value.time() == dt.time():
            return Scalar(value.date().isoformat(), False, place)
        if fact.type == "time" and isinstance(value, dt.time) and not (value.second or value.microsecond):
            return Scalar(value.isoformat("minutes"), True, place)
        if fact.type in {"text", "names", "reference"}:
            what = f'"{fact.name}" must be text, got the date or time {value}'
            self.problems.add("wrong-type", place, what)
        return Scalar(str(value), True, place)

    def _codes(self, text: str, fact: FactDef, place: Place) -> Sequence:
        parts = [part.strip() for part in re.split(r"[;\n]", text)]
        return Sequence([Scalar(self._code(part, fact), True, place) for part in parts if part], place)

    def _code(self, text: str, fact: FactDef) -> str:
        """Give the code that a cell names by code or label; the text itself where there is none, or more than one."""
        choices = self.vocabulary.choices[fact.choices]
        if text in choices:
            return text
        wanted = folded(text)
        found = [
            code
            for code, choice in choices.items()
            if wanted in {folded(name) for name in (code, *choice.label) if name}
        ]
        return found[0] if len(found) == 1 else " ".join(text.split())


def _plain_number(text: str) -> str | None:
    return text.replace(",", ".") if _NUMBER.fullmatch(text) else None


def _plain_boolean(text: str) -> str | None:
    word = folded(text)
    return "true" if word in _YES else "false" if word in _NO else None


def _plain_day(text: str) -> str | None:
    found = _DOT_DAY.fullmatch(text)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else None


_PLAIN: dict[str, Callable[[str], str | None]] = {
    "number": _plain_number,
    "integer": _plain_number,
    "boolean": _plain_boolean,
    "date": _plain_day,
}
