"""What is laid out of one case so far, and what lays out one term of a plan."""

from __future__ import annotations

from collections.abc import Hashable

from checker.dossier.model import Record
from checker.engine.case import Bindings, Case
from checker.engine.judged import Instance, Judged
from checker.engine.measures import Scope, scope_of
from checker.engine.plan import Term
from checker.engine.standing import Standing
from checker.pack.model import Rule


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
    """What is laid out of one case so far: `nodes` in the order of judging, `shared` by the term and its records.

    `unsettled` are nodes that stand in many cases and that the engines have not yet agreed on.
    """

    __slots__ = ("_bound", "_scope", "case", "dated", "nodes", "root", "rules", "shared", "unsettled")

    def __init__(self, case: Case) -> None:
        self.case = case
        self.root = case.dossier.root
        self.nodes: list[Judged] = []
        self.unsettled: list[Standing] = []
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

    def stand(self, standing: Standing) -> None:
        """Have nodes judged that stand in many cases, unless they stand judged."""
        if not standing.settled:
            self.nodes += standing.nodes
            self.unsettled.append(standing)

    def answering(self, rule: str, bindings: Bindings) -> Judged:
        """Find the verdict of a rule as another one sees it: of the same record where both are judged for it."""
        laid = self.rules[rule]
        for record in bindings.values():
            if id(record) in laid.trees:
                return laid.trees[id(record)]
        return laid.whole


class Lay:
    """Lays one term out for the records bound."""

    def __init__(self, term: Term) -> None:
        self.number = term.number
        self.condition = term.condition

    def node(self, laying: Laying, bindings: Bindings, record: Record | None) -> Judged:
        """Lay out the term and what is below it; `record` is that of the innermost quantifier around it."""
        raise NotImplementedError
