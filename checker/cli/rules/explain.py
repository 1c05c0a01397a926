"""The pages of the checks, as `--explain` prints them."""

from __future__ import annotations

import re
from pathlib import Path

import click

import checker
from checker.source.problem import unknown_name

LOADING = "loading"
_SECTION = re.compile(r"^## ([a-z-]+)\n", re.MULTILINE)


def pages() -> Path:
    """Find the pages: inside the installed package, or in `docs/` of a checkout."""
    package = Path(checker.__file__).resolve().parent
    installed = package / "data" / "checks"
    return installed if installed.is_dir() else package.parent / "docs" / "checks"


def page(check: str) -> str:
    """Give the page of a check, or what is said of a fault of loading; raises UsageError for one that does not exist."""
    folder = pages()
    names = sorted(path.stem for path in folder.glob("*.md") if path.stem not in {LOADING, "README"})
    if check in names:
        return (folder / f"{check}.md").read_text(encoding="utf-8")
    parts = _SECTION.split((folder / f"{LOADING}.md").read_text(encoding="utf-8"))
    faults = dict(zip(parts[1::2], parts[2::2], strict=True))
    if check in faults:
        return f"# {check}\n\n{faults[check].strip()}\n"
    message, hint = unknown_name("check", check, [*names, *faults])
    raise click.UsageError(f"{message}; {hint}")
