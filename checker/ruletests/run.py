"""Runs rule tests: each changed dossier is judged as `check` would judge it, then compared with the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import build_dossier
from checker.ruletests.model import NO_DAY, NOT_IN_FORCE, Check, Expectation, RuleTest, RuleTestResult


def run_rule_tests(tests: Iterable[RuleTest], judge: Judge) -> Iterator[RuleTestResult]:
    """Run cases one after the other; one judge compiles the rules of each combination of editions once."""
    return (run_rule_test(test, judge) for test in tests)


def run_rule_test(test: RuleTest, judge: Judge) -> RuleTestResult:
    """Run one case; "today" is the day that the dossier was registered unless the case names one, so that no case ages.

    Raises what a check raises: Refused for a finding about an unknown contradiction, EngineFault where the
    engines differ.
    """
    dossier = build_dossier(test.dossier, judge.pack.vocabulary, test.id)
    registered = dt.date.fromisoformat(dossier.root.text("application.registered_on"))
    decision = judge.decide(dossier, Question(test.today or registered, test.as_of, dict(test.editions)))
    checks = tuple(Check(expectation, _said(expectation, decision)) for expectation in test.expected)
    return RuleTestResult(test, checks, decision.case.ruleset.editions, decision.case.ruleset.rules)


def _said(expectation: Expectation, decision: Decision) -> str:
    if expectation.subject == "outcome":
        return decision.outcome.id
    if expectation.subject == "conclusion":
        return decision.conclusion
    if expectation.subject in {"due", "earliest", "step"}:
        return _step(expectation, decision)
    found = decision.results.get(expectation.name)
    return found.verdict.word if found else NOT_IN_FORCE


def _step(expectation: Expectation, decision: Decision) -> str:
    step = next((one for one in decision.steps if one.term.rule.id == expectation.name), None)
    if step is None:
        return NOT_IN_FORCE
    if expectation.subject == "step":
        return step.state
    found = step.due if expectation.subject == "due" else step.earliest
    return NO_DAY if found is None else f"{'≈' if found.expected else ''}{found.day}"
