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
    from checker.dossier.load import load_dossier, parse_dossier
    from checker.source.reader import MOST_BYTES

    if name == "-":
        if sys.stdin is None:
            raise click.UsageError("standard input is closed; name a file")
        return parse_dossier(sys.stdin.buffer.read(MOST_BYTES + 1), pack.vocabulary, "standard input")
    return load_dossier(Path(name), pack.vocabulary, visible(name))
