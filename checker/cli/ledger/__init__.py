"""`saikes ledger`: what was decided, and whether the ledger still says so. Each subcommand is a module with a `command`."""

from __future__ import annotations

import click

from checker.cli.lazy import LazyGroup

_COMMANDS = {
    "verify": ("checker.cli.ledger.verify", "Find any record that was changed, moved, taken out or cut off."),
    "show": ("checker.cli.ledger.show", "Show one record, or the dossier that is kept with it."),
    "export": ("checker.cli.ledger.export", "Write all records as lines of JSON."),
    "stats": ("checker.cli.ledger.stats", "Count records by outcome, day and rules."),
}


@click.group("ledger", cls=LazyGroup, table=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Look into a ledger of decisions: `saikes check --ledger` records them."""
