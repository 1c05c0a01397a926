"""`saikes norms`: what an organisation would need, without a dossier."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.inputs import Day, colour_option, format_option, language_option, rules_option, shipped, today
from checker.source.problem import Refused

if TYPE_CHECKING:
    from checker.planning.plan import Plan

# What stands before the names that an option takes; the last one takes any name.
OPTIONS = {
    "site.form": "--form",
    "site.kind": "--kind",
    "site.recipients": "--recipients",
    "site.services": "--services",
    "site.capacity.has": "--has",
    "site.capacity.": "--capacity",
    "": "--fact",
}


@click.command("norms")
@click.option("--form", metavar="FORM", help="Form of service: stationary, semi_stationary, …; needed.")
@click.option("--kind", metavar="KIND", help="Kind of organisation; it chooses the table of posts.")
@click.option(
    "--recipients",
    multiple=True,
    metavar="CATEGORY=N,…",
    help="Recipients by category, as adults_pn=120,elderly=30; a field of the group stands after it, as elderly=40:housing=comfortable.",
)
@click.option("--services", metavar="KIND,…", help="Kinds of service; they choose the material base.")
@click.option("--has", metavar="FEATURE,…", help="What the premises have, as lift,pharmacy; none for nothing of it.")
@click.option(
    "--capacity", multiple=True, metavar="NAME=N,…", help="Beds, ward posts, vehicles …, as beds=150,ward_posts=2."
)
@click.option(
    "--fact",
    "facts",
    multiple=True,
    metavar="NAME=VALUE",
    help="Any other fact by its name in the rules, as site.care_groups=no_skills=12; may be repeated.",
)
@click.option(
    "--as-of", type=Day(), metavar="DATE", help="Day that chooses the edition.  [default: today in Kazakhstan]"
)
@format_option("text", "json", help="Form of the answer.")
@colour_option
@language_option
@rules_option
def command(
    form: str | None,
    kind: str | None,
    recipients: tuple[str, ...],
    services: str | None,
    has: str | None,
    capacity: tuple[str, ...],
    facts: tuple[str, ...],
    as_of: dt.date | None,
    output: str,
    colour: bool | None,
    lang: str,
    rules: Path | None,
) -> None:
    """Say what an organisation needs by the norms, without a dossier: staff, bedrooms, material base.

    Shows each norm with what it is reckoned from, its place in the act, and the clauses that leave it open; then what is not
    known yet and how to give it. Nothing is guessed. `saikes facts site` lists the facts of a site.
    """
    from checker.cli.given import given_by
    from checker.decision.decide import Judge
    from checker.pack.cache import cached_pack
    from checker.planning.plan import plan

    whole = {"--form": form, "--kind": kind, "--services": services, "--has": has}
    given = given_by(whole, {"--recipients": recipients, "--capacity": capacity, "--fact": facts}, OPTIONS)
    judge = Judge(cached_pack(rules or shipped("rules")))
    if form is None and judge.pack.tables and judge.pack.vocabulary.field_choices("sites", "form"):
        raise click.UsageError("Missing option '--form'.")
    try:
        found = plan(judge, given, as_of or today(), OPTIONS)
    except Refused as error:
        lines = [f"{one.place.file}: {one.message}{'; ' + one.hint if one.hint else ''}" for one in error.problems]
        raise click.UsageError("\n".join(lines)) from None
    click.echo(_said(found, output, lang, colour=sys.stdout.isatty() if colour is None else colour), nl=False)


def _said(found: Plan, output: str, lang: str, *, colour: bool) -> str:
    if output == "json":
        from checker.reports.plan_machine import render

        return render(found)
    from checker.reports.plan import PlanReport

    return PlanReport(found, lang, colour=colour).render()
