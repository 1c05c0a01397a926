"""What the tests of differences share: the clean pack, a copy of it with something changed, and what is said of that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lint.broken_packs import CLEAN, broken

from checker.pack.load import load_pack
from checker.reports.rulediff_text import comparison_text
from checker.rulediff.compare import compare
from checker.rulediff.model import Comparison, Side


def side(folder: Path, label: str = "") -> Side:
    """Load a pack as one side of a comparison."""
    return Side(label or str(folder), folder, folder, load_pack(folder))


def compared(to: Path, edits: list[dict[str, Any]]) -> Comparison:
    """Compare the clean pack with a copy that the edits were made in."""
    return compare(side(CLEAN, "OLD"), side(broken(to, edits), "NEW"))


def told(to: Path, edits: list[dict[str, Any]], language: str = "en") -> str:
    """Say what differs, without the heading of the report."""
    return comparison_text(compared(to, edits), None, language).partition("\n")[2]
