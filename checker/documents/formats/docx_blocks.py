"""Puts the blocks of a form into a DOCX document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.documents.formats.docx_lists import Lists, put_into_list
from checker.documents.formats.docx_parts import borders, check_box, put, shade
from checker.documents.formats.docx_styles import style_id
from checker.documents.formats.docx_tables import Grid
from checker.documents.formats.model import (
    Blank,
    Block,
    Box,
    Break,
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
from checker.documents.formats.pages import group_is_whole, leads_on
from checker.documents.formats.runs import MAY_BREAK

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as DocxParagraph

_WIDTH = 170.0
_BLANKS = {"xs": 3, "s": 7, "m": 16, "l": 32}
_QUESTION = 9.0
_HEAD = 90.0


class Body:
    """A place to put blocks into: the document, or a cell of `width` millimetres; `indent` shifts all to the right."""

    def __init__(
        self, place: Docx | _Cell, lists: Lists, width: float = _WIDTH, *, style: str = "plain", items: str = "items"
    ) -> None:
        self.place = place
        self.lists = lists
        self.width = width
        self.style = style
        self.items = items
        self.indent = 0.0
        self.made: list[DocxParagraph] = []

    def add(self, blocks: tuple[Block, ...], *, always: bool = False) -> None:
        """Add blocks; with `always` each short paragraph stays with what comes next."""
        for place, block in enumerate(blocks):
            self._add(block)
            if leads_on(blocks, place, always=always):
                self.made[-1].paragraph_format.keep_with_next = True

    def _add(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Items):
            self._items(block, 0)
        elif isinstance(block, Fields):
            self._fields(block)
        elif isinstance(block, Signature):
            self._signature(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Group):
            self._group(block)

    def _new(self, role: str) -> DocxParagraph:
        """Give the next paragraph; the first of a cell is there already."""
        style = style_id(self.style if role == "plain" else role)
        first = self.place.paragraphs[0] if not hasattr(self.place, "sections") and not self.made else None
        paragraph = first if first is not None else self.place.add_paragraph()
        paragraph._p.style = style
        if self.indent:
            from docx.shared import Mm

            paragraph.paragraph_format.left_indent = Mm(self.indent)
        self.made.append(paragraph)
        return paragraph

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._new(block.role)
        self._write(paragraph, block.runs, block.role)
        if block.underlined:
            _border(paragraph, "bottom")

    def _write(self, paragraph: DocxParagraph, runs: Runs, role: str = "plain") -> None:
        for run in runs:
            self._run(paragraph, run, role)

    def _run(self, paragraph: DocxParagraph, run: Run, role: str) -> None:
        if isinstance(run, Text):
            _letters(paragraph, run)
        elif isinstance(run, Blank):
            if run.size == "full":
                self._line(paragraph)
            else:
                paragraph.add_run("_" * _BLANKS[run.size])
        elif isinstance(run, Box):
            paragraph._p.append(check_box(bool(run.ticked)))
            if run.ticked is None:
                paragraph.add_run(" ")
        elif isinstance(run, Break):
            paragraph.add_run().add_break()
        elif isinstance(run, Gap) and role == "ends":
            _tab(paragraph, self.width, "right")
            paragraph.add_run("\t")
        elif isinstance(run, Gap):
            paragraph.add_run("\u00a0\u00a0\u00a0\u00a0 ")

    def _line(self, paragraph: DocxParagraph) -> None:
        """Draw a line to write on, from here to the end of the column."""
        _tab(paragraph, self.width, "right", line=True)
        paragraph.add_run("\t")

    def _heading(self, block: Heading) -> None:
        paragraph = self._new("plain")
        paragraph._p.style = f"Heading{block.level}"
        self._write(paragraph, block.runs)
        if block.level == 2:
            _border(paragraph, "top left bottom right", space=3)
        elif block.level == 3:
            put(paragraph._p.get_or_add_pPr(), shade("E4E4E4"))

    def _items(self, block: Items, level: int) -> None:
        number = self.lists.begin(ordered=block.ordered)
        for item in block.items:
            for place, inside in enumerate(item):
                if isinstance(inside, Items):
                    self._items(inside, level + 1)
                elif isinstance(inside, Paragraph) and place == 0:
                    paragraph = self._new(self.items)
                    put_into_list(paragraph, number, level)
                    self._write(paragraph, inside.runs)
                else:
                    self._add(inside)

    def _fields(self, block: Fields) -> None:
        for field in block.fields:
            paragraph = self._new("so-far" if block.small else "writing")
            self._write(paragraph, field.label)
            paragraph.add_run(" ")
            self._line(paragraph)
            for _ in range(field.lines - 1):
                self._line(self._new("so-far" if block.small else "writing"))

    def _signature(self, block: Signature) -> None:
        self._line(self._new("signature"))
        paragraph = self._new("caption-left")
        for number, caption in enumerate(block.captions):
            if number:
                _tab(paragraph, self.width * 0.42, "left")
                paragraph.add_run("\t")
            self._write(paragraph, caption)

    def _group(self, group: Group) -> None:
        from docx.shared import Mm

        begun = len(self.made)
        before, self.indent = self.indent, _HEAD if group.role == "head" else self.indent
        if group.role == "question":
            self._question(group)
        else:
            self.add(group.blocks, always=group.role == "reason")
        self.indent = before
        own, whole = self.made[begun:], group_is_whole(group)
        if group.role in ("supplement", "marks", "signer") and own:
            own[0].paragraph_format.space_before = Mm(5 if group.role != "signer" else 3.5)
        if group.role == "marks" and own:
            _border(own[0], "top", size=4, colour="888888")
        if group.role in ("reason", "question") and own:
            _border(
                own[-1], "bottom", size=4 if group.role == "question" else 6, space=5 if group.role == "question" else 2
            )
        for paragraph in own[:-1] if whole else ():
            paragraph.paragraph_format.keep_with_next = True
        for paragraph in own if whole else ():
            paragraph.paragraph_format.keep_together = True

    def _question(self, group: Group) -> None:
        from docx.shared import Mm

        self.indent = _QUESTION
        first, *rest = group.blocks or (Paragraph(()),)
        paragraph = self._new(first.role if isinstance(first, Paragraph) else "title")
        paragraph.paragraph_format.first_line_indent = Mm(-_QUESTION)
        paragraph.paragraph_format.space_before = Mm(2)
        _tab(paragraph, _QUESTION, "left")
        paragraph.add_run(f"{group.number}\t").bold = True
        if isinstance(first, Paragraph):
            self._write(paragraph, first.runs)
        else:
            self._add(first)
        self.add(tuple(rest))

    def _table(self, table: Table) -> None:
        width = self.width - self.indent
        rows = [*table.head, *table.rows]
        whole = sum(table.widths)
        widths = [width * share / whole for share in table.widths]
        made = self.place.add_table(len(rows), len(widths))
        Grid(made, table, widths, self.indent, self._in_cell).fill(rows)
        # Two tables that touch would become one, and a form goes on below.
        self._new("cell-small").paragraph_format.left_indent = None

    def _in_cell(self, place: _Cell, width: float, style: str, blocks: tuple[Block, ...]) -> list[DocxParagraph]:
        body = Body(place, self.lists, width, style=style, items="cell-items")
        body.add(blocks)
        return body.made


def _letters(paragraph: DocxParagraph, text: Text) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(
        "".join(sign for sign in text.text.replace(MAY_BREAK, "") if sign.isprintable() or sign == "\u00a0")
    )
    run.bold = text.bold or None
    run.italic = text.italic or None
    run.underline = text.entry or None
    if text.small:
        run.font.size = Pt(10)
    if text.raised:
        run.font.superscript = True


def _border(paragraph: DocxParagraph, sides: str, size: int = 6, colour: str = "000000", space: int = 1) -> None:
    put(paragraph._p.get_or_add_pPr(), borders(sides, size, colour, space))


def _tab(paragraph: DocxParagraph, at: float, side: str, *, line: bool = False) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    aligned = WD_TAB_ALIGNMENT.RIGHT if side == "right" else WD_TAB_ALIGNMENT.LEFT
    leader = WD_TAB_LEADER.LINES if line else WD_TAB_LEADER.SPACES
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(at), aligned, leader)
