"""`saikes replay`: a record of a ledger judged again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import colour_option, format_option, language_option, rules_option, shipped
from checker.cli.recording import mask_of, mask_options, opened, where_option

if TYPE_CHECKING:
    from checker.ledger.sources import Source
    from checker.pack.model import Pack


@click.command("replay")
@click.argument("number", type=click.IntRange(min=1), metavar="ID")
@where_option
@click.option(
    "--dossier",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The dossier, where the ledger does not keep it; its content must be that of the record.",
)
@click.option(
    "--findings",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="With --dossier: the findings files that were added to it; may be repeated.",
)
@mask_options
@format_option("text", "json", help="Form of the answer.")
@colour_option
@language_option
@rules_option
def command(
    number: int,
    ledger: str,
    dossier: Path | None,
    findings: tuple[Path, ...],
    masked: bool,
    key_file: Path | None,
    output: str,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> int:
    """Judge a recorded decision again, by the same rules and on the same day, and prove that the result is the same to the byte.

    The rules are told by their content: other ones are refused. The exit code is 0 where the result is the same, 1 where it differs; then
    the rules that turned and the places that differ are shown.
    """
    if findings and dossier is None:
        raise click.UsageError("--findings goes with --dossier: what is kept in the ledger has its findings with it")
    mask = mask_of(key_file, masked=masked)
    from checker.pack.cache import cached_pack

    pack = cached_pack(rules or shipped("rules"))
    with opened(ledger) as found:
        where, record = found.where, found.read(number)
    from checker.ledger.replay import check_pack, replay
    from checker.ledger.report import LedgerReport, replayed_document

    check_pack(record, pack, where)
    result = replay(record, pack, where, _given(dossier, findings, pack), mask)
    if output == "json":
        click.echo(replayed_document(result), nl=False)
    else:
        colours = sys.stdout.isatty() if colour is None else colour
        click.echo(LedgerReport(lang, colour=colours).replayed(result), nl=False, color=colours)
    return 0 if result.same else 1


def _given(dossier: Path | None, findings: tuple[Path, ...], pack: Pack) -> tuple[Source, ...]:
    """Read the dossier that is given, with its findings and tables; nothing where the ledger keeps it."""
    if dossier is None:
        return ()
    from checker.ledger.sources import sources_of
    from checker.source.reader import read_data

    return sources_of(dossier, read_data(dossier), pack.vocabulary, findings)
