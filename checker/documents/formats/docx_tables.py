"""Puts a table of a form into a DOCX document: fixed widths, a head on every page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.documents.formats.docx_parts import cell_margins, element, put, shade, table_borders
from checker.documents.formats.docx_styles import style_id
from checker.documents.formats.model import Block, Row, Table
from checker.documents.formats.pages import row_is_whole

if TYPE_CHECKING:
    from docx.oxml.table import CT_Row
    from docx.table import Table as DocxTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as DocxParagraph

    # Puts blocks into a cell of a width, under a style; gives the paragraphs.
    FillCell = Callable[[_Cell, float, str, tuple[Block, ...]], list[DocxParagraph]]

_BORDERS = {"facts": (4, "888888"), "norms": (4, "000000")}
_PADDING = {"norms": 20, "licence": 80}
_CELL_STYLES = {"norms": "cell-small", "done": "cell-small"}


class Grid:
    """A table of a DOCX document with the rows of a form's table."""

    def __init__(self, made: DocxTable, table: Table, widths: list[float], indent: float, fill_cell: FillCell) -> None:
        self.made = made
        self.table = table
        self.widths = widths
        self.fill_cell = fill_cell
        size, colour = _BORDERS.get(table.role, (6, "000000"))
        properties = made._tbl.tblPr
        made.autofit = False
        put(properties, element(f'<w:tblInd w:w="{_twips(indent + 1.2)}" w:type="dxa"/>'))
        put(properties, table_borders(size, colour))
        put(properties, cell_margins(_PADDING.get(table.role, 50)))
        for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}w", str(_twips(width)))

    def fill(self, rows: list[Row]) -> None:
        for number, (row, made) in enumerate(zip(rows, self.made._tbl.tr_lst, strict=True)):
            properties = made.get_or_add_trPr()
            if row_is_whole(row):
                properties.append(element("<w:cantSplit/>"))
            if number < len(self.table.head):
                properties.append(element("<w:tblHeader/>"))
            self._row(made, row, head=number < len(self.table.head))

    def _row(self, made: CT_Row, row: Row, *, head: bool) -> None:
        from docx.shared import Mm
        from docx.table import _Cell

        places = list(made.tc_lst)
        column = 0
        for cell in row.cells:
            after = min(column + cell.span, len(self.widths))
            width = sum(self.widths[column:after])
            # Not by the calls of python-docx: each would lay out the whole table again.
            for covered in places[column + 1 : after]:
                made.remove(covered)
            places[column].grid_span = after - column
            place = _Cell(places[column], self.made)
            place.width = Mm(width)
            style = "head-cell" if head else _CELL_STYLES.get(self.table.role, "cell")
            made_here = self.fill_cell(place, width - 6, style, cell.blocks)
            if not made_here:
                made_here = place.paragraphs
                made_here[0]._p.style = style_id(style)
            _dress(place, made_here, cell.role, head=head)
            column = after


def _dress(place: _Cell, paragraphs: list[DocxParagraph], role: str, *, head: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for paragraph in paragraphs:
        if role in ("number", "title"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in paragraph.runs:
            if role == "title":
                run.font.size, run.bold = Pt(14), True
            elif role == "section":
                run.italic = True
    if head or role == "title":
        place.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if role == "section":
        put(place._tc.get_or_add_tcPr(), shade("F2F2F2"))


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)
