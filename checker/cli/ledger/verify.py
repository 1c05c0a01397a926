"""`saikes ledger verify`: whether a ledger is what was recorded."""

from __future__ import annotations

import re
import sys
from typing import Any

import click

from checker.cli.inputs import colour_option, format_option, language_option
from checker.cli.recording import opened, where_option

_ANCHOR = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")


class AnchorText(click.ParamType[tuple[int, str]]):
    """An anchor: NUMBER:HASH."""

    name = "anchor"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, str]:
        if isinstance(value, tuple):
            return value
        found = _ANCHOR.fullmatch(str(value))
        if found is None:
            self.fail(
                f'"{value}" is not an anchor; it is the number and hash that `saikes ledger verify` prints, 12:9f…',
                param,
                ctx,
            )
        return int(found[1]), found[2]


@click.command("verify")
@where_option
@click.option(
    "--anchor",
    "anchors",
    type=AnchorText(),
    multiple=True,
    metavar="N:HASH",
    help="A record that was written down before; it must still be there as it was. May be repeated.",
)
@format_option("text", "json", help="Form of the answer.")
@colour_option
@language_option
def command(ledger: str, anchors: tuple[tuple[int, str], ...], output: str, colour: bool | None, lang: str) -> int:
    """Say whether a ledger is what was recorded: find each record that was changed, moved, taken out, or cut off at the end.

    Prints an anchor, the last record with its hash. Whoever writes it down elsewhere can prove later, with --anchor, that
    nothing up to it was changed since, even by somebody who can write all hashes anew. The exit code is 0 where all is whole, 1 where not.
    """
    with opened(ledger) as found:
        from checker.ledger.entry import Receipt
        from checker.ledger.report import LedgerReport, verified_document
        from checker.ledger.verify import verify

        result = verify(found, [Receipt(*anchor) for anchor in anchors])
    if output == "json":
        click.echo(verified_document(result), nl=False)
    else:
        colours = sys.stdout.isatty() if colour is None else colour
        click.echo(LedgerReport(lang, colour=colours).verified(result), nl=False, color=colours)
    return 1 if result.faults else 0
