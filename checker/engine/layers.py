"""How conditions are laid out over the records of a dossier: what lays out each term of a plan is made once for all dossiers."""

from __future__ import annotations

from functools import lru_cache

from checker.conditions.model import (
    Compare,
    DayRef,
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    When,
)
from checker.dossier.model import Record
from checker.engine.amounts import Pooled, covers, least_needed, pooled
from checker.engine.case import Bindings, Given, expected_of
from checker.engine.counting import Amount
from checker.engine.judged import Judged
from checker.engine.laying import Lay, Laying
from checker.engine.plan import Plan, Term
from checker.engine.standing import StandingNorms, weighed_node
from checker.engine.tables import Ready, TableLaying
from checker.engine.weighing import Scales


@lru_cache(maxsize=16)
def layer(plan: Plan) -> Layer:
    """Give what lays out the terms of a plan."""
    return Layer(plan)


class Layer:
    """What lays out the rules of one plan; for the norms of a table it is made when one is needed."""

    def __init__(self, plan: Plan) -> None:
        self._known: dict[int, Lay] = {}
        self._shared: dict[int, Lay] = {}
        self.rules = [(rule, self.of(one), whole) for rule, one, whole in plan.rules]

    def of(self, term: Term) -> Lay:
        """Give what lays a term out."""
        found = self._known.get(term.number)
        if found is None:
            found = self._known[term.number] = self._made(term)
        return found

    def part(self, term: Term) -> Lay:
        """Give what lays a part out; one that stands in several places is laid out once for equal records."""
        if not term.shared:
            return self.of(term)
        found = self._shared.get(term.number)
        if found is None:
            found = self._shared[term.number] = _Once(term, self.of(term))
        return found

    def _made(self, term: Term) -> Lay:
        condition, parts = term.condition, term.parts
        match condition:
            case Compare():
                return _Read(term, condition)
            case RuleRef():
                return _Answered(term, condition)
            case Norm():
                return _Weigh(term, condition)
            case NormTable():
                return _OverNorms(term, condition, self)
            case Quantifier():
                return _OverRecords(term, condition, self.of(parts[0]))
            case Not() | Named():
                return _OverOne(term, self.part(parts[0]))
            case When() | Settled():
                return _OverTwo(term, self.part(parts[0]), self.part(parts[1]))
            case _:
                return _OverAll(term, [self.part(part) for part in parts])


class _Once(Lay):
    """Lays a term out once for equal records."""

    def __init__(self, term: Term, lay: Lay) -> None:
        super().__init__(term)
        self.lay = lay
        self.reads = term.reads or ()

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        key = (self.number, *[id(bindings.get(variable)) for variable in self.reads])
        node = laying.shared.get(key)
        if node is None:
            node = laying.shared[key] = self.lay.node(laying, bindings, record)
        return node


class _Read(Lay):
    """Reads the fact that is compared, and what it is compared with where that differs from case to case."""

    def __init__(self, term: Term, condition: Compare) -> None:
        super().__init__(term)
        self.compare = condition
        self.constant = term.constant
        self.dated = isinstance(condition.expected, DayRef)
        self.variable = condition.fact.variable
        self.path = condition.fact.path

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        node = Judged(self.condition, self.number)
        owner = bindings[self.variable] if self.variable else laying.root
        fact = owner.facts.get(self.path)
        expected = self.constant
        if expected is None:
            expected = expected_of(laying.case, self.compare, bindings)
        node.expected = expected
        if fact is not None:
            node.fact = fact
            if self.dated:
                laying.dated.append((node, record))
        laying.nodes.append(node)
        return node


class _Answered(Lay):
    """Lays out a rule that is named: it has been judged before."""

    def __init__(self, term: Term, condition: RuleRef) -> None:
        super().__init__(term)
        self.rule = condition.rule

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        node = Judged(self.condition, self.number)
        node.answer = laying.answering(self.rule, bindings)
        laying.nodes.append(node)
        return node


