"""A refusal may not be signed before the third working day after the notice of the hearing (APPC 73(1))."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.decision.early import TOO_EARLY, too_early
from checker.decision.model import Decision
from checker.documents.issue import issue
from checker.documents.write import Writing
from checker.reports.decision_schema import decision_schema
from checker.reports.machine import render
from decision.cases import STATIONARY, codes, decide
from decision.test_issue import FAILS, TEMPLATES, drafts

# Thursday 5 March 2026; Monday 9 March is off, so the third working day is Wednesday 11 March.
HEARD = "notified_on: 2026-03-05, date: 2026-03-06, closed: true, decision: refusal, reason: х"
BEFORE, FIRST = "2026-03-10", "2026-03-11"


def refused(today: str, hearing: str = HEARD, *edits: tuple[str, str]) -> Decision:
    """Judge a dossier of March 2026 that is refused after this hearing."""
    filed = ("registered_on: 2025-04-01", "registered_on: 2026-03-02")
    heard = ("findings:", f"hearing: {{{hearing}}}\nfindings:")
    return decide(filed, FAILS, heard, *edits, text=STATIONARY, today=today)


def recorded(**days: str) -> tuple[str, str]:
    """Give an edit that records the days of steps."""
    said = ", ".join(f"{name}: {day}" for name, day in days.items())
    return ("findings:", f"steps: {{{said}}}\nfindings:")


def test_a_refusal_before_its_day_warns_in_three_languages() -> None:
    """The warning says from which day the refusal may be signed, by which text, and what the other reading gives."""
    (warning,) = [item for item in refused(BEFORE).warnings if item.code == TOO_EARLY]
    assert warning.text.ru == (
        "подписание отказа после заслушивания: рано, можно не ранее 11.03.2026 (АППК, статья 73, часть 1; считая с 05.03.2026). "
        "До этого дня документ печатается как проект. По другому чтению – не ранее 12.03.2026. Отказ, подписанный раньше, "
        "противоречит ч. 1 ст. 73 АППК: участника процедуры уведомляют не позднее чем за три рабочих дня до принятия акта."
    )
    assert "11.03.2026 күнінен бұрын болмайды" in warning.text.kk
    assert "lawful not before 11.03.2026" in warning.text.en


CASES: dict[str, tuple[Decision, bool]] = {
    "the day before": (refused(BEFORE), True),
    "on the day": (refused(FIRST), False),
    "signed the day before, asked later": (refused("2026-03-20", HEARD, recorded(signed_on=BEFORE)), True),
    "signed on the day": (refused("2026-03-20", HEARD, recorded(signed_on=FIRST, result_on="2026-03-12")), False),
    "sent the day before, asked later": (refused("2026-03-20", HEARD, recorded(result_on=BEFORE)), True),
    "the hearing lawfully left out": (refused(BEFORE, "skipped_under: asked_by_participant"), False),
    "the hearing not lawfully left out": (refused(BEFORE, f"{HEARD}, skipped_under: court_ban"), True),
    "not decided yet": (refused(BEFORE, "notified_on: 2026-03-05"), False),
}


@pytest.mark.parametrize("name", CASES)
def test_too_early_is_said_and_marked(name: str, tmp_path: Path) -> None:
    """Where the three days have not run out there is a warning, and the refusal alone is a draft; the verdict stays."""
    decision, early = CASES[name]
    assert decision.outcome.id == ("preliminary_refusal" if name == "not decided yet" else "refusal")
    assert (TOO_EARLY in codes(decision)) == early
    assert drafts(issue(decision, Writing(tmp_path, TEMPLATES))) == (
        {"d.refusal.kk.html", "d.refusal.ru.html"} if early else set()
    )
    assert decision.exit_code == 1


def test_the_draft_says_from_when(tmp_path: Path) -> None:
    """The paper itself names the day and the text, in its own language."""
    papers = {
        path.name: path.read_text("utf-8") for path in issue(refused(BEFORE), Writing(tmp_path, TEMPLATES)).written
    }
    assert "Проект: не подписывается ранее 11.03.2026 (АППК, статья 73, часть 1)." in papers["d.refusal.ru.html"]
    assert "Жоба: 11.03.2026 күнінен бұрын қол қойылмайды (ӘРПК, 73-бап, 1-бөлік)." in papers["d.refusal.kk.html"]


def test_json_names_the_day() -> None:
    """Another program reads the day as a day."""
    early, late = (json.loads(render([refused(day)])) for day in (BEFORE, FIRST))
    assert early["too_early"] == [
        {"step": "refusal-signing", "form": "refusal", "not_before": "2026-03-11", "done": None}
    ]
    assert late["too_early"] == []
    Draft202012Validator(decision_schema()).validate(early)


def test_before_2026_it_says_that_the_text_was_not_read() -> None:
    """The Code before 2026 is not held: the day is that of the text of 2026, and the warning says so."""
    heard = (
        "findings:",
        "hearing: {notified_on: 2025-04-03, date: 2025-04-04, closed: true, decision: refusal, reason: х}\nfindings:",
    )
    decision = decide(FAILS, heard, text=STATIONARY, today="2025-04-07")
    (warning,) = [item for item in decision.warnings if item.code == TOO_EARLY]
    assert "не ранее 08.04.2025" in warning.text.ru
    assert "не прочитан" in warning.text.ru
    assert "оқылмаған" in warning.text.kk
    (step,) = too_early(decision)
    assert "refusal-day-before-2026" in step.term.rule.contradictions
