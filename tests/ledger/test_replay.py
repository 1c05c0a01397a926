"""A record judged again comes to the same bytes, or says where it does not."""

from __future__ import annotations

import datetime as dt
import shutil
from functools import cache
from pathlib import Path

import pytest
from cli.run import Run, run
from pack.small_pack import SHIPPED, shipped

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier
from checker.ledger.content import Contents
from checker.ledger.entry import Entry, digest
from checker.ledger.ledger import Ledger
from checker.ledger.made import Recorder
from checker.ledger.problems import CannotReplay, Tampered
from checker.ledger.replay import replay
from checker.ledger.sources import Source, packed, sources_of, unpacked
from ledger.entries import MOMENT, entry

EXAMPLES = SHIPPED.parent / "examples"
SHELTER = EXAMPLES / "33-shelter-for-victims.yaml"
KEY = "0123456789abcdef0123456789abcdef"


def recorded(ledger: Path, *arguments: object) -> Run:
    return run("check", *arguments, "--today", "2025-10-20", f"--ledger={ledger}")


def test_a_recorded_decision_is_proved_the_same(tmp_path: Path) -> None:
    """Dossiers of one file, with sheets, and from standard input are judged again from what the ledger keeps, wherever they stood."""
    ledger, folder = tmp_path / "cases.db", tmp_path / "moved away"
    shutil.copytree(EXAMPLES / "33-shelter-for-victims", folder / "33-shelter-for-victims")
    shutil.copy(SHELTER, folder)
    found = recorded(ledger, folder / SHELTER.name, EXAMPLES / "43-duplicate.yaml")
    assert found.err.splitlines() == [f"recorded as 1 in {ledger}", f"recorded as 2 in {ledger}"]
    data = (EXAMPLES / "45-voluntary-suspension.yaml").read_bytes()
    assert run("check", "-", "--today", "2025-10-20", f"--ledger={ledger}", stdin=data).code == 0
    shutil.rmtree(folder)
    for number in (1, 2, 3):
        again = run("replay", number, "--ledger", ledger, "--lang", "en")
        assert (again.code, again.err) == (0, "")
        assert again.out.startswith(
            f"Record {number}: by the same rules and on the same day the result is the same, byte for byte ("
        )
    assert (
        run("ledger", "show", 2, "--dossier", "--ledger", ledger).out.encode()
        == (EXAMPLES / "43-duplicate.yaml").read_bytes()
    )


