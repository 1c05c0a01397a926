"""`saikes verify`: the signatures of a document."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from checker.cli.inputs import colour_option, format_option, language_option, now, rules_option
from checker.cli.signing import opened

_EXIT = {"valid": 0, "not-valid": 1, "open": 4}


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--trust",
    "trusted",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Certificates of authorities that are trusted (PEM or DER); may be repeated.",
)
@format_option("table", "json", help="Form of the answer.")
@colour_option
@language_option
@rules_option
def command(
    file: Path, trusted: tuple[Path, ...], output: str, colour: bool | None, lang: str, rules: Path | None
) -> int:
    """Say of a signed PDF who signed what, when, whether it was changed since, and whether the order of the form was kept.

    Without --trust nobody vouches for the names, and the answer says so. The exit code is 0 where all have signed in order, with
    certificates that lead to a trusted one, and nothing was changed; 1 where a signature does not hold, the document was
    changed or the order was broken; 4 where something is open: a signature is missing, trust was not checked.
    """
    document = opened(file, rules)
    from checker.reports.signatures import SignaturesReport
    from checker.reports.signatures import document as plain
    from checker.signing.trust import read_roots
    from checker.signing.verify import verify

    found = verify(document, now(), read_roots(trusted) if trusted else None)
    if output == "json":
        click.echo(plain(found), nl=False)
    else:
        colours = sys.stdout.isatty() if colour is None else colour
        click.echo(SignaturesReport(lang, colour=colours).render(found), nl=False, color=colours)
    return _EXIT[found.answer]
