"""`saikes batch`: very many dossiers in one run that can be cut off and gone on with."""

from __future__ import annotations

import datetime as dt
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.check import check_editions, worst
from checker.cli.documents import checked, documents_options
from checker.cli.errors import say
from checker.cli.inputs import case_options, language_option, rules_option, shipped, today
from checker.source.problem import SaikesError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.batch.inputs import Inputs
    from checker.batch.journal import Head, Journal
    from checker.batch.outputs.choice import Outputs
    from checker.batch.run import Run
    from checker.batch.tally import Tally
    from checker.documents.write import Writing
    from checker.pack.model import Pack


class InTheWay(SaikesError):
    """A file is already there that the batch would write."""

    exit_code = 2


@dataclass(frozen=True)
class Asked:
    """What the command line asked for."""

    inputs: Inputs
    outputs: Outputs
    documents: Writing | None
    lang: str
    jobs: int
    resume: bool
    force: bool
    editions: dict[str, str]
    as_of: dt.date | None
    today: dt.date | None


@click.command("batch")
@click.argument("inputs", nargs=-1, metavar="INPUT…")
@click.option(
    "-o",
    "--output",
    "outputs",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    metavar="OUT",
    help="File to write; its ending says what: .jsonl (also .gz, .zst), .csv, .xlsx, .parquet, .html. May be repeated.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Processes that judge.  [default: one for each core]",
)
@click.option("--resume", is_flag=True, help="Go on with a batch that was cut off; begin where there is none.")
@documents_options(
    "Write the legal documents of every dossier into this folder, each into a folder of its own.",
    files="outputs and documents",
    forced=True,
)
@case_options
@language_option
@rules_option
def command(
    inputs: tuple[str, ...],
    outputs: tuple[Path, ...],
    jobs: int | None,
    resume: bool,
    to: Writing | None,
    force: bool,
    as_of: dt.date | None,
    editions: tuple[tuple[str, str], ...],
    today_: dt.date | None,
    lang: str,
    rules: Path | None,
) -> int:
    """Check very many dossiers: files, folders, lines (.jsonl, also .gz and .zst), ZIP archives; - is standard input, one a line.

    A dossier that cannot be read is a result of its own, with its place, and stops no other. Every result is kept in OUT.journal
    until all outputs are whole; a batch that was cut off goes on with --resume, and what it writes is the same to the byte. The
    summary says how many comply, what they lack most often, what is due this week and what is late.

    The exit code is that of the gravest dossier, as of `saikes check`: 5 a fault of ours, 3 one that cannot be read, 1 a refusal
    or one that does not comply, 4 something is not known yet, 0 nothing against any; 2 wrong use or no room (--resume goes on),
    130 interrupted.
    """
    from checker.batch.inputs import named
    from checker.batch.outputs.choice import chosen
    from checker.batch.pool import cores
    from checker.pack.cache import cached_pack

    if not inputs:
        raise click.UsageError("no input is named; for example: saikes batch dossiers -o decisions.xlsx")
    found = chosen(outputs)
    pack = cached_pack(rules or shipped("rules"))
    check_editions(pack, editions)
    to = to and checked(to, pack, rules)
    leave_out = _written(found, to)
    asked = Asked(
        named(inputs, leave_out), found, to, lang, jobs or cores(), resume, force, dict(editions), as_of, today_
    )
    with _stoppable():
        return worst(sorted(_run(pack, asked).codes))


def _written(outputs: Outputs, to: Writing | None) -> list[Path]:
    """Name what the batch writes itself: none of it is a dossier."""
    from checker.batch.finish import draft_of

    paths = [path for one in outputs.paths for path in (one, draft_of(one))]
    return [*paths, _journal_of(outputs), *([to.folder] if to is not None else [])]


def _journal_of(outputs: Outputs) -> Path:
    first = outputs.paths[0]
    return first.with_name(f"{first.name}.journal")


