"""No day of a dossier stands before the one that it follows, in whatever group that stands, nor after the one that bounds it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cli.run import BASES, run

STATIONARY = yaml.safe_load((BASES / "stationary.yaml").read_text("utf-8"))
REISSUE = yaml.safe_load((BASES / "reissue.yaml").read_text("utf-8"))
LICENSEE = yaml.safe_load((BASES / "licensee.yaml").read_text("utf-8"))

# What is stated beside a base whose application was registered on the day named, and what is said of it.
REGISTERED = {"stationary": "2025-04-01", "reissue": "2025-04-15", "licensee": "2025-04-15"}
CASES = {
    "sent before the registration": (
        "stationary",
        {"steps": {"sent_on": "2025-03-31"}},
        '"steps.sent_on" 2025-03-31 is before "application.registered_on" 2025-04-01',
    ),
    "checked before the registration, the steps between not recorded": (
        "stationary",
        {"steps": {"checked_on": "2025-03-28"}},
        '"steps.checked_on" 2025-03-28 is before "application.registered_on" 2025-04-01',
    ),
    "result before the sending, the steps between not recorded": (
        "stationary",
        {"steps": {"sent_on": "2025-04-02", "result_on": "2025-04-01"}},
        '"steps.result_on" 2025-04-01 is before "sent_on" 2025-04-02',
    ),
    "signed before it was agreed": (
        "stationary",
        {"steps": {"conclusion_on": "2025-04-08", "agreed_on": "2025-04-11", "signed_on": "2025-04-10"}},
        '"steps.signed_on" 2025-04-10 is before "agreed_on" 2025-04-11',
    ),
    "notice before the registration": (
        "stationary",
        {"hearing": {"notified_on": "2025-03-31"}},
        '"hearing.notified_on" 2025-03-31 is before "application.registered_on" 2025-04-01',
    ),
    "hearing before its notice": (
        "stationary",
        {"hearing": {"notified_on": "2025-04-14", "date": "2025-04-11"}},
        '"hearing.date" 2025-04-11 is before "notified_on" 2025-04-14',
    ),
    "hearing before the registration, its notice not recorded": (
        "stationary",
        {"hearing": {"date": "2025-03-28"}},
        '"hearing.date" 2025-03-28 is before "application.registered_on" 2025-04-01',
    ),
    "result before the hearing": (
        "stationary",
        {"hearing": {"date": "2025-04-16"}, "steps": {"result_on": "2025-04-15"}},
        '"steps.result_on" 2025-04-15 is before "hearing.date" 2025-04-16',
    ),
    "complaint before the registration": (
        "stationary",
        {"complaint": {"registered_on": "2025-03-31"}},
        '"complaint.registered_on" 2025-03-31 is before "application.registered_on" 2025-04-01',
    ),
    "complaint at the provider before the registration": (
        "stationary",
        {"complaint": {"received_on": "2025-03-31"}},
        '"complaint.received_on" 2025-03-31 is before "application.registered_on" 2025-04-01',
    ),
    "complaint sent on before it came": (
        "stationary",
        {"complaint": {"received_on": "2025-04-25", "forwarded_on": "2025-04-24"}},
        '"complaint.forwarded_on" 2025-04-24 is before "received_on" 2025-04-25',
    ),
    "licence before the registration": (
        "stationary",
        {"licence": {"issued_on": "2025-03-31"}},
        '"licence.issued_on" 2025-03-31 is before "application.registered_on" 2025-04-01',
    ),
    "licence held that was issued after the registration": (
        "licensee",
        {"held": {**LICENSEE["held"], "issued_on": "2025-04-16"}},
        '"held.issued_on" 2025-04-16 is after "application.registered_on" 2025-04-15',
    ),
    "licence returned before it was issued": (
        "licensee",
        {"held": {**LICENSEE["held"], "returned_on": "2025-02-09"}},
        '"held.returned_on" 2025-02-09 is before "issued_on" 2025-02-10',
    ),
}


def written(folder: Path, base: str, stated: dict[str, object]) -> Path:
    dossier = yaml.safe_load((BASES / f"{base}.yaml").read_text("utf-8")) | stated
    path = folder / "d.yaml"
    path.write_text(yaml.safe_dump(dossier, allow_unicode=True), "utf-8")
    return path


@pytest.mark.parametrize("name", CASES)
def test_a_day_out_of_order_is_an_error(name: str, tmp_path: Path) -> None:
    """Both days are named, each with its line, and nothing is judged."""
    base, stated, says = CASES[name]
    found = run("check", written(tmp_path, base, stated))
    assert (found.code, found.out) == (3, "")
    first, hint = found.err.splitlines()
    assert first.startswith(f"{tmp_path}/d.yaml:")
    assert first.endswith(f"[error] {says}")
    assert hint.strip().startswith(says.split('"')[3] + " stands at line ")
    assert hint.endswith("; correct one of the two")


def test_the_same_day_is_in_order(tmp_path: Path) -> None:
    """All may happen on the day of registration."""
    day = REGISTERED["stationary"]
    stated = {
        "steps": dict.fromkeys(
            ("sent_on", "completeness_on", "checked_on", "conclusion_on", "signed_on", "result_on"), day
        ),
        "hearing": {"notified_on": day, "date": day},
        "licence": {"issued_on": day},
    }
    assert run("check", written(tmp_path, "stationary", stated)).code != 3


def test_a_step_on_a_day_to_come_is_pointed_out(tmp_path: Path) -> None:
    """A step of the record is one that was taken; a day after today is named with its place, today is not."""
    path = written(tmp_path, "stationary", {"steps": {"sent_on": "2025-04-02", "completeness_on": "2025-04-03"}})
    said = " ".join(run("check", path, "--lang", "en", "--today", "2025-04-02").out.split())
    assert "d.yaml" in said
    assert '"steps.completeness_on" 03.04.2025: that day is still to come (today is 02.04.2025)' in said
    assert "steps.sent_on" not in said


def test_a_change_that_is_still_to_come_is_not_put_into_a_licence(tmp_path: Path) -> None:
    """A day of change after the registration is no fault of writing, for it may be so: the rule says it, and nothing is reissued."""
    path = written(tmp_path, "reissue", {"change": {**REISSUE["change"], "occurred_on": "2025-04-16"}})
    found = run("check", path)
    assert found.code != 0
    assert "День изменения стоит позже дня регистрации заявления" in " ".join(found.out.split())


def test_a_ground_that_does_not_exist(tmp_path: Path) -> None:
    """An unknown ground of a reissue is named with the nearest one and all that there are."""
    path = written(tmp_path, "reissue", {"change": {**REISSUE["change"], "ground": "spinoff"}})
    found = run("check", path)
    assert (found.code, found.out) == (3, "")
    assert '[error] unknown change.ground "spinoff"' in found.err
    assert 'did you mean "spin_off"? allowed: person_name, entrepreneur, merger' in found.err


@pytest.mark.parametrize("base", ["licensee", "reissue"])
def test_a_licence_that_the_register_does_not_know(base: str, tmp_path: Path) -> None:
    """The number is named with its line; nobody is told that the licence is another one."""
    held = {
        "number": "25-0001",
        "issued_on": "2025-02-10",
        "on_paper": True,
        "loss": "lost",
        "register_result": "not_found",
    }
    found = run("check", written(tmp_path, base, {"held": held}), "--lang", "en")
    line = (tmp_path / "d.yaml").read_text("utf-8").splitlines().index("  number: 25-0001") + 1
    wanted = f'd.yaml:{line}: the register of permits and notifications knows no licence No. "25-0001"'
    # Lines are broken wherever the path of the test's folder makes them too long.
    assert "".join(wanted.split()) in "".join(found.out.split())


def test_a_number_that_is_not_the_one_of_the_register(tmp_path: Path) -> None:
    """A duplicate is not issued by a number that the register has otherwise; both are named, and a finding is asked for."""
    held = {**LICENSEE["held"], "register_number": "25009999"}
    found = run("check", written(tmp_path, "licensee", {"held": held}), "--lang", "en")
    assert found.code == 4
    said = " ".join(found.out.split())
    assert "contradiction – number of the licence held: The licence held – 25001234" in said
    assert "The licence held – 25009999" in said


def test_a_day_of_a_year_without_a_calendar(tmp_path: Path) -> None:
    """Where no calendar knows the year, the report says so and reckons nothing."""
    application = {**STATIONARY["application"], "registered_on": "2081-04-01"}
    found = run(
        "check", written(tmp_path, "stationary", {"application": application}), "--lang", "en", "--today", "2081-04-02"
    )
    assert "there is no working calendar of 2081" in found.out
    assert "last day for the decision" not in found.out.split("Warnings")[0]


def test_a_notice_or_complaint_on_a_day_to_come_is_pointed_out(tmp_path: Path) -> None:
    """What the days of a term say was done cannot be done on a day to come; a hearing may be appointed for one."""
    stated = {
        "hearing": {"notified_on": "2025-04-03", "date": "2025-04-08"},
        "complaint": {"received_on": "2025-04-04", "forwarded_on": "2025-04-09"},
    }
    path = written(tmp_path, "stationary", stated)
    said = " ".join(run("terms", path, "--lang", "en", "--today", "2025-04-02").out.split())
    assert '"hearing.notified_on" 03.04.2025: that day is still to come (today is 02.04.2025)' in said
    assert '"complaint.received_on" 04.04.2025: that day is still to come' in said
    assert '"complaint.forwarded_on" 09.04.2025: that day is still to come' in said
    assert "hearing.date" not in said


def test_a_hearing_without_its_notice_is_pointed_out(tmp_path: Path) -> None:
    """What it decided does not count, and `check` and `terms` say why; one that is only appointed is no fault."""
    stated = {"hearing": {"date": "2025-04-04", "closed": True, "decision": "refusal", "reason": "х"}}
    path = written(tmp_path, "stationary", stated)
    for command in ("check", "terms"):
        said = " ".join(run(command, path, "--lang", "en", "--today", "2025-04-07").out.split())
        assert 'the day of its notice, "hearing.notified_on", is not recorded: without notice it does not count' in said
    path = written(tmp_path, "stationary", {"hearing": {"date": "2025-04-08"}})
    assert "without notice" not in " ".join(run("check", path, "--lang", "en", "--today", "2025-04-07").out.split())
