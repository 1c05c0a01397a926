"""A plain evaluator of the same conditions, without any engine: the second opinion on every verdict."""

from __future__ import annotations

import typing
from collections.abc import Callable

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
from checker.engine.amounts import Weighed, covers, pooled, weigh
from checker.engine.case import Bindings, Case, expected_of, given_records, read_fact, rule_records
from checker.engine.judged import Instance, Judged, RuleResult
from checker.pack.model import Rule

_HOLDS: dict[str, Callable[[typing.Any, typing.Any], bool]] = {
    "is": lambda value, expected: value == expected,
    "is_not": lambda value, expected: value != expected,
    "one_of": lambda value, expected: value in expected,
    "none_of": lambda value, expected: value not in expected,
    "at_least": lambda value, expected: value >= expected,
    "at_most": lambda value, expected: value <= expected,
    "more_than": lambda value, expected: value > expected,
    "less_than": lambda value, expected: value < expected,
    "on_or_after": lambda value, expected: value >= expected,
    "on_or_before": lambda value, expected: value <= expected,
    "after": lambda value, expected: value > expected,
    "before": lambda value, expected: value < expected,
    "not_before": lambda value, expected: value >= expected,
    "not_after": lambda value, expected: value <= expected,
    "contains": lambda value, expected: expected in value,
    "contains_all": lambda value, expected: set(expected) <= set(value),
    "contains_any": lambda value, expected: bool(set(expected) & set(value)),
}


def judge(case: Case) -> dict[str, RuleResult]:
    """Judge every rule in force; the result of each goes by its id."""
    results: dict[str, RuleResult] = {}
    for rule in case.ruleset.rules:
        results[rule.id] = _rule(case, rule, results)
    return results


def overall(rule: Rule, instances: list[Instance]) -> Verdict:
    """Give the verdict of a rule over its instances; with no record to judge it is unknown."""
    if rule.for_every is not None and not instances:
        return UNKNOWN
    return algebra.all_of(instance.tree.verdict for instance in instances)


def _rule(case: Case, rule: Rule, results: dict[str, RuleResult]) -> RuleResult:
    instances = []
    for record in rule_records(case, rule.for_every):
        bindings = {rule.for_every.each: record} if rule.for_every and record else {}
        instances.append(Instance(record, _Evaluation(case, results).judged(rule.condition, bindings)))
    return RuleResult(rule, overall(rule, instances), instances)


class _Evaluation:
    def __init__(self, case: Case, results: dict[str, RuleResult]) -> None:
        self.case = case
        self.results = results

    def judged(self, condition: Condition, bindings: Bindings) -> Judged:
        match condition:
            case Compare():
                return self._compare(condition, bindings)
            case RuleRef():
                return Judged(condition, rule_verdict(self.results[condition.rule], bindings))
            case Quantifier():
                return self._quantifier(condition, bindings)
            case Norm():
                weighed = weigh(self.case, condition, bindings)
                return Judged(condition, normed(weighed), weighed=weighed)
            case NormTable():
                return self._table(condition, bindings)
            case Settled():
                first, by = self.judged(condition.open, bindings), self.judged(condition.by, bindings)
                return Judged(condition, algebra.settled(first.verdict, by.verdict), [first, by])
            case All() | Any():
                parts = [self.judged(child, bindings) for child in condition.children]
                fold = algebra.all_of if isinstance(condition, All) else algebra.any_of
                return Judged(condition, fold(part.verdict for part in parts), parts)
            case Not():
                part = self.judged(condition.child, bindings)
                return Judged(condition, algebra.negation(part.verdict), [part])
            case Named():
                part = self.judged(condition.child, bindings)
                return Judged(condition, part.verdict, [part])
            case When():
                first, then = self.judged(condition.condition, bindings), self.judged(condition.then, bindings)
                return Judged(condition, algebra.implied(first.verdict, then.verdict), [first, then])

    def _compare(self, condition: Compare, bindings: Bindings) -> Judged:
        fact = read_fact(self.case, condition.fact, bindings)
        expected = expected_of(self.case, condition, bindings)
        return Judged(condition, compared(condition, fact, expected), fact=fact, expected=expected)

    def _table(self, condition: NormTable, bindings: Bindings) -> Judged:
        covered = covers(condition, bindings)
        if covered is None:
            return Judged(condition, UNKNOWN, silent=True)
        if not covered:
            return Judged(condition, NOT_APPLICABLE, left_out=True)
        parts = [self.judged(child, bindings) for child in condition.children]
        judged = Judged(condition, algebra.all_of(part.verdict for part in parts), parts)
        judged.pooled = pooled(self.case, judged, bindings)
        if judged.pooled is not None and judged.pooled.short:
            judged.verdict = NOT_MET
        return judged

    def _quantifier(self, condition: Quantifier, bindings: Bindings) -> Judged:
        records = given_records(self.case, condition, bindings)
        if records is None:
            return Judged(condition, UNKNOWN, silent=True)
        if not records and condition.nothing:
            return Judged(condition, Verdict[condition.nothing.upper()])
        parts = []
        for record in records:
            part = self.judged(condition.holds, {**bindings, condition.definition.each: record})
            part.record = record
            parts.append(part)
        verdicts = [part.verdict for part in parts]
        if condition.kind == "count":
            return Judged(condition, algebra.counted(verdicts, condition.at_least, condition.at_most), parts)
        return Judged(condition, (algebra.all_of if condition.kind == "every" else algebra.any_of)(verdicts), parts)


def compared(condition: Compare, fact: Fact | None, expected: Constant | tuple[Constant, ...] | None) -> Verdict:
    """Judge one comparison: a fact that is not there is unknown in an open world and a plain no in a closed one."""
    if condition.operator == "given":
        return MET if (fact is not None) == expected else NOT_MET
    if fact is None and condition.operator in {"not_before", "not_after"}:
        return MET
    if fact is None:
        return NOT_MET if condition.fact.definition.world == "closed" else UNKNOWN
    if condition.operator == "known":
        return MET
    if expected is None:
        return UNKNOWN
    return MET if _HOLDS[condition.operator](fact.value, expected) else NOT_MET


def normed(weighed: Weighed) -> Verdict:
    """Judge a norm: met or not met only where that holds however the open points of both sides fall out."""
    have, need = weighed.have, weighed.need
    if need.high == 0:
        return NOT_APPLICABLE
    if need.high is not None and have.low >= need.high:
        return MET
    if have.high is not None and have.high < need.low and not weighed.soft:
        return NOT_MET
    return UNKNOWN


def rule_verdict(result: RuleResult, bindings: Bindings) -> Verdict:
    """Give the verdict of a rule as another one sees it: of the same record where both are judged for it."""
    for instance in result.instances:
        if instance.record is not None and instance.record in bindings.values():
            return instance.tree.verdict
    return result.verdict
