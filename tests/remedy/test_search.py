"""The search on any condition that the rule language can say: what it finds and the proof keeps is sound and minimal."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from chance import examples
from engine.generate import packs, random_dossier
from engine.world import case_of, load_world, ruleset_of
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.conditions.verdict import MET, NOT_APPLICABLE
from checker.engine import reference
from checker.engine.case import Case
from checker.pack.order import rules_in_force
from checker.remedy.alternatives import Alternatives, merged
from checker.remedy.apply import applied
from checker.remedy.model import NOTHING_TO_DO, Edit, Edits, Target, parts
from checker.remedy.search import Search
from checker.remedy.want import Want

OK = {MET, NOT_APPLICABLE}


def verdict(case: Case, rule: str, index: int, edits: Edits) -> Any:
    dossier = applied(case.dossier, edits, case.ruleset.pack)
    return reference.judge(Case(dossier, case.ruleset, case.days))[rule].instances[index].tree.verdict


def nothing_where_nothing_is_wrong(sections: Any, seed: int, dossiers: int = 1) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ruleset = rules_in_force(load_world(Path(folder), sections), {"law": "first"})
    for number in range(dossiers):
        case = case_of(ruleset, random_dossier(seed + number))
        results = reference.judge(case)
        search = Search(case, overturning=True)
        for rule in ruleset.rules:
            for index, instance in enumerate(results[rule.id].instances):
                for want in Want:
                    ways = search.of_rule(rule.condition, rule.for_every, instance.record, want)
                    assert (ways == [NOTHING_TO_DO]) == (instance.tree.verdict in want.value), (rule.id, index, want)
                    for way in ways[:1] if want is Want.OK else []:
                        verdict(case, rule.id, index, way)


@settings(max_examples=examples(25))
@given(packs(), st.integers(0, 10**6))
def test_random_rules(sections: Any, seed: int) -> None:
    """Whatever verdict is wanted, there is nothing to do where the condition has it, and only there; no set breaks the judging."""
    nothing_where_nothing_is_wrong(sections, seed, dossiers=4)


CASES: dict[str, tuple[Any, dict[str, Any], int]] = {
    "all of": ({"all_of": [{"main.flag": {"is": True}}, {"main.size": {"at_least": 3}}]}, {}, 2),
    "any of": ({"any_of": [{"main.flag": {"is": True}}, {"main.size": {"at_least": 3}}]}, {}, 1),
    "not": ({"not": {"main.flag": {"is": True}}}, {"main": {"flag": True}}, 1),
    "when": ({"when": {"main.flag": {"is": True}}, "then": {"main.number": {"is": 2}}}, {"main": {"flag": True}}, 1),
    "every": ({"every": "extracts", "holds": {"extract.flag": {"is": True}}}, {"extracts": [{"code": "wood"}] * 3}, 3),
    "some": ({"paper": "wood"}, {"papers": []}, 1),
    "silent": ({"paper": "wood"}, {}, 1),
    "expired": ({"paper": "wood"}, {"papers": [{"code": "wood", "ends": "2024-01-01"}]}, 1),
    "count": (
        {"count": "papers", "at_least": 3, "holds": {"paper.flag": {"is": True}}},
        {"papers": [{"code": "wood", "flag": True}, {"code": "wood"}]},
        2,
    ),
    "at most": (
        {"count": "papers", "at_most": 1, "holds": {"paper.flag": {"is": True}}},
        {"papers": [{"code": "wood", "flag": True}, {"code": "wood", "flag": True}]},
        1,
    ),
    "contains": ({"main.colours": {"contains_all": ["red", "blue"]}}, {"main": {"colours": ["green"]}}, 1),
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_condition(name: str, tmp_path: Path) -> None:
    """The smallest way has as many parts as are lacking; it turns the condition, and no part of it can be left out."""
    condition, data, count = CASES[name]
    ruleset = ruleset_of(tmp_path, condition)
    case = case_of(ruleset, data)
    ways = Search(case, overturning=False).ways(
        ruleset.rule("r0").condition, Want.OK, {"": Search(case, overturning=False).root}
    )
    assert len(parts(ways[0])) == count
    assert verdict(case, "r0", 0, ways[0]) in OK
    for change in parts(ways[0]):
        assert verdict(case, "r0", 0, ways[0] - frozenset(change.edits)) not in OK


IMPOSSIBLE: dict[str, tuple[Any, dict[str, Any]]] = {
    "an earlier day": ({"main.begins": {"on_or_before": "2025-01-01"}}, {"main": {"begins": "2025-04-01"}}),
    "another day": ({"main.begins": {"is": "2025-01-01"}}, {"main": {"begins": "2025-04-01"}}),
    "a day that is none": ({"main.begins": {"after": "9999-12-31"}}, {}),
    "taking back": ({"main.flag": {"given": False}}, {"main": {"flag": True}}),
    "both": ({"all_of": [{"main.flag": {"is": True}}, {"main.flag": {"is": False}}]}, {}),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_nobody_is_advised(name: str, tmp_path: Path) -> None:
    """No day is moved back, nothing said is unsaid, nothing contradictory is asked."""
    condition, data = IMPOSSIBLE[name]
    ruleset = ruleset_of(tmp_path, condition)
    search = Search(case_of(ruleset, data), overturning=True)
    assert search.ways(ruleset.rule("r0").condition, Want.OK, {"": search.root}) == []


def test_an_answer_is_said_and_not_left_open(tmp_path: Path) -> None:
    """Where a yes or no only has to be stated, the one that was tried is named."""
    ruleset = ruleset_of(tmp_path, {"main.flag": {"given": True}}, {"main.words": {"known": True}})
    search = Search(case_of(ruleset, {}), overturning=False)
    found = [search.ways(ruleset.rule(name).condition, Want.OK, {"": search.root}) for name in ("r0", "r1")]
    assert [{(edit.value, edit.bound) for edit in ways[0]} for ways in found] == [{(True, "exact")}, {("…", "any")}]


def edit(value: object, bound: str = "exact", path: str = "a") -> Edit:
    return Edit(Target("record", (("papers", 0),)), path, value, bound)  # type: ignore[arg-type]


MERGED: list[tuple[Edit, Edit, Edit | None]] = [
    (edit("2025-01-01", "at_least"), edit("2025-02-01", "at_least"), edit("2025-02-01", "at_least")),
    (edit("2025-01-01", "at_most"), edit("2025-02-01", "at_most"), edit("2025-01-01", "at_most")),
    (edit(3), edit(2, "at_least"), edit(3)),
    (edit(2, "at_least"), edit(1), None),
    (edit(("x",), "includes"), edit(("y",), "includes"), edit(("x", "y"), "includes")),
    (edit("…", "any"), edit(1), edit(1)),
    (edit(1), edit("…", "any"), edit(1)),
    (edit(True), edit(False), None),
]


@pytest.mark.parametrize(("one", "other", "both"), MERGED)
def test_two_demands_on_one_fact(one: Edit, other: Edit, both: Edit | None) -> None:
    """The stronger of two demands stands; what cannot be joined is no alternative."""
    assert merged(frozenset({one}), frozenset({other})) == (None if both is None else frozenset({both}))


def test_too_many_alternatives_are_cut_and_said() -> None:
    """More alternatives than can be read are cut, and it is known that they were."""
    alternatives = Alternatives(most=3)
    found = alternatives.any_of([[frozenset({edit(1, path=name)})] for name in "abcde"])
    assert len(found) == 3
    assert alternatives.capped


FOUND: dict[str, tuple[dict[str, Any], int]] = {
    "a rule that does not apply is none of any": (
        {
            "r0": {"when": {"main.begins": {"is": "0001-01-01"}}, "then": {"main.begins": {"is": "0001-01-01"}}},
            "r1": {"rule": "r0"},
            "r2": {"any_of": [{"main.begins": {"is": "0001-01-01"}}, {"rule": "r0"}]},
        },
        0,
    ),
    "a list in a record that is to be added": (
        {
            "r0": {
                "every": "sites",
                "holds": {
                    "every": "site.groups",
                    "where": {"group.begins": {"is": "0001-01-01"}},
                    "holds": {"group.begins": {"is": "0001-01-01"}},
                    "if_none": "met",
                },
            },
        },
        0,
    ),
    "any of what does not apply": (
        {
            "r0": {"when": {"main.flag": {"is": True}}, "then": {"main.number": {"is": 2}}},
            "r1": {"any_of": [{"rule": "r0"}, {"every": "papers", "holds": {"rule": "r0"}}]},
        },
        3,
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_chance_found_once(name: str) -> None:
    """Packs on which the search once failed, each on twenty dossiers."""
    rules, seed = FOUND[name]
    sections = {"definitions": [{"id": rule, "met_when": condition} for rule, condition in rules.items()]}
    nothing_where_nothing_is_wrong(sections, seed, dossiers=20)
