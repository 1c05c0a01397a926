"""Finds a file that a dossier names: beside it, never outside its folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from checker.source.problem import Problem, Refused, unknown_name
from checker.source.shown import shown
from checker.source.tree import Scalar

ENDINGS = (".xlsx", ".csv")
_INSIDE = "name a file in the folder of the dossier or below it: staff.xlsx, or tables/staff.csv"
_MOST_LISTED = 1_000


def find_beside(folder: Path, named: Scalar) -> Path:
    """Give the path of the file that `named` names; raises Refused, at its place, for any other thing than a file inside."""
    text = named.text
    if "\\" in text or PurePosixPath(text).is_absolute() or PureWindowsPath(text).drive:
        raise _refused("outside", named, f'"{shown(text)}" is not a path relative to the dossier', _INSIDE)
    if ".." in PurePosixPath(text).parts:
        raise _refused("outside", named, f'"{shown(text)}" leads out of the folder of the dossier', _INSIDE)
    if PurePosixPath(text).suffix.casefold() not in ENDINGS:
        message = f'"{shown(text)}" is neither an .xlsx nor a .csv file'
        raise _refused("wrong-ending", named, message, "save the table as .xlsx or as .csv (UTF-8)")
    try:
        return _existing(folder, named)
    except (OSError, RuntimeError, ValueError):
        raise _refused(
            "unreadable", named, f'"{shown(text)}" cannot be read', "check the name and the rights"
        ) from None


def _existing(folder: Path, named: Scalar) -> Path:
    home = folder.resolve()
    path = (home / named.text).resolve()
    if not path.is_relative_to(home):
        message = f'"{shown(named.text)}" is a link that leads out of the folder of the dossier'
        raise _refused("outside", named, message, "copy the file itself beside the dossier")
    if path.is_dir():
        raise _refused("unreadable", named, f'"{shown(named.text)}" is a folder, not a file', "name the file in it")
    if not path.exists():
        there = _tables(home, path.parent)
        message, hint = unknown_name("file", named.text, there)
        hint = (
            hint.replace("allowed: ", "there are: ")
            if there
            else "put the table there; there is no .xlsx or .csv file yet"
        )
        raise _refused("no-file", named, f"{message}: there is none beside the dossier", hint)
    if not path.is_file():
        raise _refused("unreadable", named, f'"{shown(named.text)}" is not an ordinary file', "copy the table into one")
    return path


def _tables(home: Path, folder: Path) -> list[str]:
    """List the tables of a folder by their paths from the folder of the dossier."""
    if not folder.is_dir():
        folder = home
    names = [path for _, path in zip(range(_MOST_LISTED), folder.iterdir(), strict=False)]
    return sorted(
        path.relative_to(home).as_posix()
        for path in names
        if path.suffix.casefold() in ENDINGS and not path.name.startswith((".", "~"))
    )


def _refused(code: str, named: Scalar, message: str, hint: str) -> Refused:
    return Refused([Problem(code, named.place, message, hint)])
