"""Writes a form as DOCX, ready to edit: styles by role, real tables, headings, boxes that tick.

python-docx is imported when the first DOCX is asked for.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from checker.documents.formats.docx_blocks import Body
from checker.documents.formats.docx_lists import Lists
from checker.documents.formats.docx_parts import borders, draft_mark, page_number, put
from checker.documents.formats.docx_styles import LANGUAGES, add_styles, style_name
from checker.documents.formats.model import Document

if TYPE_CHECKING:
    from docx.document import Document as Docx

# The program's name stands in no field: the document is the office's.
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def write(document: Document, day: dt.date) -> bytes:
    """Write a form; `day` is the date of the document's properties. The same form gives the same bytes."""
    import docx

    made = docx.Document(io.BytesIO(_styled(document.lang)))
    _properties(made, document, day)
    _page(made, document.draft)
    if document.draft:
        line = made.add_paragraph(document.draft, style_name("draft"))
        put(line._p.get_or_add_pPr(), borders("top left bottom right"))
    Body(made, Lists(made)).add(document.blocks)
    return _stable(made)


@cache
def _styled(language: str) -> bytes:
    """Make an empty document with all styles once; making them takes longer than a form does."""
    import docx

    made = docx.Document()
    add_styles(made, language)
    empty = io.BytesIO()
    made.save(empty)
    return empty.getvalue()


def _properties(made: Docx, document: Document, day: dt.date) -> None:
    moment = dt.datetime.combine(day, dt.time())
    properties = made.core_properties
    properties.title, properties.language = document.title, LANGUAGES.get(document.lang, document.lang)
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = moment


def _page(made: Docx, draft: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(25), Mm(15), Mm(16), Mm(18)
    page.header_distance = page.footer_distance = Mm(8)
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(page_number())
    if draft:
        page.header.paragraphs[0]._p.append(draft_mark(draft))


def _stable(made: Docx) -> bytes:
    """Pack without the hour of packing, so that the same form gives the same bytes."""
    first, second = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as packed, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as again:
        for name in packed.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(entry, packed.read(name))
    return second.getvalue()
