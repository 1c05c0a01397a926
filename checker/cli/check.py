"""`saikes check`: judge dossiers and report."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.documents import checked, documents_options
from checker.cli.dossiers import parsed, read
from checker.cli.errors import say
from checker.cli.findings import answered, findings_option
from checker.cli.inputs import case_options, colour_option, format_option, language_option, rules_option, shipped, today
from checker.cli.recording import check_ledger_value, ledger_option, mask_options
from checker.source.problem import SaikesError

if TYPE_CHECKING:
    from checker.cli.recorded import Recording
    from checker.decision.decide import Judge, Question
    from checker.decision.model import Decision
    from checker.documents.write import Writing
    from checker.pack.model import Pack

_WORST = (5, 3, 2, 1, 4, 0)
_EXPLAIN_ALL = "*"


class NotInForce(SaikesError):
    """The rule to explain is none of the law that this case is judged by."""

    exit_code = 2


@dataclass(frozen=True)
class Options:
    """What the command line asked for."""

    lang: str
    explain: str | None
    output: str
    documents: Writing | None
    colour: bool
    findings: tuple[Path, ...] = ()
    norms: bool = False
    recording: Recording | None = None


@click.command("check")
@click.argument("dossiers", nargs=-1, metavar="DOSSIER…")
@click.option(
    "--explain",
    is_flag=False,
    flag_value=_EXPLAIN_ALL,
    metavar="[RULE]",
    help="Show the whole trace, or that of one rule, as --explain premises-right.",
)
@click.option("--norms", is_flag=True, help="Show every line of the norms, not only what is short or open.")
@format_option("text", "json", help="Form of the report.")
@documents_options("Write the legal documents of the outcome into this folder, in Kazakh and in Russian.")
@findings_option("Add the findings of a filled file that `saikes visit` wrote for this dossier")
@ledger_option(
    "Record the decision in this ledger: a file, or postgresql://…; without a value in what SAIKES_LEDGER names, else saikes-ledger.db."
)
@mask_options
@case_options
@colour_option
@language_option
@rules_option
def command(
    dossiers: tuple[str, ...],
    explain: str | None,
    norms: bool,
    output: str,
    to: Writing | None,
    findings: tuple[Path, ...],
    ledger: str | None,
    masked: bool,
    key_file: Path | None,
    as_of: dt.date | None,
    editions: tuple[tuple[str, str], ...],
    today_: dt.date | None,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> int:
    """Check one or more dossiers (YAML or JSON files; - is standard input).

    Shows the stages, the Annex 2-2 table, the six grounds, the outcome, what is not known yet, and warnings. The exit code
    is 0 where nothing stands against the application, 1 for a refusal or where it does not comply, 4 where something is not
    known yet; 2 for wrong use, 3 for an unreadable dossier or rule file, 5 for a fault of ours. Of several dossiers the
    gravest counts.
    """
    from checker.decision.decide import Judge, Question
    from checker.pack.cache import cached_pack

    check_ledger_value(ledger)
    _check_arguments(dossiers, explain, findings)
    _check_masking(ledger, mask=masked or key_file is not None)
    judge = Judge(cached_pack(rules or shipped("rules")))
    _check_names(judge.pack, explain, editions)
    question = Question(today_ or today(), as_of, dict(editions))
    colours = sys.stdout.isatty() if colour is None else colour
    to = checked(to, judge.pack, rules) if to is not None else None
    options = Options(lang, explain, output, to, colours, findings, norms)
    with _recorded(judge.pack, question, ledger, key_file, masked=masked) as recorded:
        return _run(judge, question, dossiers, replace(options, recording=recorded))


@contextmanager
def _recorded(
    pack: Pack, question: Question, ledger: str | None, key_file: Path | None, *, masked: bool
) -> Iterator[Recording | None]:
    """Give what records decisions, where a ledger is asked for, for a run over many dossiers."""
    from checker.decision.many import many_cases

    with many_cases():
        if ledger is None:
            yield None
            return
        from checker.cli.recorded import recording

        with recording(pack, question, ledger, key_file, masked=masked) as recorded:
            yield recorded


def _check_masking(ledger: str | None, *, mask: bool) -> None:
    if ledger is None and mask:
        raise click.UsageError("--mask is for what is recorded; add --ledger, or leave it out")


def _check_arguments(dossiers: tuple[str, ...], explain: str | None, findings: tuple[Path, ...]) -> None:
    if explain is not None and (
        Path(explain).suffix in {".yaml", ".yml", ".json"} or (not dossiers and Path(explain).is_file())
    ):
        raise click.UsageError(
            f'--explain took "{explain}" for a rule; put --explain after the dossier, or write --explain=RULE'
        )
    check_dossiers(dossiers)
    if findings and len(dossiers) > 1:
        raise click.UsageError("--findings belongs to one dossier; check each dossier that was visited by itself")


def check_dossiers(dossiers: tuple[str, ...], command: str = "check") -> None:
    """Refuse a call without a dossier, or with standard input twice."""
    if not dossiers:
        raise click.UsageError(f"no dossier is named; for example: saikes {command} dossier.yaml")
    if dossiers.count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")


def _check_names(pack: Pack, explain: str | None, editions: tuple[tuple[str, str], ...]) -> None:
    """Refuse a rule, act or edition that the rule pack does not know before anything is judged."""
    if explain is not None and explain != _EXPLAIN_ALL:
        _known("--explain", "rule", explain, sorted({rule.id for rule in pack.rules}))
    check_editions(pack, editions)


def check_editions(pack: Pack, editions: tuple[tuple[str, str], ...]) -> None:
    """Refuse an act or edition that the rule pack does not know, and one act named twice."""
    for act, edition in editions:
        _known("--edition", "act", act, list(pack.acts.acts))
        _known("--edition", f'edition of "{act}":', edition, [found.id for found in pack.acts.acts[act].editions])
        if [name for name, _ in editions].count(act) > 1:
            raise click.UsageError(f'--edition names "{act}" more than once; an act has one edition at a time')


def _known(option: str, what: str, name: str, allowed: list[str]) -> None:
    from checker.source.problem import unknown_name

    if name not in allowed:
        message, hint = unknown_name(what, name, allowed)
        raise click.UsageError(f"{option}: {message}; {hint}")


def _run(judge: Judge, question: Question, names: tuple[str, ...], options: Options) -> int:
    decisions: list[Decision] = []
    codes = []
    for name in names:
        try:
            data = read(name)
            dossier = answered(judge.pack, parsed(judge.pack, name, data), options.findings, question.today)
            decision = judge.decide(dossier, question)
            if options.recording is not None:
                # What is not recorded is not reported either.
                options.recording.record(decision, name, data, options.findings)
            decisions.append(decision)
            codes.append(decision.exit_code)
            if options.output == "text":
                click.echo(_text(decision, options), nl=False, color=options.colour)
            _say_early(decision, options)
            if options.documents is not None:
                _documents(decision, options)
        except SaikesError as error:
            say(str(error))
            codes.append(error.exit_code)
    if options.output == "text" and len(decisions) > 1:
        from checker.reports.text import TextReport

        click.echo(TextReport(options.lang, colour=options.colour).summary(decisions), nl=False, color=options.colour)
    if options.output == "json" and decisions:
        from checker.reports.machine import render

        click.echo(render(decisions, as_list=len(names) > 1), nl=False)
    return worst(codes)


def worst(codes: list[int]) -> int:
    """Give the gravest of several exit codes."""
    return next(code for code in _WORST if code in codes)


def _text(decision: Decision, options: Options) -> str:
    from checker.reports.explain import explain
    from checker.reports.text import TextReport

    if options.explain is not None and options.explain != _EXPLAIN_ALL:
        if options.explain not in decision.results:
            raise NotInForce(
                f'{decision.case.dossier.name}: [error] rule "{options.explain}" is not in force in the editions of this case\n'
                "    --edition chooses another one; --explain alone shows every rule that is"
            )
        return explain(decision, options.lang, options.explain)
    report = TextReport(options.lang, colour=options.colour, norms=options.norms).render(decision)
    return report + ("\n" + explain(decision, options.lang) if options.explain else "\n")


def _say_early(decision: Decision, options: Options) -> None:
    """Say on standard error, whatever form the report has, that a paper of the outcome must not be signed yet."""
    from checker.decision.early import TOO_EARLY

    for item in decision.warnings:
        if item.code == TOO_EARLY:
            say(f"{decision.case.dossier.name}: [warning] {item.text.of(options.lang)}")


def _documents(decision: Decision, options: Options) -> None:
    from checker.documents.issue import issue

    assert options.documents is not None  # noqa: S101
    issued = issue(decision, options.documents)
    for path in issued.written:
        click.echo(str(path), err=options.output == "json")
    for note in issued.notes:
        click.echo(note.of(options.lang), err=True)
