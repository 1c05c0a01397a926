"""The chain of records, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import random
import re
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

import checker.ledger.opened
from checker.ledger.address import address
from checker.ledger.entry import HASHED, NOTHING_BEFORE, SAID, Entry, Receipt, digest
from checker.ledger.ledger import Ledger
from checker.ledger.problems import LedgerRefused, NotRecorded, Tampered
from checker.ledger.tables import ENTRIES
from checker.ledger.verify import Fault, verify
from ledger.entries import CONTENTS, MOMENT, entry, filled, tampered


def test_what_is_recorded_is_read_back_and_chained(url: str) -> None:
    """Records are numbered from 1, each holds the hash of the one before, and says what the entry said."""
    with Ledger(url, make=True) as ledger:
        assert ledger.head() == (0, NOTHING_BEFORE)
        receipts = ledger.record([entry(1), entry(2, sources=b"packed")], MOMENT)
        receipts += ledger.record([entry(3)], MOMENT)
        assert [one.number for one in receipts] == [1, 2, 3]
        assert ledger.head() == receipts[-1]
        found = [ledger.read(number) for number in (1, 2, 3)]
        assert [one.said["previous"] for one in found] == [NOTHING_BEFORE, receipts[0].hash, receipts[1].hash]
        for number, one in enumerate(found, 1):
            assert {name: one.said[name] for name in SAID} == {name: getattr(entry(number), name) for name in SAID}
            assert one.decision == entry(number).decision
            assert one.said["recorded_at"] == "2025-10-20T12:30:00+05:00"
        assert [one.sources for one in found] == [None, b"packed", None]
        assert ledger.contents(entry(1).rules) == json.loads(CONTENTS)
        assert list(ledger.all(first=2)) == found[1:]


def test_the_hash_is_of_all_that_a_record_says_in_a_form_that_others_can_reckon(url: str) -> None:
    """The hash is SHA-256 over canonical JSON of the columns, so that another program can verify an export."""
    filled(url, 2)
    with Ledger(url) as ledger:
        found = ledger.read(2)
    said = {"number": found.number, **found.said}
    assert set(said) == set(HASHED)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(b"saikes ledger 1\n" + text.encode()).hexdigest() == found.hash
    assert said["decision_digest"] == hashlib.sha256(found.decision).hexdigest()


def test_every_field_of_an_entry_is_hashed() -> None:
    """What an entry says is in the hash by itself, or by the digest of it."""
    names = {field.name for field in dataclasses.fields(Entry)}
    assert names - set(SAID) == {"decision", "sources", "contents"}
    assert set(ENTRIES.c.keys()) == {*HASHED, "hash", "decision", "sources"}


def test_nothing_is_recorded_where_one_entry_fails(url: str) -> None:
    """A run of entries is recorded whole or not at all."""
    filled(url, 2)

    def broken() -> list[Entry]:
        raise RuntimeError

    def entries() -> object:
        yield entry(3)
        yield from broken()

    with Ledger(url) as ledger:
        with pytest.raises(RuntimeError):
            ledger.record(entries(), MOMENT)  # type: ignore[arg-type]
        assert ledger.head().number == 2
        assert ledger.record([], MOMENT) == []
        assert not verify(ledger).faults


def test_many_writers_at_once_make_one_chain(url: str) -> None:
    """Writers wait for each other: no record is lost, none doubled, and the chain does not fork, a new ledger included."""
    failed: list[BaseException] = []
    together = threading.Barrier(4)

    def write(first: int) -> None:
        try:
            together.wait(30)
            with Ledger(url, make=True) as ledger:
                for number in range(first, first + 40, 4):
                    ledger.record([entry(one) for one in range(number, number + 4)], MOMENT)
        except BaseException as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(first,)) for first in (1, 101, 201, 301)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert failed == []
    with Ledger(url) as ledger:
        found = verify(ledger)
        assert (found.faults, found.records) == ((), 160)
        names = {one.said["dossier"] for one in ledger.all()}
        assert names == {f"{first + more}.yaml" for first in (1, 101, 201, 301) for more in range(40)}


REFUSED = {
    "change": "UPDATE ledger_entries SET outcome = 'grant' WHERE number = 3",
    "take out": "DELETE FROM ledger_entries WHERE number = 6",
    "head back": "UPDATE ledger_head SET number = 5",
    "head away": "DELETE FROM ledger_head",
    "rules changed": "UPDATE ledger_contents SET digest = 'x'",
    "dictionary changed": "UPDATE ledger_dictionaries SET mask = 'x'",
    "dictionary away": "DELETE FROM ledger_dictionaries",
    "rules away": "DELETE FROM ledger_contents",
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_itself_lets_nothing_be_changed(url: str, name: str) -> None:
    """Whoever writes SQL past the program is refused by triggers."""
    filled(url)
    engine = sa.create_engine(address(url))
    with pytest.raises(sa.exc.SQLAlchemyError, match="append-only"), engine.begin() as connection:
        connection.execute(sa.text(REFUSED[name]))
    engine.dispose()
    with Ledger(url) as ledger:
        assert not verify(ledger).faults


def test_the_database_itself_lets_no_record_in_that_does_not_follow_the_last(url: str) -> None:
    """A record with a gap before it, or that follows another than the last, is refused."""
    filled(url, 3)
    engine = sa.create_engine(address(url))
    with Ledger(url) as ledger:
        second = ledger.read(2)
    columns = ", ".join(name for name in list(ENTRIES.c.keys()) if name not in {"number", "previous", "hash"})
    for number, previous in ((9, second.hash), (4, second.hash), (4, NOTHING_BEFORE)):
        values = f"{number}, '{previous}', '{'e' * 64}'"
        statement = f"INSERT INTO ledger_entries (number, previous, hash, {columns}) SELECT {values}, {columns} FROM ledger_entries WHERE number = 1"
        with pytest.raises(sa.exc.SQLAlchemyError), engine.begin() as connection:
            connection.execute(sa.text(statement))
    engine.dispose()


_SWAP = [
    "UPDATE ledger_entries SET number = 100 WHERE number = 3",
    "UPDATE ledger_entries SET number = 3 WHERE number = 4",
    "UPDATE ledger_entries SET number = 4 WHERE number = 100",
]
CASES = {
    "outcome": (["UPDATE ledger_entries SET outcome = 'grant' WHERE number = 3"], [("changed", 3, 3, "what it says")]),
    "moment": (
        ["UPDATE ledger_entries SET recorded_at = '2024' WHERE number = 1"],
        [("changed", 1, 1, "what it says")],
    ),
    "decision": (
        [
            "UPDATE ledger_entries SET decision = (SELECT decision FROM ledger_entries WHERE number = 2) WHERE number = 4"
        ],
        [("changed", 4, 4, "its decision")],
    ),
    "sources": (
        ["UPDATE ledger_entries SET sources = decision WHERE number = 4"],
        [("changed", 4, 4, "the dossier kept with it")],
    ),
    "previous": (
        [f"UPDATE ledger_entries SET previous = '{'a' * 64}' WHERE number = 2"],
        [("changed", 2, 2, "what it says")],
    ),
    "missing": (["DELETE FROM ledger_entries WHERE number = 3"], [("missing", 3, 3, "")]),
    "several missing": (
        ["DELETE FROM ledger_entries WHERE number IN (2, 3, 5)"],
        [("missing", 2, 3, ""), ("missing", 5, 5, "")],
    ),
    "first missing": (["DELETE FROM ledger_entries WHERE number = 1"], [("missing", 1, 1, "")]),
    "swapped": (_SWAP, [("moved", 3, 3, "4"), ("moved", 4, 4, "3")]),
    "closed up": (
        ["DELETE FROM ledger_entries WHERE number = 5", "UPDATE ledger_entries SET number = 5 WHERE number = 6"],
        [("moved", 5, 5, "6"), ("cut-off", 6, 6, "")],
    ),
    "cut off": (["DELETE FROM ledger_entries WHERE number > 4"], [("cut-off", 5, 6, "")]),
    "emptied": (["DELETE FROM ledger_entries"], [("cut-off", 1, 6, "")]),
    "head": (["UPDATE ledger_head SET number = 4"], [("head", 6, 6, "")]),
    "no head": (["DELETE FROM ledger_head"], [("head", 6, 6, "")]),
    "dictionary": (["DELETE FROM ledger_dictionaries"], [("dictionary", 1, 1, digest(entry(1).decision))]),
    "rules": (["DELETE FROM ledger_contents"], [("rules", 1, 1, entry(1).rules)]),
}


@pytest.mark.parametrize("name", CASES)
def test_verify_finds_what_was_done_and_says_which_record(url: str, name: str) -> None:
    """A changed, moved, missing or cut-off record is found even where triggers were switched off, and nothing else is accused."""
    statements, expected = CASES[name]
    filled(url)
    with Ledger(url) as ledger:
        assert verify(ledger).faults == ()
    tampered(url, statements)
    with Ledger(url) as ledger:
        found = verify(ledger)
    assert found.faults == tuple(Fault(*one) for one in expected)  # type: ignore[arg-type]
    first = min(one[1] for one in expected if one[0] not in {"head"}) if expected[0][0] != "head" else 7
    assert found.anchor.number <= max(0, first - (0 if expected[0][0] in {"rules", "dictionary"} else 1))


def test_a_record_written_anew_with_its_hash_is_found(url: str) -> None:
    """Who reckons the hash of a changed record anew is betrayed by the next one."""
    filled(url)
    _rewrite(url, 3, 3)
    with Ledger(url) as ledger:
        assert verify(ledger).faults == (Fault("rewritten", 3, 3),)


def test_a_chain_made_anew_is_found_by_an_anchor_alone(url: str) -> None:
    """Who reckons all hashes from a record on anew leaves a whole chain; only a hash that was written down tells."""
    filled(url)
    with Ledger(url) as ledger:
        anchors = [Receipt(number, ledger.read(number).hash) for number in (2, 4)]
    _rewrite(url, 3, 6)
    with Ledger(url) as ledger:
        assert verify(ledger).faults == ()
        assert verify(ledger, anchors[:1]).faults == ()
        assert verify(ledger, anchors).faults == (Fault("anchor", 4, 4),)


def test_a_ledger_cut_off_with_its_head_is_found_by_an_anchor_alone(url: str) -> None:
    """Who cuts the end off and sets the head back leaves a whole, shorter chain; an anchor tells how much is gone."""
    filled(url)
    with Ledger(url) as ledger:
        anchor = ledger.head()
        fourth = ledger.read(4).hash
    tampered(
        url, ["DELETE FROM ledger_entries WHERE number > 4", f"UPDATE ledger_head SET number = 4, hash = '{fourth}'"]
    )
    with Ledger(url) as ledger:
        assert verify(ledger).faults == ()
        assert verify(ledger, [anchor]).faults == (Fault("cut-off", 5, 6),)


def _rewrite(url: str, first: int, last: int) -> None:
    """Change a record and reckon the hashes of it and of those up to `last` anew, the head too where that is the last."""
    from checker.ledger.entry import chained

    with Ledger(url) as ledger:
        rows = {one.number: {"number": one.number, **one.said} for one in ledger.all()}
        hashes = {one.number: one.hash for one in ledger.all()}
    rows[first]["outcome"] = "refusal" if rows[first]["outcome"] == "grant" else "grant"
    statements = []
    for number in range(last, first - 1, -1):
        statements.append(
            f"UPDATE ledger_entries SET hash = 'old{number}' , previous = 'old{number - 1}' WHERE number = {number}"
        )
    for number in range(first, last + 1):
        row = rows[number]
        if number > first:
            row["previous"] = hashes[number - 1]
        hashes[number] = chained(row)
        statements.append(
            f"UPDATE ledger_entries SET previous = '{row['previous']}', outcome = '{row['outcome']}', "
            f"hash = '{hashes[number]}' WHERE number = {number}"
        )
    if last == max(rows):
        statements.append(f"UPDATE ledger_head SET hash = '{hashes[last]}'")
    tampered(url, statements)


def test_a_changed_record_is_not_read(url: str) -> None:
    """Reading a record checks it: what was changed is refused, and the message repeats nothing of it."""
    filled(url, 3)
    tampered(url, ["UPDATE ledger_entries SET outcome = 'grant' WHERE number = 3"])
    with Ledger(url) as ledger:
        assert ledger.read(2).number == 2
        with pytest.raises(Tampered, match="record 3 was changed after it was recorded: what it says"):
            ledger.read(3)
        with pytest.raises(NotRecorded, match=r"no record 9\n    there are records 1 to 3"):
            ledger.read(9)


def test_counts_and_the_latest_record_of_each_dossier(url: str) -> None:
    """Records are counted by what they say; of a dossier that was judged twice the last record counts."""
    filled(url)
    with Ledger(url) as ledger:
        assert ledger.counts("outcome") == [(("grant",), 4), (("refusal",), 2)]
        ledger.record([entry(2, outcome="refusal")], MOMENT)
        wanted = [entry(number).dossier_digest for number in (1, 2, 99)] * 300
        found = ledger.latest(wanted)
        assert {digest: (row["number"], row["outcome"]) for digest, row in found.items()} == {
            wanted[0]: (1, "grant"),
            wanted[1]: (7, "refusal"),
        }


def test_a_ledger_of_a_newer_program_is_left_alone(url: str) -> None:
    """Tables that a later migration made are not touched."""
    filled(url, 1)
    tampered(url, ["UPDATE ledger_version SET version_num = '0999'"])
    with pytest.raises(LedgerRefused, match='of a newer Saikes \\(its tables are "0999", this one knows'):
        Ledger(url, make=True)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    """A file that is not there, is no database or has other tables is refused before anything is written."""
    with pytest.raises(LedgerRefused, match="there is no ledger here"):
        Ledger(str(tmp_path / "no.db"))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "text.db").write_text("no database at all, but long enough to have a header" * 20)
    with pytest.raises(LedgerRefused, match="this file is not a ledger, nor any SQLite file"):
        Ledger(str(tmp_path / "text.db"), make=True)
    with pytest.raises(LedgerRefused, match="the file cannot be opened"):
        Ledger(str(tmp_path / "no" / "such.db"), make=True)
    (tmp_path / "empty.db").touch()
    with pytest.raises(LedgerRefused, match="its tables are not there"):
        Ledger(str(tmp_path / "empty.db"))


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("mysql://host/db", '"mysql" is no kind of database'),
        ("sqlite://", "the URL names no file"),
        ("sqlite:///:memory:", "the URL names no file"),
    ],
)
def test_another_kind_of_database_is_refused(named: str, message: str) -> None:
    """Only what the triggers are written for is taken; the message says what may be written."""
    with pytest.raises(LedgerRefused, match=re.escape(message)) as refused:
        address(named)
    assert "postgresql://user@host/database" in str(refused.value)


def test_no_password_is_shown() -> None:
    """A server that does not answer is named without the password of its URL."""
    with pytest.raises(LedgerRefused, match="the database does not answer") as refused:
        Ledger("postgresql://clerk:s3cret@127.0.0.1:9/cases?connect_timeout=1")
    assert "s3cret" not in str(refused.value)
    assert "postgresql://clerk:***@127.0.0.1:9/cases" in str(refused.value)


def test_the_newest_migration_is_the_one_that_the_program_knows() -> None:
    """A migration that is added is named in the program too, and the tables are those that it makes."""
    folder = Path(checker.ledger.opened.__file__).parent / "migrations" / "versions"
    assert max(path.name[1:5] for path in folder.glob("r*.py")) == checker.ledger.opened.NEWEST


def test_the_tables_are_those_that_the_migrations_make(url: str) -> None:
    """Every column that the program reads is made by the migrations, with the same width, and no other."""
    from checker.ledger.tables import METADATA

    filled(url, 1)
    engine = sa.create_engine(address(url))
    made = sa.inspect(engine)
    for table in METADATA.sorted_tables:
        columns = {
            one["name"]: (bool(one["nullable"]), getattr(one["type"], "length", None))
            for one in made.get_columns(table.name)
        }
        assert columns == {one.name: (bool(one.nullable), getattr(one.type, "length", None)) for one in table.columns}
    engine.dispose()


def test_decisions_by_the_same_rules_are_packed_with_the_first_of_them(url: str) -> None:
    """Long decisions share a dictionary by rules and mask, which later runs find again; short ones need none. All are read back."""
    other = digest(b"other rules")
    long = [entry(number, decision=random.Random(number % 2).randbytes(9_000)) for number in range(6)]  # noqa: S311
    short = entry(7, decision=b"{}")
    masked = entry(8, mask="k", decision=long[0].decision + b"!")
    rules = entry(9, rules=other, contents=b"other rules", decision=long[1].decision)
    with Ledger(url, make=True) as ledger:
        ledger.record(long[:2], MOMENT)
        ledger.record([*long[2:], short, masked, rules], MOMENT)
        found = list(ledger.all())
        names = [one.said["dictionary"] for one in found]
        assert names == [*[digest(long[0].decision)] * 6, "", digest(masked.decision), digest(long[1].decision)]
        assert [one.decision for one in found] == [one.decision for one in (*long, short, masked, rules)]
        assert not verify(ledger).faults
        with ledger.database.reading() as connection:
            sizes = list(
                connection.execute(sa.select(sa.func.length(ENTRIES.c.decision)).order_by(ENTRIES.c.number)).scalars()
            )
    # What is in the dictionary takes next to nothing; what is not, its own length.
    assert sizes[2] < 50
    assert sizes[1] > 9_000


def test_a_decision_whose_dictionary_is_gone_is_not_read(url: str) -> None:
    """Without its dictionary a decision cannot be unpacked: it is refused as changed, and new records get a dictionary of their own."""
    filled(url, 2)
    tampered(url, ["DELETE FROM ledger_dictionaries"])
    with Ledger(url) as ledger:
        with pytest.raises(
            Tampered, match="record 1 was changed after it was recorded: what its decision is packed with"
        ):
            ledger.read(1)
        ledger.record([entry(3)], MOMENT)
        assert ledger.read(3).decision == entry(3).decision
        assert ledger.read(3).said["dictionary"] == digest(entry(3).decision)


def test_nothing_is_packed_with_a_dictionary_that_was_tampered_with(url: str) -> None:
    """A dictionary that is no longer what its digest says packs no new record, not even the one that it was made of."""
    filled(url, 1)
    other = "x'00'" if "://" not in url else r"'\\x00'::bytea"
    tampered(url, [f"UPDATE ledger_dictionaries SET content = {other}"])
    with Ledger(url) as ledger:
        ledger.record([entry(1)], MOMENT)
        assert ledger.read(2).decision == entry(1).decision
        assert [one.kind for one in verify(ledger).faults] == ["dictionary"]
