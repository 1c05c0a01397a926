"""Reads one value of a dossier as the type that the vocabulary gives its fact."""

from __future__ import annotations

import datetime as dt
import re

from checker.conditions.constants import number
from checker.dossier.choices import ChoiceReader
from checker.dossier.identifiers import examine
from checker.dossier.model import Value
from checker.source.problem import Problems, unknown_name
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.model import FactDef, Vocabulary
from checker.vocabulary.text import Text, counted

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DOT_DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")


class ValueReader:
    """Reads values of one dossier; what does not fit is collected as problems and gives None."""

    def __init__(self, vocabulary: Vocabulary, problems: Problems) -> None:
        self.vocabulary = vocabulary
        self.problems = problems
        self.choices = ChoiceReader(vocabulary, problems)

    def read(self, node: Node, fact: FactDef, name: str) -> Value | None:
        """Read one value; None where it is left empty or does not fit."""
        if isinstance(node, Scalar) and node.is_null:
            return None
        if fact.type == "choices":
            return self._choices(node, fact, name)
        if fact.type == "names" and isinstance(node, Mapping):
            return self._names(node, name)
        if not isinstance(node, Scalar):
            self.problems.add(
                "wrong-type",
                node.place,
                f'"{name}" must be {_WANTED[fact.type]}, got {kind_of(node)}',
                "write one value after the colon",
            )
            return None
        return self._single(node, fact, name)

    def _single(self, node: Scalar, fact: FactDef, name: str) -> Value | None:
        match fact.type:
            case "choice":
                return self.choices.read(node, fact, name)
            case "boolean":
                return self._boolean(node, name)
            case "date":
                return self._day(node, name)
            case "time":
                return self._shaped(node, fact, name, _TIME)
            case "integer" | "number":
                return self._number(node, fact, name)
            case "identifier":
                return self._identifier(node, name)
            case "names":
                text = self._text(node, fact, name)
                return Text(text, text) if text else None
            case _:
                return self._text(node, fact, name)

    def _text(self, node: Scalar, fact: FactDef, name: str) -> str | None:
        """Read a text on one line; an empty one says nothing."""
        if not node.quoted and node.text in {"true", "false"}:
            self.problems.add(
                "wrong-type",
                node.place,
                f'"{name}" must be {_WANTED[fact.type]}, got {kind_of(node)}',
                "put it into quotes if it is meant as text",
            )
            return None
        return _one_line(node.text) or None

    def _shaped(self, node: Scalar, fact: FactDef, name: str, shape: re.Pattern[str]) -> str | None:
        if shape.fullmatch(node.text):
            return node.text
        self.problems.add(
            "wrong-type",
            node.place,
            f'"{name}" must be {_WANTED[fact.type]}, got {kind_of(node)}',
            'write hours and minutes in quotes: "09:30"',
        )
        return None

    def _choices(self, node: Node, fact: FactDef, name: str) -> tuple[str, ...] | None:
        if not isinstance(node, Sequence):
            self.problems.add(
                "wrong-type",
                node.place,
                f'"{name}" must be a list of codes, got {kind_of(node)}',
                f"allowed: {', '.join(self.vocabulary.choices[fact.choices])}",
            )
            return None
        found: list[str] = []
        for item in node.items:
            code = self.choices.read(item, fact, name) if isinstance(item, Scalar) else None
            if not isinstance(item, Scalar):
                self.problems.add("wrong-type", item.place, f'"{name}" must be a list of codes, got {kind_of(item)}')
            if code and code in found:
                self.problems.add("repeated", item.place, f'"{code}" stands twice in "{name}"', "remove one of the two")
            elif code:
                found.append(code)
        return tuple(found)

    def _names(self, node: Mapping, name: str) -> Text | None:
        texts = {"kk": "", "ru": ""}
        for key, below in node.entries.items():
            if key not in texts:
                message, hint = unknown_name("language", key, list(texts))
                self.problems.add("unknown-key", node.key_places[key], f'{message} in "{name}"', hint)
            elif not isinstance(below, Scalar):
                self.problems.add("wrong-type", below.place, f'"{name}" must be text, got {kind_of(below)}')
            elif not below.is_null:
                texts[key] = _one_line(below.text)
        if not any(texts.values()):
            return None
        return Text(texts["kk"] or texts["ru"], texts["ru"] or texts["kk"])

    def _boolean(self, node: Scalar, name: str) -> bool | None:
        if not node.quoted and node.text in {"true", "false"}:
            return node.text == "true"
        hint = "write true or false without quotes, or leave it empty where it is not known"
        self.problems.add("wrong-type", node.place, f'"{name}" must be true or false, got {kind_of(node)}', hint)
        return None

    def _day(self, node: Scalar, name: str) -> str | None:
        if _DAY.fullmatch(node.text):
            try:
                dt.date.fromisoformat(node.text)
            except ValueError:
                self.problems.add(
                    "impossible-date",
                    node.place,
                    f'"{name}": there is no day {node.text}',
                    "check the month and the day",
                )
                return None
            return node.text
        hint = _with_points(node.text) or "write year-month-day: 2025-04-01"
        self.problems.add("wrong-type", node.place, f'"{name}" must be a date YYYY-MM-DD, got {kind_of(node)}', hint)
        return None

    def _number(self, node: Scalar, fact: FactDef, name: str) -> int | float | None:
        value = number(node.text) if node.text.isascii() and not node.quoted else None
        if value is None or (fact.type == "integer" and not isinstance(value, int)):
            hint = "write it without quotes, spaces or units" + (
                ", with a point: 12.5" if fact.type == "number" else ""
            )
            self.problems.add(
                "wrong-type", node.place, f'"{name}" must be {_WANTED[fact.type]}, got {kind_of(node)}', hint
            )
            return None
        low, high = fact.least, fact.most
        if (low is not None and value < low) or (high is not None and value > high):
            unit = counted(self.vocabulary.choice_label("unit", fact.unit).en, 2) if fact.unit else ""
            self.problems.add(
                "out-of-range",
                node.place,
                f'"{name}" must be {_limits(low, high, unit)}, got {kind_of(node)}',
                "correct the number, or leave it empty where it is not known",
            )
            return None
        return value

    def _identifier(self, node: Scalar, name: str) -> str | None:
        text = node.text
        kind = "iin" if len(text) == 12 and text[4:5] in "0123" else "bin"
        fault = examine(text, "iin" if kind == "iin" else "bin")
        if fault is None:
            return text
        self.problems.add(
            "bad-identifier",
            node.place,
            f'"{name}" is not a valid {kind.upper()}: {fault.detail}',
            "compare it with the register; 12 digits, in quotes",
        )
        return None


