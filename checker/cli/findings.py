"""What the commands share that take the findings of a visit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import Command
from checker.source.shown import visible

if TYPE_CHECKING:
    from checker.dossier.model import Dossier
    from checker.pack.model import Pack


def findings_option(help: str) -> Callable[[Command], Command]:
    """Add --findings, which may be repeated."""
    return click.option(
        "--findings", type=click.Path(path_type=Path), multiple=True, metavar="FILE", help=f"{help}; may be repeated."
    )


def answered(pack: Pack, dossier: Dossier, findings: tuple[Path, ...], today: dt.date) -> Dossier:
    """Add the findings of each file, one after the other; raises Refused as `load_answers` does."""
    if findings:
        from checker.visit.answers import load_answers

        for path in findings:
            dossier = load_answers(path, dossier, pack.vocabulary, today, visible(str(path)))
    return dossier
