"""What a policy officer changes, in YAML alone, changes decisions, documents and terms as meant – and nothing else does it."""

from __future__ import annotations

import datetime as dt
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pack.small_pack import SHIPPED

from checker.conditions.model import Norm
from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.documents.issue import issue
from checker.documents.write import Writing
from checker.dossier.load import build_dossier
from checker.pack.load import load_pack
from checker.source.problem import Refused
from checker.source.reader import read_text

CHANGES: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("changes.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)


@cache
def shipped() -> Judge:
    return Judge(load_pack(SHIPPED))


def changed(change: dict[str, Any], folder: Path) -> Judge:
    """Copy the shipped rules and change them as the officer does."""
    for path in SHIPPED.glob("*.yaml"):
        shutil.copy(path, folder)
    for edit in change.get("edits", ()):
        path = folder / edit["file"]
        text = path.read_text(encoding="utf-8")
        assert edit["old"] in text, edit
        path.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
    for name, text in change.get("add", {}).items():
        (folder / name).write_text(text, encoding="utf-8")
    return Judge(load_pack(folder))


def dossier_of(change: dict[str, Any]) -> str:
    text = (SHIPPED / "tests" / "bases" / f"{change['base']}.yaml").read_text(encoding="utf-8")
    for old, new in change.get("set", ()):
        assert old in text, old
        text = text.replace(old, new)
    return text + str(change.get("append", ""))


def seen(judge: Judge, change: dict[str, Any], folder: Path) -> str:
    """Say what the change is about, as it is with these rules."""
    try:
        dossier = build_dossier(read_text(dossier_of(change), "dossier"), judge.pack.vocabulary, "dossier")
    except Refused as error:
        return f"refused: {error.problems[0].message}"
    registered = dt.date.fromisoformat(dossier.root.text("application.registered_on"))
    decision = judge.decide(dossier, Question(registered))
    what, _, name = change["shows"].partition(" ")
    return _SEEN[what](decision, name, folder)


def _rule(decision: Decision, name: str, folder: Path) -> str:
    return decision.results[name].verdict.word if name in decision.results else "nothing"


def _norm(decision: Decision, name: str, folder: Path) -> str:
    for result in decision.results.values():
        for instance in result.instances:
            for node in instance.tree.walk():
                if isinstance(node.condition, Norm) and node.condition.id == name and node.weighed is not None:
                    return f"{node.verdict.word}, needed {node.weighed.need.low}"
    return "nothing"


def _document(decision: Decision, name: str, folder: Path) -> str:
    issue(decision, Writing(folder / "documents", SHIPPED.parent / "templates"))
    return (folder / "documents" / f"dossier.{name}.ru.html").read_text(encoding="utf-8")


def _step(decision: Decision, name: str, folder: Path) -> str:
    return next(str(step.due.day) for step in decision.steps if step.term.rule.id == name and step.due)


_SEEN = {
    "rule": _rule,
    "norm": _norm,
    "document": _document,
    "step": _step,
    "outcome": lambda decision, _name, _folder: decision.outcome.id,
    "forms": lambda decision, _name, _folder: ", ".join(decision.outcome.forms),
    "decision": lambda decision, _name, _folder: decision.case.days["decision_due"],
    "received": lambda decision, _name, _folder: decision.received,
    "edition": lambda decision, name, _folder: decision.case.ruleset.editions[name],
}


@pytest.mark.parametrize("change", CHANGES, ids=[change["name"] for change in CHANGES])
def test_a_change_does_what_it_is_meant_to(change: dict[str, Any], tmp_path: Path) -> None:
    """Before and after are as the table says; a change that alters nothing says so by giving the same twice."""
    rules, one, other = (tmp_path / name for name in ("rules", "before", "after"))
    rules.mkdir()
    before, after = seen(shipped(), change, one), seen(changed(change, rules), change, other)
    if change["shows"].startswith("document") or change["before"] == "refused":
        assert change["before"] in before
        assert change["after"] in after or not after.startswith("refused")
        assert before != after
    else:
        assert (before, after) == (change["before"], change["after"])


def test_the_table_is_long_enough() -> None:
    """Fifteen changes at least, no two by one name."""
    assert len({change["name"] for change in CHANGES}) == len(CHANGES) >= 15
