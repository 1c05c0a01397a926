"""Judges a case again without some records of a list, on the trace of the first judging.

Without a record the trace is the same but for the parts that were judged for it, and for the verdicts above them. All else is
neither laid out nor judged again.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.conditions import verdict as algebra
from checker.conditions.model import NormTable, Quantifier, RuleRef
from checker.conditions.verdict import UNKNOWN, Verdict
from checker.dossier.model import Record
from checker.engine import reference
from checker.engine.amounts import pooled
from checker.engine.judged import Judged, RuleResult
from checker.engine.plan import Plan, Term


class Bearing:
    """The conditions of a plan on which the records of one list bear, each with its plain judgement."""

    def __init__(self, plan: Plan, list_name: str) -> None:
        self.list_name = list_name
        self.judgements: dict[int, reference.Judgement] = {}
        self.rules: set[str] = set()
        judgements = reference.judgements_of(plan)
        for rule, one, whole in plan.rules:
            self._find(one if whole is None else whole, judgements)
            if id(one.condition) in self.judgements or (rule.for_every and rule.for_every.name == list_name):
                self.rules.add(rule.id)

    def _find(self, term: Term, judgements: list[reference.Judgement]) -> bool:
        condition = term.condition
        below = [self._find(part, judgements) for part in term.parts]
        bears = (
            any(below)
            or (isinstance(condition, Quantifier) and condition.list_name == self.list_name)
            or (isinstance(condition, RuleRef) and condition.rule in self.rules)
        )
        if bears:
            self.judgements[id(condition)] = judgements[term.number]
        return bears


class Without:
    """One case judged again, rule by rule as it is asked for, without the records named. Norms count none of them."""

    def __init__(self, bearing: Bearing, results: dict[str, RuleResult], records: Iterable[Record]) -> None:
        self._bearing = bearing
        self._results = results
        self._left_out = {id(record) for record in records}
        self._known: dict[int, Judged] = {}

    def tree(self, rule: str, index: int) -> Judged:
        """Give the trace of a rule for one of its records."""
        instance = self._results[rule].instances[index]
        return self._again(instance.tree, () if instance.record is None else (instance.record,))

    def _again(self, node: Judged, bound: tuple[Record, ...]) -> Judged:
        judgement = self._bearing.judgements.get(id(node.condition))
        if judgement is None:
            return node
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = self._judged(node, judgement, bound)
        return found

    def _judged(self, node: Judged, judgement: reference.Judgement, bound: tuple[Record, ...]) -> Judged:
        """Judge a node again where any of its parts is another one, or is left out."""
        condition = node.condition
        if isinstance(condition, RuleRef):
            verdict = self._answer(condition.rule, bound)
            if verdict is node.verdict:
                return node
            made = Judged(condition, node.number)
            made.verdict, made.record = verdict, node.record
            return made
        left = node.children
        if isinstance(condition, Quantifier) and condition.list_name == self._bearing.list_name:
            left = [part for part in left if id(part.record) not in self._left_out]
        parts = [self._again(part, (*bound, part.record) if part.record is not None else bound) for part in left]
        if len(parts) == len(node.children) and all(map(_same, parts, node.children)):
            return node
        made = Judged(condition, node.number)
        made.children, made.record = parts, node.record
        made.silent, made.left_out = node.silent, node.left_out
        if isinstance(condition, NormTable) and node.pooled is not None:
            made.pooled = pooled(node.pooled.have, parts)
        made.verdict = judgement.of(made)
        return made

    def _answer(self, rule: str, bound: tuple[Record, ...]) -> Verdict:
        """Give the verdict of a rule as another one sees it: of the same record where both are judged for it."""
        result = self._results[rule]
        for record in bound:
            for index, instance in enumerate(result.instances):
                if instance.record is record:
                    return self.tree(rule, index).verdict
        verdicts = [
            self.tree(rule, index).verdict
            for index, instance in enumerate(result.instances)
            if id(instance.record) not in self._left_out
        ]
        return algebra.all_of(verdicts) if verdicts else UNKNOWN


def _same(one: Judged, other: Judged) -> bool:
    return one is other
