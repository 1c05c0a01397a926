"""`saikes check --ledger` and `saikes ledger` from the command line."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path

import pytest
from ledger.entries import filled, tampered
from pack.small_pack import SHIPPED

from cli.run import run, usage

EXAMPLES = SHIPPED.parent / "examples"
DUPLICATE = EXAMPLES / "43-duplicate.yaml"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "cases.db"
    filled(str(path))
    return path


def test_without_a_value_the_ledger_is_a_file_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--ledger alone records in saikes-ledger.db of the folder we are in, or where SAIKES_LEDGER says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAIKES_LEDGER", raising=False)
    found = run("check", DUPLICATE, "--today", "2025-09-10", "--ledger")
    assert (found.code, found.err) == (0, f"recorded as 1 in {tmp_path / 'saikes-ledger.db'}\n")
    assert run("ledger", "stats").out.startswith("Записей: 1\n")
    monkeypatch.setenv("SAIKES_LEDGER", "sqlite:///other.db")
    assert run("check", DUPLICATE, "--ledger").err == "recorded as 1 in other.db\n"
    assert (tmp_path / "other.db").is_file()


def test_recording_changes_no_report_and_no_exit_code(tmp_path: Path) -> None:
    """What is printed is the same with a ledger and without."""
    for path in (DUPLICATE, EXAMPLES / "44-duplicate-of-an-electronic-licence.yaml"):
        without = run("check", path, "--today", "2025-09-10")
        recorded = run("check", path, "--today", "2025-09-10", "--ledger", tmp_path / "cases.db")
        assert (recorded.code, recorded.out) == (without.code, without.out)


def test_what_cannot_be_recorded_is_no_verdict(tmp_path: Path) -> None:
    """Where the ledger does not take it, the code is 2 and nothing is reported, so that no decision goes unrecorded."""
    (tmp_path / "cases.db").write_text("no database, but long enough for a header of one" * 30)
    found = run("check", DUPLICATE, "--ledger", tmp_path / "cases.db")
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        f"{tmp_path / 'cases.db'}: [error] this file is not a ledger, nor any SQLite file\n    name another file\n"
    )


def test_an_unreadable_dossier_is_not_recorded(tmp_path: Path) -> None:
    """Only decisions are recorded: a dossier that is refused leaves no record, the others of the run do."""
    (tmp_path / "bad.yaml").write_text("application: {registered_on: yesterday}\n")
    found = run("check", tmp_path / "bad.yaml", DUPLICATE, "--ledger", tmp_path / "cases.db")
    assert found.code == 3
    assert found.err.splitlines()[-1] == f"recorded as 1 in {tmp_path / 'cases.db'}"


def test_wrong_use_is_told() -> None:
    """A dossier taken for the ledger, a mask without a ledger or key, and a key without a mask are refused."""
    assert usage(run("check", "--ledger", DUPLICATE)) == (
        f'--ledger took "{DUPLICATE}" for a ledger; put --ledger after the dossier, or write --ledger=FILE'
    )
    assert usage(run("check", DUPLICATE, "--mask")) == "--mask is for what is recorded; add --ledger, or leave it out"
    assert usage(run("replay", 1, "--findings", "a")).startswith("--findings goes with --dossier")
    assert usage(run("ledger", "verify", "--anchor", "12")).startswith(
        "Invalid value for '--anchor': \"12\" is not an anchor; it is the number and hash that"
    )


def test_a_mask_needs_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key, with one too short, or that cannot be read, nothing is recorded."""
    monkeypatch.delenv("SAIKES_MASK_KEY", raising=False)
    asked = ("check", DUPLICATE, "--ledger", tmp_path / "cases.db", "--mask")
    assert usage(run(*asked)).startswith(
        "--mask needs a key; write one into a file that you keep apart from the ledger"
    )
    monkeypatch.setenv("SAIKES_MASK_KEY", "short")
    assert usage(run(*asked)).startswith("the key has 5 bytes where 16 are the least; write one")
    assert usage(run(*asked, "--mask-key", tmp_path / "no.key")).startswith(
        f'--mask-key: "{tmp_path / "no.key"}" cannot be read: No such'
    )
    without = usage(run("replay", 1, "--mask-key", "a"))
    assert without == "--mask-key is the key of --mask; add --mask, or leave it out"
    assert not (tmp_path / "cases.db").exists()


