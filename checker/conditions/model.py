"""Conditions as a tree of values: what a rule demands, free of any engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

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
    """A day of the case: `$day`, `$registered`, `$decision_due`."""

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

    `select` keeps the records whose key fields have these values; `nothing` is the verdict where none is left.
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


Condition: TypeAlias = Compare | RuleRef | All | Any | Not | When | Named | Quantifier


def children(condition: Condition) -> tuple[Condition, ...]:
    """Give the direct parts of a condition, in the order of the rule file."""
    match condition:
        case All() | Any():
            return condition.children
        case Not() | Named():
            return (condition.child,)
        case When():
            return (condition.condition, condition.then)
        case Quantifier():
            return (condition.holds,)
        case _:
            return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """Walk a condition and all its parts, parents first."""
    yield condition
    for child in children(condition):
        yield from walk(child)
