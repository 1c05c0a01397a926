"""What the diagrams say of the shipped rules holds in every example: norms, findings, reissue and all."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.lint.meaning import Meaning, scope_of
from checker.pack.load import load_pack
from checker.pack.model import Pack

from .test_sound import nodes

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted(
    path for folder in ("examples", "rules/tests/bases") for path in (ROOT / folder).iterdir() if path.suffix == ".yaml"
)


@cache
def pack() -> Pack:
    return load_pack(ROOT / "rules")


@cache
def judge() -> Judge:
    return Judge(pack())


@cache
def meaning() -> Meaning:
    return Meaning(pack())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_verdict_is_one_that_was_ruled_out(path: Path) -> None:
    """Every node of every trace has a verdict that its condition can have by the diagrams."""
    dossier = load_dossier(path, pack().vocabulary)
    registered = dt.date.fromisoformat(dossier.root.text("application.registered_on"))
    decision = judge().decide(dossier, Question(registered))
    wrong = [
        f"{name}: {node.condition.place} is {node.verdict.word}"
        for name, result in decision.results.items()
        for instance in result.instances
        for node, scope, _ in nodes(instance.tree, scope_of(result.rule))
        if node.verdict not in meaning().ends(node.condition, scope)
    ]
    assert wrong == []
