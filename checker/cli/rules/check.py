"""`saikes rules check`: find what is wrong with a rule pack."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.inputs import shipped


@click.command("check")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
def command(folder: Path | None) -> int:
    """Check a rule pack (a folder like the shipped `rules/`; without DIR the shipped one)."""
    from checker.pack.load import load_pack

    load_pack(folder or shipped("rules"))
    return 0
