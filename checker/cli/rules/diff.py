"""`saikes rules diff`: what changed of the law between two rule packs, and which decisions it turns."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.check import check_editions
from checker.cli.documents import checked, documents_options
from checker.cli.errors import say
from checker.cli.inputs import case_options, colour_option, format_option, language_option, rules_option, shipped, today

if TYPE_CHECKING:
    from checker.decision.decide import Question
    from checker.documents.write import Writing
    from checker.rulediff.model import Comparison, Side
    from checker.rulediff.turned import Turned

UNREADABLE = 3
_DOSSIERS = (".yaml", ".yml", ".json")


@click.command("diff")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option(
    "--dossiers",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="PATH",
    help="Judge these dossiers (a file, or a folder of them) by both; may be repeated.",
)
@format_option("table", "json", "html", help="Form of the report.")
@documents_options("Write the documents of decisions that differ into before/ and after/ of this folder.")
@case_options
@colour_option
@language_option
@rules_option
def command(
    old: str,
    new: str | None,
    dossiers: tuple[Path, ...],
    output: str,
    to: Writing | None,
    as_of: dt.date | None,
    editions: tuple[tuple[str, str], ...],
    today_: dt.date | None,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> int:
    """Say what differs between two rule packs, in words of the law, edition by edition.

    OLD and NEW are folders or revisions of git (`HEAD~3`, a branch, a tag). A revision is read from the repository of the pack: of
    the one that is named as a folder, else of --rules, else of the shipped one. Without NEW, OLD is compared with that pack as it stands.

    With --dossiers it shows which decisions turn, in which direction, by which rule, what decided before and after. The exit
    code is 1 where a decision turns, 3 where rules or a dossier cannot be read by either, else 0.
    """
    from checker.rulediff.compare import compare

    if not dossiers:
        _check_unused(to, asked=bool(as_of or editions or today_))
    paths = _paths(dossiers)
    pack = rules or next((Path(name) for name in (new, old) if name and Path(name).is_dir()), shipped("rules"))
    with _sides(old, new, pack) as (before, after):
        comparison = compare(before, after)
        turned = None
        if dossiers:
            from checker.decision.decide import Question

            _check_editions(comparison, editions)
            question = Question(today_ or today(), as_of, dict(editions))
            turned = _turned(comparison, paths, question, to, lang)
        colours = sys.stdout.isatty() if colour is None else colour
        click.echo(_report(comparison, turned, output, lang, colour=colours), nl=False, color=colours)
    return _code(turned or ())


def _code(turned: Sequence[Turned]) -> int:
    if any(one.unreadable for one in turned):
        return UNREADABLE
    return int(any(one.turns for one in turned))


def _check_unused(to: Writing | None, *, asked: bool) -> None:
    """Refuse options that say something of dossiers where none is named."""
    if to is not None:
        raise click.UsageError("--documents writes documents of decisions; name the dossiers with --dossiers PATH")
    if asked:
        raise click.UsageError(
            "--as-of, --edition and --today say how dossiers are judged; name them with --dossiers PATH"
        )


def _paths(named: tuple[Path, ...]) -> list[Path]:
    """List the dossiers: files, and all that lie in the folders named."""
    found: list[Path] = []
    for path in named:
        if not path.exists():
            raise click.UsageError(f'--dossiers: "{path}" is not there')
        inside = sorted(one for one in path.iterdir() if one.suffix in _DOSSIERS) if path.is_dir() else [path]
        if not inside:
            raise click.UsageError(f'--dossiers: "{path}" holds no dossier ({", ".join(_DOSSIERS)})')
        found += inside
    return list(dict.fromkeys(found))


@contextmanager
def _sides(old: str, new: str | None, pack: Path) -> Iterator[tuple[Side, Side]]:
    """Load both packs; what a revision had is kept for as long as the comparison takes."""
    with tempfile.TemporaryDirectory(prefix="saikes-") as kept:
        folders = [_folder(name, pack, Path(kept) / side) for name, side in ((old, "old"), (new, "new"))]
        yield _side(old, folders[0], pack), _side(new or _near(pack), folders[1], pack)


def _folder(name: str | None, pack: Path, into: Path) -> Path:
    from checker.rulediff.revisions import extract

    if name is None:
        return pack
    return Path(name) if Path(name).exists() else extract(name, pack, into.resolve())


def _side(label: str, folder: Path, pack: Path) -> Side:
    from checker.pack.cache import cached_pack
    from checker.pack.load import load_pack
    from checker.rulediff.model import Side

    beside = folder.resolve().parent / "templates"
    revision = not Path(label).exists()
    shown = f"{label}:{pack.name}" if revision else label
    loaded = load_pack(folder) if revision else cached_pack(folder)
    return Side(shown, folder, beside if beside.is_dir() else shipped("templates"), loaded)


def _near(folder: Path) -> str:
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder)


def _check_editions(comparison: Comparison, editions: tuple[tuple[str, str], ...]) -> None:
    """Refuse an edition that neither pack has; a pack that lacks it judges by the day."""
    for act, edition in editions:
        if not any(_has(side, act, edition) for side in (comparison.old, comparison.new)):
            check_editions(comparison.new.pack, ((act, edition),))


def _has(side: Side, act: str, edition: str) -> bool:
    found = side.pack.acts.acts.get(act)
    return found is not None and found.edition(edition) is not None


def _asked(side: Side, question: Question) -> Question:
    return replace(question, editions={act: one for act, one in question.editions.items() if _has(side, act, one)})


def _turned(
    comparison: Comparison, paths: list[Path], question: Question, to: Writing | None, lang: str
) -> list[Turned]:
    """Judge every dossier by both packs; write the documents of those that differ."""
    from checker.decision.decide import Judge
    from checker.decision.many import many_cases
    from checker.rulediff.documents import printed
    from checker.rulediff.turned import judged, turned

    sides = (comparison.old, comparison.new)
    judges = [Judge(side.pack) for side in sides]
    both = (
        [] if to is None else [_printing(to, side, name) for side, name in zip(sides, ("before", "after"), strict=True)]
    )
    found = []
    with many_cases():
        for path in paths:
            before, after = (
                judged(judge, path, _asked(side, question)) for judge, side in zip(judges, sides, strict=True)
            )
            one = turned(str(path), before, after, comparison)
            found.append(one)
            if one.differs:
                for note in printed(one, both):
                    say(note.of(lang))
    return found


def _printing(to: Writing, side: Side, name: str) -> Writing:
    """Say how the documents of one side are printed: from the templates named, else from those beside its pack."""
    templates = side.templates if to.templates == shipped("templates") else to.templates
    return checked(replace(to, folder=to.folder / name, templates=templates), side.pack, side.folder)


def _report(comparison: Comparison, turned: list[Turned] | None, output: str, lang: str, *, colour: bool) -> str:
    if output == "json":
        from checker.reports.rulediff_machine import comparison_json

        return comparison_json(comparison, turned)
    if output == "html":
        from checker.reports.rulediff_html import comparison_html

        return comparison_html(comparison, turned, lang)
    from checker.reports.rulediff_text import comparison_text

    return comparison_text(comparison, turned, lang, colour=colour)
