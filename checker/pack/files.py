"""The files of a rule pack and what identifies their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker.source.place import Place
from checker.source.problem import Problem, Refused


def pack_files(folder: Path) -> list[Path]:
    """List the rule files of a pack in the order in which they are read; raises Refused where there are none."""
    files = sorted(path for path in folder.glob("*.yaml") if not path.name.startswith(".")) if folder.is_dir() else []
    if not files:
        reason = "the folder holds no rule file (*.yaml)" if folder.is_dir() else "no such folder"
        reason = "this is a file, not a folder" if folder.is_file() else reason
        raise Refused(
            [Problem("no-rules", Place(str(folder), 1, 1), reason, "--rules names a folder like the shipped `rules/`")]
        )
    return files


def digest(folder: Path) -> str:
    """Give the SHA-256 of all rule files: names and bytes, in order."""
    total = hashlib.sha256()
    for path in pack_files(folder):
        data = path.read_bytes()
        total.update(f"{path.name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()
