"""`saikes generate`: invented dossiers, for benchmarks and for trying changes of rules."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from checker.cli.inputs import rules_option, shipped
from checker.cli.lines import line_output

_LINES = 256


@click.command("generate")
@click.option("-n", "--number", "count", type=click.IntRange(min=0), required=True, metavar="N", help="How many.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="SEED",
    help="What chance begins with.",
)
@click.option(
    "--start",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    metavar="K",
    help="Number of the first dossier, to make a run in several parts.",
)
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    metavar="FILE",
    help="Where to: a file .jsonl or .jsonl.gz, - for standard output.",
)
@click.option("--force", is_flag=True, help="Replace a file that is already there.")
@rules_option
def command(count: int, seed: int, start: int, output: str, force: bool, rules: Path | None) -> int:
    """Make invented dossiers, each a line of JSON: valid, varied, of the size of real ones, with names and identifiers that are nobody's.

    The same seed gives the same bytes on any machine; dossier K depends on the seed and on K alone, so that `-n 500 --start 500` is the
    second half of `-n 1000`. What is made, in which shares and with which slips, says `generate/recipe.yaml` of the rule pack
    (docs/dossiers.md). A file is written whole or not at all.
    """
    from checker.generate.dossiers import Generator
    from checker.generate.identifiers import MOST
    from checker.pack.cache import cached_pack

    if start + count > MOST:
        raise click.UsageError(
            f"identifiers are different for dossiers 0 to {MOST - 1:,}; --start and -n go beyond them"
        )
    folder = rules or shipped("rules")
    generator = Generator(folder, cached_pack(folder).vocabulary, seed)
    began = time.perf_counter()
    with line_output(output, force=force) as stream:
        written = _written(generator.lines(start, count), stream)
    if output != "-":
        took = time.perf_counter() - began
        click.echo(f"{output}: {count:,} dossiers, {written:,} bytes, {count / max(took, 1e-9):,.0f}/s", err=True)
    return 0


def _written(lines: Iterator[str], stream: BinaryIO) -> int:
    """Write lines, a few hundred at a time; gives how many bytes that were."""
    total, waiting = 0, io.BytesIO()
    for number, line in enumerate(lines, start=1):
        waiting.write(line.encode())
        waiting.write(b"\n")
        if number % _LINES == 0:
            total += stream.write(waiting.getvalue())
            waiting = io.BytesIO()
    return total + stream.write(waiting.getvalue())
