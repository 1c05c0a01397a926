"""Throughput: whole checks per second in one process, and the share of each engine.

Run from the root of a checkout whose environment has the package:  python benchmarks/throughput.py [DOSSIER] [CHECKS]
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.engine import reference
from checker.pack.load import load_pack

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure and print rates and the ratio of the engines."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else sorted((ROOT / "examples").glob("*.yaml"))[0]
    checks = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    judge = Judge(load_pack(ROOT / "rules"))
    question = Question(dt.date(2025, 4, 2))
    dossier = load_dossier(path, judge.pack.vocabulary)
    case = judge.decide(dossier, question).case
    engine = judge._engine(case.ruleset.editions)
    whole = _rate(checks, lambda: judge.decide(load_dossier(path, judge.pack.vocabulary), question))
    durable = _rate(checks, lambda: engine.judge(case))
    plain = _rate(checks, lambda: reference.judge(case))
    nodes = sum(
        1 for result in reference.judge(case).values() for instance in result.instances for _ in instance.tree.walk()
    )
    print(f"{path.name}: {nodes} conditions judged per check")
    print(f"whole check (read, judge twice, look ahead)   {whole:8.0f} per second")
    print(f"durable-rules alone                           {durable:8.0f} per second")
    print(f"plain evaluator alone                         {plain:8.0f} per second")
    print(f"ratio durable-rules / plain evaluator         {durable / plain:8.2f}")


def _rate(count: int, step: Callable[[], object]) -> float:
    step()
    start = time.perf_counter()
    for _ in range(count):
        step()
    return count / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
