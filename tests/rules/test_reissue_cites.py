"""What a reissue and the other requests are judged by is cited where it stands."""

from __future__ import annotations

import pytest

from checker.pack.acts import Cite
from checker.pack.model import Rule
from tests.rules.test_wordings import pack


def _rules(name: str, request: str) -> list[Rule]:
    return [rule for rule in pack().rules if rule.id == name and request in rule.requests]


def _place(cite: Cite | None) -> tuple[str, ...]:
    assert cite is not None
    return (cite.act, *(found for unit in ("article", "paragraph", "part", "item") if (found := cite.number(unit))))


def test_a_reorganisation_is_never_refused_by_33_5() -> None:
    """Article 33(5) leaves out item 3 of 33(1): a spin-off and a division are refused by article 34 alone."""
    grounds = [rule for rule in pack().rules if rule.kind == "ground" and "reissue-with-check" in rule.requests]
    assert len(grounds) == 5
    assert {_place(rule.cite)[:2] for rule in grounds} == {("permits-law", "34")}


@pytest.mark.parametrize(
    ("name", "request_kind", "places"),
    [
        ("licensee-asks", "duplicate", {("permits-law", "43", "1")}),
        ("licensee-asks", "suspension", {("permits-law", "45", "1-1")}),
        ("licensee-asks", "resumption", {("permits-law", "45", "7")}),
        ("spin-off-in-time", "reissue-with-check", {("permits-law", "34", "4")}),
        ("division-in-time", "reissue-with-check", {("permits-law", "34", "5")}),
        ("preliminary_refusal", "reissue-with-check", {("order-230", "20"), ("order-230", "17")}),
        ("reissue-hearing-notice", "reissue-with-check", {("order-230", "21"), ("order-230", "17")}),
    ],
)
def test_each_is_cited_from_its_own_place(name: str, request_kind: str, places: set[tuple[str, ...]]) -> None:
    """One id may be in force for several requests; each cites the paragraph that lays it down."""
    assert {_place(rule.cite) for rule in _rules(name, request_kind)} == places
