"""Writes a form as PDF: A4, PDF/A-2a, tagged, with the fonts that travel with the program.

The model becomes calls of the functions in `form.typ`; letters go over as strings, so that nothing in a dossier can be read
as markup. typst is imported when the first PDF is asked for.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.documents.formats.letters import phrases
from checker.documents.formats.model import (
    Blank,
    Block,
    Box,
    Break,
    Document,
    Fields,
    Gap,
    Group,
    Heading,
    Items,
    Paragraph,
    Room,
    Row,
    Run,
    Runs,
    Signature,
    Spot,
    Table,
    Text,
)
from checker.documents.formats.pages import group_is_whole, leads_on, row_is_whole
from checker.documents.formats.runs import MAY_BREAK
from checker.source.problem import SaikesError

if TYPE_CHECKING:
    from typst import Compiler

_HERE = Path(__file__).parent
# How the keywords begin by which a PDF says which form it is and where its signatures stand.
ABOUT = "saikes."
_LONG_WORD = re.compile(r"[^\s\u200b\u00ad-]{25,}")
# How typst names a sign that the font lacks, and how many letters on each side of it are quoted.
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
_AROUND = 30
_SIGNS = {True: "☑", False: "☐"}


class CannotTypeset(SaikesError):
    """A form could not be set: most often a sign that no font has."""

    exit_code = 3


def write(document: Document, day: dt.date) -> bytes:
    """Write a form; `day` is the date that PDF/A demands. The same form gives the same bytes."""
    from typst import TypstError

    moment = dt.datetime.combine(day, dt.time(), dt.UTC)
    try:
        made = _compiler().compile(
            input=source(document, day).encode(), format="pdf", pdf_standards="a-2a", timestamp=moment
        )
    except TypstError as error:
        raise CannotTypeset(
            f'"{document.title}" ({document.lang}) cannot be written as PDF: {_why(document, str(error.message))}\n'
            "    write the sign otherwise in the dossier, or ask for --as html,docx,md; nothing was written"
        ) from None
    assert isinstance(made, bytes)  # noqa: S101
    return made


def _why(document: Document, said: str) -> str:
    """Say which sign the font lacks and in which words it stands; what typst says of anything else."""
    lacking = _LACKING.search(said)
    if lacking is None:
        return said
    sign = lacking[1]
    code = " ".join(f"U+{ord(letter):04X}" for letter in sign)
    around = next((line for line in phrases(document.blocks) if sign in line), sign)
    start = max(0, around.index(sign) - _AROUND)
    shown = around[start : around.index(sign) + len(sign) + _AROUND].strip()
    return f'the font has no sign "{sign}" ({code}), which stands in "{shown}"'


@cache
def _compiler() -> Compiler:
    from typst import Compiler

    return Compiler(root=_HERE, font_paths=[_HERE / "fonts"], ignore_system_fonts=True)


def source(document: Document, day: dt.date) -> str:
    """Give the typst source of a form."""
    about = "".join(f"{json.dumps(f'{ABOUT}{name}={value}')}, " for name, value in document.about)
    settings = (
        f"title: {_string(document.title)}, lang: {_string(document.lang)}, draft: {_string(document.draft)}, "
        f"about: ({about}), "
        f"date: datetime(year: {day.year}, month: {day.month}, day: {day.day})"
    )
    return f"{_looks()}\n#show: form.with({settings})\n#{_blocks(document.blocks)}\n"


@cache
def _looks() -> str:
    return (_HERE / "form.typ").read_text("utf-8")


def _string(text: str) -> str:
    # JSON escapes what typst escapes; control signs have no place on paper.
    clean = "".join(sign if sign.isprintable() or sign in " \u00a0\u200b\u00ad" else " " for sign in text)
    return json.dumps(_LONG_WORD.sub(_breakable, clean), ensure_ascii=False)


def _breakable(word: re.Match[str]) -> str:
    """Let a word that may be wider than its column break."""
    return re.sub(r"(.{12})(?=.)", rf"\1{MAY_BREAK}", word[0])


def _blocks(blocks: tuple[Block, ...], *, always: bool = False) -> str:
    said = [
        f"stuck({_block(block)})" if leads_on(blocks, place, always=always) else _block(block)
        for place, block in enumerate(blocks)
    ]
    return "{" + "\n".join(said) + "}"


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Heading):
        return f"heading(level: {block.level}, {_runs(block.runs)})"
    if isinstance(block, Items):
        items = ", ".join(map(_blocks, block.items))
        return f"{'enum' if block.ordered else 'list'}({items})"
    if isinstance(block, Fields):
        fields = "".join(f", ({_runs(field.label)}, {field.lines})" for field in block.fields)
        return f"writing(small: {_bool(block.small)}{fields})"
    if isinstance(block, Signature):
        return f"signature(spot: {_string(block.spot)}, {', '.join(map(_runs, block.captions))})"
    if isinstance(block, Room):
        return f"room({_string(block.spot)})"
    return _table(block) if isinstance(block, Table) else _group(block)


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.runs == (Blank("full"),):
        return "full"
    said = f"(paragraph.at({_string(paragraph.role)}))({_runs(paragraph.runs, paragraph.role)})"
    return f"underlined({said})" if paragraph.underlined else said


def _group(group: Group) -> str:
    whole = group_is_whole(group)
    # A reason may go over a page, but its beginning stays with what follows.
    inside = _blocks(group.blocks, always=group.role == "reason")
    return f"group({_string(group.role)}, whole: {_bool(whole)}, number: {_string(group.number)}, {inside})"


def _table(table: Table) -> str:
    widths = "".join(f"{width:g}fr, " for width in table.widths)
    head = "".join(f"{_blocks(cell.blocks)}, " for row in table.head for cell in row.cells)
    rows = "".join(f",\n{cell}" for row in table.rows for cell in _cells(row))
    return f"sheet({_string(table.role)}, ({widths}), ({head}){rows})"


def _cells(row: Row) -> Iterable[str]:
    whole = row_is_whole(row)
    for cell in row.cells:
        yield (
            f"cell(span: {cell.span}, role: {_string(cell.role)}, whole: {_bool(whole)}, "
            f"{_blocks(cell.blocks) if cell.blocks else '[~]'})"
        )


def _runs(runs: Runs, role: str = "plain") -> str:
    return "{" + ";".join(_run(run, role) for run in runs) + "}"


def _run(run: Run, role: str) -> str:
    if isinstance(run, Text):
        faces = [name for name in ("bold", "italic", "small", "raised", "entry") if getattr(run, name)]
        said = _string(run.text)
        return f"letters({said}{''.join(f', {name}: true' for name in faces)})" if faces else f"text({said})"
    if isinstance(run, Blank):
        return "full" if run.size == "full" else f"blank({_string(run.size)}, spot: {_string(run.spot)})"
    if isinstance(run, Spot):
        return f"box(width: 0pt, height: 0pt, mark({_string(run.name)}))"
    if isinstance(run, Box):
        return "pen-box;h(2mm)" if run.ticked is None else f"ticked({_string(_SIGNS[run.ticked])})"
    if isinstance(run, Break):
        return "linebreak()"
    assert isinstance(run, Gap)  # noqa: S101
    return "apart" if role == "ends" else "between"


def _bool(value: bool) -> str:
    return "true" if value else "false"
