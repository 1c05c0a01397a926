"""Lays the conditions of a rule set out over the records of one dossier, before any verdict is known.

What is laid out is what there is to judge: which records, which facts, which parts each verdict rests on. Each engine then
judges it by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.conditions.model import Condition
from checker.engine.case import Case, rule_records
from checker.engine.judged import Instance, Judged, RuleResult
from checker.engine.layers import layer
from checker.engine.laying import LaidRule, Lay, Laying
from checker.engine.plan import Plan
from checker.engine.standing import Standing
from checker.pack.model import Rule


class Ground:
    """Everything that is to be judged in one case, parts before wholes.

    An engine goes over the nodes and enters the verdict of each; the next engine enters its own. `unsettled` are those that will
    stand in other cases too.
    """

    __slots__ = ("nodes", "plan", "rules", "unsettled")

    def __init__(
        self, plan: Plan, nodes: Sequence[Judged], rules: Sequence[LaidRule], unsettled: Sequence[Standing] = ()
    ) -> None:
        self.plan = plan
        self.nodes = nodes
        self.rules = rules
        self.unsettled = unsettled

    def settle(self) -> None:
        """Let what stands in other cases too stand judged: both engines gave the same verdicts in this one."""
        for standing in self.unsettled:
            standing.settled = True

    def results(self) -> dict[str, RuleResult]:
        """Give the result of each rule by its id, with the verdicts that the last engine entered."""
        return {
            laid.rule.id: RuleResult(laid.rule, laid.whole.verdict, laid.instances, laid.dated) for laid in self.rules
        }

    def rule_at(self, place: int) -> Rule:
        """Give the rule for which something was laid out first."""
        return next(laid.rule for laid in self.rules if place < laid.end)


def lay_out(case: Case, plan: Plan) -> Ground:
    """Lay out all rules of a plan for one case."""
    laying = Laying(case)
    for rule, lay, whole in layer(plan).rules:
        laid = laying.rules[rule.id] = LaidRule(rule)
        laying.dated = laid.dated
        _instances(laying, laid, lay)
        if whole is not None:
            _whole(laying, laid, whole.number, whole.condition)
        laid.end = len(laying.nodes)
    return Ground(plan, laying.nodes, list(laying.rules.values()), laying.unsettled)


def _instances(laying: Laying, laid: LaidRule, lay: Lay) -> None:
    """Lay out a rule for each of its records."""
    each = laid.rule.for_every.each if laid.rule.for_every is not None else ""
    for record in rule_records(laying.case, laid.rule.for_every):
        laid.whole = laid.trees[id(record)] = lay.node(laying, {each: record} if record is not None else {}, None)
        laid.instances.append(Instance(record, laid.whole))


def _whole(laying: Laying, laid: LaidRule, number: int, condition: Condition) -> None:
    """Lay out a rule as a whole, over all its records."""
    trees = [instance.tree for instance in laid.instances]
    laid.whole = Judged(condition, number)
    laid.whole.children = trees
    laying.nodes.append(laid.whole)
