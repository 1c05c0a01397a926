"""A workbook: what the batch comes to, the list of dossiers, a sheet for every stage, the steps that are due, what was not judged.

XlsxWriter writes row by row and keeps none; its files hold no time, so the same results are the same bytes.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from checker.batch import words
from checker.batch.columns import KINDS, cells
from checker.batch.outputs.grid import Grid, Link, Linked
from checker.batch.outputs.making import Making
from checker.batch.outputs.stages import Stage, stages_of
from checker.batch.result import Result
from checker.batch.summary import Summary
from checker.batch.tally import Tally

_SETTINGS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "use_zip64": True}
_LIST = tuple(name for name in KINDS if name not in {"digest", "error"})
_WIDTHS = {
    "number": 6,
    "dossier": 34,
    "applicant": 36,
    "outcome": 26,
    "unmet": 44,
    "notes": 60,
    "missing": 44,
    "grounds": 36,
}
_WIDTH = 18
_FIRST = ("number", "dossier", "applicant", "outcome")


class WorkbookFile:
    """Writes a workbook."""

    def __init__(self, draft: Path, making: Making) -> None:
        self.making = making
        titles = making.titles
        # The rows wait in files of the library; the folder is ours, so that none stays where the batch is given up.
        self._folder = tempfile.TemporaryDirectory(prefix="saikes-")
        self._book = xlsxwriter.Workbook(str(draft), {**_SETTINGS, "tmpdir": self._folder.name})
        self._book.set_properties(
            {"title": titles.say(words.TITLE), "created": dt.datetime.fromisoformat(making.today)}
        )
        self._summary = self._book.add_worksheet(titles.say(words.SUMMARY))
        self._list = self._grid(words.DOSSIERS.of(titles.language), _LIST)
        self._stages = [(stage, self._stage(stage)) for stage in stages_of(making.pack, titles)]
        self._steps = self._grid(
            titles.say(words.STEPS), ("number", "dossier", "applicant", "step", "step_due", "late")
        )
        self._problems = self._grid(titles.say(words.PROBLEMS), ("number", "dossier", "place", "error", "hint"))

    def _grid(self, name: str, columns: Sequence[str]) -> Grid:
        titles = self.making.titles
        heads = [titles.say(words.COLUMNS[column]) for column in columns]
        return Grid(self._book, name, heads, [_WIDTHS.get(column, _WIDTH) for column in columns])

    def _stage(self, stage: Stage) -> Grid:
        titles = self.making.titles
        heads = [titles.say(words.COLUMNS[column]) for column in _FIRST] + [titles.rule(rule) for rule in stage.rules]
        widths = [_WIDTHS.get(column, _WIDTH) for column in _FIRST] + [_WIDTH] * len(stage.rules)
        heads.append(titles.say(words.COLUMNS["notes"]))
        return Grid(self._book, stage.title, heads, [*widths, _WIDTHS["notes"]])

    def add(self, result: Result) -> None:
        found: dict[str, Any] = dict(cells(result, self.making.titles, self.making.folder(result)))
        if result.files:
            found["documents"] = Linked(self._links(result))
        self._list.row(
            [_dated(name, found[name]) for name in _LIST], tone=result.row["effect"] if result.row else "bad"
        )
        if result.row is None:
            for problem in result.problems:
                place = f"{problem['place']['file']}:{problem['place']['line']}:{problem['place']['column']}"
                self._problems.row([result.number, result.name, place, problem["message"], problem["hint"]])
            return
        for stage, grid in self._stages:
            marks = [stage.said(rule, result.row["verdicts"].get(rule)) for rule in stage.rules]
            if any(text for text, _ in marks):
                notes = dict.fromkeys(result.row["notes"].get(rule, "") for rule in stage.rules)
                grid.row([*(found[name] for name in _FIRST), *marks, "; ".join(filter(None, notes))])
        for step in result.row["steps"]:
            title = self.making.titles.rule(step["id"])
            day = dt.date.fromisoformat(step["due"])
            self._steps.row([result.number, result.name, found["applicant"], title, day, step["late"]])

    def _links(self, result: Result) -> list[Link]:
        return [Link(self.making.link(result, name), name) for name, _ in result.files]

    def close(self, tally: Tally) -> None:
        self._write_summary(Summary(tally).tables())
        for grid in (self._list, *(grid for _, grid in self._stages), self._steps, self._problems):
            grid.close()
        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from None  # the OSError that it was
        self._folder.cleanup()

    def give_up(self) -> None:
        self._folder.cleanup()

    def _write_summary(self, tables: Iterator[tuple[str, list[tuple[str, int]]]]) -> None:
        strong = self._book.add_format({"bold": True})
        self._summary.set_column(0, 0, 70)
        row = 0
        for title, lines in tables:
            self._summary.write_string(row, 0, title, strong)
            for name, count in lines:
                row += 1
                self._summary.write_string(row, 0, name)
                self._summary.write_number(row, 1, count)
            row += 2


def _dated(name: str, cell: Any) -> Any:
    return dt.date.fromisoformat(cell) if KINDS[name] == "day" and isinstance(cell, str) else cell
