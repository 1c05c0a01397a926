"""Where a value stands: file, line, column and JSON pointer."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """One place in a source text; line and column count from 1, pointer is RFC 6901 ("" is the whole)."""

    file: str
    line: int
    column: int
    pointer: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def short(self) -> str:
        """Give `file:line`, as traces print it."""
        return f"{self.file}:{self.line}"
