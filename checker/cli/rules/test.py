"""`saikes rules test`: do the rules say of invented dossiers what their keepers mean?"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import colour_option, format_option, language_option, rules_option, shipped

if TYPE_CHECKING:
    from checker.pack.model import Pack
    from checker.ruletests.branches import Branches
    from checker.ruletests.model import RuleTest
    from checker.ruletests.report import Report
    from checker.source.problem import Problem

FAILED = 1
UNREADABLE = 3


@dataclass(frozen=True)
class Options:
    """What the command line asked for."""

    rules: Path
    folder: Path
    text: str
    lang: str
    coverage: bool
    mutate: bool
    only: str
    jobs: int


@click.command("test")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("-k", "text", metavar="TEXT", default="", help="Run only cases with this in file, name or sentence.")
@click.option("--coverage", is_flag=True, help="List the verdicts of rules and branches that no case reaches.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Least coverage that does not fail; with --coverage.  [default: 100]",
)
@click.option("--mutate", is_flag=True, help="Change the rules in small things and list what no case notices.")
@click.option(
    "--only",
    metavar="NAME",
    default="",
    help="Cover and mutate this alone: a rule, patterns/NAME, norms/TABLE, values/NAME, terms/ID, acts/ID.",
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="So many processes.  [default: one per core]")
@format_option("text", "json", "junit", help="Form of the report.")
@colour_option
@language_option
@rules_option
def command(
    folder: Path | None,
    text: str,
    coverage: bool,
    fail_under: float | None,
    mutate: bool,
    only: str,
    jobs: int | None,
    output: str,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> int:
    """Run rule tests: judge each case and compare what the rules say with what it expects.

    DIR is a folder of rule tests, or a rule pack with its tests in `tests/`; without it the tests of the pack are run. Of what
    comes out otherwise the report shows where it was expected, what came, and the part of the trace that decides.

    The exit code is 0 where every case holds, coverage is enough and no mutant is left; 1 where not; 2 for wrong use; 3 for
    rules or tests that cannot be read.
    """
    from checker.reports import ruletests
    from checker.ruletests.pool import cores

    _check_use(coverage=coverage, fail_under=fail_under, mutate=mutate, only=only)
    pack, tests = _folders(folder, rules)
    options = Options(pack, tests, text, lang, coverage, mutate, only, jobs or cores())
    report = _run(options)
    if output == "text":
        colours = sys.stdout.isatty() if colour is None else colour
        click.echo(ruletests.text(report, colour=colours), nl=False)
    else:
        click.echo(ruletests.as_json(report) if output == "json" else ruletests.as_junit(report), nl=False)
    return _code(report, 100 if fail_under is None else fail_under)


def _check_use(*, coverage: bool, fail_under: float | None, mutate: bool, only: str) -> None:
    if fail_under is not None and not coverage:
        raise click.UsageError("--fail-under goes with --coverage")
    if only and not coverage and not mutate:
        raise click.UsageError("--only goes with --coverage or --mutate; cases are chosen with -k")


def _folders(folder: Path | None, rules: Path | None) -> tuple[Path, Path]:
    """Give the rule pack and the folder of its tests."""
    if folder is not None and rules is None:
        if (folder / "tests").is_dir():
            return folder, folder / "tests"
        if (folder / "rules.yaml").is_file() or (folder / "acts.yaml").is_file():
            raise click.UsageError(
                f'"{folder}" is a rule pack without tests: write cases in {folder / "tests"}/*.yaml and their dossiers in '
                f"{folder / 'tests' / 'bases'}/; for tests that stand elsewhere: saikes rules test TESTS --rules {folder}"
            )
    pack = rules or shipped("rules")
    return pack, folder or pack / "tests"


def _run(options: Options) -> Report:
    from checker.decision.decide import Judge
    from checker.pack.cache import cached_pack
    from checker.ruletests.branches import Branches
    from checker.ruletests.load import load_rule_tests
    from checker.ruletests.ran import Running, run_all
    from checker.ruletests.report import Report, cover, try_mutants
    from checker.ruletests.waivers import read_waivers

    judge = Judge(cached_pack(options.rules))
    loaded = load_rule_tests(options.folder, judge.pack)
    waivers = read_waivers(options.folder) if options.coverage or options.mutate else ()
    tests = _chosen(loaded, options.text)
    branches = Branches(judge.pack) if options.coverage or options.mutate else None
    _check_only(judge.pack, branches, options.only)
    running = Running(judge, shipped("templates"), options.lang, branches)
    report = Report(tests, tuple(run_all(tests, running, options.jobs)))
    covered, mutants = None, None
    idle: list[Problem] = []
    if branches is not None and options.coverage:
        covered, idle = cover(judge, branches, report.ran, waivers, options.only)
    if branches is not None and options.mutate:
        mutants, more = try_mutants(judge, branches, tests, report.ran, waivers, options.jobs, options.only)
        idle = [*idle, *more]
    # Some of the cases say nothing of what needs no waiver any more.
    return Report(tests, report.ran, covered, mutants, () if options.text else tuple(idle))


def _check_only(pack: Pack, branches: Branches | None, only: str) -> None:
    from checker.ruletests.branches import chosen
    from checker.ruletests.mutants.listing import list_mutants
    from checker.source.problem import unknown_name

    if branches is None or not only:
        return
    known = list(dict.fromkeys(one.owner for one in list_mutants(pack, branches)))
    if not any(chosen(owner, only) for owner in known):
        message, hint = unknown_name("rule, pattern, table, value, term or act", only, known)
        raise click.UsageError(f"{message}; {hint}")


def _chosen(tests: tuple[RuleTest, ...], text: str) -> tuple[RuleTest, ...]:
    words = text.casefold()
    found = tuple(test for test in tests if words in f"{test.id} {test.proves}".casefold())
    if not found:
        raise click.UsageError(f'no case has "{text}" in its file, name or sentence')
    return found


def _code(report: Report, least: float) -> int:
    if report.broken:
        return UNREADABLE
    uncovered = report.coverage is not None and report.coverage.percent < least
    unnoticed = report.mutants is not None and bool(report.mutants.gaps)
    return FAILED if report.failed or report.idle or uncovered or unnoticed else 0
