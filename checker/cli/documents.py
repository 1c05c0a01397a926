"""What the commands that write documents share: the folder, the formats, whether files there are replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli.inputs import Command, templates_of
from checker.documents.formats.choice import FORMATS, Format, lacking
from checker.source.problem import unknown_name

if TYPE_CHECKING:
    from checker.documents.write import Writing

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


def documents_options(what: str, *, required: bool = False, files: str = "documents") -> Callable[[Command], Command]:
    """Add --documents, --as and --force; `what` tells what is written, `files` what they are called."""
    folder = click.option("--documents", type=click.Path(path_type=Path), required=required, metavar="DIR", help=what)
    formats = click.option(
        "--as",
        "formats",
        type=FormatList(),
        metavar="FORMAT,…",
        help=f"Formats of the documents: {', '.join(FORMATS)}.  [default: {', '.join(_DEFAULT)}]",
    )
    force = click.option("--force", is_flag=True, help=f"Write over {files} already there.")
    return lambda command: folder(formats(force(command)))


def writing(
    folder: Path | None, formats: tuple[Format, ...] | None, *, force: bool, rules: Path | None = None
) -> Writing | None:
    """Put together what was asked for, with the templates of the rule pack; None where no documents are."""
    if folder is None:
        for option in [name for name, given in (("--as", formats), ("--force", force)) if given]:
            raise click.UsageError(f"{option} is about documents; name their folder with --documents DIR")
        return None
    from checker.documents.write import Writing

    return Writing(folder, templates_of(rules), formats or _DEFAULT, force=force)
