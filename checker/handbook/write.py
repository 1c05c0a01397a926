"""Writes a handbook whole or not at all, and takes out the pages of an older one that are no more."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePosixPath

from checker.documents.write import write_whole

# The names of all files of the site, one a line: by it the next handbook knows which files are of the last.
CONTENTS = "assets/contents.txt"


def write_handbook(folder: Path, files: dict[str, bytes], *, force: bool) -> int:
    """Write the files of a site and give how many of an older site were taken out.

    Raises CannotWrite as `write_whole` does; nothing is written then, and nothing taken out.
    """
    older = _listed(folder) if force else []
    named = {**files, CONTENTS: "".join(f"{name}\n" for name in sorted(files)).encode()}
    write_whole(folder, named, force=force, hint="choose another folder with --out")
    gone = [name for name in older if name not in named and (folder / name).is_file()]
    for name in gone:
        with suppress(OSError):
            (folder / name).unlink()
    return len(gone)


def _listed(folder: Path) -> list[str]:
    """Name the files of the older site; what leads out of the folder is none of them."""
    try:
        names = (folder / CONTENTS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [
        name
        for name in names
        if name and not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts
    ]
