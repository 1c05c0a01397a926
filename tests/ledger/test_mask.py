"""Masked records: no name and no number of a dossier is left in them, and what is left can be read."""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from functools import cache
from pathlib import Path

import pytest
from pack.small_pack import SHIPPED, shipped

from checker.decision.decide import Judge, Question
from checker.dossier.load import load_dossier, parse_dossier
from checker.dossier.model import Dossier
from checker.generate.dossiers import Generator
from checker.ledger.content import Contents
from checker.ledger.ledger import Ledger
from checker.ledger.made import Recorder
from checker.ledger.mask import Mask, Masked, personal_values
from checker.ledger.sources import Source
from checker.vocabulary.model import FactDef, ListDef, flat
from ledger.entries import MOMENT

KEY, OTHER = b"0123456789abcdef", b"fedcba9876543210"
EXAMPLES = SHIPPED.parent / "examples"
# Clashes, findings against papers, findings with notes, hearings, sheets, several sites, all kinds of request.
NAMES = (
    *("13-areas-disagree", "12-false-licence-copy", "16-three-sites", "25-visit-against-register"),
    *("34-night-stay-and-patrol", "42-accession-to-a-licensee"),
)
DAY = Question(dt.date(2025, 10, 20))


@cache
def judge() -> Judge:
    return Judge(shipped())


@cache
def recorder(*, masked: bool) -> Recorder:
    return Recorder(Contents(shipped()), Mask(KEY) if masked else None)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_or_number_of_an_example_is_left_in_the_stored_record(name: str, tmp_path: Path) -> None:
    """Of every personal fact of a dossier nothing is found in the ledger file, unpacked, in any language, by any part of the record."""
    path = EXAMPLES / f"{name}.yaml"
    check(load_dossier(path, shipped().vocabulary, str(path)), tmp_path)


def test_no_name_or_number_of_invented_dossiers_is_left_in_the_stored_record(tmp_path: Path) -> None:
    """The same holds for dossiers drawn by chance, with slips and clashes."""
    lines = Generator(SHIPPED, shipped().vocabulary, 11).lines(0, 3)
    for number, line in enumerate(lines):
        folder = tmp_path / str(number)
        folder.mkdir()
        check(parse_dossier(line.encode(), shipped().vocabulary, f"secret-name-{number}.json"), folder)


def check(dossier: Dossier, folder: Path) -> None:
    values = {value for value in personal_values(dossier, shipped().vocabulary) if len(value) > 3}
    decision = judge().decide(dossier, DAY)
    plain = recorder(masked=False).entry(decision, DAY)
    assert any(value in plain.decision.decode() for value in values)
    entry = recorder(masked=True).entry(decision, DAY, (Source("dossier", "a", b"secret"),))
    with Ledger(str(folder / "cases.db"), make=True) as ledger:
        ledger.record([entry], MOMENT)
        record = ledger.read(1)
    assert record.sources is None
    stored = record.decision.decode() + json.dumps(record.said, ensure_ascii=False) + raw(folder / "cases.db")
    left = [value for value in values if value in stored or json.dumps(value)[1:-1] in stored]
    assert left == []
    assert Path(dossier.name).name not in stored
    assert ".xlsx" not in record.decision.decode()


