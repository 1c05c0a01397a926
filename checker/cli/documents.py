"""What the commands that write documents share: the folder, the formats, whether files there are replaced."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from checker.cli.errors import say
from checker.cli.inputs import Command, shipped, templates_of
from checker.documents.formats.choice import FORMATS, Format, lacking
from checker.source.problem import unknown_name

if TYPE_CHECKING:
    from checker.documents.issue import Issued
    from checker.documents.write import Writing
    from checker.pack.model import Pack

_DEFAULT: tuple[Format, ...] = ("html",)


class FormatList(click.ParamType[tuple[Format, ...]]):
    """Formats by name, with commas between them."""

    name = "formats"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Format, ...]:
        if isinstance(value, tuple):
            return value
        names = [name.strip() for name in str(value).split(",")]
        for name in names:
            if name not in FORMATS:
                message, hint = unknown_name("format", name, FORMATS)
                self.fail(f"{message}; {hint}", param, ctx)
        formats = tuple(one for one in FORMATS if one in names)
        if missing := lacking(formats):
            self.fail(
                f"{', '.join(missing)} is not installed, but the formats asked for need it; "
                f"install it with: pip install 'saikes[documents]' (or: pip install {' '.join(missing)})",
                param,
                ctx,
            )
        return formats


def documents_options(
    what: str, *, required: bool = False, files: str = "documents", forced: bool = False
) -> Callable[[Command], Command]:
    """Add --documents, --as, --templates and --force; the command gets them as `to`, None where no documents are asked for.

    `what` tells what is written, `files` what they are called. With `forced` the command has other files that --force is about,
    and gets it as `force` too.
    """

    def add(command: Command) -> Command:
        @functools.wraps(command)
        def with_writing(
            *,
            documents: Path | None,
            formats: tuple[Format, ...] | None,
            templates: Path | None,
            force: bool,
            **others: Any,
        ) -> Any:
            own = templates or templates_of(others.get("rules"))
            given = (documents, formats, templates)
            if forced:
                others["force"] = force
            writing = _writing(*given, own, force=force and not (forced and documents is None))
            return command(to=writing, **others)

        for option in reversed(_options(what, files, required=required)):
            option(with_writing)
        return cast("Command", with_writing)

    return add


def _options(what: str, files: str, *, required: bool) -> list[Callable[[Any], Any]]:
    return [
        click.option("--documents", type=click.Path(path_type=Path), required=required, metavar="DIR", help=what),
        click.option(
            "--as",
            "formats",
            type=FormatList(),
            metavar="FORMAT,…",
            help=f"Formats of the documents: {', '.join(FORMATS)}.  [default: {', '.join(_DEFAULT)}]",
        ),
        click.option(
            "--templates",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="Print from these templates instead of the shipped ones; `saikes templates DIR` copies those.",
        ),
        click.option("--force", is_flag=True, help=f"Write over {files} already there."),
    ]


def _writing(
    folder: Path | None, formats: tuple[Format, ...] | None, named: Path | None, templates: Path, *, force: bool
) -> Writing | None:
    """Put together what was asked for, `templates` being those named or the pack's; None where no documents are."""
    if folder is None:
        given = (("--as", formats), ("--templates", named), ("--force", force))
        for option in [name for name, value in given if value]:
            raise click.UsageError(f"{option} is about documents; name their folder with --documents DIR")
        return None
    from checker.documents.write import Writing

    return Writing(folder, templates, formats or _DEFAULT, force=force)


def report_written(issued: Issued, language: str, *, aside: bool = False) -> None:
    """Name the files that were written, on the error stream where the answer itself is for a program; then what was not, and why."""
    for path in issued.written:
        click.echo(str(path), err=aside)
    for note in issued.notes:
        click.echo(note.of(language), err=True)


def checked(to: Writing, pack: Pack, rules: Path | None) -> Writing:
    """Check the templates before anything is judged; what is only to be pointed out goes to standard error.

    The shipped templates with the shipped rules are what the tests hold. Raises Refused with every fault of another folder.
    """
    if rules is None and to.templates == shipped("templates"):
        return to
    from checker.documents.printed import printed_templates
    from checker.documents.templates.check import check_templates

    found = check_templates(to.templates, shipped("templates"), printed_templates(pack.forms))
    own = to.templates != shipped("templates") and to.templates == templates_of(rules)
    for warning in found.warnings:
        # A form that only this pack has can have no shipped words to be compared with.
        if not (own and warning.code == "not-compared"):
            say(str(warning))
    return replace(to, changed=found.changed)
