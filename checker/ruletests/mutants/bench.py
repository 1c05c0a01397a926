"""Judges a case by a mutant with the plain evaluator: only the rules that the change can bear on, the others stay as they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from dataclasses import replace

from checker.conditions.model import Condition, Norm, NormTable, When
from checker.conditions.verdict import Verdict
from checker.dossier.agreement import find_clashes
from checker.dossier.load import build_dossier
from checker.dossier.model import Dossier
from checker.engine import reference
from checker.engine.case import Case
from checker.engine.judged import RuleResult
from checker.engine.plan import Plan
from checker.pack.contract import REGISTERED_ON
from checker.pack.model import Pack, Rule
from checker.pack.order import rules_in_force
from checker.ruletests.model import Expectation, RuleTest
from checker.ruletests.mutants.bearing import Rules, constant, named_by, needed
from checker.ruletests.mutants.model import Mutant, changed
from checker.ruletests.ran import Ran
from checker.ruletests.said import Answer
from checker.terms.calendar import WorkingCalendar

_OF_NORMS = {"needs", "has", "norm"}


def _mutated(rule: Rule, mutant: Mutant) -> Rule:
    if mutant.key is None or mutant.change is None:
        return rule
    condition = changed(rule.condition, mutant.key, mutant.change)
    return rule if condition is rule.condition else replace(rule, condition=condition)


def _verdicts(result: RuleResult) -> tuple[Verdict, ...]:
    return (result.verdict, *(one.tree.verdict for one in result.instances))


def norm_of(child: Condition) -> str:
    """Name the norm that a part of a table is."""
    inner = child.then if isinstance(child, When) else child
    return inner.id if isinstance(inner, Norm) else ""


class Bench:
    """The cases with what they came to; judges one by a mutant and says whether its expectations still hold."""

    def __init__(self, pack: Pack, tests: list[RuleTest], ran: list[Ran], calendar: WorkingCalendar) -> None:
        self.pack = pack
        self.tests = tests
        self.ran = ran
        self.calendar = calendar
        self._rules: dict[tuple[object, ...], Rules] = {}
        self._dossiers: dict[int, Dossier] = {}
        self._plans: dict[Hashable, Plan] = {}
        self._moved: dict[Hashable, bool] = {}
        self._of_tables: dict[tuple[int, str, str], tuple[Verdict, ...]] = {}

    def rules(self, index: int) -> Rules:
        """Give the rules that a case was judged by."""
        ran = self.ran[index]
        name = (ran.request, ran.editions)
        if name not in self._rules:
            request = next(one for one in self.pack.requests if one.id == ran.request)
            self._rules[name] = Rules(rules_in_force(self.pack, dict(ran.editions), request))
        return self._rules[name]

    def take_up(self) -> None:
        """Forget what was kept for the mutant before."""
        self._plans.clear()
        self._moved.clear()

    def notices(self, index: int, mutant: Mutant) -> bool:
        """Tell whether a case fails by a mutant of a condition; documents are not looked at."""
        if mutant.key is None or mutant.change is None:
            return False
        rules = self.rules(index)
        touched = rules.holding.get(mutant.key, frozenset())
        moved = rules.above(touched)
        expected = [one for one in self.tests[index].expected if not moved.isdisjoint(rules.asked(one))]
        if not expected:
            return False
        tables = rules.tables_with(mutant.key)
        if tables:
            if self._amounts_differ(index, mutant, tables, expected):
                return True
            if all(one.subject in _OF_NORMS for one in expected):
                return False
        # A trace, and the amounts of a table that was not judged by itself, may differ where no verdict does.
        told = {"trace"} if tables else {"trace", *_OF_NORMS}
        if not any(one.subject in told for one in expected) and not self._moves(index, mutant, tables):
            return False
        return self._differs(index, mutant, expected, moved)

    def _differs(self, index: int, mutant: Mutant, expected: list[Expectation], moved: frozenset[str]) -> bool:
        """Judge all that the expectations rest on, and compare."""
        rules = self.rules(index)
        asked = {name for one in expected for name in rules.asked(one)} & moved
        judged = {**self._before(index), **self._judged(index, mutant, asked, moved)}
        case = Case(self._dossier(index), rules.ruleset, dict(self.ran[index].days))
        answer = Answer(case, judged, self.calendar, dt.date.fromisoformat(self.ran[index].today))
        return any(answer.said(one) != one.wanted for one in expected)

    def _judged(self, index: int, mutant: Mutant, asked: set[str], moved: frozenset[str]) -> dict[str, RuleResult]:
        rules, ran = self.rules(index), self.ran[index]
        verdicts = {name: found[0] for name, found in ran.verdicts.items()}
        kept = rules.frozen(asked, moved, verdicts)
        name = (mutant.name, id(rules), tuple(sorted(asked)), tuple(verdicts[rule.id] for rule in kept))
        if name in self._plans:
            return self._judge(index, (), name)
        return self._judge(index, needed([_mutated(rule, mutant) for rule in kept], asked), name)

    def _judge(self, index: int, rules: tuple[Rule, ...], name: Hashable) -> dict[str, RuleResult]:
        """Judge a case by some rules; `name` tells them from all others that this mutant is judged by."""
        plan = self._plans.get(name)
        if plan is None:
            plan = self._plans[name] = Plan(replace(self.rules(index).ruleset, rules=rules))
        return reference.judge(Case(self._dossier(index), plan.ruleset, dict(self.ran[index].days)), plan)

    def _moves(self, index: int, mutant: Mutant, tables: list[tuple[Rule, NormTable]]) -> bool:
        """Tell whether the verdict of a rule that holds the change is another one for some record; where none is, nothing above is."""
        rules, ran = self.rules(index), self.ran[index]
        touched = set(rules.holding.get(mutant.key, ())) if mutant.key else set()
        if tables and {rule.id for rule, _ in tables} == touched and not self._tables_move(index, mutant, tables):
            return False
        # The same dossier on the same day, by rules with the same conditions and the same verdicts below them: the same answer.
        below = {named for name in touched for named in rules.names[name]}
        same = (
            id(self.tests[index].dossier),
            ran.days,
            tuple((name, id(rules.by_id[name].condition)) for name in sorted(touched)),
            tuple(ran.verdicts[name] for name in sorted(below)),
        )
        if same not in self._moved:
            judged = self._judged(index, mutant, touched, frozenset(touched))
            self._moved[same] = any(_verdicts(judged[one]) != ran.verdicts[one] for one in touched if one in judged)
        return self._moved[same]

    def _tables_move(self, index: int, mutant: Mutant, tables: list[tuple[Rule, NormTable]]) -> bool:
        for rule, table in tables:
            name = (index, rule.id, table.table)
            whole = replace(rule, condition=table)
            if name not in self._of_tables:
                self._of_tables[name] = _verdicts(self._judged_alone(index, whole, None)[rule.id])
            judged = self._judged_alone(index, whole, mutant)
            if _verdicts(judged[rule.id]) != self._of_tables[name]:
                return True
        return False

    def _amounts_differ(
        self, index: int, mutant: Mutant, tables: list[tuple[Rule, NormTable]], expected: list[Expectation]
    ) -> bool:
        """Compare both sides of the norms that a case expects; of a table only those are judged."""
        ran = self.ran[index]
        for rule, table in tables:
            asked = [one for one in expected if one.name.partition("/")[0] == table.table and one.subject != "rule"]
            norms = {one.name.partition("/")[2] for one in asked}
            if not asked:
                continue
            kept = tuple(child for child in table.children if norm_of(child) in norms)
            part = replace(rule, condition=replace(table, children=kept, pool=None))
            case = Case(self._dossier(index), self.rules(index).ruleset, dict(ran.days))
            results = self._judged_alone(index, part, mutant)
            answer = Answer(case, results, self.calendar, dt.date.fromisoformat(ran.today))
            if any(answer.said(one) != one.wanted for one in asked):
                return True
        return False

    def _judged_alone(self, index: int, rule: Rule, mutant: Mutant | None) -> dict[str, RuleResult]:
        """Judge one rule, by a mutant or as it is, with those that it names as they were."""
        rules, ran = self.rules(index), self.ran[index]
        named = named_by(rule.condition)
        before = [
            replace(one, condition=constant(ran.verdicts[one.id][0]), for_every=None)
            for one in rules.ruleset.rules
            if one.id in named
        ]
        table = rule.condition
        size = len(table.children) if isinstance(table, NormTable) else 0
        norms = tuple(map(norm_of, table.children)) if isinstance(table, NormTable) else ()
        name = (
            "alone",
            mutant.name if mutant else "",
            id(rules),
            rule.id,
            table.place,
            size,
            norms,
            tuple(ran.verdicts[one.id][0] for one in before),
        )
        return self._judge(index, (*before, _mutated(rule, mutant) if mutant else rule), name)

    def notices_steps(self, index: int, pack: Pack) -> bool:
        """Tell whether a case fails where the terms of another pack apply, with the verdicts that it had."""
        expected = [one for one in self.tests[index].expected if one.subject in {"due", "earliest", "step"}]
        if not expected:
            return False
        ran, ruleset = self.ran[index], replace(self.rules(index).ruleset, pack=pack)
        case = Case(self._dossier(index), ruleset, dict(ran.days))
        answer = Answer(case, self._before(index), self.calendar, dt.date.fromisoformat(ran.today))
        return any(answer.said(one) != one.wanted for one in expected)

    def _before(self, index: int) -> dict[str, RuleResult]:
        rules, verdicts = self.rules(index), self.ran[index].verdicts
        return {name: RuleResult(rules.by_id[name], found[0], []) for name, found in verdicts.items()}

    def _dossier(self, index: int) -> Dossier:
        found = self._dossiers.get(index)
        if found is None:
            test = self.tests[index]
            found = self._dossiers[index] = build_dossier(test.dossier, self.pack.vocabulary, test.id)
            find_clashes(found, self.pack.sameness, self.pack.vocabulary)
        return found

    def registered(self, index: int) -> str:
        """Give the day on which the application of a case was registered."""
        return self._dossier(index).root.text(REGISTERED_ON)