class _Weigh(Lay):
    """Lays out a norm with both its sides."""

    def __init__(self, term: Term, condition: Norm) -> None:
        super().__init__(term)
        self.norm = condition
        self.scales = Scales(condition)
        self.standing = StandingNorms(term.number, condition)

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        weighed = self.scales.weigh(laying.scope(bindings))
        if weighed.standing:
            found = self.standing.of(weighed)
            laying.stand(found)
            return found.nodes[0]
        node = weighed_node(self.norm, self.number, weighed)
        laying.nodes.append(node)
        return node


class _OverNorms(Lay):
    """Lays out the norms of a table where it is for the record bound."""

    def __init__(self, term: Term, condition: NormTable, layer: Layer) -> None:
        super().__init__(term)
        self.table = condition
        self.pool = condition.pool
        self.terms = term.parts
        self.layer = layer
        self.parts: list[Lay] = []
        self.laying: TableLaying | None = None

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        covered = covers(self.table, bindings)
        node = Judged(self.condition, self.number)
        if covered is None:
            node.silent = True
        elif not covered:
            node.left_out = True
        else:
            self._norms(node, laying, bindings, record)
        laying.nodes.append(node)
        return node

    def _norms(self, node: Judged, laying: Laying, bindings: Bindings, record: Record | None) -> None:
        if self.laying is None:
            self.parts = [self.layer.part(part) for part in self.terms]
            self.laying = TableLaying(self.terms)
        scope = laying.scope(bindings)
        ready, others = self.laying.of(scope)
        laying.stand(ready.standing)
        children = ready.nodes.copy()
        parts = self.parts
        for index in others:
            children[index] = parts[index].node(laying, bindings, record)
        node.children = children
        if self.pool is not None:
            node.pooled = self._pooled(scope.measured(self.pool), ready, others, children)

    def _pooled(self, have: Amount, ready: Ready, others: list[int], children: list[Judged]) -> Pooled:
        """Set all that there is against the table; what stands ready was added up before, but for what counts in this case."""
        own = [children[index] for index in others]
        stood = [ready.nodes[index] for index in others if index in ready.indexes]
        return pooled(have, own, ready.need - least_needed(stood))


class _OverRecords(Lay):
    """Lays out one part per record; these are never shared, since each bears its record."""

    def __init__(self, term: Term, condition: Quantifier, holds: Lay) -> None:
        super().__init__(term)
        self.given = Given(condition)
        self.holds = holds
        self.each = condition.definition.each

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        node = Judged(self.condition, self.number)
        records = self.given.records(laying.case, bindings)
        if records is None:
            node.silent = True
        elif records:
            children = []
            for one in records:
                part = self.holds.node(laying, {**bindings, self.each: one}, one)
                part.record = one
                children.append(part)
            node.children = children
        laying.nodes.append(node)
        return node


class _OverOne(Lay):
    """Lays out a condition on one other."""

    def __init__(self, term: Term, part: Lay) -> None:
        super().__init__(term)
        self.part = part

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        node = Judged(self.condition, self.number)
        node.children = (self.part.node(laying, bindings, record),)
        laying.nodes.append(node)
        return node


class _OverTwo(Lay):
    """Lays out a condition on two others."""

    def __init__(self, term: Term, first: Lay, second: Lay) -> None:
        super().__init__(term)
        self.first = first
        self.second = second

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        node = Judged(self.condition, self.number)
        first = self.first.node(laying, bindings, record)
        node.children = (first, self.second.node(laying, bindings, record))
        laying.nodes.append(node)
        return node


class _OverAll(Lay):
    """Lays out a condition on any number of others."""

    def __init__(self, term: Term, parts: list[Lay]) -> None:
        super().__init__(term)
        self.parts = parts

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        node = Judged(self.condition, self.number)
        node.children = [part.node(laying, bindings, record) for part in self.parts]
        laying.nodes.append(node)
        return node
