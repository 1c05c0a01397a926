"""Says what a condition waits for: the facts that are not known, with the values that would decide."""

from __future__ import annotations

from checker.conditions.model import Compare
from checker.conditions.verdict import UNKNOWN
from checker.decision.words import Wording
from checker.engine.judged import Judged


def unknown_facts(tree: Judged, wording: Wording) -> list[str]:
    """Word each comparison of a fact that is not known: "what there is: includes lift"."""
    found = []
    for leaf in tree.leaves():
        condition = leaf.condition
        if leaf.verdict is UNKNOWN and isinstance(condition, Compare):
            found.append(f"{wording.label(condition.fact.definition)}: {wording.wanted(leaf, condition)}")
    return list(dict.fromkeys(found))
