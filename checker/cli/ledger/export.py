"""`saikes ledger export`: all records as lines of JSON."""

from __future__ import annotations

import click

from checker.cli.lines import line_output
from checker.cli.recording import opened, where_option


@click.command("export")
@where_option
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    metavar="FILE",
    help="A file .jsonl or .jsonl.gz, - for standard output.",
)
@click.option(
    "--decisions/--no-decisions",
    "decisions",
    default=True,
    help="With the whole decision of each record, or without.  [default: with]",
)
@click.option(
    "--from", "first", type=click.IntRange(min=1), default=1, show_default=True, metavar="ID", help="First record."
)
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
def command(ledger: str, output: str, decisions: bool, first: int, force: bool) -> int:
    """Write all records, a line of JSON each: what is hashed, the hash, and the decision. The dossiers that are kept are not written.

    Stops at a record that was changed since (exit code 1); a file is then not written.
    """
    from checker.ledger.entry import canonical
    from checker.ledger.report import record_document

    with opened(ledger) as found, line_output(output, force=force) as stream:
        for record in found.all(first=first):
            stream.write(canonical(record_document(record, decision=decisions)) + b"\n")
    return 0
