"""After a change of rules only those dossiers are judged again that the change can bear on, and every one that it bears on."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rulefiles.test_changes import CHANGES, changed, shipped

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier, parse_dossier
from checker.dossier.model import Dossier
from checker.ledger.changed import Changes, Need
from checker.ledger.content import Contents
from checker.ledger.ledger import Ledger
from checker.ledger.made import Recorder
from checker.reports.machine import document
from checker.source.problem import Refused
from ledger.entries import MOMENT, entry, tampered

ROOT = Path(__file__).resolve().parents[2]
QUESTION = Question(dt.date(2025, 4, 10))
ROOMS = "with-rooms"
BASES = (ROOMS, "stationary", "day-care", "home-care", "temporary-stay", "two-sites", "reissue", "licensee")
# Loading a pack takes a second; the rest of the changes is tried where more is asked for.
SOME = (
    "raise the area per adult in a bedroom",
    "learn the true first day of an edition",
)
TRIED = [one for one in CHANGES if one["name"] in SOME or "SAIKES_EXAMPLES" in os.environ]
# What says where something stands, or which program and pack it was: it differs where nothing else does.
_WHERE = frozenset({"place", "rule_place", "rules", "saikes", "record", "counted"})


@cache
def dossiers() -> dict[str, bytes]:
    found = {
        name: (ROOT / "rules" / "tests" / "bases" / f"{name}.yaml").read_bytes() for name in BASES if name != ROOMS
    }
    return {**found, ROOMS: found["stationary"] + b'rooms:\n  - {site: main, name: "1", beds: 4, area: 22}\n'}


def read(judge: Judge, name: str) -> Dossier:
    return parse_dossier(dossiers()[name], judge.pack.vocabulary, name)


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger with the bases of the rule tests, judged by the shipped rules."""
    recorder = Recorder(Contents(shipped().pack))
    entries = [recorder.entry(shipped().decide(read(shipped(), name), QUESTION), QUESTION) for name in BASES]
    with Ledger(str(tmp_path / "cases.db"), make=True) as ledger:
        ledger.record(entries, MOMENT)
        yield ledger


def digests() -> dict[str, str]:
    return {name: read(shipped(), name).digest for name in BASES}


def test_nothing_is_judged_again_while_nothing_changed(recorded: Ledger) -> None:
    """The same content by the same pack needs nothing; what was never recorded needs judging."""
    changes = Changes(recorded, shipped().pack, QUESTION)
    assert changes.needs([*digests().values(), "f" * 64]) == {"f" * 64: Need("new")}


def test_other_options_are_other_judgements(recorded: Ledger) -> None:
    """A dossier judged without options is judged again with them; another day that counts as today changes no verdict."""
    asked = Changes(recorded, shipped().pack, Question(QUESTION.today, as_of=dt.date(2025, 2, 3)))
    assert set(asked.needs(digests().values()).values()) == {Need("asked")}
    later = Changes(recorded, shipped().pack, Question(dt.date(2026, 1, 1)))
    assert later.needs(digests().values()) == {}


@pytest.mark.parametrize("change", TRIED, ids=[one["name"] for one in TRIED])
def test_whatever_a_change_bears_on_is_judged_again(change: dict[str, Any], recorded: Ledger, tmp_path: Path) -> None:
    """Of a change of the rules, every dossier whose decision differs in anything but places is named."""
    folder = tmp_path / "rules"
    folder.mkdir()
    judge = changed(change, folder)
    needs = Changes(recorded, judge.pack, QUESTION).needs(digests().values())
    for name, digest in digests().items():
        before = said(shipped(), name)
        try:
            after = said(judge, name)
        except Refused:
            after = None
        assert before == after or digest in needs, name


def said(judge: Judge, name: str) -> Any:
    return _without_places(document(judge.decide(read(judge, name), QUESTION)))


def _without_places(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _without_places(below) for key, below in plain.items() if key not in _WHERE}
    return [_without_places(below) for below in plain] if isinstance(plain, list) else plain


NARROW = {
    "a rule for new licences": (
        {
            "completeness.yaml": (
                "ru: Заявление по установленной форме, подписанное ЭЦП, не представлено.",
                "ru: Нет заявления.",
            )
        },
        {ROOMS, "stationary", "day-care", "home-care", "temporary-stay", "two-sites"},
        ("application-form",),
    ),
    "a norm of bedrooms": (
        {"bedrooms.yaml": ("need: [{count: 5, per: 1, of: room-beds}]", "need: [{count: 6, per: 1, of: room-beds}]")},
        {ROOMS},
        ("table:bedroom-area",),
    ),
    "a comment": ({"reissue.yaml": ("outcomes:", "# Ничего не меняет.\noutcomes:")}, set(), ()),
}


@pytest.mark.parametrize("name", NARROW)
def test_what_a_change_does_not_bear_on_is_left_alone(name: str, recorded: Ledger, tmp_path: Path) -> None:
    """A change of a rule or norm table names those dossiers whose trace read it, and the rule; a comment names none."""
    edits, expected, names = NARROW[name]
    folder = tmp_path / "rules"
    folder.mkdir()
    judge = changed({"edits": [{"file": file, "old": old, "new": new} for file, (old, new) in edits.items()]}, folder)
    needs = Changes(recorded, judge.pack, QUESTION).needs(digests().values())
    assert {base for base, digest in digests().items() if digest in needs} == expected
    assert {need.names for need in needs.values()} <= {names}


def test_what_its_rules_said_is_not_kept_whole(recorded: Ledger, tmp_path: Path) -> None:
    """Where the list of rules of a record was tampered with, nothing is taken for unchanged."""
    tampered(str(tmp_path / "cases.db"), ["UPDATE ledger_contents SET listed = x'00'"])
    folder = tmp_path / "rules"
    folder.mkdir()
    judge = changed({"edits": [{"file": "reissue.yaml", "old": "outcomes:", "new": "# .\noutcomes:"}]}, folder)
    assert set(Changes(recorded, judge.pack, QUESTION).needs(digests().values()).values()) == {Need("unknown")}


def test_a_request_that_the_rules_no_longer_know_is_judged_again(recorded: Ledger) -> None:
    """A record of a request that is gone is no reason to leave its dossier alone."""
    gone = entry(1, request="gone", pack_digest="0" * 64, editions=_editions(recorded), day="2025-04-01")
    recorded.record([gone], MOMENT)
    assert Changes(recorded, shipped().pack, QUESTION).needs([gone.dossier_digest]) == {
        gone.dossier_digest: Need("unknown")
    }


def _editions(ledger: Ledger) -> str:
    return str(ledger.read(1).said["editions"])


def test_the_contents_of_a_pack_do_not_depend_on_where_it_stands(tmp_path: Path) -> None:
    """The same rules in another folder have the same hashes: places are no content."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    other = changed({}, folder)
    case = shipped().decide(read(shipped(), "stationary"), QUESTION).case
    moved = other.decide(load_dossier(_written(tmp_path, "stationary"), other.pack.vocabulary), QUESTION).case
    assert Contents(shipped().pack).of(case.ruleset) == Contents(other.pack).of(moved.ruleset)
    listed = json.loads(Contents(other.pack).of(moved.ruleset)[1])
    assert len({name for name in listed if name.startswith("rule:")}) == len(moved.ruleset.rules)


def _written(folder: Path, name: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_bytes(dossiers()[name])
    return path
