"""`saikes rules check`: find what is wrong with a rule pack."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import colour_option, format_option, shipped

if TYPE_CHECKING:
    from checker.lint.model import Report

UNREADABLE = 3


@click.command("check")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@format_option("text", "json", "sarif", "github", help="Form of the report.")
@click.option(
    "--fail-on",
    type=click.Choice(("warning", "error")),
    default="error",
    show_default=True,
    help="Least level that makes the exit code 1.",
)
@click.option("--explain", metavar="CHECK", help="Say what a check demands, and how to meet or waive it, and stop.")
@colour_option
def command(folder: Path | None, output: str, fail_on: str, explain: str | None, colour: bool | None) -> int:
    """Find what is wrong with a rule pack: a folder like the shipped `rules/`, which is checked where none is named.

    Shows each finding with its line, what is allowed and what to do. Beyond what keeps a pack from being loaded it finds rules and
    alternatives that can never be met, bands and editions that overlap or leave a gap, facts that nothing reads, wordings that do not go together,
    cites and quotes that are not in the act, and rules without a test. `waivers:` in a rule file set aside what is right as it is. The exit code is 0
    where nothing of the level was found, 1 where something was, 3 for a pack that cannot be loaded.
    """
    if explain is not None:
        from checker.cli.rules.explain import page

        click.echo(page(explain), nl=False)
        return 0
    from checker.lint.run import check_folder

    # All that is made is kept until the report: nothing has to be collected meanwhile.
    gc.disable()
    try:
        report = check_folder(_near(folder or shipped("rules")))
    finally:
        gc.enable()
    click.echo(_said(report, output, sys.stdout.isatty() if colour is None else colour), nl=False)
    if report.unreadable:
        return UNREADABLE
    return int(report.at_least("warning" if fail_on == "warning" else "error"))


def _near(folder: Path) -> Path:
    """Name a folder as seen from where we are, where it lies there: so an editor or a runner of tests finds the files."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder


def _said(report: Report, output: str, colour: bool) -> str:
    """Word the report; only the form that is asked for is imported."""
    if output == "json":
        from checker.reports.rules_machine import findings_json

        return findings_json(report)
    if output == "github":
        from checker.reports.rules_machine import findings_github

        return findings_github(report)
    if output == "sarif":
        from checker.reports.rules_sarif import findings_sarif

        return findings_sarif(report)
    from checker.reports.rules_text import findings_text

    return findings_text(report, colour=colour)