def test_the_record_does_not_depend_on_where_the_files_stood(tmp_path: Path) -> None:
    """Two folders, one record: what is recorded has no path of the machine in it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(EXAMPLES / "43-duplicate.yaml", folder)
    ledger = tmp_path / "cases.db"
    recorded(ledger, folder / "43-duplicate.yaml", EXAMPLES / "43-duplicate.yaml")
    with Ledger(str(ledger)) as found:
        first, second = found.all()
    assert first.decision == second.decision
    assert first.sources == second.sources
    assert str(tmp_path).encode() not in first.decision
    assert str(SHIPPED).encode() not in first.decision
    assert first.document["results"][0]["place"]["file"] == "licence_life.yaml"


def test_findings_that_were_added_are_kept_and_added_again(tmp_path: Path) -> None:
    """A dossier checked with a findings file is judged again with it."""
    ledger = tmp_path / "cases.db"
    base = EXAMPLES / "03-crisis-centre-before-visit.yaml"
    assert run("visit", base, "--documents", tmp_path, "--today", "2025-05-15").code in {0, 1, 4}
    file = next(tmp_path.glob("*.findings.yaml"))
    lines = (
        file.read_text()
        .replace("found_on:", "found_on: 2025-05-14", 1)
        .replace("found_by:", "found_by: Үлгіева Гүлім", 1)
    )
    file.write_text(lines.replace("result:", "result: complies", 1))
    found = recorded(ledger, base, "--findings", file)
    assert "recorded as 1" in found.err
    again = run("replay", 1, "--ledger", ledger)
    assert again.code == 0, again.out + again.err
    with Ledger(str(ledger)) as opened:
        record = opened.read(1)
    assert record.document["findings"][0]["name"] == f"findings-1/{file.name}"
    assert record.sources is not None
    assert [one.role for one in unpacked(record.sources)] == ["dossier", "findings"]


@cache
def judged() -> tuple[Judge, Question, Entry]:
    judge, question = Judge(shipped()), Question(dt.date(2025, 10, 20))
    decision = judge.decide(load_dossier(EXAMPLES / "43-duplicate.yaml", judge.pack.vocabulary), question)
    data = (EXAMPLES / "43-duplicate.yaml").read_bytes()
    sources = sources_of(EXAMPLES / "43-duplicate.yaml", data, judge.pack.vocabulary)
    return judge, question, Recorder(Contents(judge.pack)).entry(decision, question, sources)


def made(tmp_path: Path, **changes: object) -> Ledger:
    import dataclasses

    ledger = Ledger(str(tmp_path / "cases.db"), make=True)
    ledger.record([dataclasses.replace(judged()[2], **changes)], MOMENT)  # type: ignore[arg-type]
    return ledger


def test_a_result_that_differs_is_shown_place_by_place(tmp_path: Path) -> None:
    """Where the record says something else than judging it again, the verdicts and places that differ are named, with both values."""
    entry = judged()[2]
    decision = entry.decision.replace(
        b'"outcome":{"effect":"for","id":"duplicate"', b'"outcome":{"effect":"for","id":"grant"'
    )
    verdicts = entry.verdicts.replace('"duplicate-right":"met"', '"duplicate-right":"unknown"')
    assert verdicts != entry.verdicts
    with made(tmp_path, decision=decision, verdicts=verdicts, outcome="grant") as ledger:
        found = replay(ledger.read(1), judged()[0].pack, "here")
    assert not found.same
    assert found.outcome == "duplicate"
    assert found.verdicts == (("duplicate-right", "unknown", "met"),)
    assert [(one.pointer, one.was, one.now) for one in found.differences] == [("/outcome/id", "grant", "duplicate")]
    again = run("replay", 1, "--ledger", tmp_path / "cases.db", "--lang", "en")
    assert (again.code, again.out.splitlines()) == (
        1,
        [
            "Record 1: the result differs.",
            "outcome: grant → duplicate",
            "  duplicate-right: unknown → met",
            '  /outcome/id: "grant" → "duplicate"',
        ],
    )


def test_other_rules_are_refused(tmp_path: Path) -> None:
    """A pack with another content cannot prove anything; the message names both and what to do."""
    with made(tmp_path, pack_digest="ab" * 32) as ledger, pytest.raises(CannotReplay) as refused:
        replay(ledger.read(1), judged()[0].pack, "cases.db")
    assert str(refused.value) == (
        f"cases.db: [error] record 1 was judged by other rules: pack {'ab' * 8}…, these are {judged()[0].pack.digest[:16]}…\n"
        "    name the folder of those rules with --rules; `git worktree add` brings an earlier state of it back"
    )


def test_a_dossier_that_is_not_kept_must_be_given_and_be_the_same(tmp_path: Path) -> None:
    """Without the dossier nothing is judged again; another one, or a changed one, is refused by its content."""
    judge = judged()[0]
    with made(tmp_path, sources=None) as ledger:
        record = ledger.read(1)
    with pytest.raises(CannotReplay, match="the dossier of record 1 is not kept in the ledger"):
        replay(record, judge.pack, "here")
    data = (EXAMPLES / "43-duplicate.yaml").read_bytes()
    given = (Source("dossier", "43-duplicate.yaml", data),)
    assert replay(record, judge.pack, "here", given).same
    with pytest.raises(CannotReplay, match="this is not the dossier of record 1"):
        replay(record, judge.pack, "here", (Source("dossier", "43-duplicate.yaml", data + b"\n"),))
    ledger_file = tmp_path / "cases.db"
    again = run("replay", 1, "--ledger", ledger_file, "--dossier", EXAMPLES / "43-duplicate.yaml")
    assert again.code == 0
    other = run("replay", 1, "--ledger", ledger_file, "--dossier", EXAMPLES / "45-voluntary-suspension.yaml")
    assert (other.code, "this is not the dossier of record 1" in other.err) == (2, True)


def test_files_of_a_record_never_leave_their_folder() -> None:
    """A ledger that somebody made cannot have files written elsewhere when it is judged again."""
    for name in ("../out.csv", "/etc/out.csv", "a/../../out.csv"):
        with pytest.raises(Tampered, match="lead out of their folder"):
            unpacked(packed((Source("sheet", name, b""),)))
    kept = (Source("dossier", "а.yaml", "ә".encode()), Source("sheet", "t/staff.xlsx", b"PK\x03\xff"))
    assert unpacked(packed(kept)) == kept


def test_a_masked_record_is_judged_again_with_file_and_key_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A masked record keeps no dossier: the file and the key that it was recorded with are needed, and nothing else will do."""
    ledger = tmp_path / "cases.db"
    (tmp_path / "mask.key").write_text(f"{KEY}\n")
    (tmp_path / "other.key").write_text(KEY[::-1])
    assert recorded(ledger, SHELTER, "--mask", "--mask-key", tmp_path / "mask.key").code == 1
    bare = run("replay", 1, "--ledger", ledger)
    assert bare.err.endswith("record 1 are masked\n    add --mask with the key that it was recorded with\n")
    wrong = run("replay", 1, "--ledger", ledger, "--mask", "--mask-key", tmp_path / "other.key", "--dossier", SHELTER)
    assert (wrong.code, "record 1 is masked with another key" in wrong.err) == (2, True)
    monkeypatch.setenv("SAIKES_MASK_KEY", KEY)
    lacking = run("replay", 1, "--ledger", ledger, "--mask")
    assert "is not kept in the ledger" in lacking.err
    again = run("replay", 1, "--ledger", ledger, "--mask", "--dossier", SHELTER, "--format", "json")
    assert (again.code, '"same": true' in again.out) == (0, True)


def test_a_record_that_is_not_masked_needs_no_key(tmp_path: Path) -> None:
    """A key that is given for nothing is refused rather than passed over."""
    from checker.ledger.mask import Mask

    with made(tmp_path) as ledger, pytest.raises(CannotReplay, match="record 1 is not masked"):
        replay(ledger.read(1), judged()[0].pack, "here", mask=Mask(KEY.encode()))


def test_the_digest_of_a_dossier_is_that_of_its_bytes() -> None:
    """The dossier of a record is told by the SHA-256 of its bytes, as anybody can reckon it."""
    assert judged()[2].dossier_digest == digest((EXAMPLES / "43-duplicate.yaml").read_bytes())
    assert entry(1).dossier_digest != judged()[2].dossier_digest
