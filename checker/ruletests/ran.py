"""A case that was run, in a form that can be handed from process to process: plain values, no trace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from checker.conditions.verdict import Verdict
from checker.decision.decide import EditionsApart, Judge
from checker.decision.deciding import deciding
from checker.decision.model import Decision
from checker.engine.faults import EngineFault
from checker.engine.judged import Judged
from checker.reports.explain import explain_trees
from checker.ruletests.branches import Branches, Key, key
from checker.ruletests.coverage import Shown, shown
from checker.ruletests.model import Check, RuleTest, failure
from checker.ruletests.pool import spread
from checker.ruletests.run import run_rule_test
from checker.source.problem import Problem, Refused, SaikesError


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that did not come true, with the part of the trace that decides, in words."""

    problem: Problem
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ran:
    """One case that was run.

    `broken` tells that it could not be judged at all; `reached` are the branches that were judged, each with its verdicts;
    `shown` the verdicts of rules that it expects and gets; `verdicts` those of all rules, as a whole and for each record; `editions` those applied.
    """

    failures: tuple[Failure, ...]
    broken: bool = False
    request: str = ""
    editions: tuple[tuple[str, str], ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    today: str = ""
    verdicts: dict[str, tuple[Verdict, ...]] = field(default_factory=dict)
    reached: dict[int, int] = field(default_factory=dict)
    shown: frozenset[Shown] = frozenset()

    @property
    def passed(self) -> bool:
        return not self.failures


@dataclass(frozen=True)
class Running:
    """How cases are run: with which judge and forms, the language of traces, and whether it is noted what they reach."""

    judge: Judge
    templates: Path | None
    language: str
    branches: Branches | None = None


def run_all(tests: Sequence[RuleTest], running: Running, jobs: int = 1) -> list[Ran]:
    """Run cases over the cores; gives what came of each, in order."""
    numbers = {found: index for index, found in enumerate(running.branches.found)} if running.branches else {}
    return list(spread(partial(_run, tests, running, numbers), len(tests), jobs))


def _run(tests: Sequence[RuleTest], running: Running, numbers: dict[Key, int], index: int) -> Ran:
    test = tests[index]
    try:
        result = run_rule_test(test, running.judge, running.templates)
    except EngineFault:
        raise
    except (Refused, EditionsApart) as error:
        return Ran((Failure(_broken(test, error)),), broken=True)
    decision = result.decision
    if decision is None:
        return Ran((), broken=True)
    failures = tuple(
        Failure(failure(test, check), _trace(check, decision, running.language))
        for check in result.checks
        if not check.passed
    )
    case = decision.case
    return Ran(
        failures,
        False,
        case.ruleset.request.id,
        tuple(case.ruleset.editions.items()),
        tuple(case.days.items()),
        decision.today,
        {
            name: (found.verdict, *(one.tree.verdict for one in found.instances))
            for name, found in decision.results.items()
        },
        _reached(decision, numbers) if numbers else {},
        shown(result) if numbers else frozenset(),
    )


def _broken(test: RuleTest, error: SaikesError) -> Problem:
    if isinstance(error, Refused):
        first = error.problems[0]
        return Problem(first.code, test.place, f"the case cannot be judged: {first.message}", first.hint)
    return Problem("cannot-judge", test.place, "the case cannot be judged", str(error).partition("] ")[2])


def _reached(decision: Decision, numbers: dict[Key, int]) -> dict[int, int]:
    """Note of each branch with which verdicts it was judged, as a set of bits."""
    found: dict[int, int] = {}
    done: set[int] = set()
    waiting: list[Judged] = [one.tree for result in decision.results.values() for one in result.instances]
    while waiting:
        node = waiting.pop()
        if id(node) in done:
            continue
        done.add(id(node))
        waiting += node.children
        number = numbers.get(key(node.condition))
        if number is not None:
            found[number] = found.get(number, 0) | 1 << node.verdict
    return found


def _trace(check: Check, decision: Decision, language: str) -> tuple[str, ...]:
    """Word the trace that decides what was expected otherwise."""
    expected, results = check.expectation, decision.results
    match expected.subject:
        case "rule" | "step" | "due" | "earliest" | "trace":
            names = [expected.name]
        case "outcome":
            names = [expected.wanted, check.got]
        case "conclusion":
            names = [name for name, result in results.items() if result.rule.collects == "rows"]
        case "needs" | "has" | "norm" | "edition":
            return ()
        case _:
            names = [decision.outcome.id]
    lines: list[str] = []
    for name in names:
        if name in results:
            lines.append(f"{name}: {results[name].verdict.word}")
            lines += [f"  {line}" for line in explain_trees(decision, deciding(results[name], results), language)]
    return tuple(lines)
