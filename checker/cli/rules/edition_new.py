"""`saikes rules edition new`: open a new edition of an act, to be changed where the law changes."""

from __future__ import annotations

import datetime as dt
import difflib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import Day, rules_option, shipped

if TYPE_CHECKING:
    from checker.editions.opening import Opening
    from checker.pack.model import Pack


@click.command("new")
@click.option("--act", required=True, metavar="ACT", help="Id of the act, as in rules/acts.yaml.")
@click.option("--from", "begins", type=Day(), required=True, metavar="DATE", help="First day of force.")
@click.option("--id", "name", metavar="ID", help="Id of the edition.  [default: its first day]")
@click.option(
    "--caused-by", default="", metavar="TEXT", help="What the edition is caused by, as: Order No. 73 of 06.03.2025."
)
@click.option("--source", default="", metavar="ADDRESS", help="Where its text was taken from.")
@click.option("--dry-run", is_flag=True, help="Show what would change; change nothing.")
@rules_option
def command(
    act: str, begins: dt.date, name: str | None, caused_by: str, source: str, dry_run: bool, rules: Path | None
) -> None:
    """Open a new edition of an act from the last one.

    Wherever the rule pack names the last edition, the new one is named after it: rules, norms, numbers, forms and terms hold on
    in it until you change them. The last edition stays for dossiers registered before. Comments and all other lines stay as they
    are. The changed pack is loaded and compared with the old one before anything is written: nothing but the edition may differ.
    """
    from checker.editions.opening import Opening, last_edition, opened
    from checker.pack.load import load_pack

    folder = _own(rules)
    pack = load_pack(folder)
    asked = Opening(act, begins, name or begins.isoformat(), caused_by, source)
    last = last_edition(pack, asked)
    files = opened(folder, pack, asked, last)
    _prove(folder, files, pack, asked)
    for path, content in files.items():
        click.echo(_difference(path, content), nl=False)
    if dry_run:
        click.echo(f"\n{len(files)} files would change; nothing was changed (--dry-run)")
        return
    from checker.documents.write import write_whole

    write_whole(
        folder, {path.name: content for path, content in files.items()}, force=True, hint="the rules stay as they were"
    )
    click.echo(
        f'\nedition "{asked.id}" of "{act}" opened from "{last.id}" in {len(files)} files; it begins on {begins}'
    )
    click.echo(f"To see later what it changes: saikes rules diff OLD {folder}")


def _own(rules: Path | None) -> Path:
    """Give the pack to change; never the one inside the installed program."""
    folder = rules or shipped("rules")
    if rules is None and folder.parent.name == "data":
        raise click.UsageError(
            "the rules that came with the program are not changed; name your own pack with --rules DIR"
        )
    return folder


def _prove(folder: Path, files: dict[Path, bytes], pack: Pack, asked: Opening) -> None:
    """Load the changed pack from a copy and see that nothing differs but the new edition; raises CannotOpen where more does."""
    from checker.editions.opening import CannotOpen
    from checker.pack.load import load_pack
    from checker.rulediff.compare import compare
    from checker.rulediff.model import Side

    with tempfile.TemporaryDirectory(prefix="saikes-") as kept:
        copy = Path(kept) / folder.resolve().name
        copy.mkdir()
        for path in folder.glob("*.yaml"):
            shutil.copyfile(path, copy / path.name)
        for path, content in files.items():
            (copy / path.name).write_bytes(content)
        before = Side(str(folder), folder, folder, pack)
        found = compare(before, Side("copy", copy, copy, load_pack(copy))).entries
        others = [one for one in found if (one.subject.kind, one.subject.id, one.how) != ("edition", asked.id, "added")]
    if others or not found:
        named = ", ".join(f"{one.subject.kind} {one.subject.id}" for one in others) or "the edition itself"
        raise CannotOpen(f"the changed rules would not be as they were: {named}", "write the edition by hand")


def _difference(path: Path, content: bytes) -> str:
    old = path.read_bytes().decode("utf-8").splitlines()
    new = content.decode("utf-8").splitlines()
    return "".join(f"{line}\n" for line in difflib.unified_diff(old, new, str(path), str(path), lineterm="", n=0))
