"""Dossiers of whole organisations with their staff, for reports on norms."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pack.small_pack import SHIPPED, shipped

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import parse_dossier

WORKED: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "rules" / "worked_norms.yaml").read_text(encoding="utf-8")
)
_BASE: dict[str, Any] = yaml.safe_load((SHIPPED / "tests" / "bases" / "stationary.yaml").read_text(encoding="utf-8"))


@cache
def judge() -> Judge:
    return Judge(shipped())


def staff(short: dict[str, float] | None = None) -> list[dict[str, Any]]:
    """Give a staff list that has what the home of 120 beds needs, but for the posts named, which have so many units."""
    needs = {post: 1 if high == "open" else high for post, (_, high, _) in WORKED[0]["needs"].items()}
    units = {**needs, **(short or {})}
    return [{"post": post, "position": post, "units": count} for post, count in units.items() if count]


def home(**changed: Any) -> Decision:
    """Judge the home of 120 beds for adults; `changed` replaces whole lists of the dossier, `site` facts of its site."""
    site = {**WORKED[0]["site"], "id": "main", "address": "Мысал", "residence": True, **changed.pop("site", {})}
    data = {
        "application": {"registered_on": "2025-04-01"},
        "applicant": _BASE["applicant"],
        "sites": [site],
        "staff": staff(),
        **changed,
    }
    text = json.dumps(data, ensure_ascii=False, default=str).replace('"2025-04-01"', "2025-04-01", 1)
    return judge().decide(
        parse_dossier(text.encode(), shipped().vocabulary, "home.yaml"), Question(dt.date(2025, 4, 2))
    )
