"""One dossier of a batch before it is judged: its bytes, where they stand, and what keeps them from being read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from checker.source.place import Place
from checker.source.problem import Problem

# How the documents of dossiers that have no name of their own are called.
STDIN = "standard input"
ENDINGS = (".yaml", ".yml", ".json")
LINES = (".jsonl", ".jsonl.gz", ".jsonl.zst")
ARCHIVE = ".zip"


@dataclass(frozen=True, slots=True)
class Item:
    """A dossier in the order of the inputs, `number` counting from 1.

    `name` is what reports call it, `file` and `line` (0: the whole file) where it stands, `way` the folders that lead to its
    documents. `digest` is the SHA-256 of its bytes, `folder` where the tables that it names are looked for. `problem` tells why
    there is nothing to judge; `data` is empty then. `keep` is what has to stay until the dossier is done; it stays in this process.
    """

    number: int
    name: str
    file: str
    line: int
    way: tuple[str, ...]
    data: bytes
    digest: str
    folder: str | None = None
    problem: Problem | None = None
    keep: object = None


@dataclass(frozen=True, slots=True)
class Found:
    """A dossier as a kind of input gives it, before it has its number; `within` is its name inside that input, "" for the whole."""

    within: tuple[str, ...]
    data: bytes
    digest: str
    line: int = 0
    folder: str | None = None
    problem: tuple[str, str, str] | None = None
    keep: object = None


def found(within: tuple[str, ...], data: bytes, line: int = 0, folder: str | None = None, keep: object = None) -> Found:
    """Give a dossier that can be judged."""
    return Found(within, data, hashlib.sha256(data).hexdigest(), line, folder, keep=keep)


def broken(within: tuple[str, ...], code: str, message: str, hint: str, *, line: int = 0, digest: str = "") -> Found:
    """Give what cannot be judged, with the reason; `digest` identifies its content where that was read."""
    digest = digest or hashlib.sha256(f"{code} {message}".encode()).hexdigest()
    return Found(within, b"", digest, line, None, (code, message, hint))


def numbered(one: Found, number: int, label: str, file: str) -> Item:
    """Make a dossier of the batch of one that an input gave; `label` is unique among the inputs, `file` is its name."""
    whole = "/".join((file, *one.within))
    name = f"{whole}:{one.line}" if one.line else whole
    way = (label, *one.within, *([str(one.line)] if one.line else []))
    problem = None
    if one.problem is not None:
        code, message, hint = one.problem
        problem = Problem(code, Place(whole, one.line or 1, 1), message, hint)
    return Item(number, name, whole, one.line, way, one.data, one.digest, one.folder, problem, one.keep)
