"""Groups of commands of which each is imported only when it is called, so that none pays for another."""

from __future__ import annotations

import importlib
from typing import Any

import click

from checker.source.nearest import nearest


class LazyGroup(click.Group):
    """A group whose commands are modules with a `command`; `table` maps the name of each to its module and its one line of help."""

    def __init__(self, *args: Any, table: dict[str, tuple[str, str]], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.table:
            return None
        command: click.Command = importlib.import_module(self.table[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.table and not args[0].startswith("-"):
            close = nearest(args[0], list(self.table))
            hint = f' Did you mean "{close}"?' if close else ""
            raise click.UsageError(f'no command "{args[0]}".{hint} Commands: {", ".join(self.table)}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.table.items()])
