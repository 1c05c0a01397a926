"""Says what a condition waits for: the facts that are not known, with the values that would decide."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Compare, Not
from checker.conditions.verdict import UNKNOWN
from checker.decision import phrases
from checker.decision.words import Wording
from checker.engine.judged import Judged


def unknown_leaves(tree: Judged, *, wanted: bool = True) -> Iterator[tuple[Judged, Compare, bool]]:
    """Walk the comparisons of facts that are not known, each with whether it has to hold or not for the condition to hold."""
    condition = tree.condition
    if isinstance(condition, Compare):
        if tree.verdict is UNKNOWN and tree.fact is None:
            yield tree, condition, wanted
        return
    for child in tree.children:
        yield from unknown_leaves(child, wanted=wanted is not isinstance(condition, Not))


def unknown_facts(tree: Judged, wording: Wording) -> list[str]:
    """Word what has to be so for a condition to hold: "what there is: includes lift"."""
    found = [
        f"{wording.label(condition.fact.definition)}: {_wanted(leaf, condition, wording, wanted=wanted)}"
        for leaf, condition, wanted in unknown_leaves(tree)
    ]
    return list(dict.fromkeys(found))


def _wanted(leaf: Judged, condition: Compare, wording: Wording, *, wanted: bool) -> str:
    if isinstance(condition.expected, bool) and condition.operator in {"is", "is_not"}:
        yes = condition.expected is ((condition.operator == "is") is wanted)
        return wording.say(phrases.YES if yes else phrases.NO)
    said = wording.wanted(leaf, condition)
    return said if wanted else wording.say(phrases.NOT_SO).replace("{said}", said)
