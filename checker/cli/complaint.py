"""`saikes complaint`: the complaint, and the letter with which the provider sends it on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.documents import checked, documents_options, report_written
from checker.cli.dossiers import load
from checker.cli.inputs import case_options, language_option, rules_option, shipped, today

if TYPE_CHECKING:
    from checker.documents.write import Writing


@click.command("complaint")
@click.argument("dossier", metavar="DOSSIER")
@documents_options("Folder to write the complaint into.", required=True, files="a complaint")
@case_options
@language_option
@rules_option
def command(
    dossier: str,
    to: Writing,
    as_of: dt.date | None,
    editions: tuple[tuple[str, str], ...],
    today_: dt.date | None,
    lang: str,
    rules: Path | None,
) -> None:
    """Write a complaint (chapter 4 of the Rules), filled from the dossier, in Kazakh and in Russian.

    What is complained of, why, and what is asked for are lines for the one who complains. Where the dossier records a complaint to
    the authorised body (`saikes facts complaint`), the covering letter of paragraph 39, with which the provider sends it on with
    the case, is written too. The acts lay down no form for either.
    """
    from checker.decision.decide import Judge, Question
    from checker.documents.papers import issue_complaint
    from checker.pack.cache import cached_pack

    judge = Judge(cached_pack(rules or shipped("rules")))
    to = checked(to, judge.pack, rules)
    decision = judge.decide(load(judge.pack, dossier), Question(today_ or today(), as_of, dict(editions)))
    report_written(issue_complaint(decision, to), lang)
