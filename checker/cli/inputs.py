"""What the commands share: the rule folder, days, editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

Command = TypeVar("Command", bound=Callable[..., Any])
LANGUAGES = ("kk", "ru", "en")


def shipped(folder: str) -> Path:
    """Find a folder that travels with Saikes: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data" / folder
    return installed if installed.is_dir() else package.parent / folder


def templates_of(rules: Path | None) -> Path:
    """Find the templates of a rule pack: its own folder `templates` where it has one, else the shipped ones."""
    own = rules / "templates" if rules is not None else None
    return own if own is not None and own.is_dir() else shipped("templates")


def rules_option(command: Command) -> Command:
    return click.option(
        "--rules",
        "rules",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Rule pack to apply instead of the shipped one; its templates are those of its folder `templates`, if it has one.",
    )(command)


def language_option(command: Command) -> Command:
    return click.option(
        "--lang", type=click.Choice(LANGUAGES), default="ru", show_default=True, help="Language of the report."
    )(command)


def format_option(*forms: str, help: str) -> Callable[[Command], Command]:
    """Add --format; the first form is the one that is taken where none is named."""
    return click.option("--format", "output", type=click.Choice(forms), default=forms[0], show_default=True, help=help)


def colour_option(command: Command) -> Command:
    return click.option(
        "--color/--no-color", "colour", default=None, help="Colour the report.  [default: on a terminal]"
    )(command)


def case_options(command: Command) -> Command:
    """Add what says by which day and editions a dossier is judged: --as-of, --edition, --today."""
    today_option = click.option(
        "--today",
        "today_",
        type=Day(),
        metavar="DATE",
        help="The day that counts as today.  [default: today in Kazakhstan]",
    )
    edition_option = click.option(
        "--edition",
        "editions",
        type=EditionChoice(),
        multiple=True,
        metavar="ACT=EDITION",
        help="Apply this edition of an act whatever the day; may be repeated.",
    )
    day_option = click.option(
        "--as-of", type=Day(), metavar="DATE", help="Judge by this day instead of the day of registration."
    )
    return day_option(edition_option(today_option(command)))


class Day(click.ParamType[dt.date]):
    """A day written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            # One way to write a day: not 20250401, not 2025-W14-2.
            return dt.date.fromisoformat(
                value if len(value) == len("2025-04-01") and value[4] == value[7] == "-" else ""
            )
        except ValueError:
            self.fail(f'"{value}" is not a day; write year-month-day, for example 2025-04-01', param, ctx)


class EditionChoice(click.ParamType[tuple[str, str]]):
    """An edition named outright: ACT=EDITION."""

    name = "act=edition"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        act, equals, edition = str(value).partition("=")
        if not (act and equals and edition):
            self.fail(f'"{value}" is not ACT=EDITION; for example order-222=2025-03', param, ctx)
        return act, edition


def today() -> dt.date:
    """Give today in Kazakhstan."""
    return now().date()


def now() -> dt.datetime:
    """Give the moment in Kazakhstan, without fractions of a second; the only place where the machine's clock is read."""
    return dt.datetime.now(ZoneInfo("Asia/Almaty")).replace(microsecond=0)
