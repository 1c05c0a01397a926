"""Lays the conditions of a rule set out over the records of one dossier, before any verdict is known.

What is laid out is what there is to judge: which records, which facts, which parts each verdict rests on. Each engine then
judges it by itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from decimal import Decimal

from checker.conditions.model import Compare, DayRef, Named, Norm, NormTable, Quantifier, RuleRef, When
from checker.conditions.verdict import UNKNOWN, Verdict
from checker.dossier.model import Record
from checker.engine.amounts import Pooled, covers, weigh
from checker.engine.case import Bindings, Case, expected_of, given_records, read_fact, rule_records
from checker.engine.judged import Instance, Judged, RuleResult
from checker.engine.measures import ZERO, Scope, scope_of
from checker.engine.plan import Plan, Term
from checker.pack.model import Rule

# What is laid out: where its verdict stands, and its node in the trace.
Laid = tuple[int, Judged]


class Ground:
    """Everything that is to be judged in one case, parts before wholes.

    At each place stand the term, its node in the trace, and the places of the verdicts that it rests on. `named` are the nodes
    that have the verdict of another place: names, and rules that are named.
    """

    __slots__ = ("named", "nodes", "parts", "plan", "rules", "terms")

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.terms: list[Term] = []
        self.nodes: list[Judged] = []
        self.parts: list[Sequence[int]] = []
        self.named: list[tuple[Judged, int]] = []
        self.rules: list[LaidRule] = []

    def results(self, verdicts: Sequence[int]) -> dict[str, RuleResult]:
        """Enter the verdicts into the trace and give the result of each rule by its id."""
        found = [_VERDICTS[verdict] for verdict in verdicts]
        for node, verdict in zip(self.nodes, found, strict=True):
            node.verdict = verdict
        for node, place in self.named:
            node.verdict = found[place]
        return {
            laid.rule.id: RuleResult(laid.rule, found[laid.whole], laid.instances, laid.dated) for laid in self.rules
        }

    def rule_at(self, place: int) -> Rule:
        """Give the rule for which something was laid out first."""
        return next(laid.rule for laid in self.rules if place < laid.end)


class LaidRule:
    """One rule laid out: for each of its records (`places` goes by the identity of the record), and as a whole."""

    __slots__ = ("dated", "end", "instances", "places", "rule", "whole")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.instances: list[Instance] = []
        self.places: dict[int, int] = {}
        self.dated: list[tuple[Judged, Record | None]] = []
        self.whole = 0
        self.end = 0


_VERDICTS = tuple(Verdict)


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
        self.shared: dict[Hashable, Laid] = {}
        self.rules: dict[str, LaidRule] = {}
        self.dated: list[tuple[Judged, Record | None]] = []

    def rule(self, rule: Rule, one: Term, whole: Term | None) -> None:
        """Lay out a rule for each of its records, and the rule as a whole."""
        ground = self.ground
        laid = self.rules[rule.id] = LaidRule(rule)
        self.dated = laid.dated
        for record in rule_records(self.case, rule.for_every):
            bindings = {rule.for_every.each: record} if rule.for_every and record else {}
            laid.whole, node = self._lay(one, bindings, None)
            laid.places[id(record)] = laid.whole
            laid.instances.append(Instance(record, node))
        if whole is not None:
            laid.whole = len(ground.nodes)
            ground.nodes.append(Judged(whole.condition, UNKNOWN, [instance.tree for instance in laid.instances]))
            ground.terms.append(whole)
            ground.parts.append(list(laid.places.values()))
        laid.end = len(ground.nodes)
        ground.rules.append(laid)

    def _shared(self, term: Term, bindings: Bindings, record: Record | None) -> Laid:
        """Lay out a term, or find where it is laid out already for the same records."""
        key = (term.number, *[id(bindings.get(variable)) for variable in term.reads or ()])
        found = self.shared.get(key)
        if found is None:
            found = self.shared[key] = self._lay(term, bindings, record)
        return found

    def _lay(self, term: Term, bindings: Bindings, record: Record | None) -> Laid:
        """Lay out a term with all its parts; `record` is the one of the innermost quantifier around it."""
        ground, nodes = self.ground, self.ground.nodes
        places: list[int] = []
        made: list[Judged] = []
        for step, pick, shared in term.steps:
            condition = step.condition
            parts: Sequence[int] = ()
            if pick is not None:
                parts, node = pick(places), Judged(condition, UNKNOWN, pick(made))
            elif isinstance(condition, Compare):
                node = self._read(step, condition, bindings, record)
            elif shared or isinstance(condition, RuleRef):
                place, node = self._elsewhere(step, bindings, record)
                places.append(place)
                made.append(node)
                continue
            else:
                node, parts = self._expanded(step, bindings, record)
            made.append(node)
            if isinstance(condition, Named):
                places.append(parts[0])
                ground.named.append((node, parts[0]))
                continue
            places.append(len(nodes))
            nodes.append(node)
            ground.terms.append(step)
            ground.parts.append(parts)
        return places[-1], made[-1]

    def _elsewhere(self, term: Term, bindings: Bindings, record: Record | None) -> Laid:
        """Find what is judged in another place: a term for the same records, or another rule."""
        condition = term.condition
        if not isinstance(condition, RuleRef):
            return self._shared(term, bindings, record)
        node, place = Judged(condition), self._answering(condition.rule, bindings)
        self.ground.named.append((node, place))
        return place, node

    def _expanded(self, term: Term, bindings: Bindings, record: Record | None) -> tuple[Judged, Sequence[int]]:
        """Lay out a condition whose parts the dossier decides."""
        condition = term.condition
        if isinstance(condition, Quantifier):
            return self._over_records(condition, term.parts[0], bindings)
        if isinstance(condition, Norm):
            return _weighed(scope_of(self.case, bindings), condition), ()
        if isinstance(condition, NormTable):
            return self._over_norms(term, condition, bindings, record)
        return Judged(condition), ()

    def _read(self, term: Term, condition: Compare, bindings: Bindings, record: Record | None) -> Judged:
        fact, expected = read_fact(self.case, condition.fact, bindings), term.constant
        if expected is not None:
            return Judged(condition, UNKNOWN, (), None, fact, expected)
        node = Judged(condition, UNKNOWN, (), None, fact, expected_of(self.case, condition, bindings))
        if fact is not None and isinstance(condition.expected, DayRef):
            self.dated.append((node, record))
        return node

    def _over_records(self, condition: Quantifier, holds: Term, bindings: Bindings) -> tuple[Judged, list[int]]:
        """Lay out one part per record; these are never shared, since each bears its record."""
        records = given_records(self.case, condition, bindings)
        children, parts, each = [], [], condition.definition.each
        for record in records or ():
            place, part = self._lay(holds, {**bindings, each: record}, record)
            part.record = record
            children.append(part)
            parts.append(place)
        return Judged(condition, UNKNOWN, children, None, None, None, records is None), parts

    def _over_norms(
        self, term: Term, condition: NormTable, bindings: Bindings, record: Record | None
    ) -> tuple[Judged, list[int]]:
        """Lay out the norms of a table where it is for the record bound."""
        covered = covers(condition, bindings)
        if not covered:
            return Judged(condition, silent=covered is None, left_out=covered is False), []
        scope = scope_of(self.case, bindings)
        laid = [
            self._norm(part, part.condition, scope)
            if isinstance(part.condition, Norm)
            else self._lay(part, bindings, record)
            for part in term.parts
        ]
        node = Judged(condition, UNKNOWN, [part for _, part in laid])
        if condition.pool is not None:
            have = scope.measured(condition.pool)
            node.pooled = Pooled(have, tuple(self._pooled(place, part) for place, part in laid))
        return node, [place for place, _ in laid]

    def _norm(self, term: Term, condition: Norm, scope: Scope) -> Laid:
        ground, node = self.ground, _weighed(scope, condition)
        ground.nodes.append(node)
        ground.terms.append(term)
        ground.parts.append(())
        return len(ground.nodes) - 1, node

    def _pooled(self, place: int, node: Judged) -> tuple[int, Decimal]:
        """Say where the guard of a norm is judged, and what the norm needs at least."""
        guard = -1
        if isinstance(node.condition, When):
            guard, node = self.ground.parts[place][0], node.children[1]
        return guard, node.weighed.need.low if node.weighed else ZERO

    def _answering(self, rule: str, bindings: Bindings) -> int:
        """Find the verdict of a rule as another one sees it: of the same record where both are judged for it."""
        laid = self.rules[rule]
        for record in bindings.values():
            if id(record) in laid.places:
                return laid.places[id(record)]
        return laid.whole


def _weighed(scope: Scope, condition: Norm) -> Judged:
    return Judged(condition, UNKNOWN, (), None, None, None, False, False, weigh(scope, condition))
