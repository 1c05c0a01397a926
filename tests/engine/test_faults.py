"""Where the engine misbehaves or the engines differ, nothing is issued, and the message says why."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import durable_rules_engine
import pytest

from checker.cli.main import main
from checker.conditions.verdict import Verdict
from checker.engine import durable, reference
from checker.engine.agree import EnginesDiffer, judge_twice
from checker.engine.durable import DurableEngine
from checker.engine.faults import EngineFault
from checker.engine.ground import Ground
from checker.pack.model import RuleSet

from .world import case_of, ruleset_of

DOSSIER = Path(__file__).parents[2] / "examples" / "01-stationary-grant.yaml"


@pytest.fixture
def ruleset(tmp_path: Path) -> RuleSet:
    """Give the rules of a pack with one rule of two conditions."""
    return ruleset_of(tmp_path, {"not": {"main.flag": {"is": True}}})


def misbehaving(monkeypatch: pytest.MonkeyPatch, **functions: Callable[..., Any]) -> None:
    """Replace functions of the C module as the adapter sees it."""
    real = {
        name: getattr(durable_rules_engine, name) for name in dir(durable_rules_engine) if not name.startswith("__")
    }
    monkeypatch.setattr(durable, "durable_rules_engine", types.SimpleNamespace(**{**real, **functions}))


def error(*_: object) -> Any:
    """Fail as the C module fails."""
    raise durable_rules_engine.error("Could not assert fact, error code: 101")


def firing(*names: str) -> dict[str, Callable[..., Any]]:
    """Answer every fact with these firings."""
    messages: list[str] = []

    def start(*_: object) -> tuple[str, str]:
        messages[:] = [f'{{"{name}": {{}}}}' for name in names]
        return "", messages.pop(0)

    return {
        "assert_fact": lambda *_: (0, 1),
        "start_action_for_state": start,
        "retract_fact": lambda *_: (0, 1),
        "complete_and_start_action": lambda *_: messages.pop(0) if messages else None,
    }


@pytest.mark.parametrize(
    ("functions", "what"),
    [
        ({"assert_fact": error}, "Could not assert fact, error code: 101"),
        ({"retract_fact": error}, "Could not assert fact, error code: 101"),
        ({"assert_fact": lambda *_: (2, 1)}, "the engine answered 2 to a fact"),
        (
            {"assert_fact": lambda *_: (1, 1), "retract_fact": lambda *_: (0, 1)},
            "question 0 was given no verdicts",
        ),
        (firing("2.0.0", "0.0.1"), "question 0 was given 2 verdicts"),
        (firing("2.7.0"), "question 0 was given the verdict of 7"),
    ],
)
def test_engine_faults(ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch, functions: dict[str, Any], what: str) -> None:
    """Each misbehaviour is a fault that names the rule; none becomes a verdict."""
    engine = DurableEngine(ruleset)
    misbehaving(monkeypatch, **functions)
    with pytest.raises(EngineFault) as fault:
        engine.judge(case_of(ruleset, {"main": {"flag": True}}))
    rule = ruleset.rules[0]
    assert str(fault.value) == f'engine fault in rule "r0" ({rule.place.short}): {what}; nothing is issued'
    assert fault.value.exit_code == 5


def test_fault_of_one_dossier_does_not_reach_the_next(ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an interrupted dossier has left in the engine is not taken for an answer to the next one."""
    engine = DurableEngine(ruleset)
    with monkeypatch.context() as patch:
        misbehaving(patch, start_action_for_state=error)
        with pytest.raises(EngineFault):
            engine.judge(case_of(ruleset, {"main": {"flag": True}}))
    for flag, wanted in ((False, "met"), (True, "not_met")):
        assert engine.judge(case_of(ruleset, {"main": {"flag": flag}}))["r0"].verdict.word == wanted


def turned(ground: Ground, judge: Callable[[Ground], list[Verdict]] = reference.verdicts) -> list[Verdict]:
    """Judge by the plain evaluator and turn one node in the depth round."""
    verdicts = judge(ground)
    leaf = next(position for position, node in enumerate(ground.nodes) if not node.children)
    verdicts[leaf] = Verdict.NOT_APPLICABLE if verdicts[leaf] is not Verdict.NOT_APPLICABLE else Verdict.MET
    return verdicts


def test_engines_that_differ(ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A difference in any node stops the case and saves how to find it again, but no personal data."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(reference, "verdicts", turned)
    case = case_of(ruleset, {"main": {"flag": True, "words": "жеке дерек"}})
    with pytest.raises(EnginesDiffer) as differing:
        judge_twice(DurableEngine(ruleset), case)
    where = f"{ruleset.rules[0].place.file}:2: met against not_applicable"
    assert str(differing.value) == (
        f'the two engines differ on rule "r0" ({where}); nothing is issued. '
        f"The case is saved in {differing.value.saved}; "
        "send it to those who maintain Saikes, and keep the dossier"
    )
    saved = differing.value.saved.read_text("utf-8")
    assert json.loads(saved) == {
        "rule": "r0",
        "where": where,
        "dossier": "dossier",
        "dossier_digest": case.dossier.digest,
        "pack_digest": ruleset.pack.digest,
        "editions": {"law": "first"},
        "days": case.days,
    }
    assert "жеке" not in saved
    assert (differing.value.exit_code, differing.value.rule) == (5, "r0")


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command line in this process and give its exit code."""
    monkeypatch.setattr(sys, "argv", ["saikes", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    code = end.value.code
    assert isinstance(code, int)
    return code


@pytest.mark.parametrize("broken", ["differ", "fault", "exception"])
def test_nothing_is_issued(
    broken: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command ends with 5, says why on standard error, and writes neither a report nor a document."""
    arguments = ["check", str(DOSSIER), "--documents", str(tmp_path / "out"), "--today", "2025-04-02"]
    assert run(monkeypatch, *arguments) != 5
    assert list((tmp_path / "out").iterdir())
    capsys.readouterr()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    if broken == "differ":
        monkeypatch.setattr(reference, "verdicts", turned)
    elif broken == "fault":
        misbehaving(monkeypatch, assert_fact=error)
    else:
        monkeypatch.setattr(DurableEngine, "verdicts", lambda *_: {}.popitem())
    assert run(monkeypatch, *arguments[:3], str(tmp_path / "none"), *arguments[4:]) == 5
    shown = capsys.readouterr()
    said = {
        "differ": "the two engines differ on rule",
        "fault": "engine fault in rule",
        "exception": "fault of saikes: KeyError",
    }
    assert shown.err.startswith(said[broken])
    assert ("nothing is issued" in shown.err) or ("nothing was issued" in shown.err)
    assert shown.out == ""
    assert not (tmp_path / "none").exists()
