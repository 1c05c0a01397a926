"""Writes one file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import click


def write_file(output: Path, content: bytes, *, force: bool) -> None:
    """Write a file; what stands under its name is kept until the new content is on the disk.

    Raises click.UsageError where a file is there and `force` is not given, or where it cannot be written.
    """
    if os.path.lexists(output) and not force:
        raise click.UsageError(f"{output} is already there; nothing was written. Choose another name or add --force")
    draft = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(output)
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}. Choose another name with -o") from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
