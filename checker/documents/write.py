"""Writes files whole or not at all, and never over anything else unless that is asked for."""

from __future__ import annotations

import datetime as dt
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from checker.documents.formats.choice import Format, in_formats
from checker.source.problem import SaikesError

_LONGEST = 80


class CannotWrite(SaikesError):
    """A document could not be written; says where and why."""

    exit_code = 2


def stem(name: str) -> str:
    """Make the first part of file names of a dossier's name: letters of any script and digits."""
    return re.sub(r"[^\w-]+", "-", Path(name).stem)[:_LONGEST].strip("-") or "dossier"


@dataclass(frozen=True, slots=True)
class Writing:
    """Where documents go, what they are printed from, in which formats, and whether files that are there are replaced.

    `changed` names the templates that are no longer the text of the act: what is printed from them says so.
    """

    folder: Path
    templates: Path
    formats: tuple[Format, ...] = ("html",)
    force: bool = False
    changed: frozenset[str] = frozenset()


def write_documents(
    pages: dict[str, str], day: dt.date, to: Writing, others: dict[str, str] | None = None
) -> list[Path]:
    """Write rendered pages, by name without an ending, in every format, and `others` as they are; all of them or none.

    `day` is the date in the properties of the files. Raises CannotWrite as `write_whole` does, CannotTypeset or
    NotForAllFormats for a page that one of the formats cannot hold; nothing is written then.
    """
    files: dict[str, bytes] = {}
    for name, page in pages.items():
        files |= in_formats(name, page, day, to.formats)
    files |= {name: text.encode() for name, text in (others or {}).items()}
    return write_whole(to.folder, files, force=to.force)


def write_whole(
    folder: Path, files: dict[str, bytes], *, force: bool = False, hint: str = "choose another folder with --documents"
) -> list[Path]:
    """Write the files under other names first and rename them when all are there, so that nothing is left half done.

    A name may lead into a folder below. `hint` says what to do where the folder cannot be written to.
    Raises CannotWrite where the folder cannot be written to, or where other content stands under one of the names; with
    `force` a file is replaced.
    """
    drafts: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = folder / name
            if not force:
                _refuse_other(path, content)
            drafts[path] = path.with_name(f".{os.getpid()}.{len(drafts)}.tmp")
        for (path, draft), content in zip(drafts.items(), files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(content)
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        raise CannotWrite(f"{folder}: [error] cannot write here: {error.strerror}\n    {hint}") from None
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return list(drafts)


def _refuse_other(path: Path, content: bytes) -> None:
    """Refuse to touch what is not ours: a file with other content, a folder, a link that leads nowhere."""
    if os.path.lexists(path) and not (path.is_file() and path.read_bytes() == content):
        raise CannotWrite(
            f"{path}: [error] a file with other content is already there\n    "
            "choose another folder or move the file away; nothing was written; --force writes over it"
        )
