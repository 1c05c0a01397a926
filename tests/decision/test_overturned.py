"""A finding that says otherwise than the papers decides, and is shown with the papers that it stands against."""

import json

import pytest
from jsonschema import Draft202012Validator

from checker.decision.model import Decision
from checker.documents.build import build_context
from checker.documents.issue import chosen_form
from checker.reports.decision_schema import decision_schema
from checker.reports.explain import explain
from checker.reports.machine import render
from checker.reports.text import TextReport
from decision.cases import STATIONARY, decide

NEGATIVE = (
    "findings:\n",
    "findings:\n  - {item: sanitary_state, result: does_not_comply, found_on: 2025-04-10, found_by: {kk: Ә. С., ru: А. С.}, "
    "note: {kk: көгеру, ru: плесень}}\n",
)
DENIED = ("{code: sanitary_permit, result: confirmed", "{code: sanitary_permit, result: not_found")
CENTRE = ("form: stationary", "form: stationary\n    kind: centre")
POSITIVE = ("findings:\n", "findings:\n  - {item: sanitary_state, result: complies}\n")


def turned(decision: Decision) -> list[tuple[str, str, str, str]]:
    return [(item.rule.id, item.finding.text("item"), item.was.word, item.now.word) for item in decision.overturned]


def judged(*edits: tuple[str, str]) -> Decision:
    return decide(*edits, text=STATIONARY, today="2025-04-15")


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], []),
        ([POSITIVE], []),
        ([NEGATIVE], [("sanitary-premises", "sanitary_state", "met", "not_met")]),
        ([DENIED, POSITIVE], [("sanitary-premises", "sanitary_state", "not_met", "met")]),
        ([DENIED, NEGATIVE], []),
        ([CENTRE], [("staff-norms", "staffing_norms", "not_met", "unknown")]),
        ([("accessibility, result: complies", "accessibility, result: does_not_comply")], []),
        ([("findings:\n", "findings:\n  - {item: rules_conformity, result: does_not_comply}\n")], []),
    ],
    ids=[
        "none",
        "agrees",
        "against a permit",
        "for, against a register",
        "both against",
        "for, against numbers that it cannot overturn",
        "decides",
        "ground",
    ],
)
def test_only_a_verdict_that_turns_round_counts(
    edits: list[tuple[str, str]], expected: list[tuple[str, str, str, str]]
) -> None:
    """A finding that agrees with the papers or decides what they leave open overturns nothing."""
    decision = judged(*edits)
    assert turned(decision) == expected
    assert ("finding-against-papers" in [item.code for item in decision.warnings]) == bool(expected)


def test_two_sites_are_told_apart() -> None:
    """Each site is judged by itself: only the one that the finding is of is turned round."""
    from pack.small_pack import SHIPPED

    text = (SHIPPED / "tests" / "bases" / "two-sites.yaml").read_text(encoding="utf-8")
    site = decide(text=text).case.dossier.root.records("sites")[0].text("id")
    found = f"findings:\n  - {{item: fire_safety, site: {site}, result: does_not_comply}}\n"
    decision = decide(("findings:\n", found), text=text)
    assert [(item.rule.id, item.record and item.record.text("id")) for item in decision.overturned] == [
        ("fire-safety", site)
    ]


def test_two_findings_that_say_the_same_are_both_named() -> None:
    """Neither of two negative findings hides the other: without one of them the verdict would be the same."""
    double = (
        "findings:\n",
        "findings:\n  - {item: sanitary_state, result: does_not_comply}\n"
        "  - {item: sanitary_state, site: main, result: does_not_comply}\n",
    )
    decision = judged(double)
    assert [item.finding.index for item in decision.overturned] == [0, 1]


def test_text_explanation_and_document_name_both() -> None:
    """The warning names the finding with who, when and why, and the paper; the trace and the conclusion repeat it."""
    decision = judged(NEGATIVE)
    said = next(item for item in decision.warnings if item.code == "finding-against-papers")
    ru = " ".join(TextReport("ru").render(decision).split())
    for part in (
        "«не соответствует», 10.04.2025, А. С. – плесень",
        "разрешительный документ в сфере",
        "«соответствует»:",
    ):
        assert part in said.text.ru
        assert part in ru
    assert "Ә. С. – көгеру" in said.text.kk
    assert said.text.kk in explain(decision, "kk", "sanitary-premises")
    assert "плесень" not in explain(decision, "ru", "accessibility")
    context = build_context(decision, chosen_form(decision, "conclusion", "kk"))
    assert said.text.kk in [note.text for note in context.rows[1].notes]


def test_json_names_both_and_fits_its_schema() -> None:
    """The JSON has the finding with its place and what stands against it."""
    document = json.loads(render([judged(NEGATIVE)]))
    Draft202012Validator(decision_schema()).validate(document)
    (item,) = document["overturned"]
    assert (item["rule"], item["site"], item["without"], item["with"]) == (
        "sanitary-premises",
        "main",
        "met",
        "not_met",
    )
    assert item["finding"] | {"place": None} == {
        "item": "sanitary_state",
        "result": "does_not_comply",
        "found_on": "2025-04-10",
        "found_by": {"kk": "Ә. С.", "ru": "А. С."},
        "note": {"kk": "көгеру", "ru": "плесень"},
        "place": None,
    }
    assert item["finding"]["place"]["file"] == "d.yaml"
    assert len(item["against"]) == 1
