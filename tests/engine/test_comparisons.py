"""Every comparison of every type with every kind of value, against Python's own operators."""

from __future__ import annotations

import operator
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from checker.conditions.operators import OPERATORS
from checker.engine.agree import judge_twice
from checker.engine.durable import DurableEngine

from .generate import DAY_NAMES, values_of
from .world import DAYS, FACTS, VALUES, Raw, case_of, ruleset_of, words

MEANS: dict[str, Callable[[Any, Any], bool]] = {
    "is": operator.eq,
    "is_not": operator.ne,
    "at_least": operator.ge,
    "at_most": operator.le,
    "more_than": operator.gt,
    "less_than": operator.lt,
    "on_or_after": operator.ge,
    "on_or_before": operator.le,
    "after": operator.gt,
    "before": operator.lt,
    "not_before": operator.ge,
    "not_after": operator.le,
    "one_of": lambda value, several: any(value == one for one in several),
    "none_of": lambda value, several: all(value != one for one in several),
    "contains": lambda value, one: one in value,
    "contains_all": lambda value, several: not set(several) - set(value),
    "contains_any": lambda value, several: not set(several).isdisjoint(value),
}
PAIRS = [
    (name, word)
    for name, fact in FACTS.items()
    for word, entry in OPERATORS.items()
    if fact.type in entry.types and entry.shape != "flag"
]
# A fact of the same type and list of choices, to compare with.
OTHERS = {
    "words": "quiet",
    "colour": "paint",
    "begins": "ends",
    "size": "width",
    "number": "units",
    "flag": "sign",
}


def subsets(codes: tuple[Any, ...]) -> list[list[Any]]:
    """Give some sets of a pool: each alone, neighbours, all."""
    return [[code] for code in codes] + [list(pair) for pair in pairwise(codes)] + [list(codes)]


def given_values(name: str) -> list[Any]:
    """Give the values of a fact that a dossier may state."""
    fact = FACTS[name]
    pool = values_of(fact)
    if fact.type == "choices":
        return [[], *subsets(pool)]
    return [value for value in pool if str(value).strip()]


def constants(name: str, word: str) -> list[tuple[Any, Any]]:
    """Give what a fact may be compared with: how it is written, and what it is."""
    pool = tuple(value for value in values_of(FACTS[name]) if not str(value).startswith("$"))
    if OPERATORS[word].shape == "many":
        return [(several, several) for several in subsets(pool)]
    found: list[tuple[Any, Any]] = [(value, value) for value in pool]
    if FACTS[name].type == "date":
        found += [(Raw(day), DAYS[day.removeprefix("$")]) for day in DAY_NAMES]
    if FACTS[name].type in {"number", "integer"}:
        found += [(Raw(f"${value}"), numbers[0]) for value, numbers in VALUES.items()]
    return found


@pytest.mark.parametrize(("name", "word"), PAIRS)
def test_comparison_with_constants(tmp_path: Path, name: str, word: str) -> None:
    """A fact compares with constants, days and numbers of the law as its values do."""
    expected = constants(name, word)
    ruleset = ruleset_of(tmp_path, *({f"main.{name}": {word: writing}} for writing, _ in expected))
    engine = DurableEngine(ruleset)
    for value in given_values(name):
        case = case_of(ruleset, {"main": {name: value}})
        results, read = judge_twice(engine, case), case.dossier.root.value(f"main.{name}")
        wanted = ["met" if MEANS[word](read, meant) else "not_met" for _, meant in expected]
        assert [results[f"r{index}"].verdict.word for index in range(len(expected))] == wanted, value


@pytest.mark.parametrize(
    ("name", "word"),
    [(name, word) for name, word in PAIRS if name in OTHERS and OPERATORS[word].shape == "one" and word != "contains"],
)
def test_comparison_with_another_fact(tmp_path: Path, name: str, word: str) -> None:
    """Two facts of one dossier compare as their values do."""
    ruleset = ruleset_of(tmp_path, {f"main.{name}": {word: {"fact": f"main.{OTHERS[name]}"}}})
    engine = DurableEngine(ruleset)
    for value in given_values(name):
        for other in given_values(name):
            case = case_of(ruleset, {"main": {name: value, OTHERS[name]: other}})
            one, two = (case.dossier.root.value(f"main.{fact}") for fact in (name, OTHERS[name]))
            result = judge_twice(engine, case)["r0"]
            assert result.verdict.word == ("met" if MEANS[word](one, two) else "not_met"), (value, other)


@pytest.mark.parametrize("name", sorted(FACTS))
def test_given_and_known(tmp_path: Path, name: str) -> None:
    """Every fact can be asked whether it is stated; `known` waits where the world is open."""
    asked: list[dict[str, Any]] = [{"given": True}, {"given": False}, {"known": True}]
    ruleset = ruleset_of(tmp_path, *({f"main.{name}": question} for question in asked))
    engine = DurableEngine(ruleset)
    stated = judge_twice(engine, case_of(ruleset, {"sites": [{"id": "one"}], "main": {name: given_values(name)[0]}}))
    silent = judge_twice(engine, case_of(ruleset, {}))
    assert words(stated) == ["met", "not_met", "met"]
    absent = "not_met" if FACTS[name].closed else "unknown"
    assert words(silent) == ["not_met", "met", absent]
