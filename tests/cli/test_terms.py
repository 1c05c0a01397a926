"""The commands `terms` and `calendar` as an office calls them."""

import json
from pathlib import Path

import icalendar
import pytest
from jsonschema import Draft202012Validator
from pack.small_pack import SHIPPED

from checker.reports.terms_schema import terms_schema
from cli.run import STATIONARY, run, usage


def test_terms_of_a_dossier() -> None:
    """The table is the answer, and nothing else is printed."""
    found = run("terms", STATIONARY, "--lang", "en", "--today", "2025-04-02")
    assert (found.code, found.err) == (0, "")
    assert "check of completeness" in found.out


def test_a_term_in_a_year_that_is_not_sure_says_so(tmp_path: Path) -> None:
    """Each provisional year is named once with the steps whose terms touch it; the years of the acts are not."""
    path = tmp_path / "d.yaml"
    text = STATIONARY.read_text("utf-8")
    path.write_text(text.replace("registered_on: 2025-04-01", "registered_on: 2027-12-20"), "utf-8")
    said = " ".join(run("terms", path, "--lang", "en", "--today", "2027-12-21").out.split())
    assert said.count("the working calendar of 2028 is provisional, the days may change: the whole service;") == 1
    steps = json.loads(run("terms", path, "--format", "json", "--today", "2027-12-21").out)["steps"]
    assert {step["id"]: step["provisional_years"] for step in steps}["decision"] == [2027, 2028]
    steps = json.loads(run("terms", STATIONARY, "--format", "json", "--today", "2025-04-02").out)["steps"]
    assert all(step["provisional_years"] == [] for step in steps)


def refused(tmp_path: Path) -> Path:
    """Give a dossier that is refused after a hearing of which notice went out on 3 April 2025, a Thursday."""
    path, text = tmp_path / "r.yaml", STATIONARY.read_text("utf-8")
    text = text.replace("{item: accessibility, result: complies}", "{item: accessibility, result: does_not_comply}")
    hearing = "hearing: {notified_on: 2025-04-03, date: 2025-04-04, closed: true, decision: refusal, reason: х}"
    path.write_text(text.replace("findings:", f"{hearing}\nfindings:", 1), "utf-8")
    return path


def test_the_first_day_of_a_refusal_is_shown(tmp_path: Path) -> None:
    """The table, the JSON and the calendar file all name the day from which the refusal may be signed."""
    path = refused(tmp_path)
    said = " ".join(run("terms", path, "--lang", "en", "--today", "2025-04-07").out.split())
    assert "three full working days between the notice and the act – not before 09.04.2025" in said
    found = json.loads(run("terms", path, "--format", "json", "--today", "2025-04-07").out)
    Draft202012Validator(terms_schema()).validate(found)
    step = next(step for step in found["steps"] if step["id"] == "refusal-signing")
    assert (step["earliest"], step["due"]) == ({"day": "2025-04-08", "expected": False}, None)
    assert [(one["earliest"], one["due"]) for one in step["readings"]] == [("2025-04-09", None)]
    entries = icalendar.Calendar.from_ical(run("terms", path, "--format", "ics", "--today", "2025-04-07").out)
    days = {str(entry["UID"]).partition(".")[0]: entry for entry in entries.walk("VEVENT")}
    assert days["refusal-signing"].decoded("DTSTART").isoformat() == "2025-04-08"
    assert "08.04.2025" in str(days["refusal-signing"]["SUMMARY"])


def test_a_refusal_signed_too_early_is_called_so(tmp_path: Path) -> None:
    """A step taken before its first lawful day is told by that day, and what follows from it stands below the table."""
    path = refused(tmp_path)
    path.write_text(path.read_text("utf-8") + "\nsteps: {signed_on: 2025-04-07}\n", "utf-8")
    for language, word, note in (
        ("kk", "мерзімінен бұрын", "07.04.2025 күні жасалды, ал 08.04.2025 күнінен бұрын болмайды"),
        ("ru", "раньше срока", "сделано 07.04.2025, а можно не ранее 08.04.2025"),
        ("en", "too early", "done on 07.04.2025, lawful not before 08.04.2025"),
    ):
        said = " ".join(run("terms", path, "--lang", language, "--today", "2025-04-10").out.split())
        assert note in said
        assert word.split()[0] in said
    assert "done before the first lawful day, 08.04.2025" in " ".join(
        run("check", path, "--lang", "en", "--today", "2025-04-10").out.split()
    )


