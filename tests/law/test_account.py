"""Every place of the acts is carried by a rule or left out with a reason, in every edition whose text is held."""

from __future__ import annotations

import dataclasses
import json
from functools import cache

import pytest
from cli.run import run, usage
from pack.small_pack import SHIPPED, shipped

from checker.law.account import Entry, account, accounted_acts
from checker.ruletests.load import load_rule_tests
from checker.ruletests.model import RuleTest

HELD = [(act.id, edition.id) for act in accounted_acts(shipped()) for edition in act.editions if edition.held]


@cache
def rule_tests() -> tuple[RuleTest, ...]:
    return load_rule_tests(SHIPPED / "tests", shipped())


def entries(act: str, edition: str) -> tuple[Entry, ...]:
    chosen = shipped().acts.acts[act]
    found = chosen.edition(edition)
    assert found is not None
    return account(shipped(), chosen, found, rule_tests())


def test_both_orders_are_accounted_for() -> None:
    """All 42 paragraphs, nine annexes and eleven items of Annex 1 of the Rules, and the six rows of Order 222."""
    found = {act.id: [cite.units for cite in act.accounted] for act in accounted_acts(shipped())}
    assert set(found) == {"order-222", "order-230"}
    assert found["order-222"] == [(("row", str(number)),) for number in range(1, 7)]
    assert [units for units in found["order-230"] if units[0][0] == "paragraph"] == [
        (("paragraph", str(number)),) for number in range(1, 43)
    ]
    assert len(found["order-230"]) == 42 + 9 + 11


@pytest.mark.parametrize(("act", "edition"), HELD)
def test_every_place_is_carried_or_left_out_with_a_reason(act: str, edition: str) -> None:
    """No place is forgotten, and none is excused although a rule carries it."""
    assert [dict(entry.cite.units) for entry in entries(act, edition) if not entry.accounted] == []


@pytest.mark.parametrize(("act", "edition"), HELD)
def test_what_judges_is_tested(act: str, edition: str) -> None:
    """Every rule that carries a place has cases among the rule tests; definitions and stages are tested by what names them."""
    kinds = {rule.id: rule.kind for rule in shipped().rules}
    silent = {
        carrier.id
        for entry in entries(act, edition)
        for carrier in entry.carriers
        if carrier.what in {"rule", "term"} and not carrier.tests and kinds[carrier.id] != "definition"
    }
    assert silent == set()


def test_a_reason_that_is_taken_away_is_missed() -> None:
    """Without its reason a place that no rule carries is unaccounted for."""
    act = shipped().acts.acts["order-230"]
    edition = act.editions[-1]
    for left in shipped().uncarried:
        if left.editions and edition.id not in left.editions:
            continue
        pack = dataclasses.replace(shipped(), uncarried=tuple(one for one in shipped().uncarried if one is not left))
        assert [entry.cite for entry in account(pack, act, edition) if not entry.accounted] == [left.cite]


def test_a_rule_that_is_taken_away_is_missed() -> None:
    """Without the term that carries paragraph 11 that paragraph is unaccounted for."""
    act = shipped().acts.acts["order-230"]
    pack = dataclasses.replace(shipped(), rules=tuple(rule for rule in shipped().rules if rule.id != "sending"))
    missing = [dict(entry.cite.units) for entry in account(pack, act, act.editions[-1]) if not entry.accounted]
    assert missing == [{"paragraph": "11"}]


def test_the_command() -> None:
    """The account is printed for the last edition held, in every language, within 80 columns."""
    for language in ("kk", "ru", "en"):
        found = run("law", "--lang", language)
        assert (found.code, found.err) == (0, "")
        assert all(len(line) <= 80 or len(line.split()) == 1 for line in found.out.splitlines())
    assert "order-230" not in found.out
    assert "Rules (Order 230 of 28.06.2024) · 2026-07-12" in found.out


def test_one_act_and_one_edition() -> None:
    """An act and an edition can be named; JSON says the same."""
    found = json.loads(run("law", "order-230", "--edition", "order-230=2025-01", "--format", "json").out)
    assert [(one["act"], one["edition"]) for one in found] == [("order-230", "2025-01")]
    places = {json.dumps(place["place"]): place for place in found[0]["places"]}
    assert [one["id"] for one in places['{"paragraph": "23"}']["carried_by"]] == ["objection", "preliminary-notice"]
    assert [one["id"] for one in places['{"paragraph": "22"}']["carried_by"]] == ["preliminary-notice"]
    assert [one["id"] for one in places['{"annex": "2"}']["carried_by"]] == ["application"]
    assert places['{"paragraph": "16"}']["left_out"]["en"] == "excluded (Order 503)"
    assert {one["id"] for one in places['{"annex": "3-1"}']["carried_by"]} == {"refusal"}


def test_wrong_use() -> None:
    """An act that does not exist is answered with the nearest name."""
    assert 'did you mean "order-222"?' in usage(run("law", "order-22"))
