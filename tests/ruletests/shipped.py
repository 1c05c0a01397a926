"""The shipped pack with its rule tests, read once; each case is run once per process."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

from checker.decision.decide import Judge
from checker.pack.load import load_pack
from checker.ruletests.load import load_rule_tests
from checker.ruletests.model import RuleTest, RuleTestResult
from checker.ruletests.run import run_rule_test

RULES = Path(__file__).parents[2] / "rules"
TEMPLATES = RULES.parent / "templates"
PACK = load_pack(RULES)
JUDGE = Judge(PACK)
TESTS: dict[str, RuleTest] = {test.id: test for test in load_rule_tests(RULES / "tests", PACK)}


@cache
def result(name: str) -> RuleTestResult:
    """Run a case; the trace is not kept."""
    return dataclasses.replace(run_rule_test(TESTS[name], JUDGE, TEMPLATES), decision=None)
