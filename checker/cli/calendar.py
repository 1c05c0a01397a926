"""`saikes calendar`: the working calendar that terms are reckoned by."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from checker.cli.inputs import format_option, language_option, rules_option, shipped


class _Year(click.IntRange):
    """A year, with an error that says how one is written."""

    name = "year"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f'"{value}" is not a year; write it in digits, for example 2026', param, ctx)


@click.command("calendar")
@click.argument("year", type=_Year(1, 9999))
@format_option("table", "json", help="Form of the answer.")
@language_option
@rules_option
def command(year: int, output: str, lang: str, rules: Path | None) -> None:
    """Print the working calendar of a year: days off, weekend days that are worked, working days a month.

    The calendar is data: a moved day or a new year is added in rules/calendar.yaml, whose head says how. A year that is not stated
    there is that of the package holidays. What no act has settled yet is called provisional, and where rules and package differ
    both are shown; the rules stand. A year that neither knows is an error, never a guess.
    """
    from checker.pack.cache import cached_pack
    from checker.reports.calendar import document, render
    from checker.terms.calendar import WorkingCalendar

    pack = cached_pack(rules or shipped("rules"))
    found, place = WorkingCalendar.from_plain(pack.calendar), pack.wording.get("office_hours")
    said = (
        document(found, year)
        if output == "json"
        else render(found, year, lang, colour=sys.stdout.isatty(), place=place)
    )
    click.echo(said, nl=False)
