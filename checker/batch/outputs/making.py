"""What every output of a batch is made with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from checker.batch.columns import Titles
from checker.batch.result import Result
from checker.batch.tally import Tally
from checker.batch.ways import folder_of
from checker.pack.model import Pack


@dataclass(frozen=True)
class Making:
    """The pack and the language of an output, where it will stand, where the documents are, and the day that counts as today."""

    pack: Pack
    titles: Titles
    path: Path
    documents: Path | None
    today: str

    @property
    def language(self) -> str:
        return self.titles.language

    def folder(self, result: Result) -> str:
        """Give the way from this output to the folder of a dossier's documents, "" where there are none."""
        if self.documents is None or not result.files:
            return ""
        folder = self.documents.resolve().joinpath(*folder_of(result.way))
        return Path(os.path.relpath(folder, self.path.resolve().parent)).as_posix()

    def link(self, result: Result, name: str) -> str:
        """Give the link from this output to one document, relative, with what a link cannot hold written out."""
        return quote(f"{self.folder(result)}/{name}")


class Output(Protocol):
    """An output that is being made: it takes every result in order, then what they come to."""

    def add(self, result: Result) -> None: ...

    def close(self, tally: Tally) -> None: ...

    def give_up(self) -> None:
        """Let go of what is open; the file is of no use."""
