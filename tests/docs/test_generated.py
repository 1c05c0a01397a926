"""The documentation cannot drift from the program."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_generated_parts_are_up_to_date() -> None:
    """The picture of a report, the commands and their help, and the list of what a template may read, are those of today's program."""
    pages = runpy.run_path(str(ROOT / "docs" / "generate.py"))["PAGES"]
    assert {path.name for path in pages} == {"README.md", "commands.md", "templates.md"}
    for path, made in pages.items():
        text = path.read_text(encoding="utf-8")
        assert made(text) == text, "run: python docs/generate.py"


def test_relative_links_lead_somewhere() -> None:
    """Every relative link of the documentation leads to a file that is there."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")]
    links = [
        (page, target) for page in pages for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    ]
    broken = [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()]
    assert links
    assert broken == []


def test_no_text_names_a_machine_path() -> None:
    """No tracked text of ours names a path of a particular machine."""
    pages = [
        path
        for folder in ("checker", "docs", "rules", "templates", "examples", "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".yaml", ".j2"} and path != Path(__file__).resolve()
    ]
    named = [str(path) for path in pages if re.search(r"/(?:work|root|home)/\w", path.read_text(encoding="utf-8"))]
    assert named == []
