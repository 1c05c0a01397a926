"""Throughput in one process: whole checks per second on dossiers that all differ, with and without each device, and its parts.

A whole check is `Judge.decide` on a dossier that is read already: both engines, the trace, warnings, what is missing, findings
against papers. Every dossier is made anew and judged once. Processor time; the best and the middle one of many short rounds, for
other work on the machine only ever slows a round down. Run from the root of a checkout whose environment has the package:
python benchmarks/throughput.py [DOSSIER] [FACTS]
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TypeVar

from variants import facts_in, variants

from checker.decision.decide import REMEMBERED, Judge, Question
from checker.decision.many import many_cases
from checker.decision.model import Decision
from checker.dossier.load import load_dossier
from checker.dossier.model import Dossier
from checker.engine import layers, reference
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.ground import Ground, lay_out
from checker.pack.load import load_pack
from checker.pack.model import Pack

ROOT = Path(__file__).resolve().parent.parent
DOSSIER = ROOT / "examples" / "28-psychoneurological-home.yaml"
QUESTION = Question(dt.date(2025, 4, 20))
Item = TypeVar("Item")
ROUNDS, CHECKS, WARM_UP = 30, 15, 60


def main() -> None:
    """Measure and print rates."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DOSSIER
    facts = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    pack = load_pack(ROOT / "rules")
    base = load_dossier(path, pack.vocabulary)

    def made(seed: int) -> Dossier:
        return variants(base, pack.vocabulary, 1, facts, seed)[0]

    described(path, pack, [made(seed) for seed in range(WARM_UP)])
    for name, remembered, seldom in (
        ("as shipped", REMEMBERED, True),
        ("nothing remembered from case to case", 0, True),
        ("garbage collected as Python does", REMEMBERED, False),
        ("neither", 0, False),
    ):
        judge = Judge(pack, remembered)
        with many_cases() if seldom else nullcontext():
            shown(f"whole check, {name}", made, partial(judge.decide, question=QUESTION))
    with many_cases():
        parts(pack, made)


def described(path: Path, pack: Pack, dossiers: Sequence[Dossier]) -> None:
    """Print what is judged."""
    judge = Judge(pack)
    decisions = [judge.decide(dossier, QUESTION) for dossier in dossiers]
    count = len(dossiers)
    print("the engine is " + ("pure Python" if str(layers.__file__).endswith(".py") else "compiled"))
    print(
        f"variants of {path.name}: {sum(facts_in(dossier.root) for dossier in dossiers) // count} facts, "
        f"{sum(map(nodes_in, decisions)) // count} nodes of the trace a check; "
        f"outcomes: {', '.join(sorted({decision.outcome.id for decision in decisions}))}"
    )


def nodes_in(decision: Decision) -> int:
    """Count the nodes of a trace."""
    trees = [instance.tree for result in decision.results.values() for instance in result.instances]
    return sum(1 for tree in trees for _ in tree.walk())


def parts(pack: Pack, made: Callable[[int], Dossier]) -> None:
    """Print how fast each part is by itself."""
    judge = Judge(pack)
    ruleset = judge.decide(made(0), QUESTION).case.ruleset
    engine = DurableEngine(ruleset)

    def case(seed: int) -> Case:
        found = judge.decide(made(seed), QUESTION).case
        return Case(found.dossier, found.ruleset, found.days)

    def ground(seed: int) -> Ground:
        return lay_out(case(seed), engine.plan)

    shown("laying out alone", case, partial(lay_out, plan=engine.plan))
    shown("plain evaluator alone", ground, reference.verdicts)
    shown("durable-rules alone, nothing remembered", ground, engine.verdicts)
    engine.remembered = REMEMBERED
    shown("durable-rules alone", ground, engine.verdicts)


def shown(name: str, made: Callable[[int], Item], step: Callable[[Item], object]) -> None:
    """Print the rate of a step on things that are made beforehand, each for one step."""
    rates = []
    for turn in range(ROUNDS + 1):
        taken = 0.0
        count = CHECKS if turn else WARM_UP
        for seed in range(count):
            item = made(turn * WARM_UP + seed)
            start = time.process_time()
            step(item)
            taken += time.process_time() - start
        rates.append(count / taken)
    rates = sorted(rates[1:])
    print(f"{name:53} {rates[-1]:8.0f} per second at best, {rates[len(rates) // 2]:8.0f} in the middle")


if __name__ == "__main__":
    main()
