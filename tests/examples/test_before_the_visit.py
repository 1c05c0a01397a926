"""What only a visit can tell is never met on the applicant's word."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from checker.conditions.verdict import MET
from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.dossier.model import FINDINGS, RecordList
from checker.pack.load import load_pack

ROOT = Path(__file__).resolve().parents[2]
REAL_SIZE = sorted(path for path in (ROOT / "examples").glob("*.yaml") if (path.parent / path.stem).is_dir())


@cache
def judge() -> Judge:
    return Judge(load_pack(ROOT / "rules"))


@pytest.mark.parametrize("path", REAL_SIZE, ids=lambda path: path.stem)
def test_nothing_that_is_looked_at_is_met_before(path: Path) -> None:
    """However full the declared lists are: without findings no requirement that is checked on the site alone is met."""
    dossier = load_dossier(path, judge().pack.vocabulary)
    found = dossier.root.lists.get(FINDINGS)
    lists = dict(dossier.root.lists)
    if found is not None:
        lists[FINDINGS] = RecordList(found.given, [], found.place)
    bare = dataclasses.replace(dossier, root=dataclasses.replace(dossier.root, lists=lists))
    results = judge().decide(bare, Question(dt.date(2026, 1, 1))).of_kind("requirement")
    looked_at = [result for result in results if result.rule.checked == ("site",)]
    assert looked_at
    assert [result.rule.id for result in looked_at if result.verdict is MET] == []
