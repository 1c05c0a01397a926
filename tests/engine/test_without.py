"""A case is judged again without some records as if they had never been in the dossier."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.dossier.model import Record, RecordList
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.without import Bearing, Without
from checker.pack.order import rules_in_force

from .generate import packs, random_dossier
from .plainest import differences, judge
from .world import DAYS, dossier_of, load_world

PER_PACK = 10


def thinned(case: Case, name: str, left_out: list[Record]) -> Case:
    """Give the case with a dossier that never held the records."""
    root = case.dossier.root
    old = root.lists[name]
    kept = [record for record in old.records if not any(record is one for one in left_out)]
    lists = {**root.lists, name: RecordList(old.given, kept, old.place)}
    return Case(replace(case.dossier, root=replace(root, lists=lists)), case.ruleset, case.days)


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(sections=packs(), seed=st.integers(0, 2**32), name=st.sampled_from(["papers", "extracts"]))
def test_without_records(sections: dict[str, list[dict[str, Any]]], seed: int, name: str) -> None:
    """Every tree is that of the plainest judge on a dossier without the records."""
    with tempfile.TemporaryDirectory() as folder:
        pack = load_world(Path(folder), sections)
    ruleset = rules_in_force(pack, {"law": "first"})
    engine = DurableEngine(ruleset)
    bearing, dice = Bearing(engine.plan, name), random.Random(seed)  # noqa: S311
    for index in range(PER_PACK):
        case = Case(dossier_of(pack, random_dossier(seed + index)), ruleset, dict(DAYS))
        results = engine.judge(case)
        left_out = [record for record in case.dossier.root.records(name) if dice.random() < 0.5]
        without = Without(bearing, results, left_out)
        for rule, result in judge(thinned(case, name, left_out)).items():
            first = [(place, one.record) for place, one in enumerate(results[rule].instances)]
            kept = [place for place, record in first if not any(record is one for one in left_out)]
            for place, instance in zip(kept, result.instances, strict=True):
                tree = without.tree(rule, place)
                event("the same tree" if tree is results[rule].instances[place].tree else "another tree")
                assert list(differences(tree, instance.tree)) == []
    engine.close()
