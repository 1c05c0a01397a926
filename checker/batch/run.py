"""Runs a batch: what the journal has, then what is still to be judged, as one stream of results in the order of the dossiers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from checker.batch.inputs import Inputs
from checker.batch.item import Item
from checker.batch.journal import Journal, OtherBatch
from checker.batch.pool import ROOM, CannotGoOn, Pool
from checker.batch.result import Result
from checker.batch.ways import folder_of
from checker.batch.work import Work


@dataclass
class Run:
    """A batch that is running: its dossiers, how they are judged, by how many processes, and its journal.

    `kept` is the number of results that were taken from the journal; `judging` tells that those are through.
    """

    inputs: Inputs
    work: Work
    jobs: int
    journal: Journal
    kept: int = 0
    judging: bool = False

    def results(self) -> Iterator[Result]:
        """Give every result in the order of the dossiers, those of the journal first; each is in the journal before it is given.

        Raises OtherBatch where a dossier is not the one that the journal has in its place, CannotGoOn where the disk is full.
        """
        items = self.inputs.items()
        held = self.journal.results()
        for result in held:
            item = next(items, None)
            self._same(result, item)
            if item is not None and not self._documents_there(result):
                items = chain([item], items)
                for later in held:
                    self._documents_there(later)  # what is broken must not be in the way
                break
            self.kept += 1
            yield result
        self.judging = True
        self.journal.cut(self.kept)
        yield from self._judged(items)

    def _judged(self, items: Iterator[Item]) -> Iterator[Result]:
        try:
            with Pool(self.work, self.jobs, self.journal.handles) as pool:
                for result in pool.results(items):
                    self.journal.add(result)
                    yield result
        except OSError as error:
            raise CannotGoOn(f"{self.journal.path}: [error] cannot write: {error.strerror}\n    {ROOM}") from None
        finally:
            self.journal.settle_if_possible()

    def _same(self, result: Result, item: Item | None) -> None:
        """Refuse to go on where the inputs are others than those that the journal is about."""
        if item is not None and (item.name, item.digest) == (result.name, result.source):
            if item.folder is None or all(_digest(Path(item.folder) / name) == held for name, held in result.tables):
                return
            what = f'a table beside "{item.name}" was changed since'
        elif item is None:
            what = f'"{result.name}" is not among the inputs any more'
        elif item.name == result.name:
            what = f'"{item.name}" was changed since'
        else:
            what = f'"{item.name}" stands where "{result.name}" was'
        raise OtherBatch(
            f"{self.journal.path}: [error] this journal is of other dossiers: {what}\n"
            "    put the inputs back as they were to go on; or leave --resume out and add --force to judge all anew"
        )

    def _documents_there(self, result: Result) -> bool:
        """Tell whether the documents of a result are on the disk as they were written; those that are not are taken away."""
        if self.work.documents is None:
            return True
        folder = self.work.documents.folder.joinpath(*folder_of(result.way))
        broken = [folder / name for name, held in result.files if _digest(folder / name) != held]
        for path in broken:
            path.unlink(missing_ok=True)
        return not broken


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
