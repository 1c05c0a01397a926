"""The journal of a batch: every result as soon as it is there, so that a batch that was cut off goes on where it stopped.

A file of frames, each with the lengths of its two parts and a checksum over both: first the head (what is judged, by which rules, for
which outputs), then the results in the order of the dossiers. A frame that was cut off, and all that follows it, never happened.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import orjson

from checker.batch.result import Result, meta, restored
from checker.source.problem import SaikesError

_MAGIC = b"SJ01"
_FRAME = struct.Struct(">4sIII")
_MOST_PART = 1 << 30
# After so many results, or so many bytes, what was written is put on the disk.
_GROUP = 64
_GROUP_BYTES = 8 * 1024 * 1024

Head = dict[str, Any]


class OtherBatch(SaikesError):
    """The journal that is to be gone on with is that of another batch."""

    exit_code = 2


class InUse(SaikesError):
    """Another process is writing the same journal."""

    exit_code = 2


class Journal:
    """An open journal, held by one process alone; use it in a `with`."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self.path = path
        self._stream = stream
        self._loose = 0
        self._loose_bytes = 0
        self._first = 0

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._stream.close()

    @classmethod
    def begin(cls, path: Path, head: Head) -> Journal:
        """Begin a new journal in the place of one that is there."""
        journal = cls(path, path.open("a+b", buffering=0))
        journal._lock()
        journal._stream.truncate(0)
        journal._write(orjson.dumps(head, option=orjson.OPT_SORT_KEYS), b"")
        journal._first = journal._stream.tell()
        journal.settle()
        _settle_folder(path.parent)
        return journal

    @classmethod
    def go_on(cls, path: Path) -> tuple[Journal, Head] | None:
        """Open a journal that is there; None where there is none, or not even its head was written."""
        if not path.exists():
            return None
        journal = cls(path, path.open("r+b", buffering=0))
        journal._lock()
        with path.open("rb") as reading:
            frame = _frame(reading)
            journal._first = reading.tell()
        if frame is None:
            journal._stream.close()
            return None
        return journal, orjson.loads(frame[0])

    def results(self) -> Iterator[Result]:
        """Give the results that are whole, in order."""
        with self.path.open("rb", buffering=1024 * 1024) as reading:
            reading.seek(self._first)
            while (frame := _frame(reading)) is not None:
                yield restored(*frame)

    def cut(self, count: int) -> None:
        """Drop all that stands after the first `count` results: a frame that was cut off, or what is to be judged again."""
        with self.path.open("rb", buffering=1024 * 1024) as reading:
            reading.seek(self._first)
            end = self._first
            for _ in range(count):
                if _frame(reading) is None:
                    break
                end = reading.tell()
        self._stream.truncate(end)
        self._stream.seek(end)

    def add(self, result: Result) -> None:
        """Write a result behind the others; raises OSError where there is no room."""
        written = self._write(meta(result), result.packed)
        self._loose += 1
        self._loose_bytes += written
        if self._loose >= _GROUP or self._loose_bytes >= _GROUP_BYTES:
            self.settle()

    def settle(self) -> None:
        """Put on the disk what was written."""
        os.fsync(self._stream.fileno())
        self._loose = self._loose_bytes = 0

    def settle_if_possible(self) -> None:
        """Put on the disk what was written; a disk that will not take it keeps what it has."""
        with suppress(OSError):
            self.settle()

    @property
    def handles(self) -> tuple[int, ...]:
        """Give the open file by which the journal is locked: no other process may keep it open."""
        return (self._stream.fileno(),)

    def remove(self) -> None:
        """Take the journal away: what it was for is done."""
        self.path.unlink(missing_ok=True)

    def _write(self, first: bytes, second: bytes) -> int:
        whole = _FRAME.pack(_MAGIC, len(first), len(second), zlib.crc32(second, zlib.crc32(first))) + first + second
        rest = memoryview(whole)
        while rest:
            rest = rest[self._stream.write(rest) :]
        return len(whole)

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # not on Windows
            return
        try:
            fcntl.flock(self._stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._stream.close()
            raise InUse(
                f"{self.path}: [error] another batch is writing this file\n    wait until it is done, or choose another -o"
            ) from None


def _frame(reading: IO[bytes]) -> tuple[bytes, bytes] | None:
    """Read the next frame; None at the end, or where one was cut off or does not fit its checksum."""
    head = reading.read(_FRAME.size)
    if len(head) < _FRAME.size:
        return None
    magic, one, two, check = _FRAME.unpack(head)
    if magic != _MAGIC or one > _MOST_PART or two > _MOST_PART:
        return None
    first, second = reading.read(one), reading.read(two)
    whole = len(first) == one and len(second) == two and zlib.crc32(second, zlib.crc32(first)) == check
    return (first, second) if whole else None


def _settle_folder(folder: Path) -> None:
    """Put the names of a folder on the disk, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
