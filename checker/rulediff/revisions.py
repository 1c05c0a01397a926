"""Reads a rule pack as it stood in a revision of git, without touching the working folder."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from pathlib import Path

from checker.source.nearest import several
from checker.source.problem import SaikesError, meant
from checker.source.shown import shown

_TEMPLATES = "templates"
_MOST_NAMES = 8


class NoRevision(SaikesError):
    """What was named is neither a folder nor a revision of git; says what there is."""

    exit_code = 2


def extract(revision: str, pack: Path, into: Path) -> Path:
    """Write the files that a rule pack had in a revision below `into` and give its folder; templates beside the pack come along.

    `pack` is the folder of the pack in a working tree of git. Raises NoRevision where git is not there, the folder is in no
    repository, or the revision does not exist or had no such folder.
    """
    top = _top(revision, pack)
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit.returncode:
        raise NoRevision(_unknown(revision, pack, top))
    name = commit.stdout.decode().strip()
    inside = pack.resolve().relative_to(top)
    paths = [one for one in (inside, inside.parent / _TEMPLATES) if _has(top, name, one)]
    if not paths or paths[0] != inside:
        raise NoRevision(
            f'{shown(revision)}: [error] the revision has no folder "{inside.as_posix()}"\n'
            "    --rules names the folder of the rule pack in the repository"
        )
    archive = _git(top, "archive", "--format=tar", name, "--", *(one.as_posix() for one in paths))
    if archive.returncode:
        raise NoRevision(f"{shown(revision)}: [error] git could not give the files: {_last(archive.stderr)}")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(into, filter="data")
    return into / inside


def _top(revision: str, pack: Path) -> Path:
    """Give the working tree that the pack stands in."""
    here = pack if pack.is_dir() else pack.parent
    found = _git(here, "rev-parse", "--show-toplevel") if here.is_dir() else None
    if found is not None and found.returncode and b"not a git repository" not in found.stderr:
        raise NoRevision(
            f'"{pack}": [error] git cannot read its repository: {_last(found.stderr)}\n    name two folders instead'
        )
    if found is None or found.returncode:
        raise NoRevision(
            f'"{shown(revision)}": [error] no such folder, and "{pack}" is in no git repository, so that it has no revisions\n'
            "    name two folders, or name with --rules a rule pack that is kept in git"
        )
    return Path(found.stdout.decode().strip())


def _has(top: Path, commit: str, path: Path) -> bool:
    # The folder of a pack may be the top of its repository.
    named = "" if path == Path() else path.as_posix()
    return _git(top, "cat-file", "-e", f"{commit}:{named}").returncode == 0


def _unknown(revision: str, pack: Path, top: Path) -> str:
    listed = _git(top, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
    names = listed.stdout.decode(errors="replace").split()
    close = meant([f'"{one}"' for one in several(revision, names, most=3)])
    kept = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    return (
        f'"{shown(revision)}": [error] neither a folder nor a revision of the repository of "{pack}"\n'
        f"    {close}branches and tags: {kept or 'none'}"
    )


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; raises NoRevision where there is none to run."""
    try:
        settings = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False, env=settings)
    except FileNotFoundError:
        raise NoRevision(
            "git: [error] is not installed, so that revisions cannot be read\n    name two folders instead"
        ) from None


def _last(output: bytes) -> str:
    lines = output.decode(errors="replace").strip().splitlines()
    return shown(lines[-1]) if lines else "it says nothing"
