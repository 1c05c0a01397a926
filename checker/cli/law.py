"""`saikes law`: which rules carry which places of the acts, and where the texts clash."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import EditionChoice, colour_option, format_option, language_option, rules_option, shipped

if TYPE_CHECKING:
    from checker.law.account import Entry
    from checker.pack.acts import Act, Edition
    from checker.pack.contradictions import LawContradiction
    from checker.pack.model import Pack


@click.command("law")
@click.argument("acts", nargs=-1, metavar="[ACT]…")
@click.option(
    "--edition",
    "editions",
    type=EditionChoice(),
    multiple=True,
    metavar="ACT=EDITION",
    help="Show this edition instead of the last one whose text is held; may be repeated.",
)
@click.option("--contradictions", is_flag=True, help="List the places where the texts clash instead.")
@format_option("text", "json", help="Form of the answer.")
@colour_option
@language_option
@rules_option
def command(
    acts: tuple[str, ...],
    editions: tuple[tuple[str, str], ...],
    contradictions: bool,
    output: str,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> int:
    """Go through the acts place by place: the rules, terms, numbers, forms and tests that carry it, or why it is no matter for the checker.

    With ACT only that one. With --contradictions the places where the texts clash, what changes a result first: both readings, the one applied, and why.
    The exit code is 1 where a place is neither carried nor left out with a reason.
    """
    from checker.cli.check import check_editions
    from checker.pack.cache import cached_pack
    from checker.reports.law import LawReport, account_json, contradictions_json

    folder = rules or shipped("rules")
    pack = cached_pack(folder)
    check_editions(pack, editions)
    chosen = _chosen(pack, acts)
    report = LawReport(pack.acts, lang, colour=sys.stdout.isatty() if colour is None else colour)
    if contradictions:
        found = _clashing(pack, {act.id for act in chosen})
        said = contradictions_json if output == "json" else report.contradictions
        click.echo(said(found, pack.rules), nl=False)
        return 0
    whole = _account(pack, chosen, dict(editions), folder)
    if output == "json":
        click.echo(account_json(whole), nl=False)
    else:
        click.echo("\n".join(report.account(*one) for one in whole), nl=False)
    return int(any(not entry.accounted for _, _, entries in whole for entry in entries))


def _account(
    pack: Pack, chosen: list[Act], editions: dict[str, str], folder: Path
) -> list[tuple[Act, Edition, tuple[Entry, ...]]]:
    """Account for the acts chosen, or for all that name what they account for."""
    from checker.law.account import account, accounted_acts
    from checker.ruletests.load import load_rule_tests

    tests = load_rule_tests(folder / "tests", pack) if (folder / "tests").is_dir() else ()
    found = []
    for act in [act for act in chosen if act.accounted] if chosen else accounted_acts(pack):
        edition = _edition(act, editions.get(act.id))
        found.append((act, edition, account(pack, act, edition, tests)))
    return found


def _clashing(pack: Pack, acts: set[str]) -> list[LawContradiction]:
    """Give the contradictions that cite one of the acts; all of them where none is named."""
    return [one for one in pack.contradictions if not acts or any(cite.act in acts for cite in one.cites)]


def _chosen(pack: Pack, names: tuple[str, ...]) -> list[Act]:
    from checker.source.problem import unknown_name

    for name in names:
        if name not in pack.acts.acts:
            message, hint = unknown_name("act", name, list(pack.acts.acts))
            raise click.UsageError(f"{message}; {hint}")
    return [pack.acts.acts[name] for name in names]


def _edition(act: Act, name: str | None) -> Edition:
    held = [edition for edition in act.editions if edition.held]
    return (act.edition(name) if name else None) or (held or list(act.editions))[-1]
