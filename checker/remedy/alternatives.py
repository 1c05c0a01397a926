"""Alternatives: lists of sets of edits, combined as `all of` and `any of` ask, always reduced to the minimal ones."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from checker.remedy.model import NOTHING_TO_DO, WHO, Edit, Edits, parts

MOST = 48


class Alternatives:
    """Combines alternatives; `capped` tells that some were left out because there were too many."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.capped = False

    def minimal(self, found: Iterable[Edits]) -> list[Edits]:
        """Keep the sets that hold no other one, the smallest first."""
        kept: list[Edits] = []
        for edits in sorted(dict.fromkeys(found), key=weight):
            if not any(smaller <= edits for smaller in kept):
                kept.append(edits)
        self.capped = self.capped or len(kept) > self.most
        return kept[: self.most]

    def any_of(self, groups: Iterable[list[Edits]]) -> list[Edits]:
        return self.minimal(edits for group in groups for edits in group)

    def alike(self, groups: Iterable[list[Edits]]) -> list[Edits]:
        """Take one of each group as `all_of` does; where that gives too many, of each the first, of each the second, and so on."""
        groups = [group for group in groups if group != [NOTHING_TO_DO]]
        if not all(groups) or math.prod(map(len, groups)) <= self.most:
            return self.all_of(groups)
        self.capped = True
        rounds = range(max(map(len, groups)))
        return self.any_of(self.all_of([group[min(number, len(group) - 1)]] for group in groups) for number in rounds)

    def all_of(self, groups: Iterable[list[Edits]]) -> list[Edits]:
        """Take one of each group; pairs that want different things of one fact are left out."""
        found = [NOTHING_TO_DO]
        for group in groups:
            if group != [NOTHING_TO_DO]:
                both = (merged(one, other) for one in found for other in group)
                found = self.minimal(edits for edits in both if edits is not None)
            if not found:
                break
        return found


def weight(edits: Edits) -> tuple[int, int, int, int]:
    """Order sets: fewer parts, fewer findings overturned, what is asked of registers before what is asked of people."""
    changes = parts(edits)
    overturned = sum(change.overturns for change in changes)
    return (len(changes), overturned, sum(WHO.index(change.who) for change in changes), len(edits))


def merged(one: Edits, other: Edits) -> Edits | None:
    """Join two sets; None where they want different values of one fact."""
    if one <= other:
        return other
    found = {(edit.target, edit.path): edit for edit in one}
    for edit in other:
        key = (edit.target, edit.path)
        joined = _both(found[key], edit) if key in found else edit
        if joined is None:
            return None
        found[key] = joined
    return frozenset(found.values())


def _both(one: Edit, other: Edit) -> Edit | None:
    if one.bound == "any" or one == other:
        return other
    if other.bound == "any":
        return one
    mine: Any = one.value
    theirs: Any = other.value
    match one.bound, other.bound:
        case "at_least", "at_least":
            return one if mine >= theirs else other
        case "at_most", "at_most":
            return one if mine <= theirs else other
        case "exact", "at_least":
            return one if mine >= theirs else None
        case "at_least", "exact":
            return other if theirs >= mine else None
        case "includes", "includes":
            more = tuple(value for value in theirs if value not in mine)
            return Edit(one.target, one.path, mine + more, "includes", one.overturns, one.source, one.definition)
    return one if mine == theirs else None
