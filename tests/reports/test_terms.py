"""The procedure over time: the table keeps to 80 columns, JSON and calendar file say the same as it."""

import datetime as dt
import json
from functools import cache

import icalendar
import pytest
from jsonschema import Draft202012Validator
from pack.small_pack import SHIPPED, shipped

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import load_dossier, parse_dossier
from checker.reports.terms import TermsReport, calendar_file, render
from checker.reports.terms_schema import terms_schema

EXAMPLES = sorted(path for path in (SHIPPED.parent / "examples").iterdir() if path.suffix in {".yaml", ".json"})
HEARD = (SHIPPED.parent / "examples" / "27-licence-after-hearing.yaml").read_text(encoding="utf-8")
STEPS = "\nsteps: {sent_on: 2025-06-02, completeness_on: 2025-06-04, checked_on: 2025-06-11}\n"


@cache
def judge() -> Judge:
    return Judge(shipped())


@cache
def decided(text: str = HEARD + STEPS, today: str = "2025-06-20") -> Decision:
    dossier = parse_dossier(text.encode(), shipped().vocabulary, "d.yaml")
    return judge().decide(dossier, Question(dt.date.fromisoformat(today)))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_no_line_is_longer_than_80_columns(language: str, path: object) -> None:
    """Every line fits, but for a single word that cannot be broken."""
    assert isinstance(path, type(SHIPPED))
    decision = judge().decide(load_dossier(path, shipped().vocabulary, path.name), Question(dt.date(2025, 4, 2)))
    for line in TermsReport(language).render(decision).split("\n"):
        assert len(line) <= 80 or len(line.split()) == 1, line
        assert line == line.rstrip()


def test_late_and_overdue_steps_are_named_in_the_report() -> None:
    """What stands next comes with its last day, what is late with by how much."""
    assert TermsReport("en").brief(decided()).split("\n") == [
        "– the whole service – provider: by 24.06.2025",
        "– drawing up the conclusion – Department: was due 13.06.2025, 5 working days",
        "  overdue",
        "– sending the result after the hearing – provider: by 23.06.2025",
        "– check of completeness – Department: was due 03.06.2025, done 1 working days",
        "  late",
    ]


def test_where_nothing_is_recorded_nobody_is_late() -> None:
    """Without a single step in the dossier the report calls nothing overdue and says why."""
    said = TermsReport("en").render(decided(HEARD, "2025-08-01"))
    assert "overdue" not in " ".join(said.split()).replace("nothing is called overdue", "")
    assert "the dossier does not record the days of the progress" in said


def test_a_missed_term_goes_to_the_head() -> None:
    """Where the whole term is over, what article 26 of the Permits Law says of it is printed."""
    over, last_day = (
        " ".join(TermsReport("ru").render(decided(HEARD + STEPS, day)).split()) for day in ("2025-06-25", "2025-06-24")
    )
    assert "по статье 26 Закона «О разрешениях и уведомлениях» лицензия может считаться выданной" in over
    assert "по статье 26" not in last_day


def test_json_says_what_the_steps_are() -> None:
    """Every step is there, with its days, its state and the other readings."""
    found = {step["id"]: step for step in json.loads(render(decided()))["steps"]}
    assert found["completeness-check"]["due"] == {"day": "2025-06-03", "expected": False}
    assert (found["completeness-check"]["done"], found["completeness-check"]["late_by"]) == ("2025-06-04", 1)
    assert found["verification"]["readings"][0]["due"] == "2025-06-12"
    assert found["signing"]["state"] == "left_out"
    assert found["receipt-of-refusal"]["applies"] == "not_applicable"
    Draft202012Validator(terms_schema()).validate(json.loads(render(decided())))
    assert list(found) == [step.term.rule.id for step in decided().steps]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_calendar_holds_what_is_to_come(language: str) -> None:
    """One all-day entry for each step with a last day that is not taken; expected ones are tentative."""
    entries = icalendar.Calendar.from_ical(calendar_file(decided(), language)).walk("VEVENT")
    found = {str(entry["UID"]).partition(".")[0]: entry for entry in entries}
    assert set(found) == {"decision", "conclusion-report", "result-after-hearing"}
    assert found["decision"].decoded("DTSTART") == dt.date(2025, 6, 24)
    assert "STATUS" not in found["conclusion-report"]
    title = {"kk": "мемлекеттік қызмет көрсету мерзімі", "ru": "срок оказания государственной услуги"}[language]
    assert title in str(found["decision"]["SUMMARY"])


def test_a_day_that_is_only_expected_is_tentative() -> None:
    """While the check is not done, the days of what follows it may move."""
    entries = icalendar.Calendar.from_ical(calendar_file(decided(HEARD, "2025-06-03"), "ru")).walk("VEVENT")
    tentative = {str(entry["UID"]).partition(".")[0] for entry in entries if entry.get("STATUS") == "TENTATIVE"}
    assert tentative == {"verification", "conclusion-report"}


def test_entries_keep_their_identity() -> None:
    """The same case gives the same entries although the dossier has changed, another case gives others."""
    first, changed = calendar_file(decided(), "ru"), calendar_file(decided(HEARD + STEPS + "# noted\n"), "ru")
    assert first == changed
    other = calendar_file(decided(HEARD.replace("2025-00027", "2025-00028") + STEPS), "ru")
    uids = [line for line in first.split(b"\r\n") if line.startswith(b"UID")]
    assert uids
    assert not any(line in other for line in uids)
