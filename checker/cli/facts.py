"""`saikes facts`: the vocabulary with its labels."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.inputs import format_option, language_option, rules_option, shipped
from checker.source.problem import Refused


@click.command("facts")
@click.argument("name", required=False, metavar="[NAME]")
@format_option("text", "json", help="Form of the list.")
@language_option
@rules_option
def command(name: str | None, output: str, lang: str, rules: Path | None) -> None:
    """List every fact that a dossier may carry and a rule may name, with labels in three languages.

    With NAME only that fact, group, list or choice list is shown, with all its values: `saikes facts posts` lists the posts of
    the staffing norms, `saikes facts staff` what an entry of the staff may have.
    """
    from checker.pack.cache import cached_pack
    from checker.reports.vocabulary import as_json, as_text

    vocabulary = cached_pack(rules or shipped("rules")).vocabulary
    try:
        text = as_json(vocabulary, name or "") if output == "json" else as_text(vocabulary, lang, name or "")
    except Refused as error:
        problem = error.problems[0]
        raise click.UsageError(f"{problem.message}; {problem.hint}") from None
    click.echo(text, nl=False)
