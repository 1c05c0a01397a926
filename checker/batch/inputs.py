"""The inputs of a batch – files, folders, lines, archives, standard input – as one stream of dossiers in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.batch.archive import archived
from checker.batch.item import ARCHIVE, ENDINGS, LINES, STDIN, Found, Item, broken, found, numbered
from checker.batch.lines import LacksZstd, line_dossiers, opened, zstd
from checker.source.problem import Refused, SaikesError
from checker.source.reader import read_data
from checker.source.shown import shown, visible

_STDIN = "-"


class WrongInput(SaikesError):
    """An input is not there or is of no kind that is read."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Input:
    """One input as it was named; `label` tells it from the others in the folders of documents."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """All inputs in their order; `leave_out` are files and folders that the batch itself writes, which are no dossiers."""

    all: tuple[Input, ...]
    leave_out: frozenset[Path] = frozenset()

    def items(self) -> Iterator[Item]:
        """Give every dossier with its number, in the same order each time."""
        number = 0
        for one in self.all:
            file = STDIN if one.name == _STDIN else visible(one.name.rstrip("/") or one.name)
            for dossier in self._of(one):
                number += 1
                yield numbered(dossier, number, one.label, file)

    def count(self) -> int | None:
        """Count the dossiers without judging any; None where that cannot be told ahead: of standard input, of packed lines."""
        total = 0
        for one in self.all:
            if one.name == _STDIN or _kind(one.name) in LINES[1:]:
                return None
            path = Path(one.name)
            if not path.is_dir() and not path.is_file():
                return None  # a pipe is read once
            if path.is_dir():
                files = list(self._walk(path))
                if any(_kind(file.name) in {*LINES[1:], ARCHIVE} for file in files):
                    return None
                total += sum(_lines_in(file) if _kind(file.name) in LINES else 1 for file in files)
            elif _kind(one.name) == ARCHIVE:
                total += sum(1 for _ in archived(path))
            else:
                total += _lines_in(path) if _kind(one.name) in LINES else 1
        return total

    def _of(self, one: Input) -> Iterator[Found]:
        if one.name == _STDIN:
            return line_dossiers(sys.stdin.buffer)
        path = Path(one.name)
        if path.is_dir():
            return self._in_folder(path)
        return _in_file(path, ())

    def _in_folder(self, folder: Path) -> Iterator[Found]:
        for path in self._walk(folder):
            within = tuple(visible(part) for part in path.relative_to(folder).parts)
            yield from _in_file(path, within)

    def _walk(self, folder: Path) -> Iterator[Path]:
        """Walk the files of a folder and of those below it in the order of their names; hidden ones and links to folders not."""
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith((".", "~")) or (self.leave_out and path.resolve() in self.leave_out):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk(path)
            elif _kind(entry.name):
                yield path


def named(names: Sequence[str], leave_out: Iterable[Path] = ()) -> Inputs:
    """Check the inputs that were named; raises WrongInput where one is not there or is of no kind that is read."""
    if names.count(_STDIN) > 1:
        raise WrongInput("standard input (-) can be read only once")
    taken: dict[str, Input] = {}
    written = frozenset(path.resolve() for path in leave_out)
    for name in names:
        _check(name)
        if name != _STDIN and Path(name).resolve() in written:
            raise WrongInput(
                f"{visible(name)}: [error] this is an input and an output\n    choose another name with -o"
            )
        base = "stdin" if name == _STDIN else Path(name).resolve().name or "dossiers"
        label = next(
            one for one in (base, *(f"{base}-{count}" for count in range(2, len(names) + 2))) if one not in taken
        )
        taken[label] = Input(name, label)
    return Inputs(tuple(taken.values()), written)


def _check(name: str) -> None:
    if name == _STDIN:
        if sys.stdin is None:
            raise WrongInput("standard input is closed; name a file")
        return
    path = Path(name)
    if _kind(name) == LINES[2]:
        zstd(name)
    if not path.exists():
        raise WrongInput(f'{visible(name)}: [error] no such file or folder\n    check the name; "-" is standard input')
    if not path.is_dir() and not _kind(name) and path.is_file():
        kinds = ", ".join((*ENDINGS, *LINES, ARCHIVE))
        raise WrongInput(
            f'{visible(name)}: [error] "{shown(path.name)}" is of no kind that is read\n    allowed: {kinds}'
        )


def _kind(name: str) -> str:
    """Give the ending that tells what a file is, "" where it is nothing that is read."""
    lower = name.casefold()
    return next((one for one in (*LINES, *ENDINGS, ARCHIVE) if lower.endswith(one)), "")


def _in_file(path: Path, within: tuple[str, ...]) -> Iterator[Found]:
    """Give the dossiers of a file by its ending."""
    kind = _kind(path.name)
    if kind in LINES:
        yield from _in_lines(path, within)
    elif kind == ARCHIVE:
        for one in archived(path):
            yield replace(one, within=(*within, *one.within))
    else:
        yield _dossier(path, within)


def _in_lines(path: Path, within: tuple[str, ...]) -> Iterator[Found]:
    try:
        with opened(path) as stream:
            yield from line_dossiers(stream, within)
    except OSError as error:
        yield broken(
            within, "unreadable", error.strerror or "cannot be read", "check the name and the rights of the file"
        )
    except LacksZstd as error:
        message, _, hint = str(error).partition("[error] ")[2].partition("\n    ")
        yield broken(within, "lacks-zstd", message, hint)


def _dossier(path: Path, within: tuple[str, ...]) -> Found:
    try:
        return found(within, read_data(path), folder=str(path.parent))
    except Refused as refused:
        problem = refused.problems[0]
        return broken(within, problem.code, problem.message, problem.hint)


def _lines_in(path: Path) -> int:
    try:
        with opened(path) as stream:
            return sum(1 for _ in line_dossiers(stream))
    except OSError:
        return 1
