"""Dossiers in a ZIP file: what leads out of it, what is a bomb and what cannot be read becomes a result of its own.

Tables that dossiers name are unpacked into a folder that lives as long as they are judged, so that a dossier finds them beside it
as it does on the disk.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from checker.batch.item import ARCHIVE, ENDINGS, Found, broken, found
from checker.batch.lines import line_dossiers
from checker.dossier.beside import ENDINGS as TABLES
from checker.source.reader import MOST_BYTES
from checker.source.shown import visible

MOST_MEMBERS = 200_000
# Text shrinks to a tenth, tables of equal rows to a hundredth; a bomb to a thousandth and less.
MOST_RATIO = 200
SMALL = 1024 * 1024
MOST_TABLES = 1024 * 1024 * 1024
_MB = 1024 * 1024
_UNREADABLE = (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError)


def archived(path: Path) -> Iterator[Found]:
    """Give the dossiers of an archive by the order of their names, with what is wrong with each; nothing is raised for any of it."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.infolist(), key=lambda one: PurePosixPath(one.filename).parts)
            if len(members) > MOST_MEMBERS:
                message = f"the archive has {len(members)} members; {MOST_MEMBERS} are read at most"
                yield broken((), "too-large", message, "split it, or give the dossiers as .jsonl")
                return
            yield from _Archive(archive).dossiers(members)
    except _UNREADABLE as error:
        yield broken((), "damaged", f"the archive cannot be read: {error}", "it may be cut off; copy it anew")


class Unpacked:
    """A folder of its own for the tables of an archive; it goes when the last dossier that may name one is done."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="saikes-"))
        weakref.finalize(self, _remove, str(self.path), os.getpid())


def _remove(folder: str, owner: int) -> None:
    """Remove a folder, but not in a process that is only a copy of the one that made it."""
    if os.getpid() == owner:
        shutil.rmtree(folder, ignore_errors=True)


class _Archive:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.folder: Unpacked | None = None
        self.unpacked = 0
        self.seen: set[str] = set()

    def dossiers(self, members: list[zipfile.ZipInfo]) -> Iterator[Found]:
        chosen = [one for one in members if _meant(one)]
        faults = {id(one): fault for one in chosen if (fault := self._fault(one)) is not None}
        for one in chosen:
            if _ending(one) in TABLES and id(one) not in faults:
                fault = self._unpack(one)
                faults |= {id(one): fault} if fault else {}
        for one in chosen:
            if id(one) in faults:
                yield broken((visible(one.filename),), *faults[id(one)])
            elif _ending(one) not in TABLES:
                yield from self._read(one)

    def _fault(self, one: zipfile.ZipInfo) -> tuple[str, str, str] | None:
        """Say what is wrong with a member before a byte of it is read."""
        if not _inside(one):
            hint = "pack the folder anew, with paths inside it"
            return "outside", f'"{visible(one.filename)}" leads out of the archive; it was not read', hint
        if stat.S_ISLNK(one.external_attr >> 16):
            return "outside", "this member is a link; it was not read", "pack the file itself"
        if one.filename in self.seen:
            return "twice", "a member of this name stands in the archive a second time", "pack it anew"
        self.seen.add(one.filename)
        if one.flag_bits & 0x1:
            return "encrypted", "this member is locked with a password", "pack it without one"
        if _ending(one) == ARCHIVE:
            return "nested", "an archive inside the archive is not read", "unpack it and name it beside this one"
        if one.file_size > SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1):
            message = f"{one.compress_size} bytes would unpack to {one.file_size}, more than {MOST_RATIO} times as many"
            return "bomb", message, "nothing that is written by hand shrinks so much; pack the file by itself"
        return None

    def _unpack(self, one: zipfile.ZipInfo) -> tuple[str, str, str] | None:
        """Put a table where the dossiers beside it look for it; gives what keeps it from being unpacked."""
        data = self._bytes(one)
        if isinstance(data, tuple):
            return data
        self.unpacked += len(data)
        if len(data) > MOST_BYTES or self.unpacked > MOST_TABLES:
            most = MOST_BYTES if len(data) > MOST_BYTES else MOST_TABLES
            return "too-large", f"the tables of the archive have more than {most // _MB} MB", "split the archive"
        try:
            self.folder = self.folder or Unpacked()
            target = self.folder.path / one.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:
            return "unreadable", f"the table cannot be unpacked: {error.strerror}", "give it a shorter, plainer name"
        return None

    def _read(self, one: zipfile.ZipInfo) -> Iterator[Found]:
        within = (visible(one.filename),)
        if _ending(one) == ".jsonl":
            try:
                with self.archive.open(one) as stream:
                    yield from line_dossiers(stream, within)
            except _UNREADABLE as error:
                yield broken(within, "damaged", f"it cannot be unpacked: {error}", "pack it anew")
            return
        data = self._bytes(one)
        if isinstance(data, tuple):
            yield broken(within, *data)
        else:
            at = (self.folder.path / one.filename).parent if self.folder else None
            yield found(within, data, folder=str(at) if at else None, keep=self.folder)

    def _bytes(self, one: zipfile.ZipInfo) -> bytes | tuple[str, str, str]:
        """Unpack a member, one byte more than MOST_BYTES at most, whatever the archive says of its size."""
        try:
            with self.archive.open(one) as stream:
                return stream.read(MOST_BYTES + 1)
        except _UNREADABLE as error:
            return "damaged", f"it cannot be unpacked: {error}", "pack it anew"


def _ending(one: zipfile.ZipInfo) -> str:
    return PurePosixPath(one.filename).suffix.casefold()


def _meant(one: zipfile.ZipInfo) -> bool:
    """Tell whether a member is read at all: dossiers and their tables, not what else lies in the archive."""
    parts = PurePosixPath(one.filename).parts
    hidden = _inside(one) and any(part.startswith((".", "~", "__MACOSX")) for part in parts)
    return not one.is_dir() and not hidden and _ending(one) in {*ENDINGS, ".jsonl", ARCHIVE, *TABLES}


def _inside(one: zipfile.ZipInfo) -> bool:
    """Tell whether a name stays below the archive; the name as it is written counts, not what a library makes of it."""
    name = one.orig_filename
    plain = PurePosixPath(name)
    return not (
        "\\" in name or "\0" in name or plain.is_absolute() or PureWindowsPath(name).drive or ".." in plain.parts
    )
