"""`saikes remedy`: what would make a dossier comply."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.check import check_dossiers, check_editions, worst
from checker.cli.documents import documents_options, writing
from checker.cli.dossiers import load
from checker.cli.errors import say
from checker.cli.inputs import case_options, colour_option, language_option, rules_option, shipped, today
from checker.source.problem import SaikesError

if TYPE_CHECKING:
    from checker.documents.formats.choice import Format
    from checker.documents.write import Writing
    from checker.remedy.model import Remedies


@click.command("remedy")
@click.argument("dossiers", nargs=-1, metavar="DOSSIER…")
@click.option(
    "--format",
    "output",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@documents_options("Write the letter to the applicant into this folder, in Kazakh and in Russian.")
@case_options
@colour_option
@language_option
@rules_option
def command(
    dossiers: tuple[str, ...],
    output: str,
    documents: Path | None,
    formats: tuple[Format, ...] | None,
    force: bool,
    as_of: dt.date | None,
    editions: tuple[tuple[str, str], ...],
    today_: dt.date | None,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> int:
    """Say what would make dossiers comply (YAML or JSON files; - is standard input).

    Shows the smallest set of changes, what serves most requirements first, then the alternatives for each requirement: what
    the applicant can do, what the Department has to learn from a register, what has to be found on the visit. Every set was
    applied to a copy of the dossier and judged. The exit code is that of `saikes check`.
    """
    from checker.decision.decide import Judge, Question
    from checker.pack.cache import cached_pack
    from checker.remedy.find import find_remedies

    check_dossiers(dossiers, "remedy")
    to = writing(documents, formats, force=force, rules=rules)
    judge = Judge(cached_pack(rules or shipped("rules")))
    check_editions(judge.pack, editions)
    question = Question(today_ or today(), as_of, dict(editions))
    shown = sys.stdout.isatty() if colour is None else colour
    found: list[Remedies] = []
    codes = []
    for name in dossiers:
        try:
            remedies = find_remedies(judge, load(judge.pack, name), question)
            found.append(remedies)
            codes.append(remedies.decision.exit_code)
            if output == "text":
                click.echo(_text(remedies, lang, colour=shown), color=shown)
            if to is not None:
                _letter(remedies, to, err=output == "json")
        except SaikesError as error:
            say(str(error))
            codes.append(error.exit_code)
    if output == "json" and found:
        from checker.reports.remedy_machine import render

        click.echo(render(found, as_list=len(dossiers) > 1), nl=False)
    return worst(codes)


def _text(remedies: Remedies, language: str, *, colour: bool) -> str:
    from checker.reports.remedy import RemedyReport

    return RemedyReport(remedies, language, colour=colour).render()


def _letter(remedies: Remedies, to: Writing, *, err: bool) -> None:
    from checker.documents.letter import write_letters

    for path in write_letters(remedies, to):
        click.echo(str(path), err=err)
