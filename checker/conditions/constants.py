"""Reads a constant of a condition as the type of the fact that it is compared with."""

from __future__ import annotations

import datetime as dt
import math
import re

from checker.conditions.model import Constant
from checker.source.problem import Problems
from checker.source.tree import Scalar
from checker.vocabulary.model import FactDef, Vocabulary

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?")

# How a value of the type is written, where that is often missed.
_WRITTEN = {
    "number": "; write it without quotes and with a point, for example 12.5",
    "integer": "; write it in digits, without quotes",
    "boolean": "; write it without quotes",
}


def read_constant(scalar: Scalar, fact: FactDef, vocabulary: Vocabulary, problems: Problems) -> Constant | None:
    """Give the value, dates as ISO text; a value that does not fit the type is a problem and gives None."""
    text = scalar.text
    if scalar.is_null:
        problems.add(
            "wrong-type",
            scalar.place,
            f'a value of "{fact.name}" must stand here, got nothing',
            "to ask whether it is stated at all, write {given: true}",
        )
        return None
    if fact.type in {"choice", "choices"}:
        allowed = vocabulary.choices.get(fact.choices, {})
        if text not in allowed:
            problems.unknown("unknown-value", scalar.place, f'value of "{fact.name}"', text, list(allowed))
            return None
        return text
    value = _typed(scalar, fact)
    if value is None:
        hint = f'"{fact.name}" is of type {fact.type}{_WRITTEN.get(fact.type, "")}'
        problems.add("wrong-type", scalar.place, f'"{text}" is not {_wanted(fact)}', hint)
    return value


def _typed(scalar: Scalar, fact: FactDef) -> Constant | None:
    text = scalar.text
    match fact.type:
        case "boolean":
            return text == "true" if text in {"true", "false"} and not scalar.quoted else None
        case "integer":
            return int(text) if re.fullmatch(r"-?\d{1,15}", text) and not scalar.quoted else None
        case "number":
            return number(text) if _NUMBER.fullmatch(text) and not scalar.quoted else None
        case "date":
            return iso_day(text)
        case "time":
            return text if _TIME.fullmatch(text) else None
        case _:
            return text


def number(text: str) -> int | float | None:
    """Read a plain decimal number; whole ones become int."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return int(value) if value.is_integer() and math.isfinite(value) else value


def iso_day(text: str) -> str | None:
    """Give the text back if it is a real day written YYYY-MM-DD."""
    try:
        return text if _DAY.fullmatch(text) and dt.date.fromisoformat(text) else None
    except ValueError:
        return None


def _wanted(fact: FactDef) -> str:
    return {
        "boolean": "true or false",
        "integer": "a whole number",
        "number": "a number",
        "date": "a date YYYY-MM-DD",
        "time": "a time HH:MM",
    }.get(fact.type, fact.type)
