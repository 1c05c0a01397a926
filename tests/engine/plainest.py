"""The plainest judge of conditions: it walks each rule for each record, shares nothing, remembers nothing and looks up nothing.

It is too slow for use, and it is what the program is held to: verdicts, and what stands in the trace.
"""

from __future__ import annotations

import typing
from collections.abc import Callable

from checker.conditions import verdict as algebra
from checker.conditions.model import All, Any, Compare, Condition, Constant, Named, Not, Quantifier, RuleRef, When
from checker.conditions.verdict import MET, NOT_MET, UNKNOWN, Verdict
from checker.dossier.model import Fact, Record
from checker.engine.case import Bindings, Case, expected_of, read_fact, rule_records
from checker.engine.judged import Instance, Judged, RuleResult
from checker.pack.model import Rule
from checker.vocabulary.model import FactDef, ListDef, flat

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
                return _node(condition, rule_verdict(self.results[condition.rule], bindings))
            case Quantifier():
                return self._quantifier(condition, bindings)
            case All() | Any():
                parts = [self.judged(child, bindings) for child in condition.children]
                fold = algebra.all_of if isinstance(condition, All) else algebra.any_of
                return _node(condition, fold(part.verdict for part in parts), parts)
            case Not():
                part = self.judged(condition.child, bindings)
                return _node(condition, algebra.negation(part.verdict), [part])
            case Named():
                part = self.judged(condition.child, bindings)
                return _node(condition, part.verdict, [part])
            case When():
                first, then = self.judged(condition.condition, bindings), self.judged(condition.then, bindings)
                return _node(condition, algebra.implied(first.verdict, then.verdict), [first, then])

    def _compare(self, condition: Compare, bindings: Bindings) -> Judged:
        fact = read_fact(self.case, condition.fact, bindings)
        expected = expected_of(self.case, condition, bindings)
        node = _node(condition, compared(condition, fact, expected))
        node.fact, node.expected = fact, expected
        return node

    def _quantifier(self, condition: Quantifier, bindings: Bindings) -> Judged:
        records = given_records(self.case, condition, bindings)
        if records is None:
            node = _node(condition, UNKNOWN)
            node.silent = True
            return node
        if not records and condition.nothing:
            return _node(condition, Verdict[condition.nothing.upper()])
        parts = []
        for record in records:
            part = self.judged(condition.holds, {**bindings, condition.definition.each: record})
            part.record = record
            parts.append(part)
        verdicts = [part.verdict for part in parts]
        passed = [part.children[0].verdict for part in parts] if condition.filtered else verdicts
        if condition.nothing and condition.filtered and not {MET, UNKNOWN} & set(passed):
            return _node(condition, Verdict[condition.nothing.upper()], parts)
        if condition.kind == "count":
            return _node(condition, algebra.counted(verdicts, condition.at_least, condition.at_most), parts)
        return _node(condition, (algebra.all_of if condition.kind == "every" else algebra.any_of)(verdicts), parts)


def _node(condition: Condition, verdict: Verdict, parts: typing.Sequence[Judged] = ()) -> Judged:
    node = Judged(condition)
    node.verdict, node.children = verdict, parts
    return node


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


def rule_verdict(result: RuleResult, bindings: Bindings) -> Verdict:
    """Give the verdict of a rule as another one sees it: of the same record where both are judged for it."""
    for instance in result.instances:
        if instance.record is not None and instance.record in bindings.values():
            return instance.tree.verdict
    return result.verdict


def given_records(case: Case, quantifier: Quantifier, bindings: Bindings) -> list[Record] | None:
    """Give the records that a quantifier speaks of; None where the dossier says nothing of the list.

    Records that refer to another list belong to the record bound there, or to all where they name none.
    """
    owner = bindings[quantifier.owner] if quantifier.owner else case.dossier.root
    found = owner.lists.get(quantifier.definition.name)
    if found is None or not found.given:
        return [] if quantifier.definition.world == "open" else None
    return [
        record
        for record in found.records
        if all(record.value(name) == wanted for name, wanted in quantifier.select)
        and belongs(record, quantifier.definition, bindings)
    ]


def belongs(record: Record, definition: ListDef, bindings: Bindings) -> bool:
    """Tell whether a record belongs to the records bound around it, as a document to the site being judged."""
    for path, entry in flat(definition.fields):
        if isinstance(entry, FactDef) and entry.type == "reference":
            for bound in bindings.values():
                if bound.definition is not None and bound.definition.name == entry.to:
                    named = record.value(path)
                    if named is not None and named != bound.value(bound.definition.key):
                        return False
    return True


def differences(one: Judged, other: Judged) -> typing.Iterator[str]:
    """Say where two traces differ in anything that they tell."""
    if one.condition is not other.condition and one.condition != other.condition:
        yield f"condition: {one.condition} against {other.condition}"
    for name in ("verdict", "fact", "expected", "silent"):
        if getattr(one, name) != getattr(other, name):
            yield f"{name} of {one.condition}: {getattr(one, name)} against {getattr(other, name)}"
    if one.record is not other.record:
        yield f"record of {one.condition}"
    if len(one.children) != len(other.children):
        yield f"parts of {one.condition}: {len(one.children)} against {len(other.children)}"
    for left, right in zip(one.children, other.children, strict=False):
        yield from differences(left, right)


def told_apart(one: dict[str, RuleResult], other: dict[str, RuleResult]) -> list[str]:
    """Say where two judgements of a case differ in any verdict or anywhere in a trace."""
    found = [] if list(one) == list(other) else [f"rules: {list(one)} against {list(other)}"]
    for name, result in one.items():
        if result.verdict is not other[name].verdict:
            found.append(f"{name}: {result.verdict.word} against {other[name].verdict.word}")
        for left, right in zip(result.instances, other[name].instances, strict=True):
            found += [f"{name}, record"] if left.record is not right.record else []
            found += [f"{name}, {where}" for where in differences(left.tree, right.tree)]
    return found
