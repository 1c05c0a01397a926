"""Proves what the search found: changes are applied to a copy, and the copy is judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.conditions.model import RuleRef, walk
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, Verdict
from checker.decision.model import Decision
from checker.engine.case import Case
from checker.engine.ground import lay_out
from checker.engine.judged import RuleResult
from checker.engine.plan import Plan
from checker.engine.reference import verdicts
from checker.pack.model import Kind, Rule
from checker.remedy.apply import applied
from checker.remedy.model import Change, Edits, parts

JUDGED: tuple[Kind, ...] = ("completeness", "requirement", "ground")


@dataclass(frozen=True, slots=True)
class Aim:
    """A rule judged for one record (`index` among its instances) that is to be turned."""

    rule: Rule
    index: int

    @property
    def wanted(self) -> frozenset[Verdict]:
        """A requirement must be met or not apply, a ground must not be established."""
        return frozenset({NOT_MET if self.rule.kind == "ground" else MET, NOT_APPLICABLE})


class Prover:
    """Judges changed copies of one dossier by the plain evaluator."""

    def __init__(self, decision: Decision) -> None:
        self.case = decision.case
        self.pack = decision.case.ruleset.pack
        rules = decision.case.ruleset.rules
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._needs: dict[str, set[str]] = {}
        for rule in rules:
            named = {part.rule for part in walk(rule.condition) if isinstance(part, RuleRef)}
            self._needs[rule.id] = {rule.id}.union(*(self._needs[name] for name in named))
        # A ground that repeats the requirements is no aim of its own.
        about_rows = {rule.id for rule in rules if rule.kind in {"requirement", "completeness"}}
        self.rules = [
            rule
            for rule in rules
            if rule.kind in JUDGED and not (rule.kind == "ground" and self._needs[rule.id] & about_rows)
        ]
        self.open = self.failing(decision.results)

    def failing(self, results: dict[str, RuleResult]) -> set[tuple[str, int]]:
        """List what is not as wanted."""
        return {
            (rule.id, index)
            for rule in self.rules
            for index, instance in enumerate(results[rule.id].instances)
            if instance.tree.verdict not in Aim(rule, index).wanted
        }

    def turns(self, edits: Edits, aims: Iterable[Aim]) -> bool:
        """Tell whether the edits turn every aim."""
        return not self.unturned(edits, aims)

    def unturned(self, edits: Edits, aims: Iterable[Aim]) -> list[Aim]:
        """List the aims that the edits do not turn; only the rules that bear on the aims are judged."""
        aims = tuple(aims)
        if not aims:
            return []
        names = set().union(*(self._needs[aim.rule.id] for aim in aims))
        rules = tuple(rule for rule in self.case.ruleset.rules if rule.id in names)
        results = self.judged(edits, rules)
        return [aim for aim in aims if results[aim.rule.id].instances[aim.index].tree.verdict not in aim.wanted]

    def harmless(self, edits: Edits) -> bool:
        """Tell whether nothing that is as wanted now would fail after the edits."""
        return not self.harmed(edits)

    def harmed(self, edits: Edits) -> list[Aim]:
        """List what is as wanted now and would fail after the edits."""
        failing = self.failing(self.judged(edits, self.case.ruleset.rules)) - self.open
        return [Aim(rule, index) for rule in self.rules for name, index in sorted(failing) if name == rule.id]

    def least(self, edits: Edits, aims: Iterable[Aim]) -> Edits:
        """Leave out every part without which the aims are turned all the same."""
        aims = tuple(aims)
        for change in reversed(parts(edits)):
            smaller = without(edits, change)
            if self.turns(smaller, aims):
                edits = smaller
        return edits

    def judged(self, edits: Edits, rules: tuple[Rule, ...]) -> dict[str, RuleResult]:
        """Judge a changed copy by some of the rules, in the order in which they stand in force."""
        ruleset = replace(self.case.ruleset, rules=rules)
        plan = self._plans.get(key := tuple(rule.id for rule in rules))
        if plan is None:
            plan = self._plans[key] = Plan(ruleset)
        ground = lay_out(Case(applied(self.case.dossier, edits, self.pack), ruleset, self.case.days), plan)
        verdicts(ground)
        return ground.results()


def without(edits: Edits, change: Change) -> Edits:
    """Leave one part out of a set."""
    return edits - frozenset(change.edits)
