"""Findings about a rule pack as text: `file:line:column: [level] message (about)`, the line itself, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.lint.model import LEVELS, Finding, Report
from checker.reports.layout import Page
from checker.source.shown import visible

_MOST_WIDE = 100
_TONES = {"error": "bad", "warning": "open"}


def findings_text(report: Report, *, colour: bool = False) -> str:
    """Print every finding, then how many there are and how many are waived."""
    page = Page(colour)
    lines = [line for finding in report.findings for line in _finding(finding, report, page)]
    return "\n".join([*lines, *_sum(report, page)]) + "\n"


def excerpt(line: str, column: int) -> tuple[str, str]:
    """Give what is shown of a line and a mark below its column; of a long line the part around the column."""
    start = max(0, column - 1 - _MOST_WIDE // 2) if len(line) > _MOST_WIDE else len(line) - len(line.lstrip())
    start = min(start, max(0, column - 1))
    end = start + _MOST_WIDE
    before, after = "… " if len(line) > _MOST_WIDE and start else "", " …" if len(line) > end else ""
    shown = visible(f"{before}{line[start:end].rstrip()}{after}").replace("\t", " ")
    return shown, " " * (len(before) + column - 1 - start) + "^"


def _finding(finding: Finding, report: Report, page: Page) -> Iterator[str]:
    level = page.paint(f"[{finding.level}]", _TONES[finding.level])
    about = f" ({finding.about})" if finding.about else ""
    check = page.paint(f"[{finding.check}]", "quiet")
    yield f"{visible(str(finding.place))}: {level} {visible(finding.message)}{visible(about)} {check}"
    lines = report.lines.get(finding.place.file, [])
    if 0 < finding.place.line <= len(lines):
        shown, mark = excerpt(lines[finding.place.line - 1], finding.place.column)
        number = str(finding.place.line)
        yield f"{number:>6} | {shown}"
        yield f"{'':>6} | {page.paint(mark, _TONES[finding.level])}"
    for text in (finding.hint, f"for example: {finding.example}" if finding.example else ""):
        if text:
            yield f"    {visible(text)}"


def _sum(report: Report, page: Page) -> Iterator[str]:
    counts = Counter[str](finding.level for finding in report.findings)
    waived = f"; {len(report.waived)} waived with a reason" if report.waived else ""
    if not report.findings:
        yield page.paint(f"{report.folder}: nothing found{waived}", "good")
        return
    named = [
        f"{counts[level]} {level}{'s' if counts[level] != 1 else ''}" for level in reversed(LEVELS) if counts[level]
    ]
    yield f"{report.folder}: {', '.join(named)}{waived}"
    if report.unreadable:
        yield "The pack cannot be loaded; what else there is to find shows once these are mended."
    yield f"`saikes rules check --explain {report.findings[0].check}` says more."
