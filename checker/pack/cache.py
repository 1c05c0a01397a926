"""Keeps a loaded pack on disk, so that the next run need not read and check the same rule files again.

The key covers the content of every rule file, where the folder stands (traces name it), and the program itself. A cache that
cannot be read or written is left alone: the pack is then loaded as ever. `SAIKES_CACHE` names another folder, or `off`.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
import tempfile
from pathlib import Path

import checker
from checker.pack.files import digest
from checker.pack.model import Pack

_KEPT = 8


def cached_pack(folder: Path) -> Pack:
    """Load a pack, from the cache where its files and the program are unchanged; raises Refused as `load_pack` does."""
    store = _store()
    path = store / f"pack-{_key(folder)}.pickle" if store is not None else None
    found = _read(path) if path is not None else None
    if found is None:
        from checker.pack.load import load_pack

        found = load_pack(folder)
        if path is not None:
            _write(path, found)
    return found


def _store() -> Path | None:
    """Give the folder of the cache; None where it is switched off or not ours alone."""
    named = os.environ.get("SAIKES_CACHE", "")
    if named == "off":
        return None
    base = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "saikes"
    try:
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = base.stat()
    except OSError:
        return None
    # A folder that others may write to could hand us anything.
    ours = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
    return base if ours else None


def _key(folder: Path) -> str:
    total = hashlib.sha256(f"{sys.version_info[:3]} {checker.__version__} {folder} {folder.resolve()}".encode())
    total.update(digest(folder).encode())
    for path in sorted(Path(checker.__file__).parent.rglob("*.py")):
        status = path.stat()
        total.update(f"{path.name} {status.st_size} {status.st_mtime_ns}".encode())
    return total.hexdigest()[:32]


def _read(path: Path) -> Pack | None:
    gc.disable()
    try:
        found = pickle.loads(path.read_bytes())  # noqa: S301 - the folder is ours alone, see _store
    except Exception:
        # Cut short, of another version, or not ours: whatever it is, the rule files are the truth.
        return None
    finally:
        gc.enable()
    return found if isinstance(found, Pack) else None


def _write(path: Path, pack: Pack) -> None:
    with contextlib.suppress(OSError, RecursionError, pickle.PicklingError, TypeError, AttributeError):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pack-")
        try:
            with os.fdopen(handle, "wb") as stream:
                pickle.dump(pack, stream, protocol=pickle.HIGHEST_PROTOCOL)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _forget_old(path.parent)


def _forget_old(folder: Path) -> None:
    """Keep the newest few packs."""
    found = sorted(folder.glob("pack-*.pickle"), key=lambda one: one.stat().st_mtime, reverse=True)
    for path in found[_KEPT:]:
        path.unlink(missing_ok=True)
