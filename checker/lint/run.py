"""Checks a folder of rules: reads it, loads it, and runs every check on what was loaded."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from checker.lint.model import Finding, Report, Waived
from checker.lint.registry import CHECKS
from checker.lint.subject import Subject
from checker.lint.waivers import apply_waivers, read_waivers
from checker.pack.load import build_pack
from checker.pack.sections import read_sections
from checker.source.problem import Problem, Problems, Refused


def check_folder(folder: Path) -> Report:
    """Check a rule pack; a pack that cannot be loaded gives what keeps it from being loaded, and nothing else."""
    try:
        problems = Problems()
        sections = read_sections(folder, problems)
        problems.raise_if_any()
        pack = build_pack(folder, sections)
    except Refused as refused:
        return _report(folder, map(_as_finding, refused.problems), (), unreadable=True)
    subject = Subject(folder, sections, pack)
    waivers, wrong = read_waivers(sections, CHECKS)
    found = dict.fromkeys(finding for check in CHECKS.values() for finding in check.find(subject))
    left, waived, unused = apply_waivers(found, waivers)
    return _report(folder, [*left, *wrong, *unused], waived, unreadable=False)


def _as_finding(problem: Problem) -> Finding:
    return Finding(problem.code, "error", problem.place, problem.message, problem.rule, problem.hint)


def _report(folder: Path, findings: Iterable[Finding], waived: Iterable[Waived], *, unreadable: bool) -> Report:
    ordered = tuple(sorted(findings, key=lambda finding: (finding.place[:3], finding.check, finding.message)))
    files = {finding.place.file for finding in ordered}
    return Report(str(folder), ordered, tuple(waived), unreadable, {file: _lines(file) for file in files})


def _lines(file: str) -> list[str]:
    """Give the lines of a file for excerpts; none where it cannot be read as text."""
    try:
        return Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
