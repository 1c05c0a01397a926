"""The same conditions in zen-engine: one expression node with a verdict per condition, chained as ours are, with its trace on and off.

zen-engine is not a dependency:  pip install zen-engine; python benchmarks/zen_ratio.py [DOSSIER] [RUNS]
Verdicts are the numbers 0 to 3; what a condition reads (values, counts, bounds) is handed over, as our engine is handed it.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import zen

from checker.conditions.model import All, Compare, Norm, NormTable, Not, Settled, When
from checker.conditions.model import Any as AnyOf
from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.engine import reference
from checker.engine.durable import DurableEngine
from checker.engine.ground import Ground, lay_out
from checker.pack.load import load_pack

ROOT = Path(__file__).resolve().parent.parent
_ALL = "(some([{0}], # == 0) ? 0 : some([{0}], # == 1) ? 1 : some([{0}], # == 2) ? 2 : 3)"
_ANY = "(some([{0}], # == 2) ? 2 : some([{0}], # == 1) ? 1 : some([{0}], # == 0) ? 0 : 3)"
_BOUNDLESS = 1e15


def main() -> None:
    """Measure both on the conditions of one dossier and print rates and the ratio."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else sorted((ROOT / "examples").glob("*.yaml"))[0]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    judge = Judge(load_pack(ROOT / "rules"))
    case = judge.decide(load_dossier(path, judge.pack.vocabulary), Question(dt.date(2025, 4, 2))).case
    engine = DurableEngine(case.ruleset)
    ground = lay_out(case, engine.plan)
    verdicts = [int(verdict) for verdict in reference.verdicts(ground)]
    graph, data = translated(ground, verdicts)
    decision = zen.ZenEngine().create_decision(json.dumps(graph))
    answer = decision.evaluate(data)["result"]
    wrong = [name for name, verdict in enumerate(verdicts) if answer[f"n{name}"] != verdict]
    if wrong:
        sys.exit(f"zen-engine gives other verdicts at {wrong[:5]}: the translation is wrong")
    rates = {
        "durable-rules": rate(runs, lambda: engine.verdicts(ground)),
        "plain evaluator": rate(runs, lambda: reference.verdicts(ground)),
        "laid out, judged twice": rate(runs, lambda: both(engine, lay_out(case, engine.plan))),
        "zen-engine": rate(runs, lambda: decision.evaluate(data)),
        "zen-engine with its trace": rate(runs, lambda: decision.evaluate(data, {"trace": True})),
    }
    print(f"{path.name}: {len(verdicts)} conditions")
    for name, found in rates.items():
        print(f"{name:28} {found:8.0f} per second")
    print(
        f"ratio durable-rules / zen-engine with its trace {rates['durable-rules'] / rates['zen-engine with its trace']:.2f}"
    )


def both(engine: DurableEngine, ground: Ground) -> None:
    engine.verdicts(ground)
    reference.verdicts(ground)


def translated(ground: Ground, verdicts: list[int]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write every condition as an expression over what it reads and the verdicts of its parts."""
    data: dict[str, Any] = {}
    expressions = []
    places = {id(node): place for place, node in enumerate(ground.nodes)}
    for place, (_, node, parts) in enumerate(ground.rows):
        said = _expression(place, node, [places[id(part)] for part in parts], data, verdicts)
        expressions.append({"id": f"e{place}", "key": f"n{place}", "value": said})
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}, "content": {}},
        {
            "id": "x",
            "name": "x",
            "type": "expressionNode",
            "position": {"x": 1, "y": 0},
            "content": {"expressions": expressions},
        },
        {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}, "content": {}},
    ]
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "x"},
        {"id": "b", "type": "edge", "sourceId": "x", "targetId": "out"},
    ]
    return {"nodes": nodes, "edges": edges}, data


def _expression(place: int, node: Any, parts: list[int], data: dict[str, Any], verdicts: list[int]) -> str:
    below = [f"$.n{part}" for part in parts]
    match node.condition:
        case Compare():
            # Both engines are handed what is compared; the comparison itself is one test.
            data[f"v{place}"] = verdicts[place]
            return f"v{place} == 2 ? 2 : v{place} == 1 ? 1 : 0"
        case Norm():
            have, need = node.weighed.have, node.weighed.need
            bounds = (have.low, have.high, need.low, need.high)
            for letter, bound in zip("vwef", bounds, strict=True):
                data[f"{letter}{place}"] = _BOUNDLESS if bound is None else float(bound)
            short = 1 if node.weighed.soft else 0
            return f"f{place} == 0 ? 3 : v{place} >= f{place} ? 2 : w{place} < e{place} ? {short} : 1"
        case Not():
            return f"{below[0]} == 2 ? 0 : {below[0]} == 0 ? 2 : {below[0]}"
        case When():
            return f"{below[0]} == 2 ? {below[1]} : {below[0]} == 1 ? 1 : 3"
        case Settled():
            one, by = below
            return f"({one} == 1 or {one} == 3) ? ({by} == 3 ? {one} : {by}) : ({one} == 0 and {by} == 2) ? 1 : {one}"
        case All() | NormTable() if below:
            return _ALL.format(", ".join(below))
        case AnyOf() if below:
            return _ANY.format(", ".join(below))
        case _ if len(below) == 1:
            return below[0]
        case _:
            data[f"v{place}"] = verdicts[place]
            if not below:
                return f"v{place}"
            kind = getattr(node.condition, "kind", "every")
            return (_ALL if kind == "every" else _ANY).format(", ".join(below)) if kind != "count" else f"v{place}"


def rate(count: int, step: Callable[[], object]) -> float:
    step()
    start = time.perf_counter()
    for _ in range(count):
        step()
    return count / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
