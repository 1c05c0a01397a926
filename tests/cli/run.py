"""Runs the command line within the test process, as the installed command does."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pack.small_pack import SHIPPED, shipped

import checker.pack.load
from checker.cli.main import main
from checker.pack.model import Pack

BASES = SHIPPED / "tests" / "bases"
STATIONARY = BASES / "stationary.yaml"
_LOAD = checker.pack.load.load_pack


@dataclass(frozen=True)
class Run:
    """What one run printed and returned."""

    code: int
    out: str
    err: str


def run(*arguments: object, stdin: bytes | None = b"") -> Run:
    """Run `saikes`; the shipped rules are loaded once for all tests."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["saikes", *map(str, arguments)])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "stdin", None if stdin is None else io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        patch.setattr(checker.pack.load, "load_pack", _load)
        with pytest.raises(SystemExit) as left:
            main()
        printed = [stream.buffer for stream in (out, err)]
        for stream in (out, err):
            stream.flush()
    said, warned = (buffer.getvalue().decode() for buffer in printed)  # type: ignore[attr-defined]
    return Run(int(left.value.code or 0), said, warned)


def _load(folder: Path) -> Pack:
    return shipped() if folder.resolve() == SHIPPED else _LOAD(folder)


def usage(found: Run) -> str:
    """Give the last line of a message on wrong use; nothing else may have been printed."""
    assert (found.code, found.out) == (2, "")
    return found.err.strip().splitlines()[-1].removeprefix("Error: ")
