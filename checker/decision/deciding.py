"""The part of a trace that decides: what of it must be otherwise for the verdict to be another one."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from checker.conditions.model import All, Any, NormTable, Quantifier, RuleRef, Settled, When
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.dossier.model import Record
from checker.engine.judged import Instance, Judged, RuleResult

# Deeper than that a verdict of another rule is named and not opened.
_DEEPEST = 3


def deciding(result: RuleResult, results: dict[str, RuleResult]) -> list[Judged]:
    """Give the trace of a rule, of those records that its verdict rests on, without the parts that decide nothing."""
    chosen = [one for one in result.instances if one.tree.verdict is result.verdict] or result.instances
    return [_for(_pruned(one.tree, results, 0), one.record) for one in chosen]


def _pruned(node: Judged, results: dict[str, RuleResult], depth: int) -> Judged:
    if isinstance(node.condition, RuleRef):
        named = results.get(node.condition.rule)
        if named is None or depth >= _DEEPEST:
            return node
        found = [one for one in named.instances if one.tree.verdict is node.verdict]
        return _with(node, [_of_instance(one, results, depth + 1) for one in found[:1]])
    return _with(node, [_pruned(child, results, depth) for child in _kept(node)])


def _of_instance(one: Instance, results: dict[str, RuleResult], depth: int) -> Judged:
    """Give the trace of another rule with the record that it was judged for, which its norms go by."""
    tree = _pruned(one.tree, results, depth)
    return tree if one.record is None else _for(tree, one.record)


def _with(node: Judged, children: Sequence[Judged]) -> Judged:
    """Give a node with other parts; that of the trace stays as it is."""
    made = copy(node)
    made.children = children
    return made


def _for(node: Judged, record: Record | None) -> Judged:
    made = copy(node)
    made.record = record
    return made


def _kept(node: Judged) -> Sequence[Judged]:
    parts = node.children
    match node.condition:
        case All() | NormTable():
            return _of_all(node.verdict, parts)
        case Any():
            return _of_any(node.verdict, parts)
        case Quantifier(kind="every"):
            return _of_all(node.verdict, parts)
        case Quantifier(kind="some"):
            return _of_any(node.verdict, parts)
        case When() if len(parts) == 2:
            return (parts[1],) if parts[0].verdict is MET else (parts[0],)
        case Settled() if len(parts) == 2:
            open_, by = parts
            if open_.verdict in {UNKNOWN, NOT_APPLICABLE} and by.verdict is not NOT_APPLICABLE:
                return (by,) if by.verdict is not UNKNOWN else parts
            return parts if node.verdict is UNKNOWN else (open_,)
        case _:
            return parts


def _of_all(verdict: Verdict, parts: Sequence[Judged]) -> Sequence[Judged]:
    """Of all_of one part that is not met is enough; a whole that is met rests on all that apply."""
    if verdict in {NOT_MET, UNKNOWN}:
        return [part for part in parts if part.verdict is verdict] or parts
    return [part for part in parts if part.verdict is not NOT_APPLICABLE] or parts


def _of_any(verdict: Verdict, parts: Sequence[Judged]) -> Sequence[Judged]:
    if verdict in {MET, UNKNOWN}:
        return [part for part in parts if part.verdict is verdict] or parts
    return [part for part in parts if part.verdict is not NOT_APPLICABLE] or parts
