"""Conditions without their places: two that demand the same have the same shape."""

from __future__ import annotations

from typing import TypeAlias

from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    DayRef,
    FactRef,
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    ValueRef,
    When,
)

Shape: TypeAlias = tuple[object, ...]


def shape(condition: Condition) -> Shape:
    """Give what a condition demands; a norm table counts by its name, since its norms are compared by themselves."""
    match condition:
        case Compare():
            return ("compare", condition.fact.name, condition.operator, expected(condition))
        case RuleRef():
            return ("rule", condition.rule)
        case All() | Any():
            return (type(condition).__name__, *map(shape, condition.children))
        case Not():
            return ("not", shape(condition.child))
        case When():
            return ("when", condition.exemption, shape(condition.condition), shape(condition.then))
        case Named():
            return ("named", condition.pattern, condition.label, shape(condition.child))
        case Quantifier():
            return ("records", *selection(condition), *bounds(condition), shape(condition.holds))
        case NormTable():
            return ("norms", condition.table)
        case Norm():
            return ("norm", condition.id)
        case Settled():
            return ("settled", shape(condition.open), shape(condition.by))


def expected(condition: Compare) -> object:
    """Give what a fact is compared with, the kinds of it told apart."""
    found = condition.expected
    match found:
        case FactRef():
            return ("fact", found.name)
        case DayRef():
            return ("day", found.day)
        case ValueRef():
            return ("value", found.value)
        case tuple():
            return tuple((type(one).__name__, one) for one in found)
        case _:
            return (type(found).__name__, found)


def selection(condition: Quantifier) -> Shape:
    """Give which records a condition speaks of."""
    return condition.kind, condition.list_name, condition.owner, condition.select


def bounds(condition: Quantifier) -> Shape:
    """Give how many records it asks for, and what holds where there are none."""
    return condition.at_least, condition.at_most, condition.nothing, condition.filtered


def head(condition: Condition) -> Shape:
    """Give what tells one part of a condition from its neighbours, whatever it demands."""
    match condition:
        case Compare():
            return ("compare", condition.fact.name)
        case RuleRef():
            return ("rule", condition.rule)
        case Named():
            return ("named", condition.pattern, condition.label)
        case Quantifier():
            return ("records", condition.list_name, condition.select)
        case NormTable():
            return ("norms", condition.table)
        case Norm():
            return ("norm", condition.id)
        case _:
            return (type(condition).__name__,)
