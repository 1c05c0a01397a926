"""Checks that no day of a record stands before one that it follows."""

from __future__ import annotations

from collections.abc import Iterator

from checker.dossier.model import Fact, Record
from checker.dossier.shape import Shape
from checker.source.problem import Problems
from checker.vocabulary.model import FactDef


def check_order(record: Record, shape: Shape, problems: Problems) -> None:
    """Report days that stand before (`not_before`) or after (`not_after`) the one that they are tied to in the vocabulary.

    Where that one is not stated, what it follows itself counts: a result sent before the application is found although the steps
    between them were not recorded.
    """
    known = shape.facts
    for path in shape.dated:
        entry, found = known[path], record.facts.get(path)
        if found is None:
            continue
        for name, other in _stated(record, known, path, {path}):
            if str(found.value) < str(other.value):
                _report(path, found, "before", name, other, problems)
        for named in entry.not_after:
            name = _path(path, named, known)
            late = record.facts.get(name)
            if late is not None and str(found.value) > str(late.value):
                _report(path, found, "after", _short(path, name), late, problems)


def _stated(record: Record, known: dict[str, FactDef], path: str, seen: set[str]) -> Iterator[tuple[str, Fact]]:
    """Give the stated days that a day may not precede, with their names."""
    for named in known[path].not_before:
        name = _path(path, named, known)
        other = record.facts.get(name)
        if other is not None:
            yield _short(path, name), other
        elif name not in seen:
            seen.add(name)
            yield from _stated(record, known, name, seen)


def _path(path: str, named: str, known: dict[str, FactDef]) -> str:
    """Give the whole path of a day named in the group of another one."""
    beside = f"{path.rpartition('.')[0]}.{named}".lstrip(".")
    return beside if beside in known else named


def _short(path: str, other: str) -> str:
    """Name a day of the same group by its last part."""
    group = path.rpartition(".")[0]
    return other.rpartition(".")[2] if other.rpartition(".")[0] == group else other


def _report(path: str, found: Fact, how: str, name: str, other: Fact, problems: Problems) -> None:
    problems.add(
        "dates-order",
        found.place,
        f'"{path}" {found.value} is {how} "{name}" {other.value}',
        f"{name} stands at line {other.place.line}; correct one of the two",
    )
