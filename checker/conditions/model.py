"""Conditions as a tree of values: what a rule demands, free of any engine."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal, TypeAlias

from checker.conditions.amounts import Bands, Categories, NormRow, Open, Quantity
from checker.source.place import Place
from checker.vocabulary.model import FactDef, ListDef
from checker.vocabulary.text import Text

Constant: TypeAlias = str | int | float | bool


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact read by a condition; `variable` is the record it is read from ("" is the dossier itself)."""

    variable: str
    path: str
    definition: FactDef

    @property
    def name(self) -> str:
        return f"{self.variable}.{self.path}" if self.variable else self.path


@dataclass(frozen=True, slots=True)
class DayRef:
    """A day of the case: `$day`, `$registered`, `$decision_due`, `$filing_due`."""

    day: str


@dataclass(frozen=True, slots=True)
class ValueRef:
    """A number of the law with a date, from `values.yaml`."""

    value: str


Expected: TypeAlias = Constant | tuple[Constant, ...] | FactRef | DayRef | ValueRef


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact compared with something: the leaf of every condition."""

    fact: FactRef
    operator: str
    expected: Expected
    place: Place


@dataclass(frozen=True, slots=True)
class RuleRef:
    """The verdict of another rule."""

    rule: str
    place: Place


@dataclass(frozen=True, slots=True)
class All:
    """Met if every child is."""

    children: tuple[Condition, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Any:
    """Met if one child is."""

    children: tuple[Condition, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Not:
    """Met if the child is not met."""

    child: Condition
    place: Place


@dataclass(frozen=True, slots=True)
class When:
    """`then` where the condition is met; not applicable where it is not. `exemption` marks a rule's own exemption."""

    condition: Condition
    then: Condition
    place: Place
    exemption: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A condition with a name of its own, made from a pattern; only the trace sees the difference."""

    pattern: str
    label: Text
    child: Condition
    place: Place


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A condition on the records of a list.

    `select` keeps the records whose key fields have these values; `nothing` is the verdict where none is left. `filtered` tells
    that the rule says what that is, and that `holds` is a `When` whose condition may leave out records: all of them, and none is left.
    """

    kind: Literal["every", "some", "count"]
    list_name: str
    definition: ListDef
    owner: str
    select: tuple[tuple[str, str], ...]
    holds: Condition
    nothing: str
    at_least: int | None
    at_most: int | None
    place: Place
    filtered: bool = False


@dataclass(frozen=True, slots=True)
class Norm:
    """Met if there is at least as much as a norm of the act needs, whichever way the act may be read.

    What is needed and what there is are intervals: an act that does not say how to round, or texts that differ, give two
    bounds. Less than the lower bound is not met, unless a clause softens it (`soft`): then it is unknown. Rows add up, or are
    `alternatives` of which the categories of the recipients choose one.
    """

    id: str
    title: Text
    have: Quantity
    rows: tuple[NormRow, ...]
    bands: Bands | None
    categories: Categories | None
    alternatives: bool
    open: Open
    soft: str
    soft_until: str
    place: Place


@dataclass(frozen=True, slots=True)
class NormTable:
    """All norms of one table; applies where the facts of `select` have one of their values.

    `pool` is what all norms together draw from, where the act lets one stand in for another: then only a shortage of the
    whole is not met.
    """

    table: str
    title: Text
    owner: str
    select: tuple[tuple[str, frozenset[str]], ...]
    children: tuple[Condition, ...]
    pool: Quantity | None
    place: Place


@dataclass(frozen=True, slots=True)
class Settled:
    """The verdict of `open`; where that is unknown or does not apply, that of `by`. Where `by` says met against a not met, it is unknown."""

    open: Condition
    by: Condition
    place: Place


Condition: TypeAlias = Compare | RuleRef | All | Any | Not | When | Named | Quantifier | Norm | NormTable | Settled


def children(condition: Condition) -> tuple[Condition, ...]:
    """Give the direct parts of a condition, in the order of the rule file."""
    parts = _PARTS.get(type(condition))
    return parts(condition) if parts is not None else ()


# By the kind of the condition, which is faster than asking one kind after the other.
_PARTS: dict[type, Callable[[typing.Any], tuple[Condition, ...]]] = {
    All: attrgetter("children"),
    Any: attrgetter("children"),
    NormTable: attrgetter("children"),
    Not: lambda condition: (condition.child,),
    Named: lambda condition: (condition.child,),
    When: lambda condition: (condition.condition, condition.then),
    Quantifier: lambda condition: (condition.holds,),
    Settled: lambda condition: (condition.open, condition.by),
}


def walk(condition: Condition) -> Iterator[Condition]:
    """Walk a condition and all its parts, parents first."""
    waiting = [condition]
    while waiting:
        found = waiting.pop()
        yield found
        parts = children(found)
        if parts:
            waiting.extend(reversed(parts))


def rebuilt(condition: Condition, change: Callable[[Condition], Condition]) -> Condition:
    """Make a condition anew with `change` applied to every part, the innermost first; unchanged parts are kept as they are."""
    match condition:
        case All() | Any() | NormTable():
            parts = tuple(rebuilt(child, change) for child in condition.children)
            same = all(one is other for one, other in zip(parts, condition.children, strict=True))
            return change(condition if same else replace(condition, children=parts))
        case Not() | Named():
            return change(replace(condition, child=rebuilt(condition.child, change)))
        case When():
            first, then = rebuilt(condition.condition, change), rebuilt(condition.then, change)
            return change(replace(condition, condition=first, then=then))
        case Settled():
            return change(replace(condition, open=rebuilt(condition.open, change), by=rebuilt(condition.by, change)))
        case Quantifier():
            return change(replace(condition, holds=rebuilt(condition.holds, change)))
        case _:
            return change(condition)