@pytest.mark.parametrize("output", ["text", "json"])
def test_check_says_on_standard_error_that_it_is_too_early(output: str, tmp_path: Path) -> None:
    """Whatever form the report has, the day from which the refusal may be signed is said; on that day nothing is."""
    path = refused(tmp_path)
    found = run("check", path, "--format", output, "--lang", "en", "--today", "2025-04-07")
    assert found.code == 1
    assert "[warning] signing the refusal after the hearing: too early, lawful not before 08.04.2025" in found.err
    assert run("check", path, "--format", output, "--lang", "en", "--today", "2025-04-08").err == ""


def test_terms_as_a_calendar_file() -> None:
    """The calendar file is complete and ends its lines as RFC 5545 wants."""
    found = run("terms", STATIONARY, "--format", "ics", "--today", "2025-04-02")
    assert found.out.startswith("BEGIN:VCALENDAR\r\n")
    assert found.out.endswith("END:VCALENDAR\r\n")


@pytest.mark.parametrize(("year", "days"), [(2024, 249), (2025, 246), (2026, 247), (2027, 247)])
def test_calendar(year: int, days: int) -> None:
    """The working days of a year are those of the published calendars."""
    assert sum(json.loads(run("calendar", year, "--format", "json").out)["working_days"]) == days
    for language in ("kk", "ru", "en"):
        printed = run("calendar", year, "--lang", language).out
        assert printed.rstrip().endswith(str(days))
        assert all(len(line) <= 80 for line in printed.splitlines())


@pytest.mark.parametrize("year", [2019, 2024, 2025, 2026, 2027, 2031])
def test_days_off_have_names_in_each_language(year: int) -> None:
    """English names no day off in Russian or Kazakh, whoever states the year; Kazakh none in Russian."""
    names = [one["name"] for one in json.loads(run("calendar", year, "--format", "json").out)["days_off"]]
    assert all(name["en"].isascii() and name["en"] for name in names)
    assert all("день" not in name["kk"].casefold() for name in names)
    printed = run("calendar", year, "--lang", "en").out
    assert "New Year's Day" in printed
    assert not any("а" <= letter.casefold() <= "я" for letter in printed)


def test_a_moved_day_is_shown() -> None:
    """A weekend day that is worked, and the day off that stands for it, both name each other's day."""
    printed = run("calendar", 2024, "--lang", "en").out
    assert "04.05.2024 is worked" in printed
    assert "08.05.2024 moved rest day (instead of 04.05.2024)" in printed


def test_a_provisional_year_says_so() -> None:
    """A year worked out from the law is not passed off as published."""
    assert "provisional" in run("calendar", 2027, "--lang", "en").out
    assert "provisional" not in run("calendar", 2026, "--lang", "en").out


def test_a_year_of_the_library_says_so() -> None:
    """A year that the rules do not state is the library's: provisional, with the day that goes by the moon."""
    printed = run("calendar", 2028, "--lang", "en").out
    assert "provisional: rules/calendar.yaml does not state this year" in printed
    assert "Not known for sure (it goes by the moon): 05.05.2028" in printed
    whole = json.loads(run("calendar", 2028, "--format", "json").out)
    assert (whole["status"], whole["layer"], whole["estimated"]) == ("provisional", "library", ["2028-05-05"])
    assert {day["layer"] for day in whole["days_off"]} == {"library"}


