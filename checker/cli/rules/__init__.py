"""`saikes rules`: what policy staff do with a rule pack. Each subcommand is a module with a `command`."""

from __future__ import annotations

import click

from checker.cli.lazy import LazyGroup

_COMMANDS = {
    "check": ("checker.cli.rules.check", "Find what is wrong with a rule pack, place by place."),
}


@click.group("rules", cls=LazyGroup, table=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Keep the rules: check a rule pack before it is used."""
