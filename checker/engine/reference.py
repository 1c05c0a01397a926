"""A plain evaluator of the same conditions, without any engine: the second opinion on every verdict."""

from __future__ import annotations

import operator
import typing
from collections.abc import Callable
from functools import lru_cache

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
_NEGATION = tuple(algebra.negation(verdict) for verdict in Verdict)


def judge(case: Case) -> dict[str, RuleResult]:
    """Judge every rule in force; the result of each goes by its id."""
    ground = lay_out(case, Plan(case.ruleset))
    verdicts(ground)
    return ground.results()


def verdicts(ground: Ground) -> list[Verdict]:
    """Judge everything that was laid out, parts before wholes, and enter the verdicts into the trace."""
    judgements, found = judgements_of(ground.plan), list[Verdict]()
    for node in ground.nodes:
        node.verdict = verdict = judgements[node.number].of(node)
        found.append(verdict)
    return found


@lru_cache(maxsize=16)
def judgements_of(plan: Plan) -> list[Judgement]:
    """Make the judgement of each term by its number, once for all dossiers."""
    return [_judgement(term.condition) for term in plan.terms]


class Judgement:
    """Judges one condition."""

    def of(self, node: Judged) -> Verdict:
        """Judge by what was laid out, and by the verdicts of the parts."""
        raise NotImplementedError


def _judgement(condition: Condition) -> Judgement:
    match condition:
        case Compare():
            return _comparison(condition)
        case Quantifier():
            return _Quantified(condition)
        case Named():
            return _Named()
        case RuleRef():
            return _Answered()
        case Not():
            return _Opposite()
        case When():
            return _Implied()
        case Norm():
            return _Normed()
        case NormTable():
            return _Tabled()
        case Settled():
            return _Settled()
        case All():
            return _AllOf()
        case Any():
            return _AnyOf()


class _Named(Judgement):
    def of(self, node: Judged) -> Verdict:
        return node.children[0].verdict


class _Answered(Judgement):
    def of(self, node: Judged) -> Verdict:
        if node.answer is None:
            raise TypeError("a rule that is named was not judged")
        return node.answer.verdict


class _Opposite(Judgement):
    def of(self, node: Judged) -> Verdict:
        return _NEGATION[node.children[0].verdict]


class _Implied(Judgement):
    def of(self, node: Judged) -> Verdict:
        return algebra.implied(node.children[0].verdict, node.children[1].verdict)


class _Settled(Judgement):
    def of(self, node: Judged) -> Verdict:
        return algebra.settled(node.children[0].verdict, node.children[1].verdict)


class _AllOf(Judgement):
    def of(self, node: Judged) -> Verdict:
        return algebra.all_of([part.verdict for part in node.children])


class _AnyOf(Judgement):
    def of(self, node: Judged) -> Verdict:
        return algebra.any_of([part.verdict for part in node.children])


class _Normed(Judgement):
    def of(self, node: Judged) -> Verdict:
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


class _Tabled(Judgement):
    """Judges a table of norms: all of them, and not met where even all that there is falls short of them together."""

    def of(self, node: Judged) -> Verdict:
        if node.silent:
            return UNKNOWN
        if node.left_out:
            return NOT_APPLICABLE
        if node.pooled is not None:
            node.pooled.reckon()
            if node.pooled.short:
                return NOT_MET
        return algebra.all_of([part.verdict for part in node.children])


class _Quantified(Judgement):
    def __init__(self, condition: Quantifier) -> None:
        self.kind = condition.kind
        self.filtered = condition.filtered
        self.nothing = Verdict[condition.nothing.upper()] if condition.nothing else None
        self.at_least, self.at_most = condition.at_least, condition.at_most

    def of(self, node: Judged) -> Verdict:
        if node.silent:
            return UNKNOWN
        parts = node.children
        if self.nothing is not None:
            kept = parts
            if self.filtered:
                kept = [part for part in parts if part.children[0].verdict not in {NOT_MET, NOT_APPLICABLE}]
            if not kept:
                return self.nothing
        verdicts = [part.verdict for part in parts]
        if self.kind == "count":
            return algebra.counted(verdicts, self.at_least, self.at_most)
        return algebra.all_of(verdicts) if self.kind == "every" else algebra.any_of(verdicts)


def _comparison(condition: Compare) -> Judgement:
    """Choose how a comparison is judged: a fact that is not there is unknown in an open world and a plain no in a closed one."""
    if condition.operator == "given":
        return _Given()
    absent = NOT_MET if condition.fact.definition.world == "closed" else UNKNOWN
    if condition.operator in {"not_before", "not_after"}:
        absent = MET
    if condition.operator == "known":
        return _Known(absent)
    return _Compared(_HOLDS[condition.operator], absent)


class _Given(Judgement):
    def of(self, node: Judged) -> Verdict:
        return MET if (node.fact is not None) == node.expected else NOT_MET


class _Known(Judgement):
    def __init__(self, absent: Verdict) -> None:
        self.absent = absent

    def of(self, node: Judged) -> Verdict:
        return self.absent if node.fact is None else MET


class _Compared(Judgement):
    def __init__(self, holds: Callable[[typing.Any, typing.Any], bool], absent: Verdict) -> None:
        self.holds = holds
        self.absent = absent

    def of(self, node: Judged) -> Verdict:
        fact = node.fact
        if fact is None:
            return self.absent
        if node.expected is None:
            return UNKNOWN
        return MET if self.holds(fact.value, node.expected) else NOT_MET


def compared(condition: Compare, fact: Fact | None, expected: Constant | tuple[Constant, ...] | None) -> Verdict:
    """Judge one comparison by itself."""
    node = Judged(condition)
    node.fact, node.expected = fact, expected
    return _comparison(condition).of(node)
