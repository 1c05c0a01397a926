"""Fills the generated parts of the documentation: the picture of a report and the help of every command.

python docs/generate.py          write them
python docs/generate.py --check  say whether they are up to date (exit code 1 if not)
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from click.testing import CliRunner

from checker.cli.main import cli

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ["check", "examples/33-shelter-for-victims.yaml", "--today", "2025-10-15", "--lang", "en"]
COMMANDS = (
    *("check", "visit", "remedy", "norms", "terms", "calendar", "sign", "verify", "law", "rules check"),
    *("new", "schema", "facts"),
)


def main() -> int:
    """Write or check the README; gives the exit code."""
    readme = ROOT / "README.md"
    wanted = filled(readme.read_text(encoding="utf-8"))
    if "--check" in sys.argv:
        return int(wanted != readme.read_text(encoding="utf-8"))
    readme.write_text(wanted, encoding="utf-8")
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


def _replaced(text: str, name: str, block: str) -> str:
    pattern = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(\n<!-- end of {name} -->)", re.DOTALL)
    assert pattern.search(text), f"README has no part {name}"  # noqa: S101
    return pattern.sub(lambda found: found[1] + block + found[2], text)


def _output(arguments: list[str]) -> str:
    os.chdir(ROOT)
    result = CliRunner().invoke(
        cli, arguments, prog_name="saikes", env={"COLUMNS": "80", "TERMINAL_WIDTH": "80"}, terminal_width=80
    )
    return "\n".join(line.rstrip() for line in result.output.rstrip().split("\n")) + "\n"


if __name__ == "__main__":
    sys.exit(main())