def _limits(low: float | None, high: float | None, unit: str) -> str:
    """Say between what a number must be; a bound that there is none of is left out."""
    if low is not None and high is not None:
        said = f"from {low} to {high}"
    else:
        said = f"at least {low}" if low is not None else f"at most {high}"
    return f"{said} {unit}".rstrip()


def _with_points(text: str) -> str | None:
    """Say how a day written with points is written here, or that there is no such day; None for what is no day of this kind."""
    dotted = _DOT_DAY.fullmatch(text)
    if dotted is None:
        return None
    iso = f"{dotted[3]}-{dotted[2]}-{dotted[1]}"
    try:
        dt.date.fromisoformat(iso)
    except ValueError:
        return f"there is no day {text}: check the day and the month, and write year-month-day"
    return f"write {iso}"


def _one_line(text: str) -> str:
    """Put a text on one line: it is printed in tables and in sentences."""
    return " ".join(text.split())


_WANTED = {
    "text": "text",
    "names": "text, or {kk: …, ru: …}",
    "choice": "one code",
    "choices": "a list of codes",
    "boolean": "true or false",
    "date": "a date YYYY-MM-DD",
    "time": "a time HH:MM",
    "number": "a number",
    "integer": "a whole number",
    "identifier": "a BIN or IIN of 12 digits",
    "reference": "the id of a record",
}
