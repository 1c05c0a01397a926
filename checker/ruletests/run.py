"""Runs rule tests: each changed dossier is judged as `check` would judge it, then compared with the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import build_dossier
from checker.ruletests.model import NOT_IN_FORCE, Check, Expectation, RuleTest, RuleTestResult


def run_rule_tests(tests: Iterable[RuleTest], judge: Judge) -> Iterator[RuleTestResult]:
    """Run cases one after the other; one judge compiles the rules of each combination of editions once."""
    return (run_rule_test(test, judge) for test in tests)


def run_rule_test(test: RuleTest, judge: Judge) -> RuleTestResult:
    """Run one case; "today" is the day that the dossier was registered, so that no case ages.

    Raises what a check raises: Refused for a finding about an unknown contradiction, EngineFault where the
    engines differ.
    """
    dossier = build_dossier(test.dossier, judge.pack.vocabulary, test.id)
    registered = dt.date.fromisoformat(dossier.root.text("application.registered_on"))
    decision = judge.decide(dossier, Question(registered, test.as_of, dict(test.editions)))
    checks = tuple(Check(expectation, _said(expectation, decision)) for expectation in test.expected)
    return RuleTestResult(test, checks, decision.case.ruleset.editions)


def _said(expectation: Expectation, decision: Decision) -> str:
    if expectation.subject == "outcome":
        return decision.outcome.id
    if expectation.subject == "conclusion":
        return decision.conclusion
    found = decision.results.get(expectation.name)
    return found.verdict.word if found else NOT_IN_FORCE
