"""Conditions as a message quotes them: as they stand in the rule file, in one line."""

from __future__ import annotations

from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    DayRef,
    FactRef,
    Named,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    ValueRef,
    When,
)
from checker.source.place import Place

_MOST = 3


def where(place: Place, seen_from: Place) -> str:
    """Name a place beside another: its line, with the file where that is another one."""
    return f"line {place.line}" if place.file == seen_from.file else place.short


def said(condition: Condition) -> str:
    """Quote a condition; long ones by their beginning."""
    match condition:
        case Compare():
            return f"{condition.fact.name}: {{{condition.operator}: {_expected(condition)}}}"
        case Named():
            return condition.label.en or condition.pattern
        case RuleRef():
            return f"rule: {condition.rule}"
        case Not():
            return f"not: {{{said(condition.child)}}}"
        case All() | Any():
            word = "all_of" if isinstance(condition, All) else "any_of"
            more = ", …" if len(condition.children) > _MOST else ""
            return f"{word}: [{', '.join(f'{{{said(child)}}}' for child in condition.children[:_MOST])}{more}]"
        case When():
            return f"when: {{{said(condition.condition)}}}"
        case Quantifier():
            return f"{condition.kind}: {condition.list_name}"
        case NormTable():
            return f"norms: {condition.table}"
        case Settled():
            return f"open: {{{said(condition.open)}}}"
        case _:
            return "a norm"


def _expected(condition: Compare) -> str:
    expected = condition.expected
    match expected:
        case FactRef():
            return f"{{fact: {expected.name}}}"
        case DayRef():
            return f"${expected.day}"
        case ValueRef():
            return f"${expected.value}"
        case tuple():
            return f"[{', '.join(map(str, expected))}]"
        case bool():
            return str(expected).lower()
        case _:
            return str(expected)
