"""What the tests of broken packs share: the clean pack, a copy of it with one thing broken, and what is said of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from checker.lint.model import Finding, Report
from checker.lint.run import check_folder

CLEAN = Path(__file__).with_name("clean")


def broken(to: Path, edits: list[dict[str, Any]]) -> Path:
    """Copy the clean pack and make the edits: `old` becomes `new` once; without `old` a new file is written."""
    folder = to / "rules"
    shutil.copytree(CLEAN, folder)
    for edit in edits:
        path = folder / edit["file"]
        if "old" not in edit:
            path.write_text(edit["new"], encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        assert text.count(edit["old"]) == 1, f"{edit['file']}: {text.count(edit['old'])} times {edit['old']!r}"
        path.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
    return folder


def said(report: Report, folder: Path) -> str:
    """Word the findings without excerpts, places as seen from the pack."""
    return (
        "".join(_said(finding) for finding in report.findings).replace(f"{folder}/", "").replace(str(folder), "RULES")
    )


def _said(finding: Finding) -> str:
    about = f" ({finding.about})" if finding.about else ""
    text = f"{finding.place}: [{finding.level}] {finding.message}{about} [{finding.check}]\n"
    text += f"    {finding.hint}\n" if finding.hint else ""
    return text + (f"    for example: {finding.example}\n" if finding.example else "")


def findings(to: Path, *edits: dict[str, Any]) -> str:
    """Break the clean pack and say what is found."""
    folder = broken(to, list(edits))
    return said(check_folder(folder), folder)
