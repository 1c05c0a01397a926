"""The folder of each dossier's documents: readable, safe on every file system, never that of another dossier."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

_MOST = 80
_SAFE = re.compile(r"\w[\w -]*(?:\.[\w-]+)*")
# Names that Windows keeps for devices, whatever ending they have.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def folder_of(way: Sequence[str]) -> tuple[str, ...]:
    """Give the folders that lead to the documents of a dossier, from the names that lead to the dossier itself."""
    return tuple(_plain(part) for name in way for part in re.split(r"[/\\]", name) if part)


def _plain(name: str) -> str:
    """Keep a name that is plain; of another one keep what is, with a digest of the whole so that no two become one."""
    if len(name.encode()) <= _MOST and _SAFE.fullmatch(name) and not _DEVICES.fullmatch(name) and name == name.strip():
        return name
    kept = re.sub(r"[^\w-]+", "-", name).strip("-")[: _MOST // 4]
    return f"{kept or 'dossier'}-{hashlib.sha256(name.encode(errors='surrogatepass')).hexdigest()[:12]}"
