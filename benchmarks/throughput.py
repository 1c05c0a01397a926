"""Throughput in one process: whole checks per second on dossiers that all differ, and the share of each engine.

Two rates of whole checks: with the reading of the file, and on dossiers that are read already. Run from the root of a checkout
whose environment has the package:  python benchmarks/throughput.py [DOSSIER] [CHECKS] [FACTS]
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

from variants import facts_in, variants

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.engine import reference
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.ground import lay_out
from checker.pack.load import load_pack

ROOT = Path(__file__).resolve().parent.parent
VARIANTS = 50
ROUNDS = 5


def main() -> None:
    """Measure and print rates and the ratio of the engines."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else sorted((ROOT / "examples").glob("*.yaml"))[0]
    checks = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    facts = int(sys.argv[3]) if len(sys.argv) > 3 else 400
    judge, question = Judge(load_pack(ROOT / "rules")), Question(dt.date(2025, 4, 2))
    vocabulary = judge.pack.vocabulary
    dossiers = variants(load_dossier(path, vocabulary), vocabulary, VARIANTS, facts)
    decisions = [judge.decide(dossier, question) for dossier in dossiers]
    cases = [Case(decision.case.dossier, decision.case.ruleset, decision.case.days) for decision in decisions]
    engine = DurableEngine(cases[0].ruleset)
    grounds = [lay_out(case, engine.plan) for case in cases]
    nodes = sum(
        1
        for decision in decisions
        for result in decision.results.values()
        for instance in result.instances
        for _ in instance.tree.walk()
    )
    most = max(facts_in(dossier.root) for dossier in dossiers)
    print(f"{VARIANTS} variants of {path.name}: up to {most} facts, {nodes // VARIANTS} conditions judged per check")
    print(f"outcomes: {', '.join(sorted({decision.outcome.id for decision in decisions}))}")
    steps: dict[str, Callable[[int], object]] = {
        "whole check with reading the file": lambda _: judge.decide(load_dossier(path, vocabulary), question),
        "whole check": lambda turn: judge.decide(dossiers[turn % VARIANTS], question),
        "durable-rules alone": lambda turn: engine.verdicts(grounds[turn % VARIANTS]),
        "plain evaluator alone": lambda turn: reference.verdicts(grounds[turn % VARIANTS]),
        "laying out alone": lambda turn: lay_out(cases[turn % VARIANTS], engine.plan),
    }
    for name, step in steps.items():
        print(f"{name:36} {_rate(checks, step):8.0f} per second")


def _rate(count: int, step: Callable[[int], object]) -> float:
    """Give the best rate of some rounds: other work on the machine only ever slows a round down."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for turn in range(count):
            step(turn)
        best = max(best, count / (time.perf_counter() - start))
    return best


if __name__ == "__main__":
    main()
