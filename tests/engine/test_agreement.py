"""Both engines give one answer in every node of every tree, on random packs and dossiers, and the trace is right.

`SAIKES_EXAMPLES=50000 pytest tests/engine/test_agreement.py` judges that many pairs of pack and dossier.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from chance import examples
from hypothesis import event, given, settings
from hypothesis import strategies as st

from checker.engine import reference
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.pack.order import rules_in_force

from .generate import packs, random_dossier
from .plainest import judge, told_apart
from .world import DAYS, EDITIONS, dossier_of, load_world, written

PER_PACK = 25
PAIRS = examples(2500)


@settings(max_examples=max(1, PAIRS // PER_PACK))
@given(
    sections=packs(),
    seed=st.integers(0, 2**32),
    edition=st.sampled_from(EDITIONS),
    due=st.booleans(),
    remembered=st.sampled_from((0, 0, 60)),
)
def test_both_engines_agree(
    sections: dict[str, list[dict[str, Any]]], seed: int, edition: str, due: bool, remembered: int
) -> None:
    """Every node of every tree has the same verdict by both engines and by the plainest judge, and tells the same."""
    with tempfile.TemporaryDirectory() as folder:
        pack = load_world(Path(folder), sections)
    ruleset = rules_in_force(pack, {"law": edition})
    engine = DurableEngine(ruleset, remembered)
    days = dict(DAYS) if due else {name: day for name, day in DAYS.items() if name != "decision_due"}
    for index in range(PER_PACK):
        data = random_dossier(seed + index)
        case = Case(dossier_of(pack, data), ruleset, days)
        first, second, plainest = engine.judge(case), reference.judge(case), judge(case)
        for result in first.values():
            event(result.verdict.word)
        told = [*told_apart(first, plainest), *told_apart(second, plainest)]
        assert told == [], f"{written(sections)}\n{written(data)}"
    engine.close()
