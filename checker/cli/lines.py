"""Writes lines of JSON into a file, packed or not, or to standard output."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

import click


@contextmanager
def line_output(output: str, *, force: bool) -> Iterator[BinaryIO]:
    """Open the output of lines, - is standard output; a file gets its name when all is written, and nothing is left of one that was not.

    Raises click.UsageError where a file is there and `force` is not given, for a name of another kind, and where it cannot be written.
    """
    if output == "-":
        stream = cast(BinaryIO, sys.stdout.buffer)
        yield stream
        stream.flush()
        return
    path = Path(output)
    _check_name(path, force=force)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("xb") as raw:
            if path.suffix == ".gz":
                # Neither the hour nor the name of the file is kept in it.
                with gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield raw
        draft.replace(path)
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}. Choose another place with -o") from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _check_name(path: Path, *, force: bool) -> None:
    plain = path.with_suffix("") if path.suffix == ".gz" else path
    if plain.suffix not in {".jsonl", ".ndjson"}:
        raise click.UsageError(f'-o: "{path}" is no name for lines of JSON; end it in .jsonl or .jsonl.gz, or write -')
    if os.path.lexists(path) and not force:
        raise click.UsageError(f"{path} is already there; nothing was written. Choose another name or add --force")
