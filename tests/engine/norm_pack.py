"""Packs with norm tables beside the small pack, and dossiers of one site judged by both engines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pack.small_pack import pack_with_norms

from checker.dossier.load import parse_dossier
from checker.engine.agree import judge_twice
from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.engine.judged import Judged
from checker.pack.load import load_pack
from checker.pack.model import RuleSet
from checker.pack.order import rules_in_force

DAYS = {"day": "2025-04-01", "registered": "2025-04-02"}
TITLE = {"kk": "а", "ru": "а", "en": "a"}


def table(norms: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Give a norm table that compares the units of the workers."""
    have = {"title": TITLE, "sum": "workers", "field": "units", "doubtful": {"absent": "exchange"}}
    cite = {"act": "bee-law", "article": "1"}
    return {"id": "t", "title": TITLE, "cite": cite, "of": ["sites"], "have": have, "norms": norms, **more}


def ruleset(folder: Path, tables: list[dict[str, Any]], condition: Any, quantities: Any = ()) -> RuleSet:
    """Load a pack with these tables and one rule."""
    rules = pack_with_norms(folder)
    old = (rules / "norms.yaml").read_text(encoding="utf-8")
    choices = old[: old.index("quantities:")]
    clause = {"id": "exchange", "cite": {"act": "bee-law", "article": "2"}, "text": {"kk": "а", "ru": "а"}}
    sections = {
        "quantities": list(quantities) or [{"id": "ground", "title": TITLE, "of": ["sites"], "fact": "site.area"}],
        "clauses": [clause],
        "norm_tables": tables,
        "definitions": [{"id": "r", "for_every": "sites", "met_when": condition}],
    }
    text = "\n".join(f"{name}: {json.dumps(entry, ensure_ascii=False)}" for name, entry in sections.items())
    (rules / "norms.yaml").write_text(f"{choices}\n{text}\n", encoding="utf-8")
    return rules_in_force(load_pack(rules), {"bee-law": "first"})


def case_of(rules: RuleSet, dossier: dict[str, Any]) -> Case:
    """Give the case of a dossier with one site."""
    data = {"application": {"registered_on": "DAY"}, "sites": [{"id": "one", "form": "forest"}], **dossier}
    text = json.dumps(data, ensure_ascii=False).replace('"DAY"', "2025-04-02")
    return Case(parse_dossier(text.encode(), rules.pack.vocabulary, "d"), rules, dict(DAYS))


def judged(engine: DurableEngine, rules: RuleSet, dossier: dict[str, Any]) -> Judged:
    """Judge by both engines, which must agree; gives the tree of the rule for the only site."""
    return judge_twice(engine, case_of(rules, dossier))["r"].instances[0].tree
