"""`saikes rules docs`: the rules as a site for people who read no YAML."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.inputs import rules_option, shipped


@click.command("docs")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", required=True, help="Folder to write the site into."
)
@click.option("--force", is_flag=True, help="Write over files already there, and take out pages that are no more.")
@rules_option
def command(out: Path, force: bool, rules: Path | None) -> None:
    """Write the rules as a site: a page for every requirement, ground, norm table, term and form, in three languages.

    Each says what it demands in plain words, the act's wording, in which editions, what meets it and what does not (from the rule
    tests), when it stays unknown, how to cure it, and shows the way from the facts to the outcome as a picture. There is a search;
    open DIR/index.html in a browser, no server is needed and nothing is loaded from outside. The same rules give the same
    bytes.
    """
    from checker.handbook.render import handbook
    from checker.handbook.write import write_handbook
    from checker.pack.cache import cached_pack

    folder = rules or shipped("rules")
    files = handbook(cached_pack(folder), folder)
    gone = write_handbook(out, files, force=force)
    click.echo(f"{out}: {len(files)} files" + (f", {gone} of an older site taken out" if gone else ""))
    click.echo(f"open {out / 'index.html'}", err=True)
