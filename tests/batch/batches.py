"""Runs batches within the test process and reads what they wrote."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cli.run import Run, run
from pack.small_pack import shipped

from batch.copies import lines

TODAY = ("--today", "2025-10-15", "--lang", "en")


def batch(*arguments: object, stdin: bytes | None = b"", jobs: int = 1) -> Run:
    """Run `saikes batch` on a fixed day with one process."""
    return run("batch", *arguments, "--jobs", jobs, *TODAY, stdin=stdin)


def decisions(path: Path) -> list[dict[str, Any]]:
    """Read a file of decisions."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def table(path: Path) -> list[dict[str, str]]:
    """Read a CSV file by its header."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def write_lines(path: Path, dossiers: Sequence[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in dossiers), encoding="utf-8")
    return path


def dossier_lines(count: int) -> list[str]:
    """Give so many dossiers, one a line."""
    return list(lines(shipped().vocabulary, count))


def small(**changes: Any) -> str:
    """Give a dossier of one line that is judged in no time: hardly anything is known."""
    plain = {"application": {"registered_on": "2025-09-01"}, **changes}
    return json.dumps(plain, ensure_ascii=False)
