"""`saikes application`: the application of the act, filled from the dossier."""

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


@click.command("application")
@click.argument("dossier", metavar="DOSSIER")
@documents_options("Folder to write the application into.", required=True, files="an application")
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
    """Write the application by the form of the act, filled from the dossier, in Kazakh and in Russian.

    For a new licence that is Annex 2, for a reissue Annex 4, in the edition of the day of registration. What the dossier does not
    state is a blank to fill. For the other requests the acts lay down no form.
    """
    from checker.decision.decide import Judge, Question
    from checker.documents.papers import issue_application
    from checker.pack.cache import cached_pack

    judge = Judge(cached_pack(rules or shipped("rules")))
    to = checked(to, judge.pack, rules)
    decision = judge.decide(load(judge.pack, dossier), Question(today_ or today(), as_of, dict(editions)))
    report_written(issue_application(decision, to), lang)
