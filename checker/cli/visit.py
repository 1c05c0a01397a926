"""`saikes visit`: the site-visit sheet and the empty findings file that goes with it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.documents import checked, documents_options
from checker.cli.dossiers import load
from checker.cli.findings import answered, findings_option
from checker.cli.inputs import case_options, language_option, rules_option, shipped, today

if TYPE_CHECKING:
    from checker.documents.write import Writing


@click.command("visit")
@click.argument("dossier", metavar="DOSSIER")
@documents_options(
    "Folder to write the sheet and the findings file into.", required=True, files="a sheet or a findings file"
)
@findings_option("Take what an earlier visit found as settled, and ask only for the rest")
@case_options
@language_option
@rules_option
def command(
    dossier: str,
    to: Writing,
    findings: tuple[Path, ...],
    as_of: dt.date | None,
    editions: tuple[tuple[str, str], ...],
    today_: dt.date | None,
    lang: str,
    rules: Path | None,
) -> None:
    """Write the site-visit sheet of a dossier, in Kazakh and in Russian, and an empty findings file.

    The sheet asks what documents cannot prove and what is still unknown, place by place, in the words of the act. Fill in the
    findings file afterwards and give it to `saikes check DOSSIER --findings FILE`. A findings file that is there already is
    kept unless --force is given. For another visit give the filled files with --findings: what they settle is listed as found, and
    the files of that visit are numbered.
    """
    from checker.decision.decide import Judge, Question
    from checker.documents.visit_sheet import issue_visit
    from checker.pack.cache import cached_pack

    judge = Judge(cached_pack(rules or shipped("rules")))
    to = checked(to, judge.pack, rules)
    question = Question(today_ or today(), as_of, dict(editions))
    decision = judge.decide(answered(judge.pack, load(judge.pack, dossier), findings, question.today), question)
    issued = issue_visit(decision, to)
    for path in issued.written:
        click.echo(str(path))
    for note in issued.notes:
        click.echo(note.of(lang), err=True)
