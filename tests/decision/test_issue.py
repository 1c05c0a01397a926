"""Which documents go with an outcome in an edition, and which are never printed."""

from pathlib import Path

import pytest
from pack.small_pack import SHIPPED

from checker.decision.evidence import Reasons
from checker.documents.issue import CannotRender, Issued, NoReason, issue
from checker.documents.write import Writing
from decision.cases import STATIONARY, decide

TEMPLATES = SHIPPED.parent / "templates"
FAILS = ("{item: accessibility, result: complies}", "{item: accessibility, result: does_not_comply}")
HEARD = (
    "findings:",
    "hearing: {notified_on: 2025-04-05, date: 2025-04-10, closed: true, decision: refusal, reason: х}\nfindings:",
)
HEARING_SET = ("findings:", 'hearing: {date: 2025-04-10, time: "10:00", place: х}\nfindings:')
OPEN = ("  - {item: accessibility, result: complies}\n", "")
NO_PAPER = ("  - {code: staff_list, issued_on: 2025-01-15}\n", "")

CASES: dict[str, tuple[list[tuple[str, str]], str, str, set[str], int]] = {
    "grant": ([], "2025-04-01", "grant", {"conclusion", "licence"}, 0),
    "open": ([OPEN], "2025-04-01", "pending", {"conclusion"}, 0),
    "acceptance refused": ([NO_PAPER], "2025-04-01", "acceptance_refused", {"receipt"}, 0),
    "preliminary refusal": (
        [FAILS],
        "2025-04-01",
        "preliminary_refusal",
        {"conclusion", "hearing-notice"},
        1,  # the notice lacks the time and place that paragraph 17 demands
    ),
    "preliminary refusal with the hearing set": (
        [FAILS, HEARING_SET],
        "2025-04-01",
        "preliminary_refusal",
        {"conclusion", "hearing-notice"},
        0,
    ),
    "preliminary refusal of January 2025": (
        [FAILS],
        "2025-01-20",
        "preliminary_refusal",
        {"conclusion", "preliminary-notice"},
        1,  # the notice lacks the time and place that paragraph 20 demands
    ),
    "refusal": ([FAILS, HEARD], "2025-04-01", "refusal", {"conclusion", "hearing-protocol", "refusal"}, 0),
    "refusal of January 2025": ([FAILS, HEARD], "2025-01-20", "refusal", {"conclusion", "refusal"}, 0),
    "no text of the procedure": ([], "2025-01-05", "pending", set(), 1),
}


def drafts(issued: Issued) -> set[str]:
    """Give the names of the papers that are marked as drafts."""
    texts = {path.name: path.read_text("utf-8") for path in issued.written}
    return {name for name, text in texts.items() if "ПРОЕКТ" in text or "ЖОБА" in text}


@pytest.mark.parametrize("name", CASES)
def test_documents_of_an_outcome(name: str, tmp_path: Path) -> None:
    """The forms of the edition are printed in both languages; a form that it lacks is named."""
    edits, day, outcome, forms, notes = CASES[name]
    decision = decide(*edits, text=STATIONARY, as_of=day)
    assert decision.outcome.id == outcome
    issued = issue(decision, Writing(tmp_path, TEMPLATES))
    assert {path.name for path in issued.written} == {
        f"d.{form}.{language}.html" for form in forms for language in ("kk", "ru")
    }
    assert len(issued.notes) == notes


@pytest.mark.parametrize("name", CASES)
def test_a_draft_only_where_it_is_open(name: str, tmp_path: Path) -> None:
    """The conclusion is marked as a draft where it is open; a refusal that may be signed, or any other paper, is not."""
    edits, day, outcome, *_ = CASES[name]
    issued = issue(decide(*edits, text=STATIONARY, as_of=day, today="2025-04-10"), Writing(tmp_path, TEMPLATES))
    assert drafts(issued) == (
        {"d.conclusion.kk.html", "d.conclusion.ru.html"} if outcome == "pending" and issued.written else set()
    )


@pytest.mark.parametrize("name", ["refusal", "acceptance refused"])
def test_a_refusal_without_a_reason_is_not_printed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the facts behind a refusal were lost, nothing at all is written, and it is a fault of ours."""
    decision = decide(*CASES[name][0], text=STATIONARY)
    monkeypatch.setattr(Reasons, "established", lambda *_: [])
    monkeypatch.setattr("checker.documents.build._Filler._notes", lambda *_: [])
    with pytest.raises(NoReason, match=r"; nothing was written$") as fault:
        issue(decision, Writing(tmp_path, TEMPLATES))
    assert fault.value.exit_code == 5
    assert list(tmp_path.iterdir()) == []


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    """A rule pack that names a template which is not there gets its name, and nothing is written."""
    with pytest.raises(CannotRender) as fault:
        issue(decide(text=STATIONARY), Writing(tmp_path / "out", tmp_path))
    assert str(fault.value).startswith(
        f"{tmp_path / 'conclusion.2025-01.kk.html.j2'}: no such template\n    put the template there"
    )
    assert fault.value.exit_code == 3
    assert not (tmp_path / "out").exists()


def test_a_conclusion_before_the_visit_is_a_draft(tmp_path: Path) -> None:
    """Where a row is not met and another is not known yet, the whole visit of paragraph 15 is not done: the paper is a draft."""
    edits = [OPEN, ("{item: bedrooms, result: complies}", "{item: bedrooms, result: does_not_comply}")]
    decision = decide(*edits, text=STATIONARY, as_of="2025-04-01")
    assert (decision.conclusion, decision.outcome.id) == ("does_not_comply", "preliminary_refusal")
    issued = {path.name: path.read_text("utf-8") for path in issue(decision, Writing(tmp_path, TEMPLATES)).written}
    assert "ПРОЕКТ" in issued["d.conclusion.ru.html"]
    assert "ЖОБА" in issued["d.conclusion.kk.html"]
    assert not any("ПРОЕКТ" in text or "ЖОБА" in text for name, text in issued.items() if "notice" in name)