def test_a_masked_record_names_nobody_on_the_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said while recording, and what show prints, has neither the name of the file nor of anybody in it."""
    monkeypatch.setenv("SAIKES_MASK_KEY", "0123456789abcdef")
    folder = tmp_path / "cases.db"
    found = run("check", EXAMPLES / "33-shelter-for-victims.yaml", "--ledger", folder, "--mask", "--format", "json")
    assert found.err == f"recorded as 1 in {folder}\n"
    shown = run("ledger", "show", 1, "--ledger", folder).out
    assert "Дело: замаскировано" in shown
    assert "33-shelter" not in shown
    assert "Штат сотрудников объекта по адресу «#" in shown


def test_verify_says_what_is_whole_and_gives_an_anchor(ledger: Path) -> None:
    """A whole ledger: code 0, the number of records, and an anchor that verifies later."""
    found = run("ledger", "verify", "--ledger", ledger, "--lang", "en")
    assert found.code == 0
    first, second = found.out.splitlines()
    assert first == "The ledger is whole: 6 records, the chain is unbroken."
    anchor = second.split()[1]
    assert (
        second
        == f"Anchor: {anchor} – write it down outside the ledger; later `--anchor` proves that all up to it is still there."
    )
    assert run("ledger", "verify", "--ledger", ledger, "--anchor", anchor).code == 0
    tampered(
        str(ledger),
        [
            "DELETE FROM ledger_entries WHERE number = 6",
            "UPDATE ledger_head SET number = 5, hash = (SELECT hash FROM ledger_entries WHERE number = 5)",
        ],
    )
    assert run("ledger", "verify", "--ledger", ledger).code == 0
    cut = run("ledger", "verify", "--ledger", ledger, "--anchor", anchor, "--lang", "en")
    assert (cut.code, cut.out.splitlines()[0]) == (1, "[error] record 6 is missing: the end of the ledger was cut off")


WORDS = {
    "kk": (
        "[error] 3-жазба өзгертілген: мазмұны",
        "[error] 5-жазба жоқ: тізбектен алынған",
        "Журнал бүтін емес: 2 ақау, қаралған жазбалар: 5.",
    ),
    "ru": (
        "[error] запись 3 изменена: её сведения",
        "[error] записи 5 нет: изъята из цепочки",
        "Журнал нарушен: нарушений 2, просмотрено записей 5.",
    ),
    "en": (
        "[error] record 3 was changed: what it says",
        "[error] record 5 is missing: it was taken out",
        "The ledger is not whole: 2 faults, 5 records looked at.",
    ),
}


@pytest.mark.parametrize("lang", WORDS)
def test_verify_says_which_record_in_three_languages(ledger: Path, lang: str) -> None:
    """Each fault is named with its record; the code is 1, and the anchor is of the last record before the first fault."""
    tampered(
        str(ledger),
        [
            "UPDATE ledger_entries SET day = '2020-01-01' WHERE number = 3",
            "DELETE FROM ledger_entries WHERE number = 5",
        ],
    )
    found = run("ledger", "verify", "--ledger", ledger, "--lang", lang)
    assert (found.code, tuple(found.out.splitlines()[:3])) == (1, WORDS[lang])
    assert ": 2:" in found.out.splitlines()[3]
    plain = json.loads(run("ledger", "verify", "--ledger", ledger, "--format", "json").out)
    assert plain["faults"] == [
        {"kind": "changed", "first": 3, "last": 3, "detail": "what it says"},
        {"kind": "missing", "first": 5, "last": 5, "detail": None},
    ]
    assert (plain["whole"], plain["records"]) == (False, 5)


def test_show_and_export_stop_at_a_changed_record(ledger: Path, tmp_path: Path) -> None:
    """What was changed is neither shown nor exported; a file is not written."""
    tampered(str(ledger), ["UPDATE ledger_entries SET day = '2020-01-01' WHERE number = 3"])
    for asked in (("show", 3), ("export", "-o", tmp_path / "all.jsonl")):
        found = run("ledger", *asked, "--ledger", ledger)
        assert (found.code, found.out) == (1, "")
        assert "record 3 was changed after it was recorded: what it says" in found.err
    assert not list(tmp_path.glob("*all.jsonl*"))
    assert len(run("ledger", "export", "--ledger", ledger, "--from", 4).out.splitlines()) == 3


def test_export_writes_what_can_be_verified_elsewhere(ledger: Path, tmp_path: Path) -> None:
    """A line for each record, with or without its decision, also packed."""
    lines = [json.loads(line) for line in run("ledger", "export", "--ledger", ledger).out.splitlines()]
    assert [line["number"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert lines[1]["decision"] == {"number": 2, "trace": ["x" * 50] * 100}
    assert lines[1]["previous"] == lines[0]["hash"]
    assert lines[1]["verdicts"] == {"a": "met"}
    assert run("ledger", "export", "--ledger", ledger, "--no-decisions", "-o", tmp_path / "all.jsonl.gz").code == 0
    packed = gzip.decompress((tmp_path / "all.jsonl.gz").read_bytes()).splitlines()
    assert "decision" not in json.loads(packed[1])


def test_stats_count(ledger: Path) -> None:
    """Counts by outcome, day and rules, for people and as JSON."""
    found = run("ledger", "stats", "--ledger", ledger, "--lang", "en").out
    assert "         4  licence: grant\n         2  licence: refusal\n" in found
    assert "         2  2025-10-02\n" in found
    plain = json.loads(run("ledger", "stats", "--ledger", ledger, "--format", "json").out)
    assert plain["records"] == 6
    assert plain["outcome"] == {"licence: grant": 4, "licence: refusal": 2}
    assert plain["pack"] == {f"rules {'p' * 64}, Saikes 0.1.0": 6}


def test_a_dossier_that_is_not_kept_cannot_be_shown(ledger: Path) -> None:
    """show --dossier says that there is none."""
    assert (
        usage(run("ledger", "show", 1, "--dossier", "--ledger", ledger))
        == "the dossier of record 1 is not kept in the ledger"
    )


def test_what_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the message says what to install; checking without a ledger needs none of it."""
    monkeypatch.setattr("checker.ledger.extra.find_spec", {}.get)
    found = run("check", DUPLICATE, "--ledger", tmp_path / "cases.db")
    assert (found.code, found.err) == (
        2,
        "--ledger: [error] SQLAlchemy, alembic, backports.zstd is not installed, but a ledger needs it\n"
        "    install it with: pip install 'saikes[ledger]'\n",
    )
    assert run("check", DUPLICATE).code == 0


def test_the_file_of_a_ledger_is_plain_sqlite(ledger: Path) -> None:
    """Anybody can read it with any program: numbers, hashes and words are columns."""
    with sqlite3.connect(ledger) as connection:
        rows = connection.execute("SELECT number, outcome FROM ledger_entries ORDER BY number").fetchall()
    connection.close()
    assert rows[:3] == [(1, "grant"), (2, "grant"), (3, "refusal")]
