"""The summary answers the questions of the head of an office, in three languages."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from cli.run import run
from pack.small_pack import shipped

from batch.batches import batch, decisions, dossier_lines, small, table, write_lines
from checker.batch.columns import Titles
from checker.batch.result import Result
from checker.batch.tally import MOST_NAMED, DueStep, Nearest, Tally
from checker.decision.decide import Judge, Question
from checker.dossier.load import parse_dossier
from checker.remedy.find import find_remedies


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("kk", ("Барлық іс 8", "талаптарға сәйкес 5", "Мерзімі өтіп кеткен")),
        ("ru", ("Всего дел 8", "соответствуют требованиям 5", "Просрочено")),
        ("en", ("Dossiers in all 8", "comply 5", "Late")),
    ],
)
def test_the_summary_is_in_the_language_asked_for(tmp_path: Path, lang: str, said: tuple[str, ...]) -> None:
    """It counts what the decisions say, whatever the language."""
    source = write_lines(tmp_path / "in.jsonl", dossier_lines(8))
    ran = run("batch", source, "-o", tmp_path / "out.jsonl", "--jobs", "1", "--today", "2025-10-15", "--lang", lang)
    text = " ".join(ran.out.split())
    for part in said:
        assert part in text, ran.out
    assert sum(one["conclusion"] == "complies" for one in decisions(tmp_path / "out.jsonl")) == 5


def test_the_week_ends_on_sunday() -> None:
    """What is due from today to Sunday is due this week; what is due on Monday is not, nor what was due yesterday."""
    tally = Tally(Titles(shipped(), "en"), dt.date(2025, 10, 15))
    assert tally.week_ends == dt.date(2025, 10, 19)
    for day in ("2025-10-14", "2025-10-15", "2025-10-19", "2025-10-20"):
        tally.add(_result({"id": "x", "due": day, "state": "due", "late": 0}))
    assert [step.due for step in tally.this_week.first] == ["2025-10-15", "2025-10-19"]
    tally.add(_result({"id": "x", "due": "2025-10-14", "state": "overdue", "late": 1}))
    assert [(step.due, step.late) for step in tally.late.first] == [("2025-10-14", 1)]
    assert Tally(Titles(shipped(), "en"), dt.date(2025, 10, 19)).week_ends == dt.date(2025, 10, 19)


def _result(step: dict[str, object]) -> Result:
    row = {
        "applicant": "",
        "conclusion": "open",
        "outcome": "x",
        "effect": "open",
        "verdicts": {},
        "exit": 4,
        "steps": [step],
    }
    return Result(1, "a", "a", 0, "judged", "", row=row)


def test_few_are_named_however_many_there_are() -> None:
    """The first by day are kept, all are counted."""
    nearest = Nearest()
    for day in range(100, 0, -1):
        nearest.add((day,), DueStep(f"{day:03}", day, "", "", "", 0))
    assert nearest.count == 100
    assert [step.due for step in nearest.first] == [f"{day:03}" for day in range(1, MOST_NAMED + 1)]


def test_late_and_due_steps_of_the_examples(tmp_path: Path) -> None:
    """Steps that are due come into the list with their day, the late ones with the working days."""
    source = write_lines(tmp_path / "in.jsonl", dossier_lines(47))
    batch(source, "-o", tmp_path / "out.csv")
    rows = table(tmp_path / "out.csv")
    dated = [row for row in rows if row["step_due"]]
    assert dated
    assert all(row["step"] and (int(row["late"]) > 0) <= (row["step_due"] < "2025-10-15") for row in dated)


def _with_documents(dossier: dict[str, object], leave_out: int) -> dict[str, object]:
    documents = dossier["documents"]
    assert isinstance(documents, list)
    return {**dossier, "documents": [one for number, one in enumerate(documents) if number != leave_out]}


def test_one_more_document_clears_what_remedy_says_it_clears(tmp_path: Path) -> None:
    """A dossier that complies is named with the one document that was taken out of it; what is named is what `saikes remedy` finds."""
    whole = json.loads(dossier_lines(1)[0])
    cut = [_with_documents(whole, number) for number in range(len(whole["documents"]))]
    source = write_lines(tmp_path / "in.jsonl", [json.dumps(one, ensure_ascii=False) for one in [whole, *cut]])
    batch(source, "-o", tmp_path / "out.csv", "-o", tmp_path / "out.jsonl")
    rows = table(tmp_path / "out.csv")
    assert rows[0]["clears"] == ""
    judge, question = Judge(shipped()), Question(dt.date(2025, 10, 15))
    cleared = 0
    for row, dossier in zip(rows[1:], cut, strict=True):
        against = int(row["gaps"]) > 0
        data = json.dumps(dossier, ensure_ascii=False).encode()
        found = find_remedies(judge, parse_dossier(data, shipped().vocabulary, "x"), question)
        alone = len(found.steps) == 1 and found.after is not None and found.after.outcome.effect == "for"
        assert bool(row["clears"]) == (against and alone), row
        cleared += bool(row["clears"])
    assert cleared >= 3


def test_an_empty_dossier_is_cleared_by_no_document(tmp_path: Path) -> None:
    """Where many things stand against a dossier, none is named; where nothing is known, nothing stands against it."""
    source = write_lines(tmp_path / "in.jsonl", [small(), small(documents=[])])
    batch(source, "-o", tmp_path / "out.csv")
    assert [row["clears"] for row in table(tmp_path / "out.csv")] == ["", ""]
