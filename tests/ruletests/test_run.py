"""How cases are run and what is said of those that do not come true."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.dossier.load import build_dossier
from checker.ruletests.load import load_rule_tests
from checker.ruletests.model import RuleTestResult
from checker.ruletests.run import run_rule_tests
from checker.source.tree import Node, Scalar
from tests.ruletests.shipped import JUDGE, PACK

BASE = """\
application: {registered_on: 2025-04-01, signed_with_eds: true, consent: true}
applicant: {kind: individual_entrepreneur, name: A, identifier: "850101300124", address: A}
sites:
  - {id: main, address: A, form: home_based, recipients: [{category: elderly, youngest: 61}]}
documents: []
registers:
  - {code: court_acts, result: not_found}
  - {code: debtors, result: not_found}
"""


def run(folder: Path, cases: str) -> list[RuleTestResult]:
    (folder / "bases").mkdir()
    (folder / "bases" / "home.yaml").write_text(BASE, encoding="utf-8")
    (folder / "some.yaml").write_text(f"base: home\ncases:\n{cases}", encoding="utf-8")
    return list(run_rule_tests(load_rule_tests(folder, PACK), JUDGE))


def test_a_wrong_expectation_is_a_failure(tmp_path: Path) -> None:
    """Each expectation that does not come true is reported at its place, with the case and what it proves."""
    found = run(
        tmp_path,
        """\
  - name: wrong
    proves: Nothing.
    expect: {rules: {ground-6: met, intake: met}, outcome: refusal, conclusion: open}
""",
    )
    assert not found[0].passed
    assert [str(failure).replace(str(tmp_path), "T") for failure in found[0].failures] == [
        'T/some.yaml:5:32: [error] rule "ground-6" must be "met", got "not_met"\n    some: wrong – Nothing.',
        'T/some.yaml:5:60: [error] the outcome must be "refusal", got "grant"\n    some: wrong – Nothing.',
        'T/some.yaml:5:81: [error] the conclusion must be "open", got "complies"\n    some: wrong – Nothing.',
    ]


def test_a_rule_of_another_edition_is_not_in_force(tmp_path: Path) -> None:
    """A rule that is not part of the law applied has no verdict, and a case that expects one fails."""
    found = run(
        tmp_path,
        """\
  - name: gone
    proves: Gone.
    expect: {rules: {medical-specialities: met}}
""",
    )
    assert [check.got for check in found[0].checks] == ["not_in_force"]
    assert not found[0].passed


def test_a_list_of_editions_is_several_runs(tmp_path: Path) -> None:
    """A case runs once for each combination of the editions that it names, and its id says which."""
    found = run(
        tmp_path,
        """\
  - name: both
    proves: Both.
    editions: {order-222: [2025-01-01, 2025-03], order-230: [2025-01, 2025-03]}
    expect: {outcome: grant}
""",
    )
    assert [item.test.id for item in found] == [
        "some: both [order-222 2025-01-01, order-230 2025-01]",
        "some: both [order-222 2025-01-01, order-230 2025-03]",
        "some: both [order-222 2025-03, order-230 2025-01]",
        "some: both [order-222 2025-03, order-230 2025-03]",
    ]
    assert all(item.passed and dict(item.test.editions).items() <= item.editions.items() for item in found)


def test_changes_touch_no_other_case(tmp_path: Path) -> None:
    """What one case changes, the next case finds as the base has it."""
    found = run(
        tmp_path,
        """\
  - name: changed
    proves: Changed.
    set: {application.consent: false, hearing.closed: true, "sites[main].recipients[elderly].youngest": 1}
    drop: ["registers[debtors]", applicant.kind]
    add: {registers: [{code: debtors, result: confirmed, court_ban: true}], findings: [{item: bedrooms}]}
    expect: {rules: {ground-3: met, ground-6: met}, outcome: pending}
  - name: untouched
    proves: Untouched.
    expect: {rules: {ground-3: not_met, ground-6: not_met}, outcome: grant}
""",
    )
    assert [item.passed for item in found] == [True, True]


@pytest.mark.parametrize(
    ("change", "path", "line"),
    [
        ("set: {application.consent: false}", "application.consent", 5),
        ("add: {documents: [{code: staff_list}]}", "documents", 5),
        ("drop: [applicant.kind]", "application.consent", 1),
    ],
)
def test_places_are_kept(tmp_path: Path, change: str, path: str, line: int) -> None:
    """What a case sets or adds has its place in the case; all else keeps the place in the base."""
    found = run(tmp_path, f"  - name: one\n    proves: One.\n    {change}\n    expect: {{outcome: grant}}\n")
    node: Node = found[0].test.dossier
    for key in path.split("."):
        node = node.entries[key]  # type: ignore[union-attr]
    if not isinstance(node, Scalar):
        root = build_dossier(found[0].test.dossier, PACK.vocabulary, "case").root
        assert [record.place.line for record in root.records(path)] == [line]
    else:
        assert node.place.line == line
