"""`saikes remedy`: what would make a dossier comply."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.check import check_dossiers, check_editions, worst
from checker.cli.documents import checked, documents_options
from checker.cli.dossiers import load
from checker.cli.errors import say
from checker.cli.inputs import case_options, colour_option, format_option, language_option, rules_option, shipped, today
from checker.source.problem import SaikesError

if TYPE_CHECKING:
    from checker.decision.decide import Judge, Question
    from checker.documents.write import Writing
    from checker.remedy.model import Remedies


@dataclass(frozen=True)
class Options:
    """What the command line asked for."""

    lang: str
    output: str
    to: Writing | None
    colour: bool


@click.command("remedy")
@click.argument("dossiers", nargs=-1, metavar="DOSSIER…")
@format_option("text", "json", help="Form of the report.")
@documents_options("Write the letter to the applicant into this folder, in Kazakh and in Russian.")
@case_options
@colour_option
@language_option
@rules_option
def command(
    dossiers: tuple[str, ...],
    output: str,
    to: Writing | None,
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

    check_dossiers(dossiers, "remedy")
    judge = Judge(cached_pack(rules or shipped("rules")))
    check_editions(judge.pack, editions)
    if to is not None:
        to = checked(to, judge.pack, rules)
    question = Question(today_ or today(), as_of, dict(editions))
    options = Options(lang, output, to, sys.stdout.isatty() if colour is None else colour)
    found, codes = _run(judge, question, dossiers, options)
    if output == "json" and found:
        from checker.reports.remedy_machine import render

        click.echo(render(found, as_list=len(dossiers) > 1), nl=False)
    return worst(codes)


def _run(
    judge: Judge, question: Question, names: tuple[str, ...], options: Options
) -> tuple[list[Remedies], list[int]]:
    """Find the remedies of each dossier and tell of them; gives what was found and the exit code of each."""
    from checker.remedy.find import find_remedies

    found: list[Remedies] = []
    codes = []
    for name in names:
        try:
            remedies = find_remedies(judge, load(judge.pack, name), question)
            found.append(remedies)
            codes.append(remedies.decision.exit_code)
            if options.output == "text":
                click.echo(_text(remedies, options.lang, colour=options.colour), color=options.colour)
            if options.to is not None:
                _letter(remedies, options.to, err=options.output == "json")
        except SaikesError as error:
            say(str(error))
            codes.append(error.exit_code)
    return found, codes


def _text(remedies: Remedies, language: str, *, colour: bool) -> str:
    from checker.reports.remedy import RemedyReport

    return RemedyReport(remedies, language, colour=colour).render()


def _letter(remedies: Remedies, to: Writing, *, err: bool) -> None:
    from checker.documents.letter import write_letters

    for path in write_letters(remedies, to):
        click.echo(str(path), err=err)
