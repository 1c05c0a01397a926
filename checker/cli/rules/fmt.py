"""`saikes rules fmt`: lay rule files out in one way."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.errors import say
from checker.source.problem import Refused

UNREADABLE = 3


@click.command("fmt")
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; name the files that are laid out otherwise.")
def command(paths: tuple[Path, ...], check: bool) -> int:
    """Lay rule files out in one way: files, or all *.yaml files below folders; `rules/` of the folder we are in where none is named.

    Two columns a level, one space after a colon, a comma and a dash, no space at the end of a line, one empty line at most. Comments, the
    order of keys, quotes and the breaks of lines stay. A file with a fault is named with its place and left as it is; a file is
    written whole or not at all. The exit code is 0, 1 with --check where a file is laid out otherwise, 3 where one cannot be read.
    """
    from checker.documents.write import write_whole

    found, refused = 0, 0
    for path in _files(paths or (_default(),)):
        try:
            before, after = _laid_out(path)
        except Refused as error:
            say(str(error))
            refused += 1
            continue
        if before == after:
            continue
        found += 1
        if not check:
            write_whole(
                path.resolve().parent, {path.resolve().name: after}, force=True, hint="check the rights of the folder"
            )
        click.echo(f"{path}{_lines(before, after)}" if check else str(path))
    if refused:
        return UNREADABLE
    return int(check and found > 0)


def _default() -> Path:
    """Take `rules/` of the folder we are in: what is installed with the program is not written to."""
    if not Path("rules").is_dir():
        raise click.UsageError("there is no folder `rules` here; name the files or folders to lay out")
    return Path("rules")


def _files(paths: tuple[Path, ...]) -> list[Path]:
    """List the files named, and those below the folders named; raises UsageError for what is not there."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            below = sorted(one for one in path.rglob("*.yaml") if not one.name.startswith("."))
            if not below:
                raise click.UsageError(f"{path}: the folder holds no *.yaml file")
            found.update(dict.fromkeys(below))
        elif path.is_file():
            found[path] = None
        else:
            raise click.UsageError(f"{path}: no such file or folder")
    return list(found)


def _laid_out(path: Path) -> tuple[bytes, bytes]:
    from checker.source.reader import decode, read_data
    from checker.source.tidy import tidy

    data = read_data(path)
    return data, tidy(decode(data, str(path)), str(path)).encode("utf-8")


def _lines(before: bytes, after: bytes) -> str:
    """Name the first line that is laid out otherwise, as file:line."""
    from checker.source.tidy import changed_lines

    first = next(changed_lines(before.decode("utf-8", "replace"), after.decode("utf-8")), 1)
    return f":{first}"