def raw(path: Path) -> str:
    """Give every column of the file as the database has it, packed ones as text of any kind."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT * FROM ledger_entries").fetchall()
    connection.close()
    return "\n".join(str(value) for row in rows for value in row)


def test_the_explanation_stays_readable(tmp_path: Path) -> None:
    """Verdicts, rules, wordings and numbers of the law stay as they were; only digests stand for names and numbers."""
    path = EXAMPLES / "33-shelter-for-victims.yaml"
    decision = judge().decide(load_dossier(path, shipped().vocabulary, str(path)), DAY)
    plain = json.loads(recorder(masked=False).decision(decision))
    masked = json.loads(recorder(masked=True).decision(decision))
    assert [(one["rule"], one["verdict"]) for one in masked["results"]] == [
        (one["rule"], one["verdict"]) for one in plain["results"]
    ]
    ground = next(one for one in masked["results"] if one["rule"] == "ground-1")["facts"][0]["text"]["ru"]
    assert re.fullmatch(
        r"Приказ № 222, строка 5, графа 2: Штат сотрудников объекта по адресу «#[0-9a-f]{20}» не соответствует штатным нормативам\. "
        r"\(.*Психолог: не хватает 1 \(нужно 2, есть 1; строка 5\)\)",
        ground,
    )
    assert masked["norms"] == json.loads(
        re.sub("33-shelter-for-victims", "", json.dumps(masked["norms"], ensure_ascii=False))
    )


def test_the_same_person_has_the_same_digest_under_one_key() -> None:
    """Spaces, quotation marks and capitals make no difference; another key gives another digest, and a key is told without giving it away."""
    mask, other = Mask(KEY), Mask(OTHER)
    same = {mask.digest(text) for text in ("Сейтқали Айгүл", "СЕЙТҚАЛИ  АЙГҮЛ", " сейтқали айгүл", "«Сейтқали» Айгүл")}
    assert len(same) == 1
    assert re.fullmatch("#[0-9a-f]{20}", same.pop())
    assert mask.digest("Сейтқали Айгүл") != other.digest("Сейтқали Айгүл")
    assert mask.digest("Сейтқали Айгүл") != mask.digest("Сейтқали Әсел")
    assert mask.name == Mask(KEY).name != other.name
    with pytest.raises(ValueError, match="at least 16 bytes"):
        Mask(b"short")


def test_values_are_found_wherever_they_stand_but_not_within_other_words() -> None:
    """The longest value goes first; short numbers go where they stand alone; a value within a longer word is another word."""
    mask = Mask(KEY)
    masked = Masked(mask, ["Анна", "Анна Ли", "Ли", "17", "491240928006", "a.b*"], {"дело.yaml": "dossier"})
    name, short = mask.digest("Анна Ли"), mask.digest("Ли")
    assert (
        masked.text("кому: Анна Ли, Ли; Линия 491240928006")
        == f"кому: {name}, {short}; Линия {mask.digest('491240928006')}"
    )
    assert masked.text("Аннабель и 17 человек\nАнна") == f"Аннабель и 17 человек\n{mask.digest('Анна')}"
    assert masked.text("17") == mask.digest("17")
    assert masked.text("(a.b*)") == f"({mask.digest('a.b*')})"
    assert masked.plain({"Анна": ["Ли", 17, None, True], "file": "дело.yaml"}) == {
        "Анна": [short, 17, None, True],
        "file": "dossier",
    }


def test_the_vocabulary_marks_every_name_identifier_and_address() -> None:
    """Facts whose type is a number of a person, and those that name people, papers and addresses, are personal in the shipped rules."""
    facts = dict(_facts(shipped().vocabulary.fields, ""))
    marked = {name for name, fact in facts.items() if fact.personal}
    assert {name for name, fact in facts.items() if fact.type == "identifier"} <= marked
    ends = (
        "name",
        "address",
        "holder_name",
        "number",
        "licence_number",
        "found_by",
        "representative",
        "head",
        "phone",
        "email",
        "note",
    )
    named = {name for name, fact in facts.items() if fact.type in {"names", "text"} and name.rpartition(".")[2] in ends}
    assert named - marked == {"rooms.name", "clashes.name", "clashes.note"}


def _facts(fields: object, prefix: str) -> list[tuple[str, FactDef]]:
    assert isinstance(fields, dict)
    found: list[tuple[str, FactDef]] = []
    for name, entry in flat(fields, prefix):
        found += _facts(entry.fields, f"{name}.") if isinstance(entry, ListDef) else [(name, entry)]
    return found
