"""`saikes rules init`: a rule pack of one's own, begun as a copy."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.inputs import rules_option, shipped, templates_of


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@rules_option
def command(folder: Path, rules: Path | None) -> None:
    """Copy the shipped rule pack into a new folder to start one's own: rules, acts, rule tests and templates.

    Beside them it writes the JSON Schemas that VS Code and other editors complete and explain the keys by; the first line of each
    rule file names its schema. The copy gives the same results (`--rules DIR`) until something in it is changed. Nothing that
    is there is written over. With --rules another pack is copied.
    """
    from checker.documents.write import write_whole
    from checker.pack.cache import cached_pack
    from checker.skeleton.pack import RULES_SCHEMA, copied_pack

    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        what = "is not empty" if folder.is_dir() else "is a file"
        raise click.UsageError(f"{folder} {what}; nothing was written. Name a folder that is new or empty")
    source = rules or shipped("rules")
    files = copied_pack(source, templates_of(rules), cached_pack(source))
    write_whole(folder, files, hint="choose another folder")
    click.echo(f"{folder}: {len(files)} files")
    click.echo(f"check it: saikes rules check {folder} · use it: saikes check DOSSIER --rules {folder}", err=True)
    click.echo(
        f"after a new fact or rule: saikes schema rules --rules {folder} > {folder / RULES_SCHEMA}",
        err=True,
    )
