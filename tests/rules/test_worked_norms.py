"""The staff that the norms want of whole organisations, worked out by hand from the text of the act."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.decision.decide import Judge, Question
from checker.decision.norms import norm_lines
from checker.dossier.load import parse_dossier
from checker.pack.load import load_pack

RULES = Path(__file__).resolve().parents[2] / "rules"
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("worked_norms.yaml").read_text(encoding="utf-8"))


@cache
def judge() -> Judge:
    """Give the judge of the shipped rules."""
    return Judge(load_pack(RULES))


def wanted(site: dict[str, Any]) -> dict[str, tuple[Decimal, Decimal | None]]:
    """Judge a dossier of one organisation without staff; gives what each norm that applies needs."""
    data = {"application": {"registered_on": "2025-04-01"}, "sites": [{"id": "one", **site}], "staff": []}
    text = json.dumps(data, ensure_ascii=False).replace('"2025-04-01"', "2025-04-01")
    dossier = parse_dossier(text.encode(), judge().pack.vocabulary, "d.yaml")
    decision = judge().decide(dossier, Question(dt.date(2025, 4, 2), None))
    lines = [line for line in norm_lines(decision.results, judge().pack) if line.table.startswith("staffing-")]
    found = {line.norm: (line.weighed.need.low, line.weighed.need.high) for line in lines}
    assert len(found) == len(lines)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_needs_what_the_act_needs(case: dict[str, Any]) -> None:
    """Post by post the bounds are those worked out by hand; no post is missing and none is too many."""
    by_hand = {
        post: (Decimal(str(low)), None if high == "open" else Decimal(str(high)))
        for post, (low, high, _) in case["needs"].items()
    }
    assert wanted(case["site"]) == by_hand


def test_driver_before_the_amendment_of_march_2025() -> None:
    """Only since Order 73 of 06.03.2025 may transport be provided otherwise than by a driver."""
    site = next(case["site"] for case in CASES if case["site"]["form"] == "home_based")
    assert "driver-or-transport" in wanted(site)
    data = {"application": {"registered_on": "2025-02-03"}, "sites": [{"id": "one", **site}], "staff": []}
    text = json.dumps(data, ensure_ascii=False).replace('"2025-02-03"', "2025-02-03")
    dossier = parse_dossier(text.encode(), judge().pack.vocabulary, "d.yaml")
    lines = norm_lines(judge().decide(dossier, Question(dt.date(2025, 2, 4), None)).results, judge().pack)
    assert {line.norm for line in lines if "driver" in line.norm} == {"driver"}


@pytest.mark.parametrize(
    ("groups", "low", "high"),
    [
        ([("no_skills", 12)], "15.75", "21"),  # two groups of 6, and 12 more children: from one group of 12 to two of 6
        ([], "10.5", "21"),  # 24 children: from two groups of 12 to four of 6
        ([("manual", 24)], "10.5", "10.5"),
        ([("manual", 30)], "10.5", "15.75"),
    ],
)
def test_children_whose_level_of_skills_is_not_stated(groups: list[tuple[str, int]], low: str, high: str) -> None:
    """Row 32 of annex 1 goes by groups of 6 to 12; a child that no group names is not left out."""
    site = {
        "form": "stationary",
        "kind": "centre",
        "recipients": [{"category": "children_pn", "number": 24}],
        "care_groups": [{"level": level, "number": number} for level, number in groups],
    }
    assert wanted(site)["ward_orderly"] == (Decimal(low), Decimal(high))
