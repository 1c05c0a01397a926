"""`saikes rules timeline`: which edition of which act rules on which day."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from checker.cli.inputs import Day, colour_option, language_option, rules_option, shipped, today


@click.command("timeline")
@click.option("--as-of", type=Day(), metavar="DATE", help="Show only what rules on this day.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="Write a picture into this file instead.",
)
@click.option("--force", is_flag=True, help="Write over a file already there.")
@click.option(
    "--today",
    "today_",
    type=Day(),
    metavar="DATE",
    help="The day that the picture marks as today.  [default: today in Kazakhstan]",
)
@colour_option
@language_option
@rules_option
def command(
    as_of: dt.date | None,
    output: Path | None,
    force: bool,
    today_: dt.date | None,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> None:
    """Show which edition of which act rules on which day, from when until when, and how many rules and norms it has.

    It says where the text of an edition is not held, and where its first day is assumed. With -o it draws a picture with the same
    table below it: one HTML file that needs nothing else.
    """
    from checker.editions.timeline import timeline
    from checker.pack.cache import cached_pack

    if output is not None and as_of is not None:
        raise click.UsageError("the picture shows all days; leave out --as-of or -o")
    if force and output is None:
        raise click.UsageError("--force is about a file; name it with -o FILE.html")
    lanes = timeline(cached_pack(rules or shipped("rules")))
    if output is None:
        from checker.reports.timeline_text import timeline_text

        colours = sys.stdout.isatty() if colour is None else colour
        click.echo(timeline_text(lanes, lang, on=as_of, colour=colours), nl=False, color=colours)
        return
    from checker.reports.timeline_html import timeline_html

    _write(output, timeline_html(lanes, lang, today_ or today()), force=force)
    click.echo(str(output))


def _write(path: Path, page: str, *, force: bool) -> None:
    from checker.documents.write import write_whole

    if path.suffix.lower() not in {".html", ".htm"}:
        raise click.UsageError(f'-o names an HTML file, got "{path}"; for example timeline.html')
    if path.is_dir():
        raise click.UsageError(f'"{path}" is a folder; name a file')
    write_whole(path.parent, {path.name: page.encode()}, force=force, hint="choose another file with -o")
