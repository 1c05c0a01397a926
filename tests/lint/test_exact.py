"""Where only a few facts are asked, the diagrams say exactly what can be: nothing is missed and nothing is claimed too much."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import Any

import pytest
from chance import examples
from engine.world import DAYS, dossier_of, ruleset_of, written
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.conditions import verdict as algebra
from checker.conditions.model import All
from checker.conditions.model import Any as AnyOf
from checker.conditions.verdict import MET, Verdict
from checker.engine.case import Case
from checker.engine.judged import Judged
from checker.engine.reference import judge
from checker.lint.claims import part_claims
from checker.lint.meaning import Meaning
from checker.lint.run import check_folder

from .broken_packs import broken

GUARDS = "      any_of:\n        - site.form: {is: forest}\n        - site.area: {at_least: 100}\n"
# Every value that the conditions below can tell apart, and the missing answer.
VALUES: dict[str, tuple[Any, ...]] = {
    "colour": (None, "red", "green", "blue"),
    "units": (None, 1, 2, 3, 4, 5),
    "flag": (None, True, False),
}
LEAVES = st.one_of(
    st.builds(
        lambda code, word: {"main.colour": {word: code}},
        st.sampled_from(("red", "green")),
        st.sampled_from(("is", "is_not")),
    ),
    st.builds(
        lambda number, word: {"main.units": {word: number}},
        st.sampled_from((2, 4)),
        st.sampled_from(("at_least", "at_most", "more_than", "less_than", "is")),
    ),
    st.builds(lambda value: {"main.flag": {"is": value}}, st.booleans()),
    st.builds(lambda name, value: {f"main.{name}": {"given": value}}, st.sampled_from(sorted(VALUES)), st.booleans()),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda below: st.one_of(
        st.builds(
            lambda parts, word: {word: parts},
            st.lists(below, min_size=2, max_size=3),
            st.sampled_from(("all_of", "any_of")),
        ),
        st.builds(lambda one: {"not": one}, below),
        st.builds(lambda one, other: {"when": one, "then": other}, below, below),
        st.builds(lambda one, other: {"open": one, "settled_by": other}, below, below),
    ),
    max_leaves=8,
)


def worlds() -> list[dict[str, Any]]:
    """Give every dossier that the conditions can tell from another."""
    found = []
    for values in itertools.product(*VALUES.values()):
        stated = {name: value for name, value in zip(VALUES, values, strict=True) if value is not None}
        found.append({"main": stated})
    return found


@settings(max_examples=examples(40))
@given(condition=CONDITIONS)
def test_verdicts_are_exactly_those_that_dossiers_give(condition: Any) -> None:
    """The ends of a diagram are the verdicts that some dossier gives, and idle parts are those that none needs."""
    with tempfile.TemporaryDirectory() as folder:
        ruleset = ruleset_of(Path(folder), condition)
    meaning = Meaning(ruleset.pack)
    (rule,) = (rule for rule in ruleset.pack.rules if rule.id == "r0")
    trees = [
        judge(Case(dossier_of(ruleset.pack, data), ruleset, dict(DAYS)))["r0"].instances[0].tree for data in worlds()
    ]
    assert meaning.diagrams.ends(meaning.rule(rule)) == {int(tree.verdict) for tree in trees}, written(condition)
    idle = [claim.part for claim in part_claims(meaning) if claim.about == "r0" and claim.part.what == "idle"]
    for part in idle:
        for tree in trees:
            for node in tree.walk():
                if node.condition is part.around and isinstance(part.around, All | AnyOf):
                    assert without(node, part.condition) is node.verdict, written(condition)
    dead = [claim.part for claim in part_claims(meaning) if claim.about == "r0" and claim.part.what == "dead"]
    for part in dead:
        met = [node for tree in trees for node in met_all_the_way(tree) if node.condition is part.condition]
        assert met == [], written(condition)


def without(node: Judged, left_out: object) -> Verdict:
    """Judge an all_of or any_of without one of its parts."""
    rest = [child.verdict for child in node.children if child.condition is not left_out]
    return algebra.all_of(rest) if isinstance(node.condition, All) else algebra.any_of(rest)


def met_all_the_way(node: Judged) -> list[Judged]:
    """List the nodes that are met and stand in nothing that is not."""
    if node.verdict is not MET:
        return []
    return [node, *(found for child in node.children for found in met_all_the_way(child))]


@pytest.mark.parametrize("several", ["any_of", "all_of"])
def test_of_too_many_combinations_nothing_is_claimed(tmp_path: Path, several: str) -> None:
    """A condition that asks hundreds of facts is passed over, not gone through for ever; what stands beside it is still checked."""
    codes = [f"c{index}" for index in range(700)]
    facts = "".join(f"      f{code}: {{type: boolean, label: {{kk: б, ru: б, en: b}}}}\n" for code in codes)
    asked = "".join(f"        - site.f{code}: {{is: true}}\n" for code in codes)
    edits = [
        {"file": "facts.yaml", "old": "      plants: {", "new": facts + "      plants: {"},
        {"file": "rules.yaml", "old": GUARDS, "new": f"      {several}:\n{asked}"},
        {"file": "norms.yaml", "old": "{more_than: 100}", "new": "{more_than: 99999}"},
    ]
    assert {one.check for one in check_folder(broken(tmp_path, edits)).findings} == {"dead-branch"}
