"""Decides dossiers of the small pack and of the shipped rules, changed in one place each."""

import datetime as dt
from functools import cache

from pack.small_pack import SHIPPED, shipped, small

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import parse_dossier

BASE = """
application: {registered_on: 2025-04-01, registered_at: "10:30"}
applicant: {kind: company, name: {kk: «Ара» ЖШС, ru: ТОО «Ара»}}
sites:
  - {id: meadow, form: forest, address: Луг, hives: [{number: 3}]}
documents:
  - {code: charter, holder: ТОО Ара, valid_until: 2026-01-10}
  - {code: plan, site: meadow}
"""
STATIONARY = (SHIPPED / "tests" / "bases" / "stationary.yaml").read_text(encoding="utf-8")


@cache
def _judge(name: str) -> Judge:
    return Judge(small() if name == "small" else shipped())


def decide(*edits: tuple[str, str], text: str = BASE, today: str = "2025-04-02", as_of: str = "") -> Decision:
    """Judge a dossier with each first text replaced by the second; STATIONARY goes by the shipped rules."""
    judge = _judge("small" if text is BASE else "shipped")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    question = Question(dt.date.fromisoformat(today), dt.date.fromisoformat(as_of) if as_of else None)
    return judge.decide(parse_dossier(text.encode(), judge.pack.vocabulary, "d.yaml"), question)


def codes(decision: Decision) -> list[str]:
    return [item.code for item in decision.warnings]
