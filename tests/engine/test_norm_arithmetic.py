"""Both sides of every norm come to the same in an arithmetic written a second time."""

from __future__ import annotations

import itertools
import random
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from checker.conditions.model import NormTable
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.engine.durable import DurableEngine

from .norm_arithmetic import COLUMNS, FAR, QUANTITIES, Interval, of_norm, random_norm, random_world, there
from .norm_pack import TITLE, judged, ruleset, table


def fractions(low: Decimal, high: Decimal | None) -> Interval:
    """Give an amount of the engine as the second arithmetic has it."""
    return Fraction(low), None if high is None else Fraction(high)


def verdict(have: Interval, need: Interval, soft: bool) -> Verdict:
    """Say the verdict by trying both ends of both sides."""
    if need[1] == 0:
        return NOT_APPLICABLE
    haves = [have[0], FAR if have[1] is None else have[1]]
    needs = [need[0], FAR if need[1] is None else need[1]]
    ways = {one >= other for one, other in itertools.product(haves, needs)}
    if ways == {True} and need[1] is not None:
        return MET
    if haves[1] < needs[0]:
        return UNKNOWN if soft else NOT_MET
    return UNKNOWN


@pytest.mark.parametrize("seed", range(60))
def test_a_second_arithmetic_comes_to_the_same(tmp_path: Path, seed: int) -> None:
    """Random tables and dossiers: both sides of every norm, and the pool, are the same in an arithmetic written apart."""
    dice = random.Random(seed)  # noqa: S311
    banded = dice.random() < 0.6
    norms = [random_norm(dice, post, banded) for post in ("keeper", "guard")]
    columns = [
        {"id": name, "to": last} | ({"from": first} if first is not None else {}) for name, first, last in COLUMNS
    ]
    bands = {"bands": {"measure": ["ground"], "columns": columns}} if banded else {}
    have = {"title": TITLE, "sum": "workers", "field": "units", "by": "task", "doubtful": {"absent": "exchange"}}
    soft = {"soft": "exchange"} if dice.random() < 0.5 else {}
    entry = table(norms, have=have, categories="swarms", pool=True, **bands, **soft)
    rules = ruleset(tmp_path, [entry], {"norms": "t"}, QUANTITIES)
    engine = DurableEngine(rules)
    for _ in range(25):
        world = random_world(dice)
        tree = judged(engine, rules, world.data)
        assert isinstance(tree.condition, NormTable)
        least = Fraction(0)
        wanted = []
        for norm, child in zip(norms, tree.children, strict=True):
            assert child.weighed is not None
            need, has = of_norm(norm, world, banded), there(norm["of"], world)
            assert fractions(child.weighed.need.low, child.weighed.need.high) == need, (norm, world)
            assert fractions(child.weighed.have.low, child.weighed.have.high) == has, world
            least += need[0]
            wanted.append(verdict(has, need, bool(soft)))
        assert [child.verdict for child in tree.children] == wanted
        total = there(None, world)[1]
        too_few = total is not None and total < least
        assert tree.verdict is (NOT_MET if too_few else min(wanted))
    engine.close()
