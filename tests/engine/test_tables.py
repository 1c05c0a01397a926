"""Both engines give the four verdicts by the tables of the law, for every combination of up to four parts."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from checker.conditions.verdict import Verdict
from checker.engine import reference
from checker.engine.durable import DurableEngine
from checker.pack.model import RuleSet

from .world import case_of, ruleset_of

# n not_met, u unknown, m met, - not_applicable. Each fact stands for one child; not stated it is unknown.
LETTERS = dict(zip("num-", Verdict, strict=True))
CHILDREN: dict[str, dict[str, Any]] = {
    "main.number": {"n": 0, "m": 1, "-": 2},
    "main.size": {"n": -0.5, "m": 0.5, "-": 12.5},
    "main.colour": {"n": "red", "m": "green", "-": "blue"},
    "main.words": {"n": "a", "m": "Ә", "-": "ә"},
}
BOUNDS = [
    (least, most)
    for least in (None, 0, 1, 2, 4)
    for most in (None, 0, 1, 3)
    if (least, most) != (None, None) and (least is None or most is None or least <= most)
]


def child(fact: str) -> dict[str, Any]:
    """Write a condition that has the verdict that its fact stands for."""
    codes = CHILDREN[fact]
    return {"when": {fact: {"is_not": codes["-"]}}, "then": {fact: {"is": codes["m"]}}}


def dossier(letters: str) -> dict[str, Any]:
    """Give a dossier whose facts stand for these verdicts, and as many sites."""
    main = {
        fact.removeprefix("main."): CHILDREN[fact][letter]
        for fact, letter in zip(CHILDREN, letters, strict=False)
        if letter != "u"
    }
    number = CHILDREN["main.number"]
    sites = [
        {"id": f"s{index}"} | ({"number": number[letter]} if letter != "u" else {})
        for index, letter in enumerate(letters)
    ]
    return {"main": main, "sites": sites}


def group(letters: str, first: str) -> str:
    """Say what a group is: `first` decides, then unknown; what does not apply is left out."""
    left = letters.replace("-", "")
    return "-" if not left else first if first in left else "u" if "u" in left else {"n": "m", "m": "n"}[first]


def count(letters: str, least: int | None, most: int | None) -> str:
    """Say what a count is, by trying every way in which the unknown ones may turn out."""
    fates = itertools.product("nm", repeat=letters.count("u"))
    within = {(least or 0) <= letters.count("m") + fate.count("m") <= (4 if most is None else most) for fate in fates}
    return "u" if len(within) == 2 else "m" if within == {True} else "n"


def judged(engine: DurableEngine, ruleset: RuleSet, letters: str) -> list[Verdict]:
    """Judge by both engines and give their common verdicts, rule by rule."""
    case = case_of(ruleset, dossier(letters))
    by_durable, by_reference = engine.judge(case), reference.judge(case)
    names = [f"r{index}" for index in range(len(by_durable) - 1)]
    assert [by_durable[name].verdict for name in names] == [by_reference[name].verdict for name in names]
    return [by_durable[name].verdict for name in names]


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_groups_of_children(tmp_path: Path, length: int) -> None:
    """all_of, any_of, not and when over every combination of children."""
    parts = [child(fact) for fact in list(CHILDREN)[:length]]
    rules = [
        {"all_of": parts},
        {"any_of": parts},
        {"not": {"all_of": parts}},
        {"when": parts[0], "then": parts[-1]},
    ]
    ruleset = ruleset_of(tmp_path, *rules)
    engine = DurableEngine(ruleset)
    for letters in map("".join, itertools.product("num-", repeat=length)):
        whole = group(letters, "n")
        then = letters[-1] if letters[0] == "m" else "u" if letters[0] == "u" else "-"
        wanted = [whole, group(letters, "m"), {"n": "m", "m": "n"}.get(whole, whole), then]
        assert judged(engine, ruleset, letters) == [LETTERS[letter] for letter in wanted], letters


def test_groups_of_records(tmp_path: Path) -> None:
    """every, some and count, with every pair of bounds, over every combination of up to four records."""
    holds = {"when": {"site.number": {"is_not": 2}}, "then": {"site.number": {"is": 1}}}
    rules: list[dict[str, Any]] = [{"every": "sites", "holds": holds}, {"some": "sites", "holds": holds}]
    for least, most in BOUNDS:
        bounds = {name: bound for name, bound in (("at_least", least), ("at_most", most)) if bound is not None}
        rules.append({"count": "sites", "holds": holds, **bounds})
    ruleset = ruleset_of(tmp_path, *rules)
    engine = DurableEngine(ruleset)
    for length in range(5):
        for letters in map("".join, itertools.product("num-", repeat=length)):
            some = group(letters, "m") if letters else "n"
            wanted = [group(letters, "n"), some, *(count(letters, *bounds) for bounds in BOUNDS)]
            assert judged(engine, ruleset, letters) == [LETTERS[letter] for letter in wanted], letters
