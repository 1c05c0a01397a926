"""Reads a stream of one dossier a line, however long its lines are, without ever holding more than one of them."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import IO, cast

from checker.batch.item import Found, broken, found
from checker.source.problem import SaikesError
from checker.source.reader import MOST_BYTES

# Of a line that is too long no more than this is skipped: what goes on without end is no text.
MOST_SKIPPED = 4 * 1024 * 1024 * 1024
_PIECE = 1024 * 1024
_MB = 1024 * 1024


class LacksZstd(SaikesError):
    """A file ends in .zst, but the library that reads and writes it is not installed."""

    exit_code = 2

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: [error] zstandard is not installed\n    install it with: pip install 'saikes[batch]'"
        )


def line_dossiers(stream: IO[bytes], within: tuple[str, ...] = ()) -> Iterator[Found]:
    """Give the dossier of every line that is not blank; a line longer than MOST_BYTES, and what cannot be unpacked, as broken."""
    number = 0
    try:
        while line := stream.readline(MOST_BYTES + 2):
            number += 1
            if len(line) > MOST_BYTES and not line.endswith(b"\n"):
                one = _skipped(stream, line, number, within)
                yield one
                if one.problem is not None and one.problem[0] == "endless":
                    return
            elif text := line.strip(b" \t\r\n"):
                # What stands before the first brace belongs to the line: columns count it.
                yield found(within, line.rstrip(b"\r\n") if text else line, number)
    except (OSError, EOFError, zlib.error) as error:
        yield _damaged(error, number + 1, within)
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        yield _damaged(error, number + 1, within)


def _skipped(stream: IO[bytes], line: bytes, number: int, within: tuple[str, ...]) -> Found:
    """Read on to the end of a line that is too long, piece by piece."""
    whole, length = hashlib.sha256(line), len(line)
    del line
    while piece := stream.readline(_PIECE):
        whole.update(piece)
        length += len(piece)
        if piece.endswith(b"\n"):
            break
        if length > MOST_SKIPPED:
            message = f"this line goes on after {MOST_SKIPPED // _MB} MB; the rest of the file is not read"
            return broken(within, "endless", message, "write one dossier a line", line=number)
    message = f"this line has {length / _MB:.1f} MB; a dossier may have {MOST_BYTES // _MB} MB"
    hint = "write one dossier a line; keep scans beside the dossier and name them in `attachment`"
    return broken(within, "too-large", message, hint, line=number, digest=whole.hexdigest())


def _damaged(error: Exception, number: int, within: tuple[str, ...]) -> Found:
    message = f"the file cannot be read from here on: {str(error) or type(error).__name__}"
    return broken(within, "damaged", message, "it may be cut off; copy it anew", line=number)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file of lines, unpacked as it is read; raises OSError where it cannot be opened, LacksZstd."""
    with path.open("rb") as stream:
        if path.name.casefold().endswith(".gz"):
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield cast("IO[bytes]", unpacked)
        elif path.name.casefold().endswith(".zst"):
            with zstd(str(path)).ZstdFile(stream) as unpacked:
                yield cast("IO[bytes]", unpacked)
        else:
            yield stream


def zstd(name: str) -> ModuleType:
    """Give the library for .zst files, part of Python since 3.14; raises LacksZstd, which names the file, where there is none."""
    for module in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            return importlib.import_module(module)
    raise LacksZstd(name)
