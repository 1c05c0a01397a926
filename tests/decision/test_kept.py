"""What a judge keeps from case to case (norms that stand ready, what they need, answers) changes nothing in a later case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pack.small_pack import shipped

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.reports import machine

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = ("28-psychoneurological-home", "29-same-home-short-of-staff", "01-stationary-grant", "16-three-sites")
# Before and after clauses that soften norms end, and in other editions.
DAYS = (None, dt.date(2026, 11, 20), dt.date(2032, 1, 12))


def said(judge: Judge, name: str, as_of: dt.date | None) -> str:
    dossier = load_dossier(FOLDER / f"{name}.yaml", judge.pack.vocabulary)
    return machine.render([judge.decide(dossier, Question(dt.date(2026, 11, 26), as_of))])


def test_one_judge_says_what_a_new_one_says() -> None:
    cases = [(name, day) for name in EXAMPLES for day in DAYS]
    anew = [said(Judge(shipped()), *case) for case in cases]
    judge = Judge(shipped())
    assert [said(judge, *case) for case in cases] == anew
    assert [said(judge, *case) for case in reversed(cases)] == anew[::-1]
