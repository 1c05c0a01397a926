"""Mutants of comparisons: another operator, another value, the next number, the next day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from checker.conditions.model import Any, Compare, Condition, Constant, DayRef, Not
from checker.ruletests.mutants.model import Edit
from checker.vocabulary.model import Vocabulary

_OPERATORS = {
    "is": ("is_not",),
    "is_not": ("is",),
    "one_of": ("none_of",),
    "none_of": ("one_of",),
    "at_least": ("more_than", "less_than"),
    "at_most": ("less_than", "more_than"),
    "more_than": ("at_least", "at_most"),
    "less_than": ("at_most", "at_least"),
    "on_or_after": ("after", "before", "not_before"),
    "on_or_before": ("before", "after", "not_after"),
    "after": ("on_or_after", "on_or_before"),
    "before": ("on_or_before", "on_or_after"),
    "not_before": ("on_or_after", "not_after"),
    "not_after": ("on_or_before", "not_before"),
    "contains_all": ("contains_any",),
    "contains_any": ("contains_all",),
    "known": ("given",),
}
_DAYS = {"day": "registered", "registered": "day", "decision_due": "day", "filing_due": "day"}
# The strict comparison that leaves out the day itself, where the fact may be missing.
_STRICT = {"not_before": "after", "not_after": "before"}


def edits_of(compare: Compare, vocabulary: Vocabulary) -> Iterator[Edit]:
    """List the small changes of a comparison."""
    for other in _OPERATORS.get(compare.operator, ()):
        yield f"{compare.operator} → {other}", partial(_operator, other)
    if compare.operator in _STRICT:
        yield f"{compare.operator} → not on the day itself", _strict
    if compare.operator == "contains":
        yield "contains → does not contain", _negated
    if compare.operator == "given":
        yield f"given: {_flag(compare.expected)} → {_flag(not compare.expected)}", _flipped
    yield from _values(compare, vocabulary)


def _values(compare: Compare, vocabulary: Vocabulary) -> Iterator[Edit]:
    expected, definition = compare.expected, compare.fact.definition
    if isinstance(expected, DayRef):
        other = _DAYS[expected.day]
        yield f"${expected.day} → ${other}", partial(_expected, DayRef(other))
    elif isinstance(expected, tuple):
        if len(expected) > 1:
            for value in expected:
                yield f"without {value}", partial(_without, value)
    elif isinstance(expected, bool) or not isinstance(expected, int | float | str):
        return
    elif isinstance(expected, int | float):
        for step in (1, -1):
            yield f"{expected} → {expected + step}", partial(_expected, expected + step)
    elif definition.type == "date":
        for step in (1, -1):
            day = (dt.date.fromisoformat(expected) + dt.timedelta(step)).isoformat()
            yield f"{expected} → {day}", partial(_expected, day)
    elif definition.choices and not compare.place.pointer.startswith("/patterns/"):
        other = next_code(expected, vocabulary, definition.choices)
        if other != expected:
            yield f"{expected} → {other}", partial(_expected, other)


def next_code(code: str, vocabulary: Vocabulary, choices: str) -> str:
    """Give the code that stands after another in its list, the first after the last."""
    codes = list(vocabulary.choices.get(choices, {code: None}))
    return codes[(codes.index(code) + 1) % len(codes)] if code in codes else code


def _operator(name: str, condition: Condition) -> Condition:
    if not isinstance(condition, Compare):
        return condition
    return replace(condition, operator=name, expected=True if name == "given" else condition.expected)


def _strict(condition: Condition) -> Condition:
    """Leave out the day itself; a fact that is not stated stays good enough."""
    if not isinstance(condition, Compare):
        return condition
    missing = replace(condition, operator="given", expected=False)
    strict = replace(condition, operator=_STRICT[condition.operator])
    return Any((missing, strict), condition.place)


def _negated(condition: Condition) -> Condition:
    return Not(condition, condition.place)


def _flipped(condition: Condition) -> Condition:
    return replace(condition, expected=not condition.expected) if isinstance(condition, Compare) else condition


def _expected(value: Constant | DayRef, condition: Condition) -> Condition:
    return replace(condition, expected=value) if isinstance(condition, Compare) else condition


def _without(value: Constant, condition: Condition) -> Condition:
    if not isinstance(condition, Compare) or not isinstance(condition.expected, tuple):
        return condition
    return replace(condition, expected=tuple(one for one in condition.expected if one != value))


def _flag(value: object) -> str:
    return "true" if value else "false"
