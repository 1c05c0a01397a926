"""What one record of a ledger says, and how it is chained to the one before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple

# What stands in the first record for the hash of the one before.
NOTHING_BEFORE = "0" * 64
# Says how a record is hashed; a change of that is a new one.
_CHAIN = b"saikes ledger 1\n"
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


class Receipt(NamedTuple):
    """Where something was recorded. Written as `12:ab…`, it is an anchor: proof of that record and all before it."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision to be recorded.

    `dossier` is the name of its file, "" where masked; `dossier_digest` the SHA-256 of what was read. `asked` are the options that
    it was judged by, `editions` those applied, `verdicts` go by rule: canonical JSON. `rules` is the digest of `contents`, which has
    the hash of the content of every rule that was in force; `tables` are the norm tables that were for the dossier. `decision` is the
    whole decision with its trace as canonical JSON; `sources` the files that it was read from, packed, None where they are not kept.
    `mask` tells with which key names and numbers were replaced, "" where they were not.
    """

    dossier: str
    dossier_digest: str
    pack: str
    pack_digest: str
    saikes: str
    request: str
    outcome: str
    effect: str
    conclusion: str
    exit_code: int
    day: str
    today: str
    asked: str
    editions: str
    verdicts: str
    rules: str
    tables: str
    mask: str
    decision: bytes = field(repr=False)
    sources: bytes | None = field(default=None, repr=False)
    contents: bytes = field(default=b"", repr=False)


# What a record says of itself, in the order of the table; what is long stands beside it, by its hash.
SAID = tuple(name for name in Entry.__dataclass_fields__ if name not in {"decision", "sources", "contents"})
HASHED = (
    "number",
    "previous",
    "recorded_at",
    *SAID,
    "decision_digest",
    "stored_digest",
    "sources_digest",
    "dictionary",
)


def canonical(value: object) -> bytes:
    """Write plain data in the one way that is hashed: keys in order, no spaces, UTF-8."""
    return _CANONICAL.encode(value).encode()


def digest(data: bytes | None) -> str:
    """Give the SHA-256 of bytes, "" of nothing."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def chained(said: dict[str, Any]) -> str:
    """Give the hash of a record: of all that it says, with its number and the hash of the one before."""
    return hashlib.sha256(_CHAIN + canonical({name: said[name] for name in HASHED})).hexdigest()
