"""Reads the dossier that a command names: a file, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.source.shown import visible

if TYPE_CHECKING:
    from checker.dossier.model import Dossier
    from checker.pack.model import Pack


def load(pack: Pack, name: str) -> Dossier:
    """Load a dossier by the vocabulary of a pack; `-` is standard input. Raises Refused with every problem found."""
    return parsed(pack, name, read(name))


def read(name: str) -> bytes:
    """Read the bytes of a dossier; `-` is standard input. Raises Refused where it cannot be read."""
    from checker.source.reader import MOST_BYTES, read_data

    if name != "-":
        return read_data(Path(name), visible(name))
    if sys.stdin is None:
        raise click.UsageError("standard input is closed; name a file")
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def parsed(pack: Pack, name: str, data: bytes) -> Dossier:
    """Read a dossier out of its bytes, with the sheets beside the file `name`. Raises Refused with every problem found."""
    from checker.dossier.load import parse_dossier

    if name == "-":
        return parse_dossier(data, pack.vocabulary, "standard input")
    return parse_dossier(data, pack.vocabulary, visible(name), Path(name).parent)
