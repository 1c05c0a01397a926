"""Reads the header of a sheet: which field of the list each column holds."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from checker.source.nearest import nearest
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.shown import shown
from checker.source.table import Row
from checker.vocabulary.model import FactDef, ListDef, flat

_NAME_LANGUAGES = ("kk", "ru")
# How far down the header is looked for, to point at it.
_MOST_ABOVE = 30


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its number from 1, its header as written, the field it holds; `language` for one wording of a name."""

    number: int
    header: str
    path: str
    fact: FactDef
    language: str = ""


def folded(text: str) -> str:
    """Reduce a text to what counts in headers and labels of a sheet: case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


class Headers:
    """The headers that a list allows: field names, and labels in any language where only one field has them."""

    def __init__(self, definition: ListDef) -> None:
        self.definition = definition
        self.facts = {
            path: entry
            for path, entry in flat(definition.fields)
            if isinstance(entry, FactDef) and entry.source != "derived"
        }
        self.written: dict[str, str] = {}
        self._paths: dict[str, set[str]] = {}
        for path, fact in self.facts.items():
            for label in fact.label:
                self.written.setdefault(label, path)
                self._paths.setdefault(folded(label), set()).add(path)
        for path in self.facts:
            # A field's own name goes before the same word as another's label.
            self.written[path] = path
            self._paths[folded(path)] = {path}

    def find(self, header: str) -> tuple[set[str], str]:
        """Give the fields that a header may mean, and its language where it ends in .kk or .ru; none, one or several."""
        whole = self._paths.get(folded(header))
        if whole:
            return whole, ""
        head, _, language = header.rpartition(".")
        found = self._paths.get(folded(head), set()) if folded(language) in _NAME_LANGUAGES else set()
        return {path for path in found if self.facts[path].type == "names"}, folded(language)

    def known(self, header: str) -> bool:
        return bool(self.find(header)[0])


def read_header(rows: list[Row], headers: Headers, name: str, problems: Problems) -> dict[int, Column]:
    """Give the columns by number; an unknown header, a field twice and a required field without a column are problems."""
    row = rows[0]
    if not _knows(row, headers):
        below = next((one for one in rows[:_MOST_ABOVE] if len(_knows(one, headers)) > 1), None)
        if below is not None:
            _title(row, below, headers, name, problems)
            return {}
    columns: dict[int, Column] = {}
    for number, value in enumerate(row.cells, start=1):
        if value is None:
            continue
        place, header = Place(name, row.number, number), str(value)
        paths, language = headers.find(header)
        if len(paths) == 1:
            (path,) = paths
            column = Column(number, header, path, headers.facts[path], language)
            _once(column, columns, place, problems)
            columns[number] = column
        else:
            _unfit(header, sorted(paths), headers, place, problems)
    _required(columns, headers, Place(name, row.number, 1), problems)
    return columns


def _knows(row: Row, headers: Headers) -> list[str]:
    return [value for value in row.cells if isinstance(value, str) and headers.known(value)]


def _title(row: Row, header: Row, headers: Headers, name: str, problems: Problems) -> None:
    """Report rows above the header, as the title of a printed form; they are not passed over in silence."""
    first = next(number for number, value in enumerate(row.cells, start=1) if value is not None)
    said = shown(str(row.cells[first - 1]))
    known = ", ".join(f'"{shown(value)}"' for value in _knows(header, headers)[:3])
    problems.add(
        "above-header",
        Place(name, row.number, first),
        f'the first row must name the columns, got "{said}"',
        f"row {header.number} names columns ({known}): delete what stands above it",
    )


def _unfit(header: str, paths: list[str], headers: Headers, place: Place, problems: Problems) -> None:
    if paths:
        message = f'column "{shown(header)}" may be any of {", ".join(paths)}'
        problems.add("which-column", place, message, "write the name of the field as its header")
        return
    close = nearest(header, list(headers.written))
    meant = headers.written[close] if close else ""
    guess = f'did you mean "{close}"{"" if close == meant else f" ({meant})"}? ' if close else ""
    allowed = ", ".join(headers.facts)
    message = f'unknown column "{shown(header)}" in "{headers.definition.name}"'
    problems.add("unknown-column", place, message, f"{guess}allowed: {allowed}, or their labels in kk, ru or en")


def _once(column: Column, before: dict[int, Column], place: Place, problems: Problems) -> None:
    for first in before.values():
        both = {first.language, column.language}
        if first.path == column.path and both != set(_NAME_LANGUAGES):
            problems.add(
                "repeated",
                place,
                f'column "{shown(column.header)}" gives "{column.path}" a second time',
                f'column {first.number}, "{shown(first.header)}", gives it first; keep one of the two',
            )
            return


def _required(columns: dict[int, Column], headers: Headers, place: Place, problems: Problems) -> None:
    there = {column.path for column in columns.values()}
    for path, fact in headers.facts.items():
        if fact.required and path not in there:
            labels = ", ".join(f'"{label}"' for label in dict.fromkeys(fact.label))
            problems.add(
                "missing-column",
                place,
                f'"{headers.definition.name}" lacks the column "{path}"',
                f'add a column "{path}"; it may also be called {labels}',
            )
