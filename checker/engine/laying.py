"""How conditions are laid out over the records of a dossier: for every term of a plan a function, made once for all dossiers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import TypeAlias

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
from checker.conditions.verdict import UNKNOWN
from checker.dossier.model import Record
from checker.engine.amounts import covers, pooled
from checker.engine.case import Bindings, Case, expected_of, given_records
from checker.engine.judged import Instance, Judged, Row
from checker.engine.measures import Scope, scope_of
from checker.engine.plan import Plan, Term
from checker.engine.tables import TableLaying
from checker.engine.weighing import Scales
from checker.pack.model import Rule

# Lays a term out for the records bound; the record is the one of the innermost quantifier around it.
Lay: TypeAlias = Callable[["Laying", Bindings, "Record | None"], Judged]


class LaidRule:
    """One rule laid out: for each of its records (`trees` goes by the identity of the record), and as a whole."""

    __slots__ = ("dated", "end", "instances", "rule", "trees", "whole")

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.instances: list[Instance] = []
        self.trees: dict[int, Judged] = {}
        self.dated: list[tuple[Judged, Record | None]] = []
        self.whole = Judged(rule.condition)
        self.end = 0


class Laying:
    """What is laid out of one case so far: `rows` in the order of judging, `shared` by the term and its records."""

    __slots__ = ("_bound", "_scope", "add", "case", "dated", "root", "rows", "rules", "shared")

    def __init__(self, case: Case) -> None:
        self.case = case
        self.root = case.dossier.root
        self.rows: list[Row] = []
        self.add = self.rows.append
        self.shared: dict[Hashable, Judged] = {}
        self.rules: dict[str, LaidRule] = {}
        self.dated: list[tuple[Judged, Record | None]] = []
        self._bound: Bindings | None = None
        self._scope: Scope

    def scope(self, bindings: Bindings) -> Scope:
        """Give what is reckoned for the records bound; a table asks for each of its norms."""
        if bindings is not self._bound:
            self._bound, self._scope = bindings, scope_of(self.case, bindings)
        return self._scope

    def answering(self, rule: str, bindings: Bindings) -> Judged:
        """Find the verdict of a rule as another one sees it: of the same record where both are judged for it."""
        laid = self.rules[rule]
        for record in bindings.values():
            if id(record) in laid.trees:
                return laid.trees[id(record)]
        return laid.whole


@lru_cache(maxsize=16)
def layer(plan: Plan) -> Layer:
    """Give what lays out the terms of a plan."""
    return Layer(plan)


class Layer:
    """The functions that lay out the rules of one plan; those of the norms of a table are made when one is needed."""

    def __init__(self, plan: Plan) -> None:
        self._known: dict[int, Lay] = {}
        self._shared: dict[int, Lay] = {}
        self.rules = [(rule, self.of(one), whole) for rule, one, whole in plan.rules]

    def of(self, term: Term) -> Lay:
        """Give the function that lays a term out."""
        found = self._known.get(term.number)
        if found is None:
            found = self._known[term.number] = self._made(term)
        return found

    def _part(self, term: Term) -> Lay:
        """Give the function of a part; one that stands in several places is laid out once for equal records."""
        if not term.shared:
            return self.of(term)
        found = self._shared.get(term.number)
        if found is None:
            found = self._shared[term.number] = _once(term, self.of(term))
        return found

    def _made(self, term: Term) -> Lay:
        condition, parts = term.condition, term.parts
        match condition:
            case Compare():
                return _read(term, condition)
            case RuleRef():
                return _answered(term, condition)
            case Norm():
                return _weighed(term, condition)
            case NormTable():
                return self._over_norms(term, condition)
            case Quantifier():
                return _over_records(term, condition, self.of(parts[0]))
            case Not() | Named():
                return _over_one(term, self._part(parts[0]))
            case When() | Settled():
                return _over_two(term, self._part(parts[0]), self._part(parts[1]))
            case _:
                return _over_all(term, [self._part(part) for part in parts])

    def _over_norms(self, term: Term, condition: NormTable) -> Lay:
        """Lay out the norms of a table where it is for the record bound."""
        number, parts, tables = term.number, list[Lay](), list[TableLaying]()

        def lay(laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
            covered = covers(condition, bindings)
            node = Judged(condition, UNKNOWN, (), None, None, None, covered is None, covered is False)
            if covered:
                if not tables:
                    parts.extend(self._part(part) for part in term.parts)
                    tables.append(TableLaying(term.parts))
                scope = laying.scope(bindings)
                node.children = tables[0].nodes(
                    scope, laying.rows, lambda index: parts[index](laying, bindings, record)
                )
                if condition.pool is not None:
                    node.pooled = pooled(scope.measured(condition.pool), node.children)
            laying.add((number, node, node.children))
            return node

        return lay


def _once(term: Term, lay: Lay) -> Lay:
    """Lay a term out once for equal records."""
    number, reads = term.number, term.reads or ()

    def found(laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        key = (number, *[id(bindings.get(variable)) for variable in reads]) if reads else number
        node = laying.shared.get(key)
        if node is None:
            node = laying.shared[key] = lay(laying, bindings, record)
        return node

    return found


def _read(term: Term, condition: Compare) -> Lay:
    """Read the fact that is compared, and what it is compared with where that differs from case to case."""
    number, constant, dated = term.number, term.constant, isinstance(condition.expected, DayRef)
    variable, path = condition.fact.variable, condition.fact.path

    def lay(laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        fact = (bindings[variable] if variable else laying.root).facts.get(path)
        expected = constant
        if expected is None:
            expected = expected_of(laying.case, condition, bindings)
        node = Judged(condition, UNKNOWN, (), None, fact, expected)
        if dated and fact is not None:
            laying.dated.append((node, record))
        laying.add((number, node, ()))
        return node

    return lay


def _answered(term: Term, condition: RuleRef) -> Lay:
    number, rule = term.number, condition.rule

    def lay(laying: Laying, bindings: Bindings, _record: Record | None) -> Judged:
        node = Judged(condition)
        laying.add((number, node, (laying.answering(rule, bindings),)))
        return node

    return lay


def _weighed(term: Term, condition: Norm) -> Lay:
    number, weigh = term.number, Scales(condition).weigh

    def lay(laying: Laying, bindings: Bindings, _record: Record | None) -> Judged:
        scope = laying.scope(bindings)
        node = Judged(condition, UNKNOWN, (), None, None, None, False, False, weigh(scope))
        laying.add((number, node, ()))
        return node

    return lay


def _over_records(term: Term, condition: Quantifier, holds: Lay) -> Lay:
    """Lay out one part per record; these are never shared, since each bears its record."""
    number, each = term.number, condition.definition.each

    def lay(laying: Laying, bindings: Bindings, _record: Record | None) -> Judged:
        records = given_records(laying.case, condition, bindings)
        if not records:
            node = Judged(condition, UNKNOWN, (), None, None, None, records is None)
            laying.add((number, node, ()))
            return node
        children = []
        for record in records:
            part = holds(laying, {**bindings, each: record}, record)
            part.record = record
            children.append(part)
        node = Judged(condition, UNKNOWN, children)
        laying.add((number, node, children))
        return node

    return lay


def _over_one(term: Term, part: Lay) -> Lay:
    number, condition = term.number, term.condition

    def lay(laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        children = (part(laying, bindings, record),)
        node = Judged(condition, UNKNOWN, children)
        laying.add((number, node, children))
        return node

    return lay


def _over_two(term: Term, first: Lay, second: Lay) -> Lay:
    number, condition = term.number, term.condition

    def lay(laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        children = (first(laying, bindings, record), second(laying, bindings, record))
        node = Judged(condition, UNKNOWN, children)
        laying.add((number, node, children))
        return node

    return lay


def _over_all(term: Term, parts: Sequence[Lay]) -> Lay:
    number, condition = term.number, term.condition

    def lay(laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        children = [part(laying, bindings, record) for part in parts]
        node = Judged(condition, UNKNOWN, children)
        laying.add((number, node, children))
        return node

    return lay
