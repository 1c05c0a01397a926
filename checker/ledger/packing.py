"""Packs decisions for a ledger: by Zstandard, with the first decision by the same rules as the dictionary, since all are much alike.

That leaves a third of what a trace would take by itself, in less time.
"""

from __future__ import annotations

import sys
from typing import Any

import sqlalchemy as sa

from checker.ledger.entry import Entry, digest
from checker.ledger.tables import DICTIONARIES

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_LEVEL = 3
# A short decision needs no dictionary; of a long one the first part is enough.
_SHORT, _LONGEST = 4_096, 1024 * 1024
# A decision is never larger; what claims to be is not ours.
_MOST = 256 * 1024 * 1024


class Packer:
    """Packs the entries of one transaction; a dictionary that is not there yet is recorded with them."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._known: dict[tuple[str, str], tuple[str, zstd.ZstdCompressor]] = {}
        self._plain = zstd.ZstdCompressor(_LEVEL)

    def packed(self, entry: Entry) -> tuple[str, bytes]:
        """Give the digest of the dictionary, "" where there is none, and the packed decision."""
        if len(entry.decision) < _SHORT:
            return "", _framed(self._plain, entry.decision)
        key = (entry.rules, entry.mask)
        if key not in self._known:
            self._known[key] = self._found(key) or self._made(key, entry.decision[:_LONGEST])
        name, compressor = self._known[key]
        return name, _framed(compressor, entry.decision)

    def _found(self, key: tuple[str, str]) -> tuple[str, zstd.ZstdCompressor] | None:
        columns = DICTIONARIES.c
        chosen = sa.select(columns.digest, columns.content).where(columns.rules == key[0], columns.mask == key[1])
        row = self.connection.execute(chosen.order_by(columns.digest)).first()
        content = unpacked(bytes(row[1]), b"") if row else None
        # One that was tampered with packs nothing new.
        return (str(row[0]), _with(content)) if row and content is not None and digest(content) == row[0] else None

    def _made(self, key: tuple[str, str], content: bytes) -> tuple[str, zstd.ZstdCompressor]:
        name = digest(content)
        row = {"digest": name, "rules": key[0], "mask": key[1], "content": _framed(self._plain, content)}
        there = sa.select(DICTIONARIES.c.digest).where(DICTIONARIES.c.digest == name)
        if self.connection.execute(there).first() is None:
            self.connection.execute(sa.insert(DICTIONARIES), [row])
        elif Unpacker(self.connection).dictionary(name) is None:
            # It was tampered with, and what it packs could not be read.
            return "", self._plain
        return name, _with(content)


class Unpacker:
    """Unpacks decisions; each dictionary is read once."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._known: dict[str, bytes | None] = {"": b""}

    def dictionary(self, name: str) -> bytes | None:
        """Give a dictionary by its digest; None where it is not there or was changed."""
        if name not in self._known:
            chosen = sa.select(DICTIONARIES.c.content).where(DICTIONARIES.c.digest == name)
            packed = self.connection.execute(chosen).scalar()
            content = unpacked(bytes(packed), b"") if packed is not None else None
            self._known[name] = content if digest(content) == name else None
        return self._known[name]

    def decision(self, row: Any) -> bytes | None:
        """Give the decision of a row; None where it cannot be unpacked or is not the one recorded."""
        dictionary = self.dictionary(row["dictionary"])
        found = None if dictionary is None else unpacked(bytes(row["decision"]), dictionary)
        return found if digest(found) == row["decision_digest"] else None


def unpacked(data: bytes, dictionary: bytes) -> bytes | None:
    """Unpack what was packed with a dictionary; None where that cannot be done."""
    unpacker = zstd.ZstdDecompressor(_dictionary(dictionary) if dictionary else None)
    try:
        found = unpacker.decompress(data, _MOST)
    except zstd.ZstdError:
        return None
    return found if unpacker.eof else None


def _framed(compressor: zstd.ZstdCompressor, data: bytes) -> bytes:
    return compressor.compress(data, zstd.ZstdCompressor.FLUSH_FRAME)


def _with(content: bytes) -> zstd.ZstdCompressor:
    return zstd.ZstdCompressor(_LEVEL, zstd_dict=_dictionary(content))


def _dictionary(content: bytes) -> zstd.ZstdDict:
    return zstd.ZstdDict(content, is_raw=True)
