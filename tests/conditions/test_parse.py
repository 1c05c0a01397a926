"""Well-written conditions become the tree that they say."""

from __future__ import annotations

import pytest

from checker.conditions.constants import iso_day, number
from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    DayRef,
    FactRef,
    Named,
    Not,
    Quantifier,
    RuleRef,
    ValueRef,
    When,
    walk,
)

from .grammar import parsed


def good(text: str) -> Condition:
    """Parse a condition that must have no problem."""
    found = parsed(text)
    assert found.problems == []
    assert found.condition is not None
    return found.condition


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("owner.weight: {is: 5}", 5),
        ("owner.weight: {is: 5.0}", 5),
        ("owner.weight: {is: -0.5}", -0.5),
        ("owner.weight: {is: -0}", 0),
        ("owner.weight: {is: 0.000000001}", 1e-09),
        ("owner.weight: {is: 999999999999999}", 999999999999999),
        ("owner.children: {is: 007}", 7),
        ("owner.adult: {is: false}", False),
        ("owner.motto: {is: 007}", "007"),
        ('owner.motto: {is: ""}', ""),
        ("owner.motto: {is: 'null'}", "null"),
        ("owner.motto: {is: «Мейірім»}", "«Мейірім»"),
        ("owner.opens_at: {is: 09:30}", "09:30"),
        ("owner.born_on: {is: 2024-02-29}", "2024-02-29"),
        ("owner.colours: {contains_all: [green, red]}", ("green", "red")),
        ("owner.name: {given: false}", False),
        ("owner.born_on: {before: $decision_due}", DayRef("decision_due")),
        ("owner.children: {at_most: $heaviest}", ValueRef("heaviest")),
    ],
)
def test_expected_values_have_the_type_of_the_fact(text: str, value: object) -> None:
    """A constant is read by the type of its fact, whatever YAML would make of it."""
    condition = good(text)
    assert isinstance(condition, Compare)
    assert (condition.expected, type(condition.expected)) == (value, type(value))


def test_another_fact_is_found_in_its_record() -> None:
    """A fact is compared with one of the record or of the dossier, as it is named."""
    condition = good("every: boxes\nholds: {box.weight: {less_than: {fact: owner.weight}}}")
    assert isinstance(condition, Quantifier)
    assert isinstance(condition.holds, Compare)
    assert isinstance(condition.holds.expected, FactRef)
    assert (condition.holds.fact.name, condition.holds.expected.name) == ("box.weight", "owner.weight")


def test_every_kind_of_condition_is_read() -> None:
    """Each word of the language gives its own kind of node."""
    text = """
      all_of:
        - any_of: [{not: {rule: grown-up}}]
        - {when: {owner.adult: {is: true}}, then: {boxed: red}}
        - count: boxes
          at_least: 1
          holds: {some: box.items, holds: {item.weight: {more_than: 0}}}
    """
    kinds = {type(part) for part in walk(good(text))}
    assert kinds == {All, Any, Not, RuleRef, When, Compare, Named, Quantifier}


def test_order_of_keys_does_not_matter() -> None:
    """A quantifier or when/then may be written with its keys in any order."""
    one = good("{some: boxes, with: {colour: red}, holds: {box.weight: {at_least: 1}}}")
    other = good("{holds: {box.weight: {at_least: 1}}, with: {colour: red}, some: boxes}")
    assert isinstance(one, Quantifier)
    assert isinstance(other, Quantifier)
    assert (one.kind, one.select, one.list_name) == (other.kind, other.select, other.list_name)
    assert isinstance(good("{then: {owner.adult: {is: true}}, when: {rule: grown-up}}"), When)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("{every: boxes, holds: {rule: grown-up}}", "not_applicable"),
        ("{some: boxes, holds: {rule: grown-up}}", "not_met"),
        ("{count: boxes, at_least: 1, holds: {rule: grown-up}}", ""),
        ("{every: boxes, if_none: met, holds: {rule: grown-up}}", "met"),
    ],
)
def test_what_no_record_means(text: str, nothing: str) -> None:
    """An empty closed list makes every not applicable and some not met, unless the rule says otherwise."""
    condition = good(text)
    assert isinstance(condition, Quantifier)
    assert condition.nothing == nothing


def test_empty_open_list_is_unknown() -> None:
    """Where the list may be incomplete, no record proves nothing."""
    outer = good("{every: boxes, holds: {some: box.items, holds: {rule: grown-up}}}")
    assert isinstance(outer, Quantifier)
    assert isinstance(outer.holds, Quantifier)
    assert outer.holds.nothing == "unknown"


def test_where_leaves_records_out() -> None:
    """A record that `where` does not keep is not applicable, not a failure."""
    condition = good("{every: boxes, where: {box.shape: {is: round}}, holds: {box.weight: {at_least: 1}}}")
    assert isinstance(condition, Quantifier)
    assert isinstance(condition.holds, When)


def test_pattern_keeps_its_label() -> None:
    """A pattern is a condition with the words of its arguments."""
    condition = good("either: {one: red, other: green}")
    assert isinstance(condition, Named)
    assert condition.label == ("қызыл немесе жасыл", "красный либо зелёный", "red or green")


@pytest.mark.parametrize("text", ["2025-W01-1", "20250101", "2025-13-01", "2025-1-01", "", "2025-01-01T00"])
def test_only_plain_days_are_days(text: str) -> None:
    """Days compare as text, so no other way of writing one is taken."""
    assert iso_day(text) is None


@pytest.mark.parametrize(
    "text", ["1e5", "1_000", "+1", ".5", "1.", "NaN", "inf", "1,5", " 1", "1234567890123456", "0.0000000001"]
)
def test_only_plain_numbers_are_numbers(text: str) -> None:
    """Numbers are written out in at most 15 digits and 9 decimals."""
    assert number(text) is None
