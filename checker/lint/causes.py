"""Why a condition can never be met: the smallest of its parts that cannot hold together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from checker.conditions.model import All, Condition, When
from checker.conditions.verdict import MET, NOT_APPLICABLE
from checker.lint.diagrams import ALL, Diagram
from checker.lint.meaning import Meaning, Scope

_MOST_PAIRED = 40


def cause(meaning: Meaning, condition: Condition, scope: Scope) -> tuple[Condition, ...]:
    """Give the part that can never be met by itself, or the parts that cannot be met together."""
    match condition:
        case All():
            for child in condition.children:
                if not _can(meaning, meaning.of(child, scope)):
                    return cause(meaning, child, scope)
            return _clash(meaning, condition.children, scope)
        case When():
            if not meaning.can_be_met(condition.condition, scope):
                return (condition.condition,) if condition.exemption else cause(meaning, condition.condition, scope)
            if not meaning.can_be_met(condition.then, scope):
                return cause(meaning, condition.then, scope)
            return (condition.condition, condition.then)
        case _:
            return (condition,)


def _can(meaning: Meaning, diagram: Diagram) -> bool:
    """Tell whether a part of an all_of can be fulfilled: met, or left out."""
    return bool(meaning.diagrams.ends(diagram) & {MET, NOT_APPLICABLE})


def _clash(meaning: Meaning, children: Sequence[Condition], scope: Scope) -> tuple[Condition, ...]:
    """Find two parts that cannot be fulfilled together; where no two clash, as few as can be found by leaving out."""
    if len(children) <= _MOST_PAIRED:
        for pair in combinations(children, 2):
            if not _together(meaning, pair, scope):
                return pair
    kept = list(children)
    for child in children:
        rest = [one for one in kept if one is not child]
        if rest and not _together(meaning, rest, scope):
            kept = rest
    return tuple(kept)


def _together(meaning: Meaning, conditions: Sequence[Condition], scope: Scope) -> bool:
    folded = meaning.diagrams.fold(ALL, (meaning.of(one, scope) for one in conditions))
    return _can(meaning, folded)
