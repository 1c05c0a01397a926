"""Writes a form as Markdown: headings, lists and tables as GitHub and most editors read them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.documents.formats.model import (
    Blank,
    Block,
    Box,
    Break,
    Cell,
    Document,
    Fields,
    Gap,
    Group,
    Heading,
    Items,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    Text,
)
from checker.documents.formats.runs import MAY_BREAK

# A line to write on would be bold letters or a rule to Markdown, were it not escaped.
_BLANKS = {size: "\\_" * length for size, length in (("xs", 3), ("s", 6), ("m", 12), ("l", 24), ("full", 40))}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#$&])")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])(?=\s|$|[-=])")
_BOLD = ("stage", "title")


def write(document: Document) -> str:
    """Write a form as Markdown."""
    parts = [f"**{document.draft}**"] if document.draft else []
    return "\n\n".join([*parts, *_blocks(document.blocks)]) + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _paragraph(block)
        elif isinstance(block, Heading):
            yield f"{'#' * block.level} {_line(block.runs).replace(_END, ' ')}"
        elif isinstance(block, Items):
            yield _items(block)
        elif isinstance(block, Fields):
            for field in block.fields:
                yield f"{_line(field.label)} {_BLANKS['full'] * field.lines}"
        elif isinstance(block, Signature):
            yield f"{_BLANKS['full']}{_END}{' '.join(map(_line, block.captions))}"
        elif isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Group):
            yield from _group(block)


_END = "\\\n"


def _paragraph(block: Paragraph) -> str:
    line = _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _line(block.runs))
    return f"**{line}**" if block.role in _BOLD and _is_plain(block.runs) else line


def _is_plain(runs: Runs) -> bool:
    return all(isinstance(run, Text) and not run.bold for run in runs)


def _line(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if isinstance(run, Text):
        return _letters(run)
    if isinstance(run, Blank):
        return _BLANKS[run.size]
    if isinstance(run, Box):
        return "☑" if run.ticked else "☐" if run.ticked is not None else "☐ "
    return _END if isinstance(run, Break) else "\u2003" if isinstance(run, Gap) else ""


def _letters(run: Text) -> str:
    text = _SPECIAL.sub(r"\\\1", run.text.replace(MAY_BREAK, ""))
    if run.raised:
        return f"<sup>{text}</sup>"
    sign = "***" if run.bold and run.italic else "**" if run.bold else "*" if run.italic else ""
    inside = text.strip(" ")
    return text.replace(inside, f"{sign}{inside}{sign}", 1) if sign and inside else text


def _items(block: Items) -> str:
    lines = []
    for number, item in enumerate(block.items, 1):
        sign = f"{number}. " if block.ordered else "- "
        inside = "\n".join(_blocks(item)).replace("\n", "\n" + " " * len(sign))
        lines.append(sign + inside)
    return "\n".join(lines)


def _group(group: Group) -> Iterable[str]:
    if group.role == "marks":
        yield "---"
    parts = list(_blocks(group.blocks))
    if group.number and parts:
        parts[0] = f"**{group.number}** {parts[0]}"
    yield from parts


def _table(table: Table) -> str:
    columns = len(table.widths)
    lines = [_row(row.cells, columns) for row in (*table.head, *table.rows)]
    if not table.head:
        # A table without a head has an empty one: Markdown knows no other.
        lines.insert(0, "|" + "  |" * columns)
    lines.insert(max(len(table.head), 1), "|" + " --- |" * columns)
    return "\n".join(lines)


def _row(cells: Iterable[Cell], columns: int) -> str:
    said = []
    for cell in cells:
        said.append(_cell(cell.blocks))
        said.extend([""] * (cell.span - 1))
    said.extend([""] * (columns - len(said)))
    return "| " + " | ".join(said[:columns]) + " |"


def _cell(blocks: Iterable[Block]) -> str:
    """Give a cell in one line: a list has no place in it but as lines with a dot."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Items):
            lines.extend(f"• {_cell(item)}" for item in block.items)
        else:
            lines.extend(_blocks([block]))
    return "<br>".join(lines).replace(_END, "<br>").replace("\n", " ")