def test_what_the_library_says_otherwise_is_shown(tmp_path: Path) -> None:
    """Where staff state a day otherwise than the library, the report shows both and which one is applied."""
    for path in SHIPPED.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    calendar = tmp_path / "calendar.yaml"
    moved = "    2028: {base: library, status: provisional, days_off: [{date: 2028-05-04}], worked: [2028-05-05]}\n"
    calendar.write_text(calendar.read_text("utf-8") + moved, "utf-8")
    lines = run("calendar", 2028, "--lang", "en", "--rules", tmp_path).out
    printed = " ".join(lines.split())
    assert "the rest is that of the package holidays" in printed
    assert "04.05.2028: off by the rule, worked by the package" in printed
    assert "05.05.2028: worked by the rule, off by the package (Eid al-Adha)" in printed
    assert "08.03.2028 International Women's Day [package]" in printed
    whole = json.loads(run("calendar", 2028, "--format", "json", "--rules", tmp_path).out)
    assert [one["works_by"] for one in whole["library"]["differs"]] == ["library", "rules"]
    assert all(len(line) <= 80 for line in lines.splitlines())


def test_a_year_that_nobody_knows() -> None:
    """Nothing is guessed: the years that are stated are named."""
    found = run("calendar", 2090)
    assert (found.code, found.out) == (3, "")
    assert found.err == (
        'no working calendar for the year "2090"; years held: 2024, 2025, 2026, 2027 in the rules, 2006 to 2077 in the package '
        "holidays; state the year under `years` of rules/calendar.yaml\n"
    )


def test_days_that_cannot_be_are_said_beside_the_table(tmp_path: Path) -> None:
    """A registration or a step after today stands in the table; the report says that the day is still to come."""
    path = tmp_path / "d.yaml"
    path.write_text(STATIONARY.read_text("utf-8") + "\nsteps: {sent_on: 2025-04-03}\n", "utf-8")
    for language, said in (
        ("en", '"steps.sent_on" 03.04.2025: that day is still to come (today is 02.04.2025) (line '),
        ("ru", "«steps.sent_on» 03.04.2025: этот день ещё не наступил (сегодня 02.04.2025) (строка "),
        ("kk", "«steps.sent_on» 03.04.2025: бұл күн әлі келген жоқ (бүгін 02.04.2025) ("),
    ):
        assert said in " ".join(run("terms", path, "--lang", language, "--today", "2025-04-02").out.split())
    early = " ".join(run("terms", STATIONARY, "--lang", "en", "--today", "2025-03-30").out.split())
    assert "the day of registration 01.04.2025 is after today (30.03.2025)" in early


def test_no_steps_are_shown_with_the_reason(tmp_path: Path) -> None:
    """Where no edition of the procedure is held for the day, table and paper say so instead of being empty, and so does `check`."""
    path = tmp_path / "d.yaml"
    path.write_text(
        STATIONARY.read_text("utf-8").replace("registered_on: 2025-04-01", "registered_on: 1999-04-01"), "utf-8"
    )
    why = "The text of the procedure in force on that day is not held (no edition on 01.04.1999)"
    for command in ("terms", "check"):
        assert why in " ".join(run(command, path, "--lang", "en", "--today", "2025-04-02").out.split())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_word_of_the_table_is_broken(language: str, tmp_path: Path) -> None:
    """The words of all steps fit into their columns, the one who objects to a preliminary refusal among them."""
    path = tmp_path / "d.yaml"
    notice = "hearing: {notified_on: 2025-02-17}\n"
    text = STATIONARY.read_text("utf-8").replace(
        "{item: accessibility, result: complies}", "{item: accessibility, result: does_not_comply}"
    )
    path.write_text(text.replace("findings:", f"{notice}findings:", 1), "utf-8")
    path.write_text(path.read_text("utf-8").replace("registered_on: 2025-04-01", "registered_on: 2025-02-03"), "utf-8")
    options = ("--edition", "order-230=2025-01", "--as-of", "2025-02-03", "--today", "2025-02-18")
    printed = run("terms", path, "--lang", language, *options).out
    words = {"kk": "белгіленбеген", "ru": "услугополучатель", "en": "applicant"}
    assert words[language] in printed
    assert "≈ " in printed
    assert not any(line.split("  ")[-1].strip() == "≈" for line in printed.splitlines())


def test_wrong_use() -> None:
    """A form of answer that does not exist, a year that is none."""
    assert "'xlsx' is not one of 'table', 'json', 'ics'" in usage(run("terms", STATIONARY, "--format", "xlsx"))
    for wrong in ("next", "", "0"):
        assert f'"{wrong}" is not a year; write it in digits, for example 2026' in usage(run("calendar", wrong))
