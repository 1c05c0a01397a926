"""Every fault of a rule pack is named with its place, exactly and all at once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.lint.number_words import says
from checker.lint.registry import CHECKS, OF_WAIVERS
from checker.lint.run import check_folder

from .broken_packs import CLEAN, broken, findings, said

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("broken.yaml").read_text(encoding="utf-8"))
SHIPPED = Path(__file__).resolve().parents[2] / "rules"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(case: dict[str, Any], tmp_path: Path) -> None:
    """All that is said is as written in broken.yaml."""
    assert findings(tmp_path, *case["edits"]) == case["says"]


def test_every_check_is_broken_once() -> None:
    """No check goes without a pack that shows what it finds."""
    found = "".join(case["says"] for case in CASES)
    assert [check for check in [*CHECKS, *OF_WAIVERS] if f"[{check}]" not in found] == []


def test_clean_pack_has_no_finding() -> None:
    """What is broken was in order before."""
    assert said(check_folder(CLEAN), CLEAN) == ""


def test_shipped_pack_has_no_finding() -> None:
    """The rules that travel with the program are in order; what stands as it is has a reason."""
    report = check_folder(SHIPPED)
    assert said(report, SHIPPED) == ""
    assert all(len(waived.reason) > 20 for waived in report.waived)


def test_waived_findings_are_kept_apart(tmp_path: Path) -> None:
    """A waiver sets a finding aside with its reason; it is not lost."""
    case = next(case for case in CASES if case["name"] == "waiver that waives")
    report = check_folder(broken(tmp_path, case["edits"]))
    assert [(one.finding.check, one.finding.about, one.reason) for one in report.waived] == [
        ("unread-fact", "site.trees", "counted for the report of the year")
    ]


def test_pack_without_texts_of_acts_is_not_held_to_them(tmp_path: Path) -> None:
    """Where the pack does not hold the text of an act, nothing is said of its places and words."""
    folder = broken(tmp_path, [])
    for path in (folder / "acts").rglob("*.md"):
        path.unlink()
    assert said(check_folder(folder), folder) == ""


def test_excerpt_of_an_act_says_nothing_of_what_it_leaves_out(tmp_path: Path) -> None:
    """A text that marks what it leaves out is no proof that a place is missing."""
    case = next(case for case in CASES if case["name"] == "cite of an article that the act does not have")
    folder = broken(tmp_path, case["edits"])
    for path in (folder / "acts").rglob("*.md"):
        path.write_text(path.read_text("utf-8") + "\n[…]\n", "utf-8")
    assert said(check_folder(folder), folder) == ""


@pytest.mark.parametrize("data", [b"", b"# nothing\n", b"- a\n", b"\xff\xfe", b"a: [", b"waivers: 3\n"], ids=repr)
def test_no_text_of_a_rule_file_ends_in_a_fault_of_ours(data: bytes, tmp_path: Path) -> None:
    """Whatever stands in a rule file, findings come out of it."""
    folder = broken(tmp_path, [])
    (folder / "new.yaml").write_bytes(data)
    assert check_folder(folder).at_least("error")


@pytest.mark.parametrize(
    ("text", "language", "number", "said"),
    [
        ("в течение 15 (пятнадцати) рабочих дней", "ru", 15, True),
        ("в течение пятнадцати рабочих дней", "ru", 15, True),
        ("в течение пятнадцати рабочих дней", "ru", 5, False),
        ("в течение двадцати пяти дней", "ru", 25, True),
        ("в течение двадцати пяти дней", "ru", 20, False),
        ("он подает заявление", "ru", 10, False),
        ("он бес жұмыс күні ішінде", "kk", 15, True),
        ("он бес жұмыс күні ішінде", "kk", 10, False),
        ("он бес жұмыс күні ішінде", "kk", 5, False),
        ("он жұмыс күні ішінде", "kk", 10, True),
        ("пункт 3-1, приказ № 230-2, 1.5 ставки", "ru", 3, False),
        ("0,5 единицы", "ru", 0.5, True),
        ("5.25 м²; 115", "ru", 15, False),
    ],
)
def test_numbers_are_found_as_acts_write_them(text: str, language: str, number: float, said: bool) -> None:
    """Digits that stand alone and words count; a part of a longer number does not."""
    assert says(text, number, language) == said
