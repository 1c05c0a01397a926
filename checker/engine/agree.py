"""Second pair of eyes: both engines judge, and where they differ nothing is issued."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from checker.engine import reference
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.judged import EngineFault, Judged, RuleResult


class EnginesDiffer(EngineFault):
    """The two engines gave different verdicts; `saved` is the file that holds the case for those who mend it."""

    def __init__(self, rule: str, where: str, saved: Path) -> None:
        self.rule = rule
        self.saved = saved
        super().__init__(
            f'the two engines differ on rule "{rule}" ({where}); nothing is issued. The case is saved in {saved}; '
            "send it to those who maintain Saikes, and keep the dossier"
        )


def judge_twice(engine: DurableEngine, case: Case) -> dict[str, RuleResult]:
    """Judge with durable-rules and with the plain evaluator; raises EnginesDiffer unless every verdict is the same."""
    results, second = engine.judge(case), reference.judge(case)
    for name, result in results.items():
        where = difference(result, second[name])
        if where:
            raise EnginesDiffer(name, where, _saved(case, name, where))
    return results


def difference(one: RuleResult, other: RuleResult) -> str:
    """Say where two results of a rule differ, "" where they agree in every node."""
    if one.verdict is not other.verdict or len(one.instances) != len(other.instances):
        return f"{one.verdict.word} against {other.verdict.word}"
    for left, right in zip(one.instances, other.instances, strict=True):
        found = _tree_difference(left.tree, right.tree)
        if found:
            return found
    return ""


def _tree_difference(left: Judged, right: Judged) -> str:
    if left.verdict is not right.verdict or len(left.children) != len(right.children):
        return f"{left.condition.place.short}: {left.verdict.word} against {right.verdict.word}"
    for one, other in zip(left.children, right.children, strict=True):
        found = _tree_difference(one, other)
        if found:
            return found
    return ""


def _saved(case: Case, rule: str, where: str) -> Path:
    handle, name = tempfile.mkstemp(prefix="saikes-difference-", suffix=".json")
    report = {
        "rule": rule,
        "where": where,
        "dossier": case.dossier.name,
        "dossier_digest": case.dossier.digest,
        "pack_digest": case.ruleset.pack.digest,
        "editions": case.ruleset.editions,
        "days": case.days,
    }
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(report, stream, ensure_ascii=False, indent=2)
    return Path(name)
