"""Lays the conditions of a rule set out over the records of one dossier, before any verdict is known.

What is laid out is what there is to judge: which records, which facts, which parts each verdict rests on. Each engine then
judges it by itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal

from checker.conditions.model import Compare, Norm, NormTable, Quantifier, RuleRef, When
from checker.conditions.verdict import UNKNOWN, Verdict
from checker.dossier.model import Record
from checker.engine.amounts import ZERO, Pooled, covers, measured, weigh
from checker.engine.case import Bindings, Case, expected_of, given_records, read_fact, rule_records
from checker.engine.judged import Instance, Judged, RuleResult
from checker.engine.plan import Plan, Term
from checker.pack.model import Rule


class Ground:
    """Everything that is to be judged in one case, parts before wholes.

    At each position stand the term, its node in the trace, and the positions of the verdicts that it rests on. `rules` has for
    each rule the positions of its instances and of the rule as a whole, and where what was laid out for it ends.
    """

    __slots__ = ("nodes", "parts", "plan", "rules", "terms")

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.terms: list[Term] = []
        self.nodes: list[Judged] = []
        self.parts: list[Sequence[int]] = []
        self.rules: list[tuple[Rule, list[tuple[Record | None, int]], int, int]] = []

    def add(self, term: Term, node: Judged, parts: Sequence[int]) -> int:
        """Append what is to be judged next and give its position."""
        self.terms.append(term)
        self.nodes.append(node)
        self.parts.append(parts)
        return len(self.nodes) - 1

    def results(self, verdicts: Sequence[int]) -> dict[str, RuleResult]:
        """Enter the verdicts into the trace and give the result of each rule by its id."""
        words, nodes = tuple(Verdict), self.nodes
        for node, verdict in zip(nodes, verdicts, strict=True):
            node.verdict = words[verdict]
        return {
            rule.id: RuleResult(
                rule, words[verdicts[whole]], [Instance(record, nodes[position]) for record, position in instances]
            )
            for rule, instances, whole, _ in self.rules
        }

    def rule_at(self, position: int) -> Rule:
        """Give the rule for which something was laid out first."""
        return next(rule for rule, _, _, end in self.rules if position < end)


def lay_out(case: Case, plan: Plan) -> Ground:
    """Lay out all rules of a plan for one case."""
    grounding = _Grounding(case, plan)
    for rule, one, whole in plan.rules:
        grounding.rule(rule, one, whole)
    return grounding.ground


class _Grounding:
    def __init__(self, case: Case, plan: Plan) -> None:
        self.case = case
        self.ground = Ground(plan)
        self.shared: dict[Hashable, int] = {}
        self.results: dict[str, tuple[dict[int, int], int]] = {}

    def rule(self, rule: Rule, one: Term, whole: Term | None) -> None:
        """Lay out a rule for each of its records, and the rule as a whole."""
        instances: list[tuple[Record | None, int]] = []
        for record in rule_records(self.case, rule.for_every):
            bindings = {rule.for_every.each: record} if rule.for_every and record else {}
            instances.append((record, self._lay(one, bindings)))
        position = instances[0][1] if whole is None else self._whole(whole, [position for _, position in instances])
        self.ground.rules.append((rule, instances, position, len(self.ground.nodes)))
        self.results[rule.id] = ({id(record): position for record, position in instances}, position)

    def _whole(self, term: Term, parts: list[int]) -> int:
        children = [self.ground.nodes[part] for part in parts]
        return self.ground.add(term, Judged(term.condition, UNKNOWN, children), parts)

    def _shared(self, term: Term, bindings: Bindings) -> int:
        """Lay out a term, or find where it is laid out already for the same records."""
        reads = term.reads
        if reads is None:
            return self._lay(term, bindings)
        key = (term.number, *[id(bindings.get(variable)) for variable in reads])
        position = self.shared.get(key)
        if position is None:
            position = self.shared[key] = self._lay(term, bindings)
        return position

    def _lay(self, term: Term, bindings: Bindings) -> int:
        """Lay out a term with all its parts; gives its position, which is the last."""
        ground, places, made = self.ground, list[int](), list[Judged]()
        nodes = ground.nodes
        for step, pick, shared in term.steps:
            condition = step.condition
            parts: Sequence[int] = ()
            if pick is not None:
                parts, node = pick(places), Judged(condition, UNKNOWN, pick(made))
            elif shared:
                place = self._shared(step, bindings)
                places.append(place)
                made.append(nodes[place])
                continue
            elif isinstance(condition, Compare):
                node = self._read(step, condition, bindings)
            elif isinstance(condition, Quantifier):
                node, parts = self._over_records(condition, step.parts[0], bindings)
            elif isinstance(condition, Norm):
                node = Judged(condition, weighed=weigh(self.case, condition, bindings))
            elif isinstance(condition, NormTable):
                node, parts = self._over_norms(step, condition, bindings)
            elif isinstance(condition, RuleRef):
                node, parts = Judged(condition), (self._answering(condition.rule, bindings),)
            else:
                node = Judged(condition)
            places.append(len(nodes))
            made.append(node)
            nodes.append(node)
            ground.terms.append(step)
            ground.parts.append(parts)
        return places[-1]

    def _read(self, term: Term, condition: Compare, bindings: Bindings) -> Judged:
        expected = term.constant
        if expected is None:
            expected = expected_of(self.case, condition, bindings)
        return Judged(condition, UNKNOWN, (), None, read_fact(self.case, condition.fact, bindings), expected)

    def _over_records(self, condition: Quantifier, holds: Term, bindings: Bindings) -> tuple[Judged, list[int]]:
        """Lay out one part per record; these are never shared, since each bears its record."""
        records = given_records(self.case, condition, bindings)
        children, parts, each = [], [], condition.definition.each
        for record in records or ():
            position = self._lay(holds, {**bindings, each: record})
            part = self.ground.nodes[position]
            part.record = record
            children.append(part)
            parts.append(position)
        return Judged(condition, UNKNOWN, children, None, None, None, records is None), parts

    def _over_norms(self, term: Term, condition: NormTable, bindings: Bindings) -> tuple[Judged, list[int]]:
        """Lay out the norms of a table where it is for the record bound."""
        covered = covers(condition, bindings)
        if not covered:
            return Judged(condition, silent=covered is None, left_out=covered is False), []
        parts = [self._lay(part, bindings) for part in term.parts]
        node = Judged(condition, UNKNOWN, [self.ground.nodes[part] for part in parts])
        if condition.pool is not None:
            node.pooled = Pooled(
                measured(self.case, condition.pool, bindings), tuple(self._pooled(part) for part in parts)
            )
        return node, parts

    def _pooled(self, position: int) -> tuple[int, Decimal]:
        """Say where the guard of a norm is judged, and what the norm needs at least."""
        node, guard = self.ground.nodes[position], -1
        if isinstance(node.condition, When):
            guard, position = self.ground.parts[position]
            node = self.ground.nodes[position]
        return guard, node.weighed.need.low if node.weighed else ZERO

    def _answering(self, rule: str, bindings: Bindings) -> int:
        """Find the verdict of a rule as another one sees it: of the same record where both are judged for it."""
        instances, whole = self.results[rule]
        for record in bindings.values():
            if id(record) in instances:
                return instances[id(record)]
        return whole
