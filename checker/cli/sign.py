"""`saikes sign`: a signature in its slot."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import language_option, now, rules_option
from checker.cli.output import write_file
from checker.cli.signing import opened

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

PASSPHRASE = "SAIKES_PASSPHRASE"  # noqa: S105 - the name of the variable
_MOST_REASON = 200
_TIMEOUT = 20


@click.command("sign")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="Key and certificate (PKCS #12: .p12, .pfx).",
)
@click.option(
    "--as",
    "slot",
    required=True,
    metavar="SLOT",
    help="Whose signature it is: its number, id or words in any language, as 3, “third signature”, deputy-chair.",
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"File with the passphrase of the key in its first line.  [default: the variable {PASSPHRASE}, or asked for]",
)
@click.option(
    "--out-of-order", metavar="REASON", default="", help="Why this one signs before those that stand before him."
)
@click.option("--timestamp", metavar="URL", help="Have the time confirmed by this time-stamping service (RFC 3161).")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write.  [default: FILE.signed-N.pdf]",
)
@click.option("--force", is_flag=True, help="Write over a file already there.")
@language_option
@rules_option
def command(
    file: Path,
    key: Path,
    slot: str,
    passphrase_file: Path | None,
    out_of_order: str,
    timestamp: str | None,
    output: Path | None,
    force: bool,
    lang: str,
    rules: Path | None,
) -> None:
    """Sign a PDF that Saikes wrote, in the slot of one signer (PAdES).

    The signers and their order are those of the form; `saikes verify FILE` lists them. A signer whose predecessors have not
    signed is refused unless --out-of-order says why. The document given is not touched: the signed one is a new file.
    """
    if len(out_of_order) > _MOST_REASON or not out_of_order.isprintable():
        raise click.UsageError(f"--out-of-order takes one line of at most {_MOST_REASON} letters")
    stamper = _stamper(timestamp)
    document = opened(file, rules)
    from checker.reports.signatures import signed_line
    from checker.signing.key import read_key
    from checker.signing.sign import Signing, sign

    if output is not None and output.resolve() == file.resolve():
        raise click.UsageError(
            f"-o names {output}, the document that is signed; it is never touched. Choose another name"
        )
    moment = now()
    found = read_key(key, _passphrase(passphrase_file), moment)
    signed = sign(document, found, Signing(slot, moment, out_of_order.strip(), stamper))
    target = output or _beside(file, signed.count)
    write_file(target, signed.data, force=force)
    click.echo(f"{target}: {signed_line(signed, document, found.certificate, moment, lang)}")


def _beside(file: Path, count: int) -> Path:
    """Name the signed document: after the number of its signatures."""
    stem = re.sub(r"\.signed-\d+$", "", file.stem)
    return file.with_name(f"{stem}.signed-{count}.pdf")


def _passphrase(file: Path | None) -> str:
    """Take the passphrase of the key from a file, the environment or the person at the terminal."""
    if file is not None:
        from checker.signing.refusals import NotUsable

        try:
            return file.read_text("utf-8").partition("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise NotUsable(file, f"cannot be read: {why}", "write the passphrase into its first line") from None
    if (given := os.environ.get(PASSPHRASE)) is not None:
        return given
    if not sys.stdin.isatty():
        raise click.UsageError(
            "the passphrase of the key is not known: on a terminal it is asked for; "
            f"otherwise name a file with --passphrase-file or set the variable {PASSPHRASE}"
        )
    return str(click.prompt("Passphrase of the key", hide_input=True, default="", show_default=False, err=True))


def _stamper(url: str | None) -> TimeStamper | None:
    if url is None:
        return None
    if not re.match(r"https?://\S+$", url):
        raise click.UsageError(
            f'--timestamp: "{url}" is not the address of a service; it begins with http:// or https://'
        )
    from checker.signing.extra import lacking

    if lacking():
        return None  # `opened` says what to install
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(url, timeout=_TIMEOUT)
