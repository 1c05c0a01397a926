"""Runs rule tests: each changed dossier is judged as `check` would judge it, then compared with the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import build_dossier
from checker.pack.contract import REGISTERED_ON
from checker.ruletests.model import Check, RuleTest, RuleTestResult
from checker.ruletests.said import Answer, Pages, no_pages, words_of


def run_rule_tests(tests: Iterable[RuleTest], judge: Judge, templates: Path | None = None) -> Iterator[RuleTestResult]:
    """Run cases one after the other; one judge compiles the rules of each combination of editions once."""
    return (run_rule_test(test, judge, templates) for test in tests)


def run_rule_test(test: RuleTest, judge: Judge, templates: Path | None = None) -> RuleTestResult:
    """Run one case; "today" is the day that the dossier was registered unless the case names one, so that no case ages.

    `templates` is the folder of the forms; a case that expects documents needs it. Raises what a check raises: Refused for a
    finding about an unknown contradiction, EngineFault where the engines differ.
    """
    decision = decide(test, judge)
    pages = no_pages if templates is None else _pages(decision, templates)
    answer = Answer(decision.case, decision.results, decision.calendar, dt.date.fromisoformat(decision.today), pages)
    checks = tuple(Check(expectation, answer.said(expectation)) for expectation in test.expected)
    ruleset = decision.case.ruleset
    return RuleTestResult(test, checks, ruleset.editions, ruleset.rules, decision)


def decide(test: RuleTest, judge: Judge) -> Decision:
    """Judge the dossier of a case."""
    dossier = build_dossier(test.dossier, judge.pack.vocabulary, test.id)
    registered = dt.date.fromisoformat(dossier.root.text(REGISTERED_ON))
    return judge.decide(dossier, Question(test.today or registered, test.as_of, dict(test.editions)))


def _pages(decision: Decision, templates: Path) -> Pages:
    """Make the documents of a case when the first is asked for."""

    @cache
    def pages() -> Mapping[str, str]:
        # Templates and their engine are read only where a case speaks of documents.
        from checker.documents.issue import pages_of
        from checker.documents.write import Writing

        found, _ = pages_of(decision, Writing(Path(), templates))
        return {name: words_of(page) for name, page in found.items()}

    return pages
