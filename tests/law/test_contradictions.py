"""The places where the texts clash are listed with both readings, the one applied, and why."""

from __future__ import annotations

import json
import re

import pytest
from cli.run import run
from pack.small_pack import shipped

from checker.law.account import account
from checker.pack.contradictions import WEIGHTS, by_weight


def test_what_changes_a_result_comes_first() -> None:
    """The list goes by weight; within one weight it keeps the order of the rule files."""
    listed = json.loads(run("law", "--contradictions", "--format", "json").out)
    assert [one["id"] for one in listed] == [
        item.id for weight in WEIGHTS for item in shipped().contradictions if item.bears_on == weight
    ]
    assert listed[0]["bears_on"] == "result"


@pytest.mark.parametrize(("language", "applied"), [("kk", "[қолданылған]"), ("ru", "[применено]"), ("en", "[applied]")])
def test_both_readings_are_printed(language: str, applied: str) -> None:
    """Every contradiction has its readings, one of them marked as applied, and the reason."""
    printed = run("law", "--contradictions", "--lang", language).out
    flat = " ".join(printed.split())
    for item in shipped().contradictions:
        assert f"\n{item.id}: " in printed
        for text in (*item.readings, item.why):
            assert " ".join(text.of(language).split()) in flat
    assert flat.count(applied) == len(shipped().contradictions)


def test_an_act_is_named_once() -> None:
    """Places of one act stand behind its name, with a place of another act that act is named."""
    printed = " ".join(run("law", "--contradictions", "--lang", "en").out.split())
    places = "paragraph 13; paragraph 14; Permits Law, article 25, paragraph 1 1. one working day"
    assert f"completeness-check-term: Rules (Order 230 of 28.06.2024), {places}" in printed


def test_json_says_what_it_bears_on_and_who_warns() -> None:
    """The JSON names the weight, the editions, the places and the rules that warn of it."""
    listed = {one["id"]: one for one in json.loads(run("law", "--contradictions", "--format", "json").out)}
    found = listed["negative-conclusion-form"]
    assert (found["bears_on"], found["editions"]) == ("result", ["2025-01"])
    assert {"act": "order-230", "paragraph": "17"} in found["cites"]
    assert listed["bailiff-ban-by-court"]["named_by"] == ["ground-3"]


def test_only_of_the_act_named() -> None:
    """With an act only the contradictions that cite it are listed."""
    listed = json.loads(run("law", "order-222", "--contradictions", "--format", "json").out)
    assert listed
    assert all(any(cite["act"] == "order-222" for cite in one["cites"]) for one in listed)


def test_a_clash_that_an_order_settled_is_not_shown_any_more() -> None:
    """Paragraph 17 of January 2025 issues a licence on a negative conclusion in Russian; since Order 73 it does not."""
    act = shipped().acts.acts["order-230"]
    shown = {}
    for name in ("2025-01", "2025-03"):
        edition = act.edition(name)
        assert edition is not None
        entries = {entry.cite.units: entry for entry in account(shipped(), act, edition)}
        shown[name] = {item.id for item in entries[("paragraph", "17"),].contradictions}
    assert "negative-conclusion-form" in shown["2025-01"] - shown["2025-03"]
    assert "hearing-form" in shown["2025-03"] - shown["2025-01"]


def test_it_stands_in_its_editions_only() -> None:
    """The editions are those of the act cited first; one that is not known does not rule the clash out."""
    known = {item.id: item for item in shipped().contradictions}
    settled, always = known["negative-conclusion-form"], known["reissue-term"]
    assert settled.stands_in({"order-230": "2025-01", "order-222": "2025-03"})
    assert not settled.stands_in({"order-230": "2025-03", "order-222": "2025-01-01"})
    assert settled.stands_in({"order-222": "2025-03"})
    assert all(always.stands_in({"order-230": name}) for name in ("2025-01", "2025-03", "2026-05", "2026-07-12"))


def test_weights_sort_stably() -> None:
    """Sorting changes nothing but the order."""
    assert set(by_weight(shipped().contradictions)) == set(shipped().contradictions)
    assert by_weight(by_weight(shipped().contradictions)) == by_weight(shipped().contradictions)


def test_every_entry_speaks_three_languages() -> None:
    """No reading and no reason is left in another language: Kazakh has its own letters, English none of theirs."""
    quoted = re.compile(r"“[^”]*”|\([^)]*\)")
    for item in shipped().contradictions:
        for text in (*item.readings, item.why):
            assert len({text.kk, text.ru, text.en}) == 3, item.id
            assert not re.search("[а-яА-Я]", quoted.sub("", text.en)), item.id
