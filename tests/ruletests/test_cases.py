"""Every case of rules/tests is one test; together they show every verdict of every rule."""

from __future__ import annotations

import collections
import dataclasses
from functools import cache

import pytest

from checker.ruletests.coverage import Shown, gaps, left, needed, shown
from checker.ruletests.load import load_rule_tests
from tests.ruletests.shipped import PACK, RULES, TESTS, result

# In one process: the tests below look at the results of all cases, which each process would work out for itself.
pytestmark = pytest.mark.xdist_group("cases")


@cache
def _shown() -> dict[str, frozenset[Shown]]:
    """List what each case shows on its own."""
    wanted = frozenset(needed(PACK))
    return {name: wanted & shown(result(name)) for name in TESTS}


@pytest.mark.parametrize("name", TESTS)
def test_case(name: str) -> None:
    """The program says of the changed dossier what the case expects of it."""
    assert [str(failure) for failure in result(name).failures] == []


def test_every_verdict_of_every_rule_is_shown() -> None:
    """Each rule has, in each edition, cases for every verdict it can have; rows, stages and outcomes too."""
    assert [str(gap) for gap in gaps(PACK, map(result, TESTS))] == []


def test_a_case_that_is_removed_is_missed() -> None:
    """Where one case alone shows a verdict, the cases without it leave exactly that gap."""
    count = collections.Counter(item for items in _shown().values() for item in items)
    alone = {name: {item for item in items if count[item] == 1} for name, items in _shown().items()}
    lone = [name for name, items in alone.items() if items]
    assert lone
    for name in lone:
        others = (item for other, items in _shown().items() if other != name for item in items)
        assert set(left(PACK, others)) == alone[name]


@pytest.mark.parametrize("wanted", needed(PACK), ids="-".join)
def test_each_verdict_is_missed_without_its_cases(wanted: Shown) -> None:
    """Without the cases that show a verdict the gap is reported."""
    others = (item for items in _shown().values() if wanted not in items for item in items)
    assert wanted in left(PACK, others)


def test_only_what_is_expected_counts() -> None:
    """A verdict that a case gets but does not expect shows nothing."""
    silent = [dataclasses.replace(result(name), checks=()) for name in TESTS]
    assert gaps(PACK, silent) == needed(PACK)


def test_every_base_is_used() -> None:
    """No base lies about that no case starts from."""
    bases = {path.stem for path in (RULES / "tests" / "bases").glob("*.yaml")}
    assert {test.base for test in TESTS.values()} == bases


def test_ids_are_unique() -> None:
    """No two cases share an id, so that none hides another."""
    assert len(TESTS) == len(load_rule_tests(RULES / "tests", PACK))
