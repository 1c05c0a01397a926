"""Mutants: rule packs that differ from the one tested in one small thing that somebody might have written by mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from checker.conditions.model import All, Any, Condition, Named, NormTable, Not, Quantifier, Settled, When
from checker.pack.model import Pack
from checker.ruletests.branches import Key, key
from checker.source.place import Place

Change: TypeAlias = Callable[[Condition], Condition]
# A small change with its words: `is → is_not`.
Edit: TypeAlias = tuple[str, Change]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a pack: where it is made, and in words what.

    A change of a condition names its branch (`key`) and changes every reading of it; any other makes a new pack (`pack`) and names
    in `values`, `terms` what it touches, so that only the cases that rest on it are run.
    """

    branch: str
    what: str
    place: Place
    owner: str
    key: Key | None = None
    change: Change | None = None
    pack: Callable[[Pack], Pack] | None = None
    value: str = ""
    steps: bool = False

    @property
    def name(self) -> str:
        """Give the name that a waiver goes by."""
        return f"{self.branch}: {self.what}"


def changed(condition: Condition, at: Key, change: Change) -> Condition:
    """Make a condition anew with the branch named changed, wherever it stands below; what is unchanged stays the same object."""
    if key(condition) == at:
        return change(condition)
    return _below(condition, at, change)


def _below(condition: Condition, at: Key, change: Change) -> Condition:
    match condition:
        case All() | Any() | NormTable():
            parts = tuple(changed(part, at, change) for part in condition.children)
            same = all(map(_same, parts, condition.children))
            return condition if same else replace(condition, children=parts)
        case Not() | Named():
            child = changed(condition.child, at, change)
            return condition if child is condition.child else replace(condition, child=child)
        case When():
            return _when(condition, at, change)
        case Settled():
            open_, by = changed(condition.open, at, change), changed(condition.by, at, change)
            same = open_ is condition.open and by is condition.by
            return condition if same else replace(condition, open=open_, by=by)
        case Quantifier():
            holds = changed(condition.holds, at, change)
            if holds is condition.holds:
                return condition
            return replace(condition, holds=holds, filtered=condition.filtered and isinstance(holds, When))
        case _:
            return condition


def _when(condition: When, at: Key, change: Change) -> Condition:
    """The negation that turns an exemption round is nobody's line: the change is made below it."""
    guard, then = condition.condition, changed(condition.then, at, change)
    if condition.exemption and isinstance(guard, Not):
        child = changed(guard.child, at, change)
        first: Condition = guard if child is guard.child else replace(guard, child=child)
    else:
        first = changed(guard, at, change)
    same = first is guard and then is condition.then
    return condition if same else replace(condition, condition=first, then=then)


def _same(one: Condition, other: Condition) -> bool:
    return one is other
