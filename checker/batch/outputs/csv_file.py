"""A list of dossiers as CSV: UTF-8 with a mark at the start, so that spreadsheets read Kazakh, and no cell that one would run."""

from __future__ import annotations

import csv
from pathlib import Path

from checker.batch.columns import NAMES, Cell, cells
from checker.batch.outputs.making import Making
from checker.batch.result import Result
from checker.batch.tally import Tally

# A cell that begins so is a formula to a spreadsheet, also in the wide forms of East Asian keyboards.
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvFile:
    """Writes one row a dossier, under the stable names of the columns."""

    def __init__(self, draft: Path, making: Making) -> None:
        self._making = making
        self._stream = draft.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._stream)
        self._writer.writerow(NAMES)

    def add(self, result: Result) -> None:
        found = cells(result, self._making.titles, self._making.folder(result))
        self._writer.writerow([harmless(found[name]) for name in NAMES])

    def close(self, tally: Tally) -> None:
        self._stream.close()

    def give_up(self) -> None:
        self._stream.close()


def harmless(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would take for a formula, however far in it begins."""
    if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(_BEGINS):
        return f"'{cell}"
    return cell
