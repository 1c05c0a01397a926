"""Lists of a dossier that stand in a file beside it: a sheet becomes the same tree that a YAML list is read into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from checker.dossier.beside import find_beside
from checker.dossier.cells import CellReader
from checker.dossier.columns import Column, Headers, folded, read_header
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused
from checker.source.reader import MOST_BYTES, read_data
from checker.source.shown import shown
from checker.source.table import Row
from checker.source.tree import Mapping, Node, Scalar, Sequence
from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef, Vocabulary

_KEYS = ("file", "sheet")
# How a row begins that adds up those above it; counted as an entry it would count them twice.
_TOTALS = frozenset(
    {"итого", "всего", "барлығы", "жиыны", "жалпы", "total", "итоговсего", "всегоединиц", "барлықбірлік"}
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list read from a file: its records, the fields as a sheet may write them, the columns by number."""

    records: Sequence
    fields: dict[str, Field]
    file: str
    title: str
    columns: dict[int, Column]

    def column_at(self, place: Place) -> Column | None:
        """Give the column that a place stands in; None for a place outside the cells of this sheet."""
        inside = place.file == self.file and place.pointer.startswith(f"{self.records.place.pointer}/")
        return self.columns.get(place.column) if inside and place.pointer.count("/") > self._depth else None

    def place_of(self, record: Place, path: str) -> Place | None:
        """Give the cell of a field in the row of a record; None for a record of another list."""
        if record.file != self.file or not record.pointer.startswith(f"{self.records.place.pointer}/"):
            return None
        number = next((column.number for column in self.columns.values() if column.path == path), record.column)
        return Place(self.file, record.line, number, f"{record.pointer}/{path.replace('.', '/')}")

    @property
    def _depth(self) -> int:
        return self.records.place.pointer.count("/") + 1


class Sheets:
    """Reads the sheets of one dossier. `folder` is where the dossier stands, None where it is not on the disk."""

    def __init__(self, folder: Path | None, name: str, vocabulary: Vocabulary, problems: Problems) -> None:
        self.folder = folder
        self.name = name
        self.problems = problems
        self.cells = CellReader(vocabulary, problems)
        self.broken = False
        self._read: list[Sheet] = []
        self._digests: list[bytes] = []
        self._named: list[str] = []

    def read(self, node: Mapping, definition: ListDef) -> Sheet | None:
        """Read the sheet that stands for a list; None where it cannot be used, with the problems collected."""
        before = len(self.problems)
        try:
            sheet = self._sheet(node, definition)
        except Refused as refused:
            self.problems.extend(refused.problems)
            sheet = None
        if sheet is None:
            self.broken = self.broken or len(self.problems) > before
            return None
        self._read.append(sheet)
        return sheet

    def digest(self, data: bytes) -> str:
        """Give the digest of a dossier: of its bytes alone, or of them and of every sheet in the order of the dossier."""
        whole = hashlib.sha256(data)
        if self._digests:
            whole = hashlib.sha256(b"".join([whole.digest(), *self._digests]))
        return whole.hexdigest()

    def files(self) -> tuple[tuple[str, str], ...]:
        """Name the files that were read, as the dossier does, each with its digest."""
        return tuple((name, digest.hex()) for name, digest in zip(self._named, self._digests, strict=True))

    def place_of(self, record: Place, path: str) -> Place:
        """Give the cell where a field of a record should stand; for a record that is in no sheet, its own place."""
        found = (sheet.place_of(record, path) for sheet in self._read)
        return next((place for place in found if place is not None), record)

    def worded(self, problem: Problem) -> Problem:
        """Name the column in a problem with a cell, and say what to do in the words of a sheet."""
        for sheet in self._read:
            column = sheet.column_at(problem.place)
            if column is not None:
                within = f' of sheet "{shown(sheet.title)}"' if sheet.title else ""
                message = f'{problem.message} (column "{shown(column.header)}"{within})'
                return replace(problem, message=message, hint=_hint(problem, column.fact))
        return problem

    def _sheet(self, node: Mapping, definition: ListDef) -> Sheet | None:
        fields = Fields(node, f'"{definition.name}"', _KEYS, self.problems, node.place)
        named, title = fields.scalar("file", required=True), fields.scalar("sheet")
        if named is None or any(key not in _KEYS for key in node):
            return None
        if self.folder is None:
            message = f'"{shown(named.text)}" cannot be looked for: this dossier is not a file on the disk'
            hint = "save the dossier as a file beside the table and name that file to `saikes check`; or write the list out"
            raise Refused([Problem("no-folder", named.place, message, hint)])
        path = find_beside(self.folder, named)
        file = (PurePath(self.name).parent / PurePath(named.text)).as_posix()
        headers = Headers(definition)
        rows = _rows(self._data(path, file), file, named, title, headers)
        self._named.append(named.text)
        before = len(self.problems)
        columns = read_header(rows, headers, file, self.problems)
        _check_rows(rows, definition, file, self.problems)
        if len(self.problems) > before:
            return None
        records = self._records(rows[1:], columns, Place(file, rows[0].number, 1, node.place.pointer))
        return Sheet(records, _by_label(definition.fields), file, title.text if title else "", columns)

    def _data(self, path: Path, file: str) -> bytes:
        data = read_data(path, file)
        if len(data) > MOST_BYTES:
            message = f"the file is larger than {MOST_BYTES // 1024 // 1024} MB"
            raise Refused([Problem("too-large", Place(file, 1, 1), message, "keep only the table in it")])
        self._digests.append(hashlib.sha256(data).digest())
        return data

    def _records(self, rows: list[Row], columns: dict[int, Column], at: Place) -> Sequence:
        return Sequence([self._record(row, columns, at, f"{at.pointer}/{index}") for index, row in enumerate(rows)], at)

    def _record(self, row: Row, columns: dict[int, Column], at: Place, pointer: str) -> Mapping:
        record = Mapping({}, Place(at.file, row.number, 1, pointer))
        for number, value in enumerate(row.cells, start=1):
            column = columns.get(number)
            place = Place(at.file, row.number, number, pointer)
            if value is None:
                continue
            if column is None:
                message = f'"{shown(str(value))}" stands in column {number}, which has no header'
                hint = f"name the column in row {at.line}, or delete the cell"
                self.problems.add("beyond-columns", place, message, hint)
                continue
            keys = [*column.path.split("."), *([column.language] if column.language else [])]
            cell = place._replace(pointer="/".join([pointer, *keys]))
            _put(record, keys, self.cells.node(value, column.fact, cell))
        return record


