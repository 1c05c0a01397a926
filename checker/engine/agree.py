"""Second pair of eyes: both engines judge, and where they differ nothing is issued."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from checker.conditions.verdict import Verdict
from checker.engine import reference
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.faults import EngineFault
from checker.engine.ground import Ground, lay_out
from checker.engine.judged import RuleResult


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
    ground = lay_out(case, engine.plan)
    first, second = engine.verdicts(ground), reference.verdicts(ground)
    if first != second:
        rule, where = difference(ground, first, second)
        raise EnginesDiffer(rule, where, _saved(case, rule, where))
    ground.settle()
    return ground.results()


def difference(ground: Ground, first: Sequence[Verdict], second: Sequence[Verdict]) -> tuple[str, str]:
    """Name the rule and say where two judgements of a case first differ, ("", "") where they agree in everything."""
    for position, (one, other) in enumerate(zip(first, second, strict=True)):
        if one != other:
            place = ground.nodes[position].condition.place.short
            return ground.rule_at(position).id, f"{place}: {one.word} against {other.word}"
    return "", ""


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
