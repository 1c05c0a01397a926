"""What durable-rules is asked: equal questions once for a case, and nothing that is kept tells one case from another."""

from __future__ import annotations

import types
from pathlib import Path
from typing import Any

import durable_rules_engine
import pytest

from checker.engine import durable
from checker.engine.durable import DurableEngine
from checker.engine.faults import EngineFault
from checker.pack.model import RuleSet

from .world import case_of, ruleset_of, words

NEAR: dict[str, Any] = {"main.number": {"at_least": 2}}
FAR: dict[str, Any] = {"main.units": {"at_least": 2}}


class Counted:
    """Stands for the C module and counts what it is asked."""

    def __init__(self) -> None:
        self.facts: list[str] = []
        self.fails = False

    def assert_fact(self, handle: int, fact: str) -> tuple[int, int]:
        self.facts.append(fact)
        if self.fails:
            raise durable_rules_engine.error("Could not assert fact, error code: 101")
        answer: tuple[int, int] = durable_rules_engine.assert_fact(handle, fact)
        return answer

    def asked(self) -> int:
        """Give how many facts were asserted since the last time."""
        count = len(self.facts)
        self.facts.clear()
        return count


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Count what the adapter asks."""
    found = Counted()
    real = {
        name: getattr(durable_rules_engine, name) for name in dir(durable_rules_engine) if not name.startswith("__")
    }
    monkeypatch.setattr(
        durable, "durable_rules_engine", types.SimpleNamespace(**{**real, "assert_fact": found.assert_fact})
    )
    return found


@pytest.fixture
def ruleset(tmp_path: Path) -> RuleSet:
    """Give the rules of a pack that compare two facts, and the opposite of each."""
    return ruleset_of(tmp_path, NEAR, FAR, {"not": NEAR}, {"not": FAR})


def test_equal_questions_of_a_case_are_asked_once(ruleset: RuleSet, counted: Counted) -> None:
    """Two `not` over equal verdicts are one question; over different verdicts they are two."""
    engine = DurableEngine(ruleset)
    assert words(engine.judge(case_of(ruleset, {"main": {"number": 2, "units": 2}}))) == [
        "met",
        "met",
        "not_met",
        "not_met",
    ]
    same = counted.asked()
    assert words(engine.judge(case_of(ruleset, {"main": {"number": 2, "units": 1}}))) == [
        "met",
        "not_met",
        "not_met",
        "met",
    ]
    assert counted.asked() == same + 1


def test_every_case_is_asked_anew(ruleset: RuleSet, counted: Counted) -> None:
    """Nothing is remembered from one case to the next unless that is asked for."""
    engine, case = DurableEngine(ruleset), case_of(ruleset, {"main": {"number": 2}})
    engine.judge(case)
    first = counted.asked()
    engine.judge(case)
    assert counted.asked() == first > 0


def test_answers_may_be_remembered(ruleset: RuleSet, counted: Counted) -> None:
    """Where answers are remembered, only what was never asked is asked of the engine."""
    engine = DurableEngine(ruleset, remembered=100)
    for number, wanted in ((1, "not_met"), (2, "met"), (3, "met"), (2, "met"), (1, "not_met")):
        assert words(engine.judge(case_of(ruleset, {"main": {"number": number}})))[0] == wanted
    asked = counted.asked()
    engine.judge(case_of(ruleset, {"main": {"number": 3}}))
    assert counted.asked() == 0 < asked


def test_what_is_remembered_is_bounded(ruleset: RuleSet, counted: Counted) -> None:
    """When as many answers are kept as allowed, all are given up before the next case."""
    engine = DurableEngine(ruleset, remembered=20)
    for number in range(200):
        engine.judge(case_of(ruleset, {"main": {"number": number}}))
        assert sum(map(len, engine._answers)) < 20 + 10
    assert counted.asked() > 200


def test_fault_leaves_nothing_remembered(ruleset: RuleSet, counted: Counted) -> None:
    """After a fault of the engine all is asked anew."""
    engine, case = DurableEngine(ruleset, remembered=100), case_of(ruleset, {"main": {"number": 2}})
    engine.judge(case)
    first = counted.asked()
    counted.fails = True
    with pytest.raises(EngineFault):
        engine.judge(case_of(ruleset, {"main": {"number": 9}}))
    counted.fails = False
    counted.asked()
    assert words(engine.judge(case))[0] == "met"
    assert counted.asked() == first