def _run(pack: Pack, asked: Asked) -> Tally:
    from checker.batch.finish import Finish
    from checker.batch.run import Run
    from checker.batch.work import Work
    from checker.cli.progress import Progress
    from checker.decision.decide import Question

    journal, day = _journal(pack, asked)
    with journal:
        question = Question(day, asked.as_of, asked.editions)
        work = Work(pack, question, asked.lang, asked.outputs.whole, asked.outputs.traced, asked.documents)
        run = Run(asked.inputs, work, asked.jobs, journal)
        count = _judge(run, asked)
        if not count:
            journal.remove()
            raise InTheWay(
                "the inputs hold no dossier\n    a dossier is a .yaml, .yml or .json file, or a line of a .jsonl file"
            )
        folder = asked.documents.folder if asked.documents is not None else None
        finish = Finish(asked.outputs, pack, asked.lang, folder, day)
        with Progress(asked.lang, count, writing=True) as progress:
            tally = finish.write(journal.results(), lambda _: progress.one())
        journal.remove()
    _report(tally, asked)
    return tally


def _judge(run: Run, asked: Asked) -> int:
    """Judge what is still to be judged; gives how many results there are."""
    from checker.cli.progress import Progress

    total = asked.inputs.count()
    count = 0
    try:
        with Progress(asked.lang, total) as progress:
            for _ in run.results():
                count += 1
                progress.one(ahead=not run.judging)
    except KeyboardInterrupt:
        say(f"interrupted after {count} dossiers; nothing is lost: the same command with --resume goes on")
        raise
    return count


def _journal(pack: Pack, asked: Asked) -> tuple[Journal, dt.date]:
    """Open the journal and give the day that counts as today: that of the batch that is gone on with, unless one is named."""
    from checker.batch.journal import Journal

    path = _journal_of(asked.outputs)
    if asked.resume and (found := Journal.go_on(path)) is not None:
        journal, head = found
        day = asked.today or dt.date.fromisoformat(str(head["today"]))
        try:
            _same(path, head, _head(pack, asked, day))
        except SaikesError:
            journal.close()
            raise
        return journal, day
    if not asked.force:
        _refuse_other(path, asked)
    day = asked.today or today()
    return Journal.begin(path, _head(pack, asked, day)), day


def _refuse_other(journal: Path, asked: Asked) -> None:
    if journal.exists() and not asked.resume:
        raise InTheWay(
            f"{journal}: [error] a batch to these outputs was cut off\n    --resume goes on with it; --force begins anew"
        )
    for path in asked.outputs.paths:
        if path.exists():
            done = "; the batch is done: there is nothing to go on with" if asked.resume else ""
            raise InTheWay(
                f"{path}: [error] this file is already there{done}\n    choose another -o, or add --force to write over it"
            )


def _head(pack: Pack, asked: Asked, day: dt.date) -> Head:
    """Say what the results depend on: a journal with another head is that of another batch."""
    from checker import __version__
    from checker.batch.result import FORMAT

    to = asked.documents
    return {
        "format": FORMAT,
        "saikes": __version__,
        "rules": pack.digest,
        "today": day.isoformat(),
        "as-of": asked.as_of.isoformat() if asked.as_of else "",
        "edition": [f"{act}={edition}" for act, edition in sorted(asked.editions.items())],
        "lang": asked.lang,
        "inputs": [one.name for one in asked.inputs.all],
        "outputs": [path.name for path in asked.outputs.paths],
        "documents": str(to.folder) if to is not None else "",
        "as": list(to.formats) if to is not None else [],
        "templates": _digest(to.templates) if to is not None else "",
    }


def _digest(folder: Path) -> str:
    import hashlib

    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.j2")):
        whole.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def _same(path: Path, held: Head, now: Head) -> None:
    from checker.batch.journal import OtherBatch

    other = [name for name in now if held.get(name) != now[name]]
    if other:
        name = other[0]
        raise OtherBatch(
            f"{path}: [error] this journal is of a batch with other settings: {', '.join(other)}\n"
            f'    it had {name} "{_shown(held.get(name))}", now it is "{_shown(now[name])}"; call it as before, or --force without --resume'
        )


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _report(tally: Tally, asked: Asked) -> None:
    from checker.batch.summary import Summary

    click.echo(Summary(tally).text(colour=sys.stdout.isatty()), nl=False)
    for path in asked.outputs.paths:
        click.echo(str(path), err=True)


@contextmanager
def _stoppable() -> Iterator[None]:
    """End as at Ctrl-C where the machine goes down or the process is told to end."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
