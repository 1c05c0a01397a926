"""Writes all outputs of a batch from its results: under other names first, renamed when all are whole and on the disk."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from checker.batch.columns import Titles
from checker.batch.outputs.choice import Outputs, begun
from checker.batch.outputs.making import Making, Output
from checker.batch.pool import ROOM, CannotGoOn
from checker.batch.result import Result
from checker.batch.tally import Tally
from checker.pack.model import Pack


@dataclass(frozen=True)
class Finish:
    """What is written, by which pack and in which language, where the documents are, and the day that counts as today."""

    outputs: Outputs
    pack: Pack
    language: str
    documents: Path | None
    today: dt.date

    def write(self, results: Iterable[Result], each: Callable[[Result], None]) -> Tally:
        """Write every output and give what the batch comes to; `each` is told of every result that was written.

        Raises CannotGoOn where there is no room; what stood under the names before is still there then.
        """
        titles = Titles(self.pack, self.language)
        tally = Tally(titles, self.today)
        drafts = {path: draft_of(path) for path in self.outputs.paths}
        open_: list[Output] = []
        try:
            for path, draft in drafts.items():
                making = Making(self.pack, titles, path, self.documents, self.today.isoformat())
                open_.append(begun(path, draft, making))
            for result in results:
                tally.add(result)
                for output in open_:
                    output.add(result)
                each(result)
            while open_:
                open_[0].close(tally)
                open_.pop(0)
            _in_place(drafts)
        except OSError as error:
            where = error.filename or next(iter(drafts))
            raise CannotGoOn(f"{where}: [error] cannot write: {error.strerror or error}\n    {ROOM}") from None
        finally:
            _let_go(open_, drafts.values())
        return tally


def draft_of(path: Path) -> Path:
    """Name the file that an output is written to before it has its name."""
    return path.with_name(f".{path.name}.draft")


def _in_place(drafts: dict[Path, Path]) -> None:
    """Put the drafts on the disk, give them their names, and put those on the disk too."""
    for draft in drafts.values():
        with draft.open("rb") as stream:
            os.fsync(stream.fileno())
    for path, draft in drafts.items():
        draft.replace(path)
    if hasattr(os, "sync"):
        os.sync()  # the names, and the documents of the dossiers


def _let_go(open_: Iterable[Output], drafts: Iterable[Path]) -> None:
    for output in open_:
        with suppress(OSError):
            output.give_up()
    for draft in drafts:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
