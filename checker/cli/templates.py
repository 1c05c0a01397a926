"""`saikes templates`: a folder of templates of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.errors import say
from checker.cli.inputs import rules_option, shipped


@click.command("templates")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Copy nothing; check the templates that are there.")
@click.option("--keep", is_flag=True, help="Keep the files that are there and add those that are missing.")
@click.option("--force", is_flag=True, help="Write over files already there.")
@rules_option
def command(folder: Path, only_check: bool, keep: bool, force: bool, rules: Path | None) -> None:
    """Copy the shipped templates into a folder, to be changed there and used with --templates.

    With --check the templates of the folder are checked as at every use: an unknown or missing placeholder, a file that is not
    there or a way out of the sandbox is an error with its line; words of the act that were changed are pointed out, and every
    document printed from such a form says so.
    """
    chosen = [name for name, given in (("--check", only_check), ("--keep", keep), ("--force", force)) if given]
    if len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)} cannot go together")
    if only_check:
        _check(folder, rules)
        return
    from checker.documents.write import write_whole

    files = _shipped_files(folder, keep=keep)
    for path in write_whole(folder, files, force=force, hint="choose another folder"):
        click.echo(str(path))


def _shipped_files(folder: Path, *, keep: bool) -> dict[str, bytes]:
    """Read what is to be copied; with `keep` not what has a file in its place already."""
    source = shipped("templates")
    names = sorted(path.relative_to(source).as_posix() for path in source.rglob("*.j2"))
    return {name: (source / name).read_bytes() for name in names if not (keep and (folder / name).exists())}


def _check(folder: Path, rules: Path | None) -> None:
    from checker.documents.printed import printed_templates
    from checker.documents.templates.check import check_templates
    from checker.pack.cache import cached_pack

    printed = printed_templates(cached_pack(rules or shipped("rules")).forms)
    found = check_templates(folder, shipped("templates"), printed)
    for warning in found.warnings:
        say(str(warning))
    click.echo(f"{folder}: templates of documents checked: {len(printed)}; warnings: {len(found.warnings)}")
