"""What the commands share that write to a ledger or read it: where it is, and the key that names and numbers are masked with."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import Command

if TYPE_CHECKING:
    from checker.ledger.ledger import Ledger
    from checker.ledger.mask import Mask

ENV_LEDGER, ENV_KEY = "SAIKES_LEDGER", "SAIKES_MASK_KEY"
_ENDINGS = frozenset({".yaml", ".yml", ".json", ".jsonl", ".gz", ".zst", ".zip", ".csv", ".xlsx"})


def ledger_option(help: str) -> Callable[[Command], Command]:
    """Add --ledger with or without a value, for commands that record: None where it is not given, "" where without a value."""
    return click.option("--ledger", is_flag=False, flag_value="", default=None, metavar="[URL]", help=help)


def where_option(command: Command) -> Command:
    """Add --ledger for commands that read one."""
    return click.option(
        "--ledger",
        default="",
        metavar="URL",
        help=f"The ledger: a file, or postgresql://…  [default: {ENV_LEDGER}, else saikes-ledger.db]",
    )(command)


def mask_options(command: Command) -> Command:
    """Add --mask and --mask-key."""
    key = click.option(
        "--mask-key",
        "key_file",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help=f"File with the key of --mask, 16 bytes at least.  [default: what {ENV_KEY} says]",
    )
    masked = click.option(
        "--mask",
        "masked",
        is_flag=True,
        help="Record keyed digests in the place of names and numbers, and keep no dossier.",
    )
    return masked(key(command))


def check_ledger_value(named: str | None) -> None:
    """Refuse a dossier that --ledger took for its value."""
    if named and "://" not in named and Path(named).suffix in _ENDINGS:
        raise click.UsageError(
            f'--ledger took "{named}" for a ledger; put --ledger after the dossier, or write --ledger=FILE'
        )


def opened(named: str, *, make: bool = False) -> Ledger:
    """Open the ledger that is named, or that SAIKES_LEDGER names; raises LedgerRefused."""
    named = named or os.environ.get(ENV_LEDGER, "")
    from checker.ledger.address import address

    address(named)
    from checker.ledger.ledger import Ledger

    return Ledger(named, make=make)


def mask_of(key_file: Path | None, *, masked: bool) -> Mask | None:
    """Give the mask, None where none is asked for; raises click.UsageError where the key is not there or too short."""
    if not masked:
        if key_file is not None:
            raise click.UsageError("--mask-key is the key of --mask; add --mask, or leave it out")
        return None
    from checker.ledger.mask import SHORTEST, Mask

    try:
        key = key_file.read_bytes().strip() if key_file else os.environ.get(ENV_KEY, "").strip().encode()
    except OSError as error:
        raise click.UsageError(f'--mask-key: "{key_file}" cannot be read: {error.strerror}') from None
    if len(key) < SHORTEST:
        said = f"the key has {len(key)} bytes where {SHORTEST} are the least" if key else "--mask needs a key"
        raise click.UsageError(
            f"{said}; write one into a file that you keep apart from the ledger, for example "
            f"python -c 'import secrets; print(secrets.token_hex(32))' > mask.key, and name it with --mask-key or in {ENV_KEY}"
        )
    return Mask(key)
