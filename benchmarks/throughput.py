"""Throughput in one process: whole checks per second on dossiers that all differ, with and without each device, and its parts.

A whole check is `Judge.decide` on a dossier that is read already: both engines, the trace, warnings, what is missing, findings
against papers. Every dossier is judged once in a series; processor time, the best of some rounds. Run from the root of a checkout
whose environment has the package:  python benchmarks/throughput.py [DOSSIER] [FACTS] [CHECKS]
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TypeVar

from variants import facts_in, variants

from checker.decision.decide import REMEMBERED, Judge, Question
from checker.decision.many import many_cases
from checker.decision.model import Decision
from checker.dossier.load import load_dossier
from checker.dossier.model import Dossier
from checker.engine import reference
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.ground import lay_out
from checker.pack.load import load_pack
from checker.pack.model import Pack

ROOT = Path(__file__).resolve().parent.parent
DOSSIER = ROOT / "examples" / "28-psychoneurological-home.yaml"
QUESTION = Question(dt.date(2025, 4, 20))
ROUNDS = 6
Item = TypeVar("Item")


def main() -> None:
    """Measure and print rates."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DOSSIER
    facts = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    checks = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    pack = load_pack(ROOT / "rules")
    base = load_dossier(path, pack.vocabulary)
    series = [variants(base, pack.vocabulary, checks, facts, turn * checks) for turn in range(ROUNDS + 1)]
    described(path, pack, series[0])
    for name, remembered, seldom in (
        ("as shipped", REMEMBERED, True),
        ("nothing remembered from case to case", 0, True),
        ("garbage collected as Python does", REMEMBERED, False),
        ("neither", 0, False),
    ):
        judge = Judge(pack, remembered)
        with many_cases() if seldom else nullcontext():
            found = rate(series, lambda dossier, judge=judge: judge.decide(dossier, QUESTION))  # type: ignore[misc]
        print(f"whole check, {name:40} {found:8.0f} per second")
    with many_cases():
        parts(pack, series)


def described(path: Path, pack: Pack, dossiers: Sequence[Dossier]) -> None:
    """Print what is judged."""
    judge = Judge(pack)
    decisions = [judge.decide(dossier, QUESTION) for dossier in dossiers]
    count = len(dossiers)
    print(
        f"variants of {path.name}: {sum(facts_in(dossier.root) for dossier in dossiers) // count} facts, "
        f"{sum(map(nodes_in, decisions)) // count} nodes of the trace a check; "
        f"outcomes: {', '.join(sorted({decision.outcome.id for decision in decisions}))}"
    )


def nodes_in(decision: Decision) -> int:
    """Count the nodes of a trace."""
    trees = [instance.tree for result in decision.results.values() for instance in result.instances]
    return sum(1 for tree in trees for _ in tree.walk())


def parts(pack: Pack, series: Sequence[Sequence[Dossier]]) -> None:
    """Print how fast each part is by itself."""
    judge = Judge(pack)
    cases = [[judge.decide(dossier, QUESTION).case for dossier in dossiers] for dossiers in series]
    plan = DurableEngine(cases[0][0].ruleset).plan
    print(f"{'laying out alone':53} {rate(cases, lambda case: lay_out(_anew(case), plan)):8.0f} per second")
    grounds = [[lay_out(case, plan) for case in row] for row in cases]
    print(f"{'plain evaluator alone':53} {rate(grounds, reference.verdicts):8.0f} per second")
    for remembered in (REMEMBERED, 0):
        engine = DurableEngine(cases[0][0].ruleset, remembered)
        laid = [[lay_out(case, engine.plan) for case in row] for row in cases]
        name = "durable-rules alone" + ("" if remembered else ", nothing remembered")
        print(f"{name:53} {rate(laid, engine.verdicts):8.0f} per second")


def _anew(case: Case) -> Case:
    return Case(case.dossier, case.ruleset, case.days)


def rate(series: Sequence[Sequence[Item]], step: Callable[[Item], object]) -> float:
    """Give the best rate of some rounds: other work on the machine only ever slows a round down. The first warms up."""
    best = 0.0
    for turn, items in enumerate(series):
        gc.collect()
        start = time.process_time()
        for item in items:
            step(item)
        taken = time.process_time() - start
        best = max(best, len(items) / taken if turn else 0.0)
    return best


if __name__ == "__main__":
    main()
