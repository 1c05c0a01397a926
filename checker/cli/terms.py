"""`saikes terms`: the steps of the procedure with their terms."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.documents import checked, documents_options, report_written
from checker.cli.dossiers import load
from checker.cli.inputs import case_options, colour_option, format_option, language_option, rules_option, shipped, today

if TYPE_CHECKING:
    from checker.documents.write import Writing


@click.command("terms")
@click.argument("dossier", metavar="DOSSIER")
@format_option(
    "table", "json", "ics", help="Form of the answer; ics is a calendar file with the steps that are not taken."
)
@documents_options("Write the table into this folder too, in Kazakh and in Russian.", files="a table")
@case_options
@colour_option
@language_option
@rules_option
def command(
    dossier: str,
    output: str,
    to: Writing | None,
    as_of: dt.date | None,
    editions: tuple[tuple[str, str], ...],
    today_: dt.date | None,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> None:
    """Show every step of the procedure: its basis, who acts, from when, due when, done when, late by how much.

    The days on which steps were taken stand in the dossier under `steps` and `hearing` (`saikes facts steps`). A step that
    waits for another one that was not taken is shown with the day it is expected by (≈); one that may not be taken before a day,
    as the signing of a refusal after the notice of the hearing, with that day. The exit code is 0 whatever is late or too early.
    """
    from checker.decision.decide import Judge, Question
    from checker.pack.cache import cached_pack
    from checker.reports.terms import TermsReport, calendar_file, render

    judge = Judge(cached_pack(rules or shipped("rules")))
    to = to and checked(to, judge.pack, rules)
    decision = judge.decide(load(judge.pack, dossier), Question(today_ or today(), as_of, dict(editions)))
    if output == "ics":
        click.echo(calendar_file(decision, lang), nl=False)
    elif output == "json":
        click.echo(render(decision), nl=False)
    else:
        colours = sys.stdout.isatty() if colour is None else colour
        click.echo(TermsReport(lang, colour=colours).render(decision), nl=False, color=colours)
    if to is not None:
        from checker.documents.papers import issue_terms

        report_written(issue_terms(decision, to), lang, aside=output != "table")
