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
    from checker.vocabulary.model import Choice


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
@click.option("--applicant", metavar="KIND", help="Kind of applicant: legal_entity, individual_entrepreneur; needed.")
@click.option(
    "--set",
    "others",
    multiple=True,
    metavar="FACT=CODE",
    help="Another fact with a code that decides what is read, as rules name it; may be repeated.",
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
    applicant: str | None,
    others: tuple[str, ...],
    output: Path | None,
    registered_on: dt.date | None,
    force: bool,
    lang: str,
    rules: Path | None,
) -> None:
    """Write the commented skeleton of a dossier: just the facts that the rules would read for such a case.

    It is valid as it stands: all is unknown, the outcome is `pending`, and the report lists what is missing. Kinds and forms are
    codes of the vocabulary (`saikes facts applicant.kind`); with the rules of another licence they are those of that pack.
    """
    from checker.pack.cache import cached_pack
    from checker.skeleton.write import asks_form, skeleton

    pack = cached_pack(rules or shipped("rules"))
    named = [("--request", "application.request", request), ("--ground", "change.ground", ground)]
    named += [("--applicant", "applicant.kind", applicant), ("--form", "sites.form", form)]
    given = [(option, path, code) for option, path, code in named if code]
    given += [("--set", path.strip(), code.strip()) for path, _, code in (one.partition("=") for one in others)]
    bare = {path: code for option, path, code in given if _known(pack, option, path, code)}
    if applicant is None and _choices(pack, "applicant.kind"):
        raise click.UsageError("Missing option '--applicant'.")
    if form is None and asks_form(pack, bare):
        raise click.UsageError("Missing option '--form': the qualification is checked in such a case")
    text = skeleton(pack, bare, registered_on or today(), lang, output.name if output else "dossier.yaml")
    if output is None:
        click.echo(text, nl=False)
        return
    write_file(output, text.encode(), force=force)
    click.echo(f"{output}", err=True)


def _known(pack: Pack, option: str, path: str, code: str) -> bool:
    """Refuse a fact with a code, or a code, that the vocabulary does not have."""
    from checker.source.problem import unknown_name

    choices = _choices(pack, path)
    if not choices:
        message, hint = unknown_name("fact with one code", path, sorted(_coded(pack)))
        raise click.UsageError(f"{option}: {message}; {hint}")
    if code not in choices:
        message, hint = unknown_name("value", code, list(choices))
        raise click.UsageError(f"{option}: {message}; {hint}")
    return True


def _choices(pack: Pack, path: str) -> dict[str, Choice]:
    """Give what a fact of the application or of a site may be chosen from; nothing where it is no fact with one code."""
    return pack.vocabulary.choices.get(_coded(pack).get(path, ""), {})


def _coded(pack: Pack) -> dict[str, str]:
    """Give the facts with one code, of the application and of a site, and the choice list of each."""
    from checker.vocabulary.model import FactDef, flat

    sites = pack.vocabulary.lists.get("sites")
    found = [*flat(pack.vocabulary.fields), *flat(sites.fields if sites else {}, "sites.")]
    return {path: entry.choices for path, entry in found if isinstance(entry, FactDef) and entry.type == "choice"}
