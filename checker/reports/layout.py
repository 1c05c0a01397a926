"""Plain-text layout in 80 columns: headings, wrapped paragraphs, tables; colour only where it is asked for."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 80
_COLOURS = {"good": "\x1b[32m", "bad": "\x1b[31m", "open": "\x1b[33m", "quiet": "\x1b[2m", "strong": "\x1b[1m"}


@dataclass(frozen=True)
class Page:
    """Lays text out; without `colour` nothing but characters is printed."""

    colour: bool = False

    def paint(self, text: str, tone: str) -> str:
        return f"{_COLOURS[tone]}{text}\x1b[0m" if self.colour and tone else text

    def heading(self, text: str) -> str:
        return "\n".join(self.paint(line, "strong") for line in textwrap.wrap(text, WIDTH)) + "\n" + "─" * WIDTH

    def paragraph(self, text: str, indent: int = 0, first: str = "") -> str:
        """Wrap a paragraph; `first` stands before its first line within the indent."""
        start = first.rjust(indent) if len(first) <= indent else first
        return textwrap.fill(
            text,
            WIDTH,
            initial_indent=start or " " * indent,
            subsequent_indent=" " * max(indent, len(start)),
            break_on_hyphens=False,
        )

    def table(self, widths: Sequence[int], rows: Sequence[Sequence[tuple[str, str]]]) -> str:
        """Print rows of (text, tone) cells in columns of the given widths, cells wrapped, two spaces between columns."""
        return "\n".join(line for row in rows for line in self._row(widths, row))

    def _row(self, widths: Sequence[int], row: Sequence[tuple[str, str]]) -> list[str]:
        cells = [_wrapped(text, width) for (text, _), width in zip(row, widths, strict=True)]
        height = max(len(cell) for cell in cells)
        lines = []
        for index in range(height):
            parts = []
            for cell, width, (_, tone) in zip(cells, widths, row, strict=True):
                text = cell[index] if index < len(cell) else ""
                parts.append(self.paint(text, tone) + " " * (width - len(text)) if text else " " * width)
            lines.append("  ".join(parts).rstrip())
        return lines


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += textwrap.wrap(paragraph, width) or [""]
    return lines
