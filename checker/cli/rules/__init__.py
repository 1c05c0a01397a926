"""`saikes rules`: what policy staff do with a rule pack. Each subcommand is a module with a `command`."""

from __future__ import annotations

import click

from checker.cli.lazy import LazyGroup

_COMMANDS = {
    "check": ("checker.cli.rules.check", "Find what is wrong with a rule pack, place by place."),
    "test": ("checker.cli.rules.test", "Run rule tests; say what none reaches and which changes none notices."),
    "boundaries": ("checker.cli.rules.boundaries", "Write the boundary cases of a rule as rule tests, for review."),
    "diff": ("checker.cli.rules.diff", "Say what changed of the law between two packs, and which decisions it turns."),
    "edition": ("checker.cli.rules.edition", "Open a new edition of an act from the last one."),
    "timeline": ("checker.cli.rules.timeline", "Show which edition of which act rules on which day."),
    "docs": ("checker.cli.rules.docs", "Write the rules as a site to read and search, in three languages."),
    "init": ("checker.cli.rules.init", "Copy the shipped pack to start one's own."),
    "fmt": ("checker.cli.rules.fmt", "Lay rule files out in one way."),
}


@click.group("rules", cls=LazyGroup, table=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Keep the rules: check a rule pack, test it, and see what its tests leave open."""
