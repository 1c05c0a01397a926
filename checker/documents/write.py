"""Writes files whole or not at all, and never over anything else unless that is asked for."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from checker.source.problem import SaikesError

_LONGEST = 80


class CannotWrite(SaikesError):
    """A document could not be written; says where and why."""

    exit_code = 2


def stem(name: str) -> str:
    """Make the first part of file names of a dossier's name: letters of any script and digits."""
    return re.sub(r"[^\w-]+", "-", Path(name).stem)[:_LONGEST].strip("-") or "dossier"


def write_whole(folder: Path, pages: dict[str, str], *, force: bool | None = None) -> list[Path]:
    """Write the pages under other names first and rename them when all are there, so that nothing is left half done.

    Raises CannotWrite where the folder cannot be written to, or where other content stands under one of the names; with
    `force` a file is replaced. None means that the command has no such choice to offer.
    """
    drafts: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in pages.items():
            path = folder / name
            if not force:
                _refuse_other(path, page, "" if force is None else "; --force writes over it")
            drafts[path] = path.with_name(f".{os.getpid()}.{len(drafts)}.tmp")
        for path, draft in drafts.items():
            draft.write_bytes(pages[path.name].encode())
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        raise CannotWrite(
            f"{folder}: [error] cannot write here: {error.strerror}\n    choose another folder with --documents"
        ) from None
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return list(drafts)


def _refuse_other(path: Path, page: str, otherwise: str) -> None:
    """Refuse to touch what is not ours: a file with other content, a folder, a link that leads nowhere."""
    if os.path.lexists(path) and not (path.is_file() and path.read_bytes() == page.encode()):
        raise CannotWrite(
            f"{path}: [error] a file with other content is already there\n    "
            f"choose another folder or move the file away; nothing was written{otherwise}"
        )
