"""The Jinja2 environment of the templates: sandboxed, escaping, and with a column beside every line.

The only module, with what reads the syntax tree, that imports Jinja2; it is imported when a template is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.lexer import TokenStream
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from checker.documents.dates import FILTERS

# What would switch the escaping off, print other bytes on another run, or lead to files and addresses.
WITHHELD_FILTERS = ("safe", "forceescape", "random", "pprint", "urlize", "xmlattr")
WITHHELD_GLOBALS = ("lipsum",)


_NEW_LINE = re.compile(r"\r\n|\r")


class At(int):
    """A line that knows its column; both count from 1."""

    column: int

    def __new__(cls, line: int, column: int) -> At:
        made = super().__new__(cls, line)
        made.column = column
        return made


_BLANK = Markup('<span class="blank m">&nbsp;</span>')


def _blank(value: Any) -> Any:
    """Print a blank line for what is not known: the word None stands on no form."""
    return _BLANK if value is None else value


class Templates(SandboxedEnvironment):
    """The environment of one folder of templates."""

    def __init__(self, folder: Path, undefined: type[StrictUndefined] = StrictUndefined) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=undefined,
            finalize=_blank,
        )
        self.filters.update(FILTERS)
        for name in WITHHELD_FILTERS:
            del self.filters[name]
        for name in WITHHELD_GLOBALS:
            del self.globals[name]

    def _tokenize(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> TokenStream:
        source = self.preprocess(source, name, filename)
        tokens = _placed(self.lexer.tokeniter(source, name, filename, state), source)
        return TokenStream(self.lexer.wrap(tokens, name, filename), name, filename)


def _placed(tokens: Iterable[tuple[int, str, str]], source: str) -> Iterator[tuple[int, str, str]]:
    """Give every token with its column: what stands between two tokens is white space that was trimmed."""
    text = _NEW_LINE.sub("\n", source)
    position = 0
    for line, kind, value in tokens:
        position = max(text.find(value, position), position)
        yield At(line, position - text.rfind("\n", 0, position)), kind, value
        position += len(value)


@cache
def environment(folder: Path, undefined: type[Any] = StrictUndefined) -> Templates:
    """Give the environment of a folder; the templates that it has read are kept."""
    return Templates(folder, undefined)
