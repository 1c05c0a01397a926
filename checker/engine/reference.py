"""A plain evaluator of the same conditions, without any engine: the second opinion on every verdict."""

from __future__ import annotations

import operator
import typing
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeAlias

from checker.conditions import verdict as algebra
from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    Constant,
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    When,
)
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.dossier.model import Fact
from checker.engine.amounts import Weighed
from checker.engine.case import Case
from checker.engine.ground import Ground, lay_out
from checker.engine.judged import Judged, RuleResult
from checker.engine.plan import Plan

_HOLDS: dict[str, Callable[[typing.Any, typing.Any], bool]] = {
    "is": operator.eq,
    "is_not": operator.ne,
    "one_of": lambda value, expected: value in expected,
    "none_of": lambda value, expected: value not in expected,
    "at_least": operator.ge,
    "at_most": operator.le,
    "more_than": operator.gt,
    "less_than": operator.lt,
    "on_or_after": operator.ge,
    "on_or_before": operator.le,
    "after": operator.gt,
    "before": operator.lt,
    "not_before": operator.ge,
    "not_after": operator.le,
    "contains": operator.contains,
    "contains_all": lambda value, expected: set(expected) <= set(value),
    "contains_any": lambda value, expected: bool(set(expected) & set(value)),
}
# Judges one condition by its node and by the nodes, judged before, that it rests on.
Judgement: TypeAlias = Callable[[Judged, Sequence[Judged]], Verdict]
_NEGATION = tuple(algebra.negation(verdict) for verdict in Verdict)


def judge(case: Case, plan: Plan | None = None) -> dict[str, RuleResult]:
    """Judge every rule in force; the result of each goes by its id. `plan` is that of the rule set, where it was made before."""
    ground = lay_out(case, plan or Plan(case.ruleset))
    verdicts(ground)
    return ground.results()


def verdicts(ground: Ground) -> list[Verdict]:
    """Judge everything that was laid out, parts before wholes, and enter the verdicts into the trace."""
    judgements, found = judgements_of(ground.plan), list[Verdict]()
    for number, node, parts in ground.rows:
        node.verdict = verdict = judgements[number](node, parts)
        found.append(verdict)
    return found


@lru_cache(maxsize=16)
def judgements_of(plan: Plan) -> list[Judgement]:
    """Make the judgement of each term by its number, once for all dossiers."""
    return [_judgement(term.condition) for term in plan.terms]


def _judgement(condition: Condition) -> Judgement:
    match condition:
        case Compare():
            return _comparison(condition)
        case Quantifier():
            return _quantified(condition)
        case Named() | RuleRef():
            return lambda _node, parts: parts[0].verdict
        case Not():
            return lambda _node, parts: _NEGATION[parts[0].verdict]
        case When():
            return lambda _node, parts: algebra.implied(parts[0].verdict, parts[1].verdict)
        case Norm():
            return _normed
        case NormTable():
            return _tabled
        case Settled():
            return lambda _node, parts: algebra.settled(parts[0].verdict, parts[1].verdict)
        case All():
            return lambda _node, parts: algebra.all_of([part.verdict for part in parts])
        case Any():
            return lambda _node, parts: algebra.any_of([part.verdict for part in parts])


def _normed(node: Judged, _parts: Sequence[Judged]) -> Verdict:
    if node.weighed is None:
        raise TypeError("a norm was not weighed")
    return normed(node.weighed)


def normed(weighed: Weighed) -> Verdict:
    """Judge a norm: met or not met only where that holds however the open points of both sides fall out."""
    have, need = weighed.have, weighed.need
    if need.high == 0:
        return NOT_APPLICABLE
    if need.high is not None and have.low >= need.high:
        return MET
    return NOT_MET if have.high is not None and have.high < need.low and not weighed.soft else UNKNOWN


def _tabled(node: Judged, parts: Sequence[Judged]) -> Verdict:
    """Judge a table of norms: all of them, and not met where even all that there is falls short of them together."""
    if node.silent:
        return UNKNOWN
    if node.left_out:
        return NOT_APPLICABLE
    if node.pooled is not None:
        node.pooled.reckon()
        if node.pooled.short:
            return NOT_MET
    return algebra.all_of([part.verdict for part in parts])


def _quantified(condition: Quantifier) -> Judgement:
    nothing = Verdict[condition.nothing.upper()] if condition.nothing else None
    fold: Callable[[list[Verdict]], Verdict] = algebra.all_of if condition.kind == "every" else algebra.any_of
    if condition.kind == "count":
        fold = lambda verdicts: algebra.counted(verdicts, condition.at_least, condition.at_most)  # noqa: E731

    def judged(node: Judged, parts: Sequence[Judged]) -> Verdict:
        if node.silent:
            return UNKNOWN
        if nothing is not None:
            kept = parts
            if condition.filtered:
                kept = [part for part in parts if part.children[0].verdict not in {NOT_MET, NOT_APPLICABLE}]
            if not kept:
                return nothing
        return fold([part.verdict for part in parts])

    return judged


def _comparison(condition: Compare) -> Judgement:
    """Judge a comparison: a fact that is not there is unknown in an open world and a plain no in a closed one."""
    if condition.operator == "given":
        return lambda node, _parts: MET if (node.fact is not None) == node.expected else NOT_MET
    absent = NOT_MET if condition.fact.definition.world == "closed" else UNKNOWN
    if condition.operator in {"not_before", "not_after"}:
        absent = MET
    if condition.operator == "known":
        return lambda node, _parts: absent if node.fact is None else MET
    holds = _HOLDS[condition.operator]

    def judged(node: Judged, _parts: Sequence[Judged]) -> Verdict:
        if node.fact is None:
            return absent
        if node.expected is None:
            return UNKNOWN
        return MET if holds(node.fact.value, node.expected) else NOT_MET

    return judged


def compared(condition: Compare, fact: Fact | None, expected: Constant | tuple[Constant, ...] | None) -> Verdict:
    """Judge one comparison by itself."""
    return _comparison(condition)(Judged(condition, fact=fact, expected=expected), ())
