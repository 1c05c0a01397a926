"""The same conditions in zen-engine: one expression node with a verdict per condition, chained as ours are, with its trace on and off.

zen-engine is not a dependency:  pip install zen-engine; python benchmarks/zen_ratio.py [DOSSIER] [FACTS]
Verdicts are the numbers 0 to 3. What a condition reads is handed over to both engines alike: the facts, the bounds of norms, how
many of a set are among those expected; comparing, and what follows from the parts, is theirs. Days are handed to zen-engine as
numbers. One dossier is judged again and again, so durable-rules remembers nothing from one time to the next.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import zen
from variants import facts_in, variants

from checker.conditions.model import All, Compare, Norm, NormTable, Not, Settled, When
from checker.conditions.model import Any as AnyOf
from checker.decision.decide import Judge, Question
from checker.decision.many import many_cases
from checker.dossier.load import load_dossier
from checker.engine import reference
from checker.engine.durable import DurableEngine
from checker.engine.ground import Ground, lay_out
from checker.pack.load import load_pack

ROOT = Path(__file__).resolve().parent.parent
_ALL = "(some([{0}], # == 0) ? 0 : some([{0}], # == 1) ? 1 : some([{0}], # == 2) ? 2 : 3)"
_ANY = "(some([{0}], # == 2) ? 2 : some([{0}], # == 1) ? 1 : some([{0}], # == 0) ? 0 : 3)"
_BOUNDLESS = 1e15
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SIGNS = {
    "is": "==",
    "is_not": "!=",
    "at_least": ">=",
    "at_most": "<=",
    "more_than": ">",
    "less_than": "<",
    "on_or_after": ">=",
    "on_or_before": "<=",
    "after": ">",
    "before": "<",
    "not_before": ">=",
    "not_after": "<=",
}
ROUNDS, TIMES = 30, 10


def main() -> None:
    """Measure both on the conditions of one dossier and print rates and the ratio."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples" / "28-psychoneurological-home.yaml"
    facts = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    question = Question(dt.date(2025, 4, 20))
    judge = Judge(load_pack(ROOT / "rules"), remembered=0)
    dossier = variants(load_dossier(path, judge.pack.vocabulary), judge.pack.vocabulary, 1, facts)[0]
    case = judge.decide(dossier, question).case
    engine = DurableEngine(case.ruleset)
    ground = lay_out(case, engine.plan)
    verdicts = [int(verdict) for verdict in reference.verdicts(ground)]
    graph, data = translated(ground, verdicts)
    decision = zen.ZenEngine().create_decision(json.dumps(graph))
    answer = decision.evaluate(data)["result"]
    wrong = [name for name, verdict in enumerate(verdicts) if answer[f"n{name}"] != verdict]
    if wrong:
        sys.exit(f"zen-engine gives other verdicts at {wrong[:5]}: the translation is wrong")
    with many_cases():
        rates = {
            "durable-rules": rate(lambda: engine.verdicts(ground)),
            "plain evaluator": rate(lambda: reference.verdicts(ground)),
            "laid out, judged twice": rate(lambda: both(engine, lay_out(case, engine.plan))),
            "whole check": rate(lambda: judge.decide(dossier, question)),
            "zen-engine": rate(lambda: decision.evaluate(data)),
            "zen-engine with its trace": rate(lambda: decision.evaluate(data, {"trace": True})),
        }
    print(f"{path.name}: {facts_in(dossier.root)} facts, {len(verdicts)} conditions")
    traced = rates["zen-engine with its trace"]
    for name, found in rates.items():
        print(f"{name:28} {found:8.0f} per second, {found / traced:5.2f} of zen-engine with its trace")


def both(engine: DurableEngine, ground: Ground) -> None:
    engine.verdicts(ground)
    reference.verdicts(ground)


def translated(ground: Ground, verdicts: list[int]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Write every condition as an expression over what it reads and the verdicts of its parts."""
    data: dict[str, Any] = {}
    expressions = []
    places = {id(node): place for place, node in enumerate(ground.nodes)}
    for place, node in enumerate(ground.nodes):
        parts = [node.answer] if node.answer is not None else node.children
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
            return _comparison(place, node, node.condition, data)
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


def _comparison(place: int, node: Any, condition: Compare, data: dict[str, Any]) -> str:
    """Compare a fact as our engine is asked to: by its value, or by how many of a set are among those expected."""
    given, value, expected = f"g{place}", f"v{place}", node.expected
    data[given] = int(node.fact is not None)
    data[value] = 0
    if condition.operator == "given":
        return f"{given} == {int(bool(expected))} ? 2 : 0"
    absent = 0 if condition.fact.definition.world == "closed" else 1
    absent = 2 if condition.operator in {"not_before", "not_after"} else absent
    if condition.operator == "known":
        return f"{given} == 1 ? 2 : {absent}"
    if expected is None:
        return f"{given} == 0 ? {absent} : 1"
    if node.fact is not None:
        data[value] = _number(node.fact.value)
    test = f"{value} {_SIGNS.get(condition.operator, '==')} {json.dumps(_number(expected), ensure_ascii=False)}"
    if condition.operator in {"one_of", "none_of"}:
        inside = "in" if condition.operator == "one_of" else "not in"
        test = f"{value} {inside} {json.dumps([_number(one) for one in expected], ensure_ascii=False)}"
    elif condition.operator.startswith("contains"):
        wanted = expected if isinstance(expected, tuple) else (expected,)
        data[value] = len(set(node.fact.value) & set(wanted)) if node.fact is not None else 0
        test = f"{value} >= {len(wanted) if condition.operator == 'contains_all' else 1}"
    return f"{given} == 0 ? {absent} : {test} ? 2 : 0"


def _number(value: Any) -> Any:
    """Give a day as a number, truth as 1 or 0."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and _DAY.fullmatch(value):
        return dt.date.fromisoformat(value).toordinal()
    return value


def rate(step: Callable[[], object]) -> float:
    """Give the best rate of many short rounds in processor time: other work on the machine only ever slows a round down."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(TIMES):
            step()
        best = max(best, TIMES / (time.process_time() - start))
    return best


if __name__ == "__main__":
    main()
