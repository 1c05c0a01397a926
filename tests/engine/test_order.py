"""In which order facts, records, conditions and rules are written never changes a verdict."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from chance import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import build_dossier
from checker.engine.durable import DurableEngine
from checker.engine.judged import Judged, RuleResult
from checker.pack.load import load_pack
from checker.pack.order import rules_in_force
from checker.source.reader import read_file
from checker.source.tree import Mapping, Node, Sequence

from .generate import packs, random_dossier
from .world import case_of, load_world

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".yaml", ".json"})
QUESTION = Question(dt.date(2026, 8, 1))


def told(results: dict[str, RuleResult]) -> dict[str, Any]:
    """Give everything that was judged, with the order of records and children taken out."""
    return {
        name: (result.verdict, sorted(_tree(instance.tree) for instance in result.instances))
        for name, result in sorted(results.items())
    }


def _tree(tree: Judged) -> tuple[Any, ...]:
    kind = type(tree.condition).__name__
    value = repr(tree.fact.value) if tree.fact and not isinstance(tree.fact.value, tuple) else ""
    return (kind, tree.verdict.value, value, repr(tree.expected), sorted(map(_tree, tree.children)))


def shuffled(node: Any, chance: random.Random) -> Any:
    """Write the same data in another order: keys of mappings and items of lists."""
    if isinstance(node, dict):
        keys = chance.sample(list(node), len(node))
        return {key: shuffled(node[key], chance) for key in keys}
    if isinstance(node, list) and all(isinstance(item, dict) for item in node):
        return [shuffled(item, chance) for item in chance.sample(node, len(node))]
    return node


def shuffled_node(node: Node, chance: random.Random) -> Node:
    """Do the same to a tree that was read from a file."""
    if isinstance(node, Mapping):
        keys = chance.sample(list(node.entries), len(node.entries))
        return Mapping({key: shuffled_node(node.entries[key], chance) for key in keys}, node.place, node.key_places)
    if isinstance(node, Sequence):
        return Sequence(
            [shuffled_node(item, chance) for item in chance.sample(node.items, len(node.items))], node.place
        )
    return node


@cache
def shipped_judge() -> Judge:
    """Load the shipped pack once."""
    return Judge(load_pack(ROOT / "rules"))


def decided(judge: Judge, path: Path, chance: random.Random | None) -> Decision:
    """Decide an example, in its own order or in another."""
    node = read_file(path)
    ordered = shuffled_node(node, chance) if chance else node
    return judge.decide(build_dossier(ordered, judge.pack.vocabulary, path.name, folder=path.parent), QUESTION)


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_order_of_a_dossier(path: Path) -> None:
    """Every example gives the same verdicts and outcome however its facts are ordered."""
    judge = shipped_judge()
    wanted = decided(judge, path, None)
    for seed in range(5):
        found = decided(judge, path, random.Random(seed))  # noqa: S311
        assert told(found.results) == told(wanted.results)
        assert (found.outcome.id, found.conclusion, found.exit_code) == (
            wanted.outcome.id,
            wanted.conclusion,
            wanted.exit_code,
        )


@pytest.mark.parametrize("seed", range(3))
def test_order_of_the_shipped_rules(seed: int) -> None:
    """The shipped rules give the same verdicts in whatever order their files list them."""
    pack = shipped_judge().pack
    rules = tuple(random.Random(seed).sample(pack.rules, len(pack.rules)))  # noqa: S311
    other = Judge(dataclasses.replace(pack, rules=rules))
    for path in EXAMPLES[::5]:
        wanted, found = decided(shipped_judge(), path, None), decided(other, path, None)
        assert told(found.results) == told(wanted.results)
        assert (found.outcome.id, found.conclusion) == (wanted.outcome.id, wanted.conclusion)


@settings(max_examples=examples(25))
@given(sections=packs(), seed=st.integers(0, 2**32))
def test_order_of_generated_packs(sections: dict[str, list[dict[str, Any]]], seed: int) -> None:
    """Random rules and dossiers, everything in them reordered, give the same verdicts."""
    chance = random.Random(seed)  # noqa: S311
    judged = []
    for order in (sections, shuffled(sections, chance)):
        with tempfile.TemporaryDirectory() as folder:
            ruleset = rules_in_force(load_world(Path(folder), order), {"law": "first"})
        engine = DurableEngine(ruleset)
        for index in range(4):
            data = random_dossier(seed + index)
            judged.append(told(engine.judge(case_of(ruleset, data if order is sections else shuffled(data, chance)))))
        engine.close()
    assert judged[:4] == judged[4:]


def test_order_of_dossiers() -> None:
    """Dossiers judged by one engine do not influence each other, whichever comes first."""
    judge = shipped_judge()
    alone = {path: told(decided(Judge(judge.pack), path, None).results) for path in EXAMPLES[::4]}
    for seed in range(3):
        for path in random.Random(seed).sample(list(alone), len(alone)):  # noqa: S311
            assert told(decided(judge, path, None).results) == alone[path]
