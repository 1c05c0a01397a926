"""`saikes ledger stats`: counts."""

from __future__ import annotations

import json

import click

from checker.cli.inputs import format_option, language_option
from checker.cli.recording import opened, where_option

_SHORT = 16


@click.command("stats")
@where_option
@format_option("text", "json", help="Form of the answer.")
@language_option
def command(ledger: str, output: str, lang: str) -> int:
    """Count the records of a ledger by outcome, by the day of the case, and by the rules that they were judged by."""
    with opened(ledger) as found:
        outcomes = found.counts("request", "outcome")
        counted = {
            "outcome": [(f"{request}: {outcome}", count) for (request, outcome), count in outcomes],
            "day": [(str(day), count) for (day,), count in found.counts("day")],
            "pack": [
                (f"{pack} {digest if output == 'json' else digest[:_SHORT]}, Saikes {saikes}", count)
                for (pack, digest, saikes), count in found.counts("pack", "pack_digest", "saikes")
            ],
        }
    records = sum(count for _, count in counted["day"])
    if output == "json":
        plain = {name: dict(some) for name, some in counted.items()}
        click.echo(json.dumps({"records": records, **plain}, ensure_ascii=False, indent=2))
    else:
        from checker.ledger.report import LedgerReport

        click.echo(LedgerReport(lang).counts(counted, records), nl=False)
    return 0
