"""The dossiers of examples/ are judged as the law says (expected.yaml), and together they cover it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.conditions.verdict import MET
from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.documents.issue import issue
from checker.documents.write import Writing
from checker.dossier.load import load_dossier
from checker.dossier.model import Record
from checker.pack.load import load_pack
from checker.pack.model import Kind
from checker.visit.answers import load_answers

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
VISITED = "32-resocialisation-centre"
FEBRUARY, APRIL = "06-primary-care-contract-february.yaml", "07-primary-care-contract-april.yaml"

Expected = dict[str, Any]


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


EXPECTED: dict[str, Expected] = _read(Path(__file__).with_name("expected.yaml"))
FILES = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in {".yaml", ".json"})

# An example with `differs` is one where the program does not yet give what the law does; the day it does, the
# strict xfail fails and `differs` has to go.
JUDGED = [
    pytest.param(name, marks=pytest.mark.xfail(reason=expected["differs"])) if "differs" in expected else name
    for name, expected in EXPECTED.items()
]


@cache
def _judge() -> Judge:
    return Judge(load_pack(ROOT / "rules"))


@cache
def _decide(name: str) -> Decision:
    judge = _judge()
    today = dt.date.fromisoformat(EXPECTED[name]["today"])
    return judge.decide(load_dossier(EXAMPLES / name, judge.pack.vocabulary), Question(today))


def _words(decision: Decision, kind: Kind) -> list[str]:
    return [result.verdict.word for result in decision.of_kind(kind)]


def _all() -> list[Decision]:
    return [_decide(name) for name in EXPECTED]


def test_every_example_has_an_expectation() -> None:
    """Every dossier in examples/ is named in expected.yaml, and nothing else is."""
    assert sorted(EXPECTED) == FILES


@pytest.mark.parametrize("name", JUDGED)
def test_decision(name: str) -> None:
    """Outcome, conclusion and exit code of an example are those that the law gives."""
    expected, decision = EXPECTED[name], _decide(name)
    found = (decision.outcome.id, decision.conclusion, decision.exit_code)
    assert found == (expected["outcome"], expected["conclusion"], expected["exit_code"]), expected["why"]


@pytest.mark.parametrize("name", EXPECTED)
def test_days_and_editions(name: str) -> None:
    """An example is judged by the editions of its day and has the last day that was counted by hand."""
    expected, decision = EXPECTED[name], _decide(name)
    applied = {item.act.id: item.edition.id for item in decision.applied}
    days = (decision.received, decision.case.days.get("decision_due"))
    assert days == (expected["received"], expected["due"]), expected["why"]
    assert {act: applied[act] for act in expected["editions"]} == expected["editions"], expected["why"]


@pytest.mark.parametrize("kind", ["row", "ground"])
@pytest.mark.parametrize("name", JUDGED)
def test_rows_and_grounds(name: str, kind: Kind) -> None:
    """The six rows and six grounds have the verdicts of the law, or none where its text is not held."""
    expected = EXPECTED[name]
    wanted, found = expected[f"{kind}s"], _words(_decide(name), kind)
    assert len(found) == len(wanted)
    pinned = [None if word is None else got for word, got in zip(wanted, found, strict=True)]
    assert pinned == wanted, expected["why"]


@pytest.mark.parametrize("name", JUDGED)
def test_single_rules(name: str) -> None:
    """Requirements and document lines that an example is about have the verdicts that the law gives."""
    expected, results = EXPECTED[name], _decide(name).results
    wanted = {**expected.get("requirements", {}), **expected.get("completeness", {})}
    assert {rule: results[rule].verdict.word for rule in wanted} == wanted, expected["why"]


@pytest.mark.parametrize("name", EXPECTED)
def test_warnings(name: str) -> None:
    """The warnings that an example is about are given."""
    assert set(EXPECTED[name].get("warnings", [])) <= {warning.code for warning in _decide(name).warnings}


def test_all_outcomes_occur() -> None:
    """The examples together lead to every outcome of the pack."""
    outcomes = {rule.id for rule in _judge().pack.rules if rule.kind == "outcome"}
    assert {decision.outcome.id for decision in _all()} == outcomes


def test_all_forms_and_kinds_occur() -> None:
    """The examples have sites of every form and applicants of every kind, and one has three forms."""
    choices = _judge().pack.vocabulary.choices
    roots = [decision.case.dossier.root for decision in _all()]
    forms = [{site.text("form") for site in root.records("sites")} for root in roots]
    kinds = {root.text("applicant.kind") for root in roots}
    assert set().union(*forms) == set(choices["service_form"])
    assert kinds - {""} == set(choices["applicant_kind"])
    assert any(len(found) > 2 for found in forms)


def test_every_form_has_an_example_of_real_size() -> None:
    """For each form of service some example has its staff in a table beside it, thirty rows or more."""
    roots = [decision.case.dossier.root for decision in _all()]
    sized = [root for root in roots if sum(_in_table(person) for person in root.records("staff")) >= 30]
    forms = {site.text("form") for root in sized for site in root.records("sites")}
    assert forms == set(_judge().pack.vocabulary.choices["service_form"])


def _in_table(record: Record) -> bool:
    return record.place.file.endswith((".csv", ".xlsx"))


def test_all_grounds_occur() -> None:
    """Every ground is established in some example and not established in another."""
    grounds = {rule.id for rule in _judge().pack.rules if rule.kind == "ground"}
    results = [result for decision in _all() for result in decision.of_kind("ground")]
    found = {(result.rule.id, result.verdict.word) for result in results}
    assert {(ground, verdict) for ground in grounds for verdict in ("met", "not_met")} <= found


def test_contradictions_occur() -> None:
    """There is a contradiction that nobody has settled, and such that a finding settled either way."""
    found = {
        (clash.settled, decision.results["ground-4"].verdict.word) for decision in _all() for clash in decision.clashes
    }
    assert found == {("", "unknown"), ("complies", "not_met"), ("does_not_comply", "met")}


def test_all_editions_occur() -> None:
    """Every edition of Order 222 and the oldest and newest Rules are applied in some example."""
    acts = _judge().pack.acts.acts
    applied = {(item.act.id, item.edition.id) for decision in _all() for item in decision.applied}
    rules = acts["order-230"].editions
    assert {("order-222", edition.id) for edition in acts["order-222"].editions if edition.held} <= applied
    assert {("order-230", rules[0].id), ("order-230", rules[-1].id)} <= applied


def _facts_but_days(record: Record) -> Iterator[tuple[str, object]]:
    days = {"registered_on", "filled_on", "asked_on", "found_on"}
    for path, fact in record.facts.items():
        if path.rpartition(".")[2] not in days:
            yield path, fact.value
    for name, found in record.lists.items():
        for below in found.records:
            yield f"{name}[{below.index}]", list(_facts_but_days(below))


def test_the_two_editions_of_row_4_differ_on_the_same_facts() -> None:
    """The dossiers of February and April differ in the days of handling only, yet row 4 in its verdict."""
    february, april = _decide(FEBRUARY), _decide(APRIL)
    assert list(_facts_but_days(february.case.dossier.root)) == list(_facts_but_days(april.case.dossier.root))
    assert [decision.results["row-4"].verdict.word for decision in (february, april)] == ["not_met", "met"]


def test_a_filled_findings_file_decides_what_the_visit_had_to_find() -> None:
    """The filled findings file beside an example belongs to it as it stands, and turns pending into grant."""
    judge, today = _judge(), dt.date(2025, 11, 12)
    dossier = load_dossier(EXAMPLES / f"{VISITED}.yaml", judge.pack.vocabulary)
    answered = load_answers(EXAMPLES / VISITED / "findings.yaml", dossier, judge.pack.vocabulary, today)
    decision = judge.decide(answered, Question(today))
    assert (_decide(f"{VISITED}.yaml").outcome.id, decision.outcome.id) == ("pending", "grant")
    assert "dossier-changed-since-visit" not in {warning.code for warning in decision.warnings}


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("name", EXPECTED)
def test_documents_render(name: str, language: str, tmp_path: Path) -> None:
    """Each document of an outcome is written and names the applicant, or a note says why it is not."""
    decision = _decide(name)
    issued = issue(decision, Writing(tmp_path, ROOT / "templates"))
    pages = [path for path in issued.written if path.name.endswith(f".{language}.html")]
    unwritten = [note for note in issued.notes if "not written" in note.en]
    assert len(pages) + len(unwritten) == len(_forms_due(decision))
    applicant = decision.case.dossier.root.names("applicant.name")
    assert applicant is not None
    assert all(applicant.of(language) in page.read_text(encoding="utf-8") for page in pages)


def _forms_due(decision: Decision) -> set[str]:
    """Give the forms of the outcome; a hearing that was lawfully left out has no protocol."""
    left_out = bool(decision.case.dossier.root.text("hearing.skipped_under"))
    return set(decision.outcome.forms) - ({"hearing-protocol"} if left_out else set())


def test_a_refusal_is_never_without_a_ground() -> None:
    """Every refusal of an application that was accepted rests on an established ground."""
    for decision in _all():
        if decision.outcome.id in {"refusal", "preliminary_refusal"}:
            assert any(result.verdict is MET for result in decision.of_kind("ground"))


def test_one_example_is_json() -> None:
    """A dossier may be JSON: at least one example is, and it is well-formed."""
    found = [name for name in FILES if name.endswith(".json")]
    assert found
    assert all(isinstance(json.loads((EXAMPLES / name).read_text(encoding="utf-8")), dict) for name in found)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_readme_names_the_outcome(name: str) -> None:
    """The table of examples/README.md has a line for each example, with its outcome in both languages."""
    table = (EXAMPLES / "README.md").read_text(encoding="utf-8").splitlines()
    lines = [line for line in table if f"({name})" in line]
    outcome = next(rule for rule in _judge().pack.rules if rule.id == EXPECTED[name]["outcome"])
    assert len(lines) == 1
    assert outcome.title.kk in lines[0]
    assert outcome.title.ru in lines[0]
