"""`saikes new`: the skeleton of a dossier."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import Day, language_option, rules_option, shipped, today
from checker.cli.output import write_file

if TYPE_CHECKING:
    from checker.pack.model import Pack


@click.command("new")
@click.option(
    "--form",
    metavar="FORM",
    help="Form of service: stationary, semi_stationary, home_based, temporary_stay; needed where the qualification is checked.",
)
@click.option(
    "--request",
    metavar="KIND",
    help="What is asked for: licence, reissue, duplicate, suspension, resumption, termination.  [default: licence]",
)
@click.option(
    "--ground",
    metavar="GROUND",
    help="Ground of a reissue, as spin_off; `saikes facts reissue_ground` lists them.",
)
@click.option(
    "--applicant", required=True, metavar="KIND", help="Kind of applicant: legal_entity, individual_entrepreneur."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File to write.  [default: the screen]"
)
@click.option(
    "--registered-on",
    type=Day(),
    metavar="DATE",
    help="Day of registration; it chooses the edition of the law.  [default: today in Kazakhstan]",
)
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
@language_option
@rules_option
def command(
    form: str | None,
    request: str | None,
    ground: str | None,
    applicant: str,
    output: Path | None,
    registered_on: dt.date | None,
    force: bool,
    lang: str,
    rules: Path | None,
) -> None:
    """Write the commented skeleton of a dossier: just the facts that the rules would read for such a case.

    It is valid as it stands: all is unknown, the outcome is `pending`, and the report lists what is missing.
    """
    from checker.pack.cache import cached_pack
    from checker.skeleton.write import has_rows, skeleton

    pack = cached_pack(rules or shipped("rules"))
    given = {
        "application.request": ("--request", "request_kind", request),
        "change.ground": ("--ground", "reissue_ground", ground),
        "applicant.kind": ("--applicant", "applicant_kind", applicant),
        "sites.form": ("--form", "service_form", form),
    }
    bare = {
        path: code for path, (option, choices, code) in given.items() if code and _known(pack, option, choices, code)
    }
    if form is None and has_rows(pack, bare):
        raise click.UsageError("Missing option '--form': the qualification is checked in such a case")
    text = skeleton(pack, bare, registered_on or today(), lang, output.name if output else "dossier.yaml")
    if output is None:
        click.echo(text, nl=False)
        return
    write_file(output, text.encode(), force=force)
    click.echo(f"{output}", err=True)


def _known(pack: Pack, option: str, choices: str, code: str) -> bool:
    """Refuse a code that the vocabulary does not have."""
    from checker.source.problem import unknown_name

    if code not in pack.vocabulary.choices.get(choices, {}):
        message, hint = unknown_name("value", code, list(pack.vocabulary.choices.get(choices, {})))
        raise click.UsageError(f"{option}: {message}; {hint}")
    return True
