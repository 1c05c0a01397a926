"""Rules of any size are judged, or refused by name when they are loaded; none makes the engine hang."""

from __future__ import annotations

import json
import types
from pathlib import Path
from typing import Any

import durable_rules_engine
import pytest

from checker.engine import durable, reference
from checker.engine.agree import judge_twice
from checker.engine.compile import MOST_TESTS, compile_rules
from checker.engine.durable import DurableEngine
from checker.engine.faults import CannotCompile
from checker.engine.plan import Plan

from .plainest import told_apart
from .world import Raw, case_of, ruleset_of, words

TWO_THOUSAND = 2000


def agreed(folder: Path, condition: Any, **data: Any) -> str:
    """Judge by both engines, which must agree in every node."""
    ruleset = ruleset_of(folder, condition)
    return judge_twice(DurableEngine(ruleset), case_of(ruleset, data))["r0"].verdict.word


@pytest.mark.parametrize("count", [1, 20, 21, 64, 65, 100, 101, TWO_THOUSAND])
@pytest.mark.parametrize("kind", ["all_of", "any_of"])
def test_group_of_any_size(tmp_path: Path, kind: str, count: int) -> None:
    """A group of up to 2,000 comparisons is judged; the last one alone decides."""
    parts = [{"main.number": {"is_not" if kind == "all_of" else "is": number}} for number in range(1, count + 1)]
    ruleset = ruleset_of(tmp_path, {kind: parts})
    engine = DurableEngine(ruleset)
    shown = [
        judge_twice(engine, case_of(ruleset, {"main": main}))["r0"].verdict.word
        for main in ({"number": count}, {"number": 0}, {})
    ]
    assert shown == {"all_of": ["not_met", "met", "unknown"], "any_of": ["met", "not_met", "unknown"]}[kind]


def test_programs_are_split(tmp_path: Path) -> None:
    """2,000 different questions become several programs, none with more tests than the engine holds; equal ones are one."""
    parts = [{"main.number": {"is": number}} for number in range(TWO_THOUSAND - 2)]
    ruleset = ruleset_of(tmp_path, {"any_of": [*parts, {"main.size": {"is": 1}}]})
    compiled = compile_rules(Plan(ruleset))
    assert len({asked.number for asked in compiled.questions if asked}) == TWO_THOUSAND
    assert len(compiled.programs) == -(-(TWO_THOUSAND * 4) // MOST_TESTS)
    assert max(len(json.loads(program)) for program in compiled.programs) <= MOST_TESTS


def test_groups_with_many_counts(tmp_path: Path) -> None:
    """Nodes with several properties each do not overfill a fact (254 properties at most)."""
    small = {"all_of": [{"main.words": {"given": False}}]}
    few = {"count": "sites", "at_least": 0, "at_most": 9, "holds": {"site.words": {"given": False}}}
    parts: list[Any] = [small] * 150 + [few] * 150
    assert agreed(tmp_path, {"all_of": parts}, sites=[{"id": "one"}, {"id": "two"}]) == "met"


def test_many_lists_of_values(tmp_path: Path) -> None:
    """A hundred lists of ten values each, 1,000 tests below one node, are spread over several programs."""
    parts = [{"main.number": {"one_of": list(range(start, start + 10))}} for start in range(0, 1000, 10)]
    assert agreed(tmp_path, {"any_of": parts}, main={"number": 999}) == "met"
    assert agreed(tmp_path, {"any_of": parts}, main={"number": 1000}) == "not_met"


def test_longest_list_of_values(tmp_path: Path) -> None:
    """A list of values may be as long as the engine's table allows."""
    codes = [f"лауазым {number}" for number in range(MOST_TESTS - 3)]
    assert agreed(tmp_path, {"main.words": {"one_of": codes}}, main={"words": codes[-1]}) == "met"
    assert agreed(tmp_path, {"main.words": {"none_of": codes}}, main={"words": "басқа"}) == "met"


def test_too_long_list_of_values_is_refused(tmp_path: Path) -> None:
    """A longer list is refused with its place, and the engine does not hang on it."""
    ruleset = ruleset_of(tmp_path, {"main.words": {"one_of": [f"лауазым {number}" for number in range(600)]}})
    with pytest.raises(CannotCompile) as refused:
        DurableEngine(ruleset)
    place = ruleset.rules[0].condition.place
    assert str(refused.value) == (
        f'{place}: [error] rule "r0": a condition of 603 tests is more than '
        "the 400 that the engine can hold\n"
        "    split its list of values over several conditions"
    )
    assert refused.value.exit_code == 3


def test_program_that_the_engine_refuses_names_the_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever else the engine does not take is said with the rule's name and place."""

    def refuse(name: str, program: str) -> int:
        raise durable_rules_engine.error("Could not create ruleset, error code: 113")

    monkeypatch.setattr(
        durable,
        "durable_rules_engine",
        types.SimpleNamespace(create_ruleset=refuse, error=durable_rules_engine.error),
    )
    ruleset = ruleset_of(tmp_path, {"main.flag": {"is": True}})
    with pytest.raises(
        CannotCompile,
        match='the engine does not take rule "r0" or one after it: Could not create ruleset, error code: 113',
    ):
        DurableEngine(ruleset)


def test_deep_rule(tmp_path: Path) -> None:
    """Conditions may be nested as deep as the reader lets them."""
    condition: Any = {"main.flag": {"is": True}}
    for _ in range(9):
        condition = {"all_of": [{"not": condition}]}
    assert agreed(tmp_path, condition, main={"flag": True}) == "not_met"
    assert agreed(tmp_path, condition, main={"flag": False}) == "met"


@pytest.mark.parametrize("number", [0.00001, -0.00001, 0.000000001, 1e-07, 0])
def test_small_numbers(tmp_path: Path, number: float) -> None:
    """Numbers that Python writes with an exponent are judged, in the dossier and in the rule."""
    assert agreed(tmp_path, {"main.size": {"is": number}}, main={"size": number}) == "met"
    assert agreed(tmp_path, {"main.size": {"less_than": number}}, main={"size": -1}) == "met"
    assert agreed(tmp_path, {"main.size": {"at_least": Raw("$tiny")}}, main={"size": 1}) == "met"


def test_text_that_looks_like_a_small_number(tmp_path: Path) -> None:
    """Only numbers are rewritten for the engine, never a text."""
    texts = ["1e-05", '"1e-05', "\\", 'a"1e-05']
    for text in texts:
        for other in texts:
            wanted = "met" if text == other else "not_met"
            assert agreed(tmp_path, {"main.words": {"is": text}}, main={"words": other}) == wanted


def test_very_long_texts(tmp_path: Path) -> None:
    """Texts of any length are compared to the end."""
    long = "ә" * 50_000
    ruleset = ruleset_of(
        tmp_path,
        {"main.words": {"is": long}},
        {"main.words": {"is": {"fact": "main.quiet"}}},
        {"main.words": {"one_of": ["a", long]}},
    )
    engine = DurableEngine(ruleset)
    for text, wanted in ((long, "met"), (long[:-1] + "б", "not_met"), (long + "ә", "not_met")):
        case = case_of(ruleset, {"main": {"words": text, "quiet": long}})
        first = engine.judge(case)
        assert told_apart(first, reference.judge(case)) == []
        assert words(first) == [wanted] * 3
