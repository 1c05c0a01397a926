"""Fills the generated parts of the documentation: the picture of a report and the help of every command.

python docs/generate.py          write them
python docs/generate.py --check  say whether they are up to date (exit code 1 if not)
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from click.testing import CliRunner

from checker.cli.main import cli
from checker.documents.context import FormContext
from checker.documents.printed import LETTERS
from checker.documents.templates.shapes import Listing, Plain, Record, Shape, hints, shape_of

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ["check", "examples/33-shelter-for-victims.yaml", "--today", "2025-10-15", "--lang", "en"]
COMMANDS = (
    *(
        "check",
        "batch",
        "visit",
        "application",
        "complaint",
        "remedy",
        "norms",
        "terms",
        "calendar",
        "sign",
        "verify",
        "law",
    ),
    *(
        "rules check",
        "rules test",
        "rules boundaries",
        "rules diff",
        "rules edition new",
        "rules timeline",
        "rules init",
        "rules fmt",
    ),
    *("templates", "new", "schema", "facts"),
)


def main() -> int:
    """Write or check the README and the list of what a template may read; gives the exit code."""
    wanted = {path: made(path.read_text(encoding="utf-8")) for path, made in PAGES.items()}
    if "--check" in sys.argv:
        return int(any(text != path.read_text(encoding="utf-8") for path, text in wanted.items()))
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    return 0


def filled(text: str) -> str:
    """Give the README with its generated parts made anew."""
    text = _replaced(text, "picture", "```text\n" + _output(PICTURE) + "```")
    return _replaced(
        text,
        "help",
        "\n\n".join(
            "```text\n$ saikes " + name + " --help\n" + _output([*name.split(), "--help"]) + "```" for name in COMMANDS
        ),
    )


def with_fields(text: str) -> str:
    """Give the page on templates with the fields of every document."""
    parts = [("Forms", FormContext), *((f"Letter `{name}`", context) for name, context in LETTERS)]
    blocks = [f"### {title}\n\n```text\n{chr(10).join(_fields(context, ''))}\n```" for title, context in parts]
    return _replaced(text, "fields", "\n\n".join(blocks))


def _fields(context: type, path: str) -> Iterator[str]:
    """List the fields of a class: those that hold no others on one line, then each of the rest by itself."""
    below = [(f"{path}{name}", shape_of(hint)) for name, hint in hints(context).items()]
    plain = [name for name, shape in below if not isinstance(_entry(shape), Record)]
    yield from (
        f"{name}{'[]' if isinstance(shape, Listing) else _values(shape)}" for name, shape in below if name in plain
    )
    for name, shape in below:
        entry = _entry(shape)
        if isinstance(entry, Record):
            yield from _fields(entry.of, f"{name}{'[]' if isinstance(shape, Listing) else ''}.")


def _entry(shape: Shape) -> Shape:
    return shape.item if isinstance(shape, Listing) and not shape.items else shape


def _values(shape: Shape) -> str:
    if isinstance(shape, Plain) and shape.values:
        return f"  {', '.join(shape.values)}"
    return "  day" if shape == Plain(dt.date) else ""


def _replaced(text: str, name: str, block: str) -> str:
    pattern = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(\n<!-- end of {name} -->)", re.DOTALL)
    assert pattern.search(text), f"the page has no part {name}"  # noqa: S101
    return pattern.sub(lambda found: found[1] + block + found[2], text)


def _output(arguments: list[str]) -> str:
    os.chdir(ROOT)
    result = CliRunner().invoke(
        cli, arguments, prog_name="saikes", env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"}, terminal_width=80
    )
    return "\n".join(line.rstrip() for line in result.output.rstrip().split("\n")) + "\n"


PAGES: dict[Path, Callable[[str], str]] = {ROOT / "README.md": filled, ROOT / "docs" / "templates.md": with_fields}


if __name__ == "__main__":
    sys.exit(main())
