"""The part of a trace that decides can be said in words, whatever the rule."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pack.small_pack import shipped

from checker.decision.decide import Judge, Question
from checker.decision.deciding import deciding
from checker.dossier.load import load_dossier
from checker.reports.explain import explain_trees

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize("name", ["16-three-sites", "29-same-home-short-of-staff", "30-day-centre-for-children"])
def test_every_rule_of_an_example_is_said(name: str) -> None:
    """A rule that names another one, judged for each site, is said with the norms of that site."""
    decision = Judge(shipped()).decide(
        load_dossier(EXAMPLES / f"{name}.yaml", shipped().vocabulary), Question(dt.date(2025, 10, 15))
    )
    for result in decision.results.values():
        trees = deciding(result, decision.results)
        assert len(explain_trees(decision, trees, "en")) >= len(trees)
