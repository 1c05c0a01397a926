"""Many dossiers in one process: nothing is left behind for the garbage collector."""

import datetime as dt
import gc
from pathlib import Path

import pytest
from pack.small_pack import shipped

from checker.decision.decide import Judge, Question
from checker.decision.many import SELDOM, many_cases
from checker.dossier.load import load_dossier

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", ["01-stationary-grant", "16-three-sites", "25-visit-against-register"])
def test_a_decision_holds_no_cycles(name: str) -> None:
    """When a decision and its dossier are dropped, no object waits for the collector."""
    judge, question = Judge(shipped()), Question(dt.date(2025, 4, 20))
    path = EXAMPLES / f"{name}.yaml"
    judge.decide(load_dossier(path, judge.pack.vocabulary), question)
    dossier = load_dossier(path, judge.pack.vocabulary)
    gc.collect()
    gc.disable()
    try:
        judge.decide(dossier, question)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_collector_is_as_before_afterwards() -> None:
    """Within, the collector runs seldom and leaves alone what is there; afterwards, also after an error, it works as before."""
    before = gc.get_threshold(), gc.get_freeze_count()
    with many_cases():
        assert gc.get_threshold()[0] == SELDOM
        assert gc.get_freeze_count() > before[1]
    assert (gc.get_threshold(), gc.get_freeze_count()) == before
    with pytest.raises(ZeroDivisionError):
        _fail()
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def _fail() -> None:
    with many_cases():
        raise ZeroDivisionError
