"""What conditions mean where the two engines share code and so could be wrong together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.engine.case import Case
from checker.engine.durable import DurableEngine
from checker.pack.order import rules_in_force

from .world import DAYS, Raw, case_of, definition, dossier_of, load_world, ruleset_of, verdicts

ONE = {"id": "one"}
TWO = {"id": "two"}


def verdict(folder: Path, condition: dict[str, Any], **data: Any) -> str:
    """Judge one condition on one dossier by both engines."""
    return verdicts(ruleset_of(folder, condition), data)[0]


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        ({"main.words": {"is": "a"}}, "unknown"),
        ({"main.words": {"is_not": "a"}}, "unknown"),
        ({"main.quiet": {"is": "a"}}, "not_met"),
        ({"main.quiet": {"is_not": "a"}}, "not_met"),
        ({"main.words": {"given": True}}, "not_met"),
        ({"main.quiet": {"given": False}}, "met"),
        ({"main.begins": {"not_before": Raw("$day")}}, "met"),
        ({"main.ends": {"not_after": Raw("$day")}}, "met"),
        ({"main.begins": {"on_or_after": Raw("$day")}}, "unknown"),
        ({"main.ends": {"on_or_after": Raw("$day")}}, "not_met"),
    ],
)
def test_fact_that_is_not_there(tmp_path: Path, condition: dict[str, Any], wanted: str) -> None:
    """Not there is unknown in an open world and a plain no in a closed one, whatever is asked."""
    assert verdict(tmp_path, condition, main={}) == wanted


@pytest.mark.parametrize(
    ("condition", "wanted"),
    [
        ({"main.words": {"is": {"fact": "main.quiet"}}}, "unknown"),
        ({"main.size": {"at_least": {"fact": "main.width"}}}, "unknown"),
        ({"main.size": {"at_least": {"fact": "main.size"}}}, "met"),
        ({"main.size": {"more_than": {"fact": "main.size"}}}, "not_met"),
    ],
)
def test_other_fact_that_is_not_there(tmp_path: Path, condition: dict[str, Any], wanted: str) -> None:
    """A comparison with something not known is not known, even in a closed world."""
    assert verdict(tmp_path, condition, main={"words": "a", "size": 0}) == wanted


@pytest.mark.parametrize(
    ("kind", "silent", "empty"), [("every", "unknown", "not_applicable"), ("some", "unknown", "not_met")]
)
def test_closed_list(tmp_path: Path, kind: str, silent: str, empty: str) -> None:
    """A closed list that is not spoken of is unknown; written as empty it is known to hold nothing."""
    condition = {kind: "papers", "holds": {"paper.flag": {"is": True}}}
    assert verdict(tmp_path, condition) == silent
    assert verdict(tmp_path, condition, papers=[]) == empty
    assert verdict(tmp_path, condition, papers=Raw("null")) == silent


@pytest.mark.parametrize("kind", ["every", "some"])
def test_open_list(tmp_path: Path, kind: str) -> None:
    """An open list proves nothing by holding nothing."""
    condition = {kind: "extracts", "holds": {"extract.flag": {"is": True}}}
    assert verdict(tmp_path, condition) == verdict(tmp_path, condition, extracts=[]) == "unknown"


def test_if_none_speaks_for_an_empty_selection(tmp_path: Path) -> None:
    """if_none is for a list in which nothing is left, not for one that is not spoken of."""
    condition = {
        "some": "papers",
        "with": {"code": "wood"},
        "if_none": "met",
        "holds": {"paper.flag": {"is": True}},
    }
    assert verdict(tmp_path, condition, papers=[{"code": "stone"}]) == "met"
    assert verdict(tmp_path, condition) == "unknown"


@pytest.mark.parametrize("kind", [{"every": "papers"}, {"some": "papers"}, {"count": "papers", "at_most": 5}])
@pytest.mark.parametrize("nothing", ["met", "not_met", "unknown", "not_applicable"])
def test_if_none_speaks_where_the_filter_leaves_nobody(tmp_path: Path, kind: dict[str, Any], nothing: str) -> None:
    """A filter that is met for no record leaves none; one that is open for a record leaves that open."""
    condition = {
        **kind,
        "where": {"not": {"paper.code": {"is": "stone"}}},
        "if_none": nothing,
        "holds": {"paper.flag": {"is": True}},
    }
    assert verdict(tmp_path, condition, papers=[{"code": "stone"}, {"code": "stone", "flag": True}]) == nothing
    assert verdict(tmp_path, condition, papers=[{"code": "stone"}, {"code": "wood", "flag": True}]) == "met"
    assert verdict(tmp_path, condition, papers=[]) == nothing
    assert verdict(tmp_path, condition) == "unknown"


def test_if_none_speaks_of_the_filter_not_of_what_holds(tmp_path: Path) -> None:
    """A record that passes the filter is there, even where what is asked of it does not apply."""
    condition = {
        "every": "papers",
        "where": {"paper.code": {"is": "wood"}},
        "if_none": "met",
        "holds": {"when": {"paper.flag": {"is": True}}, "then": {"paper.flag": {"is": False}}},
    }
    assert verdict(tmp_path, condition, papers=[{"code": "wood", "flag": False}]) == "not_applicable"
    assert verdict(tmp_path, condition, papers=[{"code": "stone", "flag": False}]) == "met"


def test_records_belong_to_the_site_that_they_name(tmp_path: Path) -> None:
    """A paper of another site does not count; one that names no site counts for all."""
    condition = {"every": "sites", "holds": {"some": "papers", "holds": {"paper.flag": {"is": True}}}}
    sites = [ONE, TWO]
    ruleset = ruleset_of(tmp_path, condition)

    def of(*papers: dict[str, Any]) -> str:
        return verdicts(
            ruleset, {"sites": sites, "papers": [{"code": "wood", "flag": True, **paper} for paper in papers]}
        )[0]

    assert of({"home": "one"}) == "not_met"
    assert of({"home": "one"}, {"home": "two"}) == "met"
    assert of({}) == "met"
    assert of({"home": "one"}, {"home": "two", "flag": False}) == "not_met"


def test_rule_of_a_site_is_asked_for_that_site(tmp_path: Path) -> None:
    """Within a site another rule of sites answers for this site; from outside it answers for all of them."""
    rules = [
        definition("own", {"site.flag": {"is": True}}, for_every="sites"),
        definition("within", {"rule": "own"}, for_every="sites"),
        definition("some-within", {"some": "sites", "holds": {"rule": "own"}}),
        definition("counted", {"count": "sites", "at_most": 1, "at_least": 1, "holds": {"not": {"rule": "own"}}}),
        definition("outside", {"rule": "own"}),
    ]
    ruleset = rules_in_force(load_world(tmp_path, {"definitions": rules}), {"law": "first"})
    engine = DurableEngine(ruleset)
    results = engine.judge(case_of(ruleset, {"sites": [{**ONE, "flag": True}, {**TWO, "flag": False}]}))
    assert [instance.tree.verdict.word for instance in results["within"].instances] == ["met", "not_met"]
    wanted = {"within": "not_met", "some-within": "met", "counted": "met", "outside": "not_met"}
    assert {name: results[name].verdict.word for name in wanted} == wanted


def test_rule_for_every_record_of_nothing_is_unknown(tmp_path: Path) -> None:
    """A rule of sites says nothing of a dossier without sites."""
    rules = [definition("own", {"site.flag": {"is": True}}, for_every="sites")]
    ruleset = rules_in_force(load_world(tmp_path, {"definitions": rules}), {"law": "first"})
    dossiers: list[dict[str, Any]] = [{}, {"sites": []}]
    assert [verdicts(ruleset, data) for data in dossiers] == [["unknown"], ["unknown"]]


@pytest.mark.parametrize(("edition", "wanted"), [("first", "not_met"), ("second", "met")])
def test_numbers_of_the_law_follow_the_edition(tmp_path: Path, edition: str, wanted: str) -> None:
    """A dated value is that of the edition applied."""
    ruleset = ruleset_of(
        tmp_path,
        {"main.number": {"at_least": Raw("$whole")}},
        {"main.size": {"is": Raw("$part")}},
        edition=edition,
    )
    of = {"first": {"number": 2, "size": -0.5}, "second": {"number": 4, "size": -0.5}}
    assert verdicts(ruleset, {"main": of[edition]}) == [wanted, wanted]


def test_day_that_cannot_be_known_is_unknown(tmp_path: Path) -> None:
    """Without a last day of the decision nothing is judged by it."""
    ruleset = ruleset_of(
        tmp_path, {"main.begins": {"before": Raw("$decision_due")}}, {"main.begins": {"before": Raw("$day")}}
    )
    dossier = dossier_of(ruleset.pack, {"main": {"begins": "2025-01-01"}})
    days = {name: day for name, day in DAYS.items() if name != "decision_due"}
    results = DurableEngine(ruleset).judge(Case(dossier, ruleset, days))
    assert [results["r0"].verdict.word, results["r1"].verdict.word] == ["unknown", "met"]


@pytest.mark.parametrize(("day", "wanted"), [("2025-03-31", "not_met"), ("2025-04-01", "met"), ("2025-04-02", "met")])
def test_last_day_counts(tmp_path: Path, day: str, wanted: str) -> None:
    """A paper is valid up to and including its last day."""
    assert verdict(tmp_path, {"paper": "wood"}, papers=[{"code": "wood", "ends": day}]) == wanted
