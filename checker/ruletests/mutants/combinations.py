"""Mutants of what combines conditions: a part dropped, all_of for any_of, a negation lost, another list or bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from checker.conditions.model import (
    All,
    Any,
    Condition,
    Named,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    When,
    rebuilt,
    walk,
)
from checker.ruletests.branches import key
from checker.ruletests.mutants.comparisons import next_code
from checker.ruletests.mutants.model import Edit
from checker.vocabulary.model import FactDef, ListDef, Vocabulary

_NOTHING = {"not_met": "unknown", "unknown": "not_met", "met": "not_met", "not_applicable": "not_met"}


def edits_of(condition: Condition, vocabulary: Vocabulary) -> Iterator[Edit]:
    """List the small changes of a condition that is made of others."""
    match condition:
        case All() | Any():
            yield from _of_several(condition)
        case Not():
            yield "not lost", _child
        case When():
            word = "exemption" if condition.exemption else "when"
            yield f"{word} lost", _then
            yield f"{word} turned round", _turned
        case Settled():
            yield "settled_by lost", _open
            yield "open lost", _by
        case RuleRef():
            yield f"not {condition.rule}", _negated
        case Named():
            yield f"not {condition.pattern}", _negated
            yield from _parameters(condition, vocabulary)
        case Quantifier():
            yield from _of_quantifier(condition, vocabulary)
        case NormTable() if condition.pool is not None:
            yield "pool lost", _pool_lost
        case _:
            return


def _of_several(condition: All | Any) -> Iterator[Edit]:
    if len(condition.children) < 2:
        return
    yield ("all_of → any_of", _swapped) if isinstance(condition, All) else ("any_of → all_of", _swapped)
    for number, child in enumerate(condition.children):
        named = _member(child)
        yield f"without {named or number}", partial(_without, named or key(child))


def _member(child: Condition) -> str:
    """Name the rule that a part names, alone or negated: a row or stage has other parts in another edition."""
    inner = child.child if isinstance(child, Not) else child
    return inner.rule if isinstance(inner, RuleRef) else ""


def _without(part: object, condition: Condition) -> Condition:
    if not isinstance(condition, All | Any):
        return condition
    kept = tuple(child for child in condition.children if part not in (_member(child) or None, key(child)))
    return replace(condition, children=kept) if kept else condition


def _swapped(condition: Condition) -> Condition:
    if isinstance(condition, All):
        return Any(condition.children, condition.place)
    return All(condition.children, condition.place) if isinstance(condition, Any) else condition


def _child(condition: Condition) -> Condition:
    return condition.child if isinstance(condition, Not) else condition


def _negated(condition: Condition) -> Condition:
    return Not(condition, condition.place)


def _then(condition: Condition) -> Condition:
    return condition.then if isinstance(condition, When) else condition


def _turned(condition: Condition) -> Condition:
    if not isinstance(condition, When):
        return condition
    guard = condition.condition
    return replace(condition, condition=guard.child if isinstance(guard, Not) else Not(guard, guard.place))


def _open(condition: Condition) -> Condition:
    return condition.open if isinstance(condition, Settled) else condition


def _by(condition: Condition) -> Condition:
    return condition.by if isinstance(condition, Settled) else condition


def _pool_lost(condition: Condition) -> Condition:
    return replace(condition, pool=None) if isinstance(condition, NormTable) else condition


def _of_quantifier(condition: Quantifier, vocabulary: Vocabulary) -> Iterator[Edit]:
    if condition.kind != "count":
        other = "some" if condition.kind == "every" else "every"
        yield f"{condition.kind} → {other}", partial(_kind, other)
    for bound in ("at_least", "at_most"):
        number = getattr(condition, bound)
        for step in (1, -1) if number is not None else ():
            if number + step >= 0:
                yield f"{bound}: {number} → {number + step}", partial(_bound, bound, number + step)
    if condition.nothing:
        other = _NOTHING[condition.nothing]
        yield f"if none: {condition.nothing} → {other}", partial(_nothing, other)
    if not condition.place.pointer.startswith("/patterns/"):
        yield from _selection(condition, condition.definition, vocabulary)


def _kind(kind: str, condition: Condition) -> Condition:
    if not isinstance(condition, Quantifier):
        return condition
    return replace(condition, kind="some" if kind == "some" else "every")


def _bound(bound: str, number: int, condition: Condition) -> Condition:
    if not isinstance(condition, Quantifier):
        return condition
    return replace(condition, at_least=number) if bound == "at_least" else replace(condition, at_most=number)


def _nothing(word: str, condition: Condition) -> Condition:
    return replace(condition, nothing=word) if isinstance(condition, Quantifier) else condition


def _parameters(condition: Named, vocabulary: Vocabulary) -> Iterator[Edit]:
    """Another code for each that the pattern is used with; a pattern that uses another hands its own on."""
    if condition.place.pointer.startswith("/patterns/"):
        return
    seen: set[tuple[str, str]] = set()
    for part in walk(condition.child):
        if isinstance(part, Quantifier):
            for edit in _selection(part, part.definition, vocabulary):
                name = (part.definition.name, edit[0])
                if name not in seen and "→" in edit[0]:
                    seen.add(name)
                    yield edit


def _selection(condition: Quantifier, definition: ListDef, vocabulary: Vocabulary) -> Iterator[Edit]:
    for field, code in condition.select:
        entry = definition.fields.get(field)
        if isinstance(entry, FactDef):
            other = next_code(code, vocabulary, entry.choices)
            if other == code:
                # A list with one code: there is nothing to mistake it for.
                continue
            yield f"{code} → {other}", partial(_code, field, code, other)
            yield f"without {field}: {code}", partial(_code, field, code, "")


def _code(field: str, code: str, other: str, condition: Condition) -> Condition:
    """Put another code in the place of one, or none, in the condition and all below it."""

    def change(part: Condition) -> Condition:
        if not isinstance(part, Quantifier) or (field, code) not in part.select:
            return part
        swapped = ((name, other if (name, value) == (field, code) else value) for name, value in part.select)
        return replace(part, select=tuple((name, value) for name, value in swapped if value))

    return rebuilt(condition, change)
