"""`saikes rules edition`: the editions of the acts of a rule pack."""

from __future__ import annotations

import click

from checker.cli.lazy import LazyGroup

_COMMANDS = {
    "new": ("checker.cli.rules.edition_new", "Open a new edition of an act from the last one."),
}


@click.group("edition", cls=LazyGroup, table=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Keep the editions of the acts of a rule pack."""
