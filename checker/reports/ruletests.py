"""The report of a run of rule tests: for the screen, as JSON (schema in `ruletests_schema`), as JUnit XML."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from checker.reports.layout import Page
from checker.ruletests.model import RuleTest
from checker.ruletests.ran import Ran
from checker.ruletests.report import Covered, Gap, Report
from checker.source.place import Place
from checker.source.problem import Problem
from checker.source.shown import visible


def text(report: Report, *, colour: bool = False) -> str:
    """Give the report for the screen: each failure with the trace that decides, gaps by rule, the sums at the end."""
    page = Page(colour)
    lines: list[str] = []
    for failure in report.failures:
        lines += [*_problem(failure.problem, "failed", page), *(f"    | {visible(line)}" for line in failure.trace), ""]
    for problem in report.idle:
        lines += [*_problem(problem, "error", page), ""]
    if report.coverage:
        lines += _gaps(report.coverage, "not reached", page)
    if report.mutants:
        lines += _gaps(report.mutants, "not noticed", page)
    return "\n".join([*lines, *_sums(report, page)]) + "\n"


def _problem(problem: Problem, level: str, page: Page) -> Iterator[str]:
    yield f"{problem.place}: {page.paint(f'[{level}]', 'bad')} {visible(problem.message)}"
    if problem.hint:
        yield f"    {visible(problem.hint)}"


def _gaps(covered: Covered, level: str, page: Page) -> Iterator[str]:
    for owner, group in itertools.groupby(covered.gaps, key=lambda gap: gap.owner):
        yield page.paint(owner, "strong")
        yield from (f"  {gap.place}: [{level}] {gap.name}{_more(gap)}" for gap in group)
        yield ""


def _more(gap: Gap) -> str:
    return "" if gap.name.endswith((gap.what, gap.what.rpartition(" ")[2])) else f": {gap.what}"


def _sums(report: Report, page: Page) -> Iterator[str]:
    held = report.runs - report.failed
    yield page.paint(
        f"{report.cases} cases, {report.runs} with their editions: {held} hold, {report.failed} fail",
        "bad" if report.failed else "good",
    )
    if report.coverage:
        found = report.coverage
        yield page.paint(
            f"coverage {found.percent:g} %: of {found.wanted} verdicts of rules and branches {len(found.gaps)} are not reached, "
            f"{found.waived} are waived with a reason",
            "bad" if found.gaps else "good",
        )
    if report.mutants:
        found = report.mutants
        noticed = found.wanted - found.waived - len(found.gaps)
        yield page.paint(
            f"mutants {found.wanted}: {noticed} are noticed, {len(found.gaps)} are not, {found.waived} are waived with a reason",
            "bad" if found.gaps else "good",
        )


def as_json(report: Report) -> str:
    """Give the report as JSON; `saikes schema rules-test` is its schema."""
    document = {
        "cases": report.cases,
        "runs": report.runs,
        "failed": report.failed,
        "results": [_result(test, ran) for test, ran in zip(report.tests, report.ran, strict=True)],
        "coverage": _covered(report.coverage),
        "mutants": _covered(report.mutants),
        "idle_waivers": [{"name": one.message, "hint": one.hint, "place": _place(one.place)} for one in report.idle],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _result(test: RuleTest, ran: Ran) -> dict[str, Any]:
    return {
        "file": test.file,
        "name": test.name,
        "proves": test.proves,
        "editions": dict(test.editions),
        "place": _place(test.place),
        "passed": ran.passed,
        "failures": [
            {"message": one.problem.message, "place": _place(one.problem.place), "trace": list(one.trace)}
            for one in ran.failures
        ],
    }


def _covered(found: Covered | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "wanted": found.wanted,
        "waived": found.waived,
        "percent": found.percent,
        "gaps": [
            {"of": gap.owner, "name": gap.name, "what": gap.what, "place": _place(gap.place)} for gap in found.gaps
        ],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "column": place.column}


def as_junit(report: Report) -> str:
    """Give the report as JUnit XML: a suite for each file, a case for each combination of editions."""
    root = ElementTree.Element("testsuites", tests=str(report.runs), failures=str(report.failed))
    suites: dict[str, ElementTree.Element] = {}
    for test, ran in zip(report.tests, report.ran, strict=True):
        suite = suites.get(test.file)
        if suite is None:
            suite = suites[test.file] = ElementTree.SubElement(root, "testsuite", name=test.file)
        name = test.id.removeprefix(f"{test.file}: ")
        case = ElementTree.SubElement(
            suite, "testcase", classname=test.file, name=name, file=test.place.file, line=str(test.place.line)
        )
        for one in ran.failures:
            failure = ElementTree.SubElement(case, "failure", message=f"{one.problem.place}: {one.problem.message}")
            failure.text = "\n".join([one.problem.hint, *one.trace])
    for suite in suites.values():
        cases = list(suite)
        suite.set("tests", str(len(cases)))
        suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
