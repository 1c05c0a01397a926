"""What stands in many cases is laid out once, and is taken as judged only after both engines agreed on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.conditions.verdict import MET, NOT_MET, Verdict
from checker.engine import reference
from checker.engine.agree import EnginesDiffer
from checker.engine.durable import DurableEngine
from checker.engine.ground import Ground, lay_out
from checker.pack.model import RuleSet

from .norm_pack import TITLE, case_of, judged, ruleset, table

NOBODY: dict[str, Any] = {"workers": []}
GUARD: dict[str, Any] = {"workers": [{"name": "а", "task": "guard", "units": 2}]}


@pytest.fixture
def rules(tmp_path: Path) -> RuleSet:
    """Give a rule over a table of two norms, each for workers of its own task."""
    norms = [{"of": "keeper", "need": [{"count": 1}]}, {"of": "guard", "need": [{"count": 1.5}]}]
    have = {"title": TITLE, "sum": "workers", "field": "units", "by": "task"}
    return ruleset(tmp_path, [table(norms, have=have)], {"norms": "t"})


def test_standing_norms_are_judged_once(rules: RuleSet) -> None:
    """The norm that nobody counts for is one node in both cases, and is judged in the first alone."""
    engine = DurableEngine(rules)
    first = judged(engine, rules, NOBODY)
    assert [child.verdict for child in first.children] == [NOT_MET, NOT_MET]
    second = judged(engine, rules, GUARD)
    assert [child.verdict for child in second.children] == [NOT_MET, MET]
    assert second.children[0] is first.children[0]
    assert second.children[1] is not first.children[1]
    laid = lay_out(case_of(rules, GUARD), engine.plan)
    assert first.children[0] not in laid.nodes
    assert first.children[0] in laid.rules[0].instances[0].tree.children
    engine.close()


def test_what_one_engine_judged_does_not_stand(rules: RuleSet) -> None:
    """Nodes laid out in a case that only one engine judged are judged again in the next."""
    engine = DurableEngine(rules)
    counts = []
    for verdicts in (reference.verdicts, engine.verdicts, reference.verdicts):
        ground = lay_out(case_of(rules, NOBODY), engine.plan)
        verdicts(ground)
        counts.append((len(ground.nodes), len(ground.unsettled)))
    assert len(set(counts)) == 1 == counts[0][1]
    engine.close()


def turned(ground: Ground, judge: Any = reference.verdicts) -> list[Verdict]:
    """Judge by the plain evaluator and turn every norm round."""
    verdicts: list[Verdict] = judge(ground)
    for position, node in enumerate(ground.nodes):
        if node.weighed is not None:
            node.verdict = verdicts[position] = MET if verdicts[position] is NOT_MET else NOT_MET
    return verdicts


def test_a_difference_leaves_nothing_that_stands(
    rules: RuleSet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A case on which the engines differed leaves no verdict to the next one."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    engine = DurableEngine(rules)
    with monkeypatch.context() as patch:
        patch.setattr(reference, "verdicts", turned)
        with pytest.raises(EnginesDiffer):
            judged(engine, rules, NOBODY)
    tree = judged(engine, rules, GUARD)
    assert [child.verdict for child in tree.children] == [NOT_MET, MET]
    engine.close()
