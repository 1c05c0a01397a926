"""Every fault of a dossier is named with its place, what was found, what is allowed and what to do."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from pack.small_pack import small

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import parse_dossier
from checker.source.problem import Refused

HERE = Path(__file__).parent
BASE = (HERE / "base.yaml").read_text(encoding="utf-8")
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))


def broken(case: dict[str, Any]) -> str:
    text = BASE
    for edit in case["edits"]:
        assert edit["old"] in text
        text = text.replace(edit["old"], edit["new"] + edit.get("then", "") * edit.get("times", 0), 1)
    return text


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as refused:
        judged(text)
    return refused.value


def judged(text: str) -> Decision:
    dossier = parse_dossier(text.encode(), small().vocabulary, "dossier.yaml")
    return Judge(small()).decide(dossier, Question(dt.date(2025, 4, 2)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(case: dict[str, Any]) -> None:
    """The whole message is as written in faults.yaml, and the exit code is 3."""
    refused = refusal(broken(case))
    assert f"{refused}\n" == case["says"]
    assert refused.exit_code == 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_place_is_inside_the_text(case: dict[str, Any]) -> None:
    """Line and column lead to a character of the file, or to its end."""
    text = broken(case)
    lines = text.split("\n")
    for problem in refusal(text).problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


def test_the_base_itself_is_accepted() -> None:
    """What the cases break is whole."""
    dossier = parse_dossier(BASE.encode(), small().vocabulary, "dossier.yaml")
    assert dossier.root.value("application.pages") == 3
    assert dossier.root.records("sites")[0].value("plants") == ("clover", "lime")


def test_no_more_than_a_hundred_faults_are_printed() -> None:
    """A file full of faults gives a message that can be read, with the number of all."""
    refused = refusal(BASE + "".join(f"  - {{itm{index}: clover}}\n" for index in range(150)))
    lines = str(refused).splitlines()
    assert lines[-1] == f"… {len(refused.problems)} problems in all; the first 100 are shown"
    assert len(refused.problems) == 300
    assert len(lines) == 201
