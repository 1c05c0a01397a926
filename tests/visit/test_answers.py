"""A findings file is read as strictly as a dossier, and its findings decide what was open."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from pack.small_pack import shipped

from checker.source.problem import Refused
from checker.visit.answers import add_answers, load_answers
from visit.cases import FILE, OPEN, STATIONARY, TODAY, answered, codes, decided, dossier

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text(encoding="utf-8"))
CONTRADICTIONS = ", ".join(group.id for group in shipped().sameness)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(case: dict[str, Any]) -> None:
    """The whole message is as written in faults.yaml, and the exit code is 3."""
    assert case["old"] in FILE
    with pytest.raises(Refused) as refused:
        decided(answered(FILE.replace(case["old"], case["new"], 1)))
    assert f"{refused.value}\n" == case["says"].replace("@contradictions", CONTRADICTIONS)
    assert refused.value.exit_code == 3


def test_a_finding_decides_what_was_open() -> None:
    """Without the file the outcome is pending, with it the licence is granted; the finding says who, when and what."""
    assert decided(dossier()).outcome.id == "pending"
    found = answered(FILE)
    assert decided(found).outcome.id == "grant"
    record = found.root.records("findings")[-1]
    assert (record.text("found_on"), record.names("found_by"), record.names("note")) == (
        "2025-04-10",
        ("А. Сыздыкова", "А. Сыздыкова", ""),
        ("пандус", "пандус", ""),
    )
    assert str(record.facts["result"].place) == "f.yaml:8:47"
    assert str(record.facts["found_on"].place) == "f.yaml:5:11"


def test_an_entry_says_for_itself_who_and_when() -> None:
    """What stands in an entry goes before what stands at the top."""
    file = FILE.replace("note: пандус", "found_on: 2025-04-11, found_by: {kk: Ә, ru: А}")
    record = answered(file).root.records("findings")[-1]
    assert (record.text("found_on"), record.names("found_by")) == ("2025-04-11", ("Ә", "А", ""))


@pytest.mark.parametrize("result", ["result:", "result: ~"])
def test_what_was_not_looked_at_stays_unknown(result: str) -> None:
    """An entry without a result is no finding, and needs no name and no day."""
    file = FILE.replace("result: complies, note: пандус", f"{result} ").replace("found_by: А. Сыздыкова\n", "")
    decision = decided(answered(file))
    assert decision.outcome.id == "pending"
    assert codes(decision) == ["dossier-changed-since-visit"]


def test_a_note_without_a_result_is_not_lost_in_silence() -> None:
    """A note beside an empty result is pointed at."""
    decision = decided(answered(FILE.replace("result: complies, ", "")))
    assert codes(decision) == ["dossier-changed-since-visit", "note-without-result"]
    assert str(decision.warnings[1].place) == "f.yaml:8:45"


def test_a_dossier_that_has_changed_is_a_warning() -> None:
    """The same application with other content is accepted and pointed at; the very dossier is no warning."""
    digest = dossier().digest
    assert codes(decided(answered(FILE))) == ["dossier-changed-since-visit"]
    assert codes(decided(answered(FILE.replace("digest: old", f"digest: {digest}")))) == []


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("application", 'application: "777"'),
        ("applicant", 'applicant: "491240901004"'),
        ("registered_on", "registered_on: 2025-04-02"),
    ],
)
def test_a_file_of_this_dossier_under_another_name_is_refused(key: str, line: str) -> None:
    """Where the digest is that of the dossier, no key may say that it is another application."""
    own = FILE.replace("digest: old", f"digest: {dossier().digest}")
    assert codes(decided(answered(own))) == []
    kept = "" if key == "application" else 'application: "1"\n'
    with pytest.raises(Refused, match=f"another application: {key} is"):
        answered(own.replace('application: "1"\n', f"{kept}{line}\n"))


@pytest.mark.parametrize("label", ["соответствует", "сәйкес келеді", "complies"])
def test_a_result_may_be_written_in_words(label: str) -> None:
    """The words of the boxes on the sheet, in any language, stand for the code."""
    record = answered(FILE.replace("result: complies", f"result: {label}")).root.records("findings")[-1]
    assert record.text("result") == "complies"


def test_the_sheet_is_no_findings_file(tmp_path: Path) -> None:
    """Who names the sheet instead of the file beside it is told which file to fill in."""
    path = tmp_path / "d.visit.ru.html"
    path.write_text("<h1>x</h1>", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_answers(path, dossier(), shipped().vocabulary, TODAY, "d.visit.ru.html")
    assert str(refused.value).splitlines() == [
        'd.visit.ru.html:1:1: [error] "d.visit.ru.html" is no findings file',
        "    name the file that ends in .findings.yaml: `saikes visit` writes it beside the sheet, to be filled in",
    ]


def test_without_a_number_the_applicant_and_the_day_tell() -> None:
    """Where the application has no number yet, the applicant and the day of registration tell which it is."""
    both = 'applicant: "970740000015"\nregistered_on: 2025-04-01'
    assert decided(answered(FILE.replace('application: "1"', both))).outcome.id == "grant"
    with pytest.raises(Refused, match='registered_on is "2025-04-02", but "2025-04-01"'):
        answered(FILE.replace('application: "1"', both.replace("04-01", "04-02")))


def test_the_same_finding_in_both_counts_once() -> None:
    """A finding of the file that the dossier has already is no problem and no second finding."""
    found = answered(FILE, STATIONARY)
    assert [record.text("item") for record in found.root.records("findings")].count("accessibility") == 1


def test_a_finding_without_a_result_in_the_dossier_is_filled() -> None:
    """What the dossier left open is decided by the file."""
    text = STATIONARY.replace("accessibility, result: complies", "accessibility, result: ")
    assert decided(dossier(text)).outcome.id == "pending"
    assert decided(answered(FILE, text)).outcome.id == "grant"


def test_two_files_are_added_one_after_the_other() -> None:
    """A second visit adds to the first, and may not say otherwise in silence."""
    first = answered(FILE, OPEN.replace("  - {item: bedrooms, result: complies}\n", ""))
    second = FILE.replace("accessibility", "bedrooms").encode()
    both = add_answers(second, first, shipped().vocabulary, TODAY, "g.yaml")
    assert decided(both).outcome.id == "grant"
    assert [one.name for one in both.answers] == ["f.yaml", "g.yaml"]
    against = FILE.replace("result: complies", "result: does_not_comply").encode()
    with pytest.raises(Refused, match=r'"does_not_comply" here, but f\.yaml already has "complies"'):
        add_answers(against, both, shipped().vocabulary, TODAY, "g.yaml")


def test_a_finding_against_the_norms_leaves_open_what_has_to_be_corrected() -> None:
    """Where the numbers of the dossier are short and the visit says otherwise, the list of what is open names both."""
    text = STATIONARY.replace("    residence: true\n", "    kind: centre\n    residence: true\n")
    file = FILE.replace("item: accessibility", "item: staffing_norms")
    without = text.replace("  - {item: staffing_norms, result: complies}\n", "")
    assert decided(dossier(without)).results["staff-norms"].verdict.name == "NOT_MET"
    decision = decided(answered(file, without))
    assert decision.results["staff-norms"].verdict.name == "UNKNOWN"
    (item,) = decision.missing
    assert (item.pointer, item.source, item.rules) == ("/findings", "inspector", ("staff-norms",))
    assert item.text.en == (
        "staff against the norms: the finding stands against what the dossier says – one of the two has to be corrected"
    )
