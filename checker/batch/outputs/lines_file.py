"""Decisions as JSON, one a line, as `saikes schema batch` describes them; packed where the name ends in .gz or .zst."""

from __future__ import annotations

import gzip
from contextlib import ExitStack
from pathlib import Path
from typing import IO, cast

from checker.batch.lines import zstd
from checker.batch.outputs.making import Making
from checker.batch.result import Result
from checker.batch.tally import Tally

_LEVEL = 6
_BUFFER = 1024 * 1024


class LinesFile:
    """Writes the decision of every dossier as it is."""

    def __init__(self, draft: Path, making: Making) -> None:
        self._open = ExitStack()
        self._stream = self._opened(draft, making.path.name.casefold())

    def _opened(self, draft: Path, name: str) -> IO[bytes]:
        stream = self._open.enter_context(draft.open("wb", buffering=_BUFFER))
        if name.endswith(".gz"):
            # No name and no time in it: the same results are the same bytes.
            packed = gzip.GzipFile("", "wb", _LEVEL, stream, mtime=0)
            return cast("IO[bytes]", self._open.enter_context(packed))
        if name.endswith(".zst"):
            return cast("IO[bytes]", self._open.enter_context(zstd(name).ZstdFile(stream, "wb")))
        return stream

    def add(self, result: Result) -> None:
        self._stream.write(result.document)
        self._stream.write(b"\n")

    def close(self, tally: Tally) -> None:
        self._open.close()

    def give_up(self) -> None:
        self._open.close()
