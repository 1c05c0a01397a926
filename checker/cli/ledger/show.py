"""`saikes ledger show`: one record."""

from __future__ import annotations

import json
import sys

import click

from checker.cli.inputs import colour_option, format_option, language_option
from checker.cli.recording import opened, where_option


@click.command("show")
@click.argument("number", type=click.IntRange(min=1), metavar="ID")
@where_option
@click.option("--dossier", is_flag=True, help="Print the dossier that is kept with it instead, as it was read.")
@format_option("text", "json", help="Form of the answer; json has the whole decision with its trace.")
@colour_option
@language_option
def command(number: int, ledger: str, dossier: bool, output: str, colour: bool | None, lang: str) -> int:
    """Show one record: when it was recorded, what it was judged by, what was decided and why.

    A record that was changed since is not shown (exit code 1).
    """
    with opened(ledger) as found:
        record = found.read(number)
    if dossier:
        from checker.ledger.sources import unpacked

        if record.sources is None:
            raise click.UsageError(f"the dossier of record {number} is not kept in the ledger")
        first = next(one for one in unpacked(record.sources) if one.role == "dossier")
        click.echo(first.data, nl=False)
        return 0
    from checker.ledger.report import LedgerReport, record_document

    if output == "json":
        click.echo(json.dumps(record_document(record), ensure_ascii=False, indent=2))
    else:
        colours = sys.stdout.isatty() if colour is None else colour
        click.echo(LedgerReport(lang, colour=colours).record(record), nl=False, color=colours)
    return 0