def _check_rows(rows: list[Row], definition: ListDef, file: str, problems: Problems) -> None:
    """Report a header without rows, which may be a form that nobody filled in, and rows that add up those above."""
    if len(rows) == 1:
        problems.add(
            "no-rows",
            Place(file, rows[0].number, 1),
            "the sheet names columns, but no row stands below them",
            f'write the entries; where there are really none, write "{definition.name}: []" in the dossier',
        )
    for row in rows[1:]:
        number, first = next((at, value) for at, value in enumerate(row.cells, start=1) if value is not None)
        if isinstance(first, str) and folded(first).strip(":.") in _TOTALS:
            problems.add(
                "total",
                Place(file, row.number, number),
                f'"{shown(first)}": this row is a sum, not an entry',
                "delete it; sums are reckoned from the rows",
            )


def _rows(data: bytes, file: str, named: Scalar, title: Scalar | None, headers: Headers) -> list[Row]:
    """Read the table of a file by its ending; the first row is the header."""
    if named.text.casefold().endswith(".csv"):
        from checker.source.csv_table import read_csv

        if title is not None:
            message = f'"sheet" is given, but "{shown(named.text)}" is a CSV file, which has no sheets'
            raise Refused([Problem("unknown-sheet", title.place, message, "remove `sheet`")])
        return read_csv(data, file, headers.known)
    from checker.source.xlsx_table import read_xlsx

    return read_xlsx(data, file, title.text if title else "", title.place if title else named.place)


def _put(record: Mapping, keys: list[str], node: Node) -> None:
    """Put a node where its dotted name leads, through the mappings of groups and of names in two languages."""
    for key in keys[:-1]:
        place = node.place._replace(pointer=f"{record.place.pointer}/{key}")
        below = record.entries.setdefault(key, Mapping({}, place))
        record.key_places.setdefault(key, place)
        assert isinstance(below, Mapping)  # noqa: S101
        record = below
    record.entries[keys[-1]] = node
    record.key_places[keys[-1]] = node.place


def _by_label(fields: dict[str, Field]) -> dict[str, Field]:
    """Give the fields as a sheet may write them: choices by code or by label."""
    allowed: dict[str, Field] = {}
    for name, entry in fields.items():
        if isinstance(entry, GroupDef):
            allowed[name] = replace(entry, fields=_by_label(entry.fields))
        elif isinstance(entry, FactDef) and entry.choices:
            allowed[name] = replace(entry, by_label=True)
        else:
            allowed[name] = entry
    return allowed


def _hint(problem: Problem, fact: FactDef) -> str:
    hints = _HINTS.get(problem.code, {})
    return hints.get(fact.type, hints.get("", problem.hint))


# What to do in a sheet, by the code of the problem and the type of the fact ("" any other).
_HINTS: dict[str, dict[str, str]] = {
    "missing-key": {"": "fill in the cell"},
    "wrong-type": {
        "boolean": "write иә or жоқ, да or нет, yes or no, true or false, 1 or 0; leave it empty where it is not known",
        "date": "make it a date cell, or write 2025-04-01 or 01.04.2025",
        "time": "write hours and minutes: 09:30",
        "number": "write the number alone, as 0.5 or 0,5, without spaces or units",
        "integer": "write the whole number alone, without spaces or units",
        "text": "format the column as text and write the cell anew",
        "names": "format the column as text and write the cell anew",
        "reference": "format the column as text and write the cell anew",
    },
    "bad-identifier": {"": "compare it with the register; format the column as text, so that no leading zero is lost"},
}
