"""The styles of a form in DOCX, by role: an editor changes a role once, for the whole document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

# What every office has, and whose letters are as wide as those of the font of the PDF.
FONT = "Times New Roman"
LANGUAGES = {"kk": "kk-KZ", "ru": "ru-RU"}
Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; sizes and spaces in points, indents in millimetres."""

    size: float = 12
    align: Align = "left"
    before: float = 0
    after: float = 6
    indent: float = 0
    first: float = 0
    bold: bool = False
    italic: bool = False
    grey: bool = False
    with_next: bool = False
    line: float = 1.08


LOOKS: dict[str, Look] = {
    "plain": Look(),
    "text": Look(align="both", first=12.5, after=4),
    "addressee": Look(align="center", after=2),
    "caption": Look(9, "center", after=8, line=1),
    "caption-left": Look(9, after=2, line=1),
    "stage": Look(before=12, bold=True, with_next=True),
    "footnote": Look(10, before=4),
    "cite": Look(10, after=4),
    "act": Look(9.5, "both", after=2, line=1),
    "so-far": Look(9.5, before=2, after=2, line=1),
    "clause": Look(8.5, after=2, line=1),
    "how": Look(9.5),
    "subtitle": Look(10, "center", after=8),
    "title": Look(bold=True, after=2, with_next=True),
    "table-title": Look(9.5, before=4, after=2, with_next=True, line=1),
    "choice": Look(indent=10, first=-10),
    "boxes": Look(11, before=6, after=2),
    "ends": Look(),
    "sign": Look(align="right", before=14),
    "emblem": Look(8, "center", before=24, after=24, grey=True),
    "mark": Look(8.5, after=2, grey=True, line=1),
    "cell": Look(10.5, after=2, line=1),
    "cell-small": Look(9, after=1, line=1),
    "head-cell": Look(9.5, "center", after=0, bold=True, with_next=True, line=1),
    "items": Look(after=3),
    "cell-items": Look(9.5, after=2, line=1),
    "writing": Look(10.5, before=8, after=2),
    "signature": Look(before=6, after=0),
    "draft": Look(before=0, after=10, align="center", bold=True),
}


def style_name(role: str) -> str:
    """Name the style of a role."""
    return f"Saikes {role}"


def style_id(role: str) -> str:
    """Give the id of the style of a role, by which paragraphs refer to it."""
    return f"Saikes{role}"


def add_styles(document: Document, language: str) -> None:
    """Add the style of every role, and set fonts, language and headings of the document."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), LANGUAGES.get(language, language))
    for level, size in ((1, 13), (2, 12.5), (3, 11.5)):
        heading = document.styles[f"Heading {level}"]
        heading.font.name, heading.font.size, heading.font.bold = FONT, Pt(size), True
        heading.font.color.rgb = RGBColor(0, 0, 0)
        fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        _lay_out(heading, Look(size, "center" if level == 1 else "left", 14, 8 if level == 1 else 4, with_next=True))
    for role, look in LOOKS.items():
        style = document.styles.add_style(style_name(role), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
        if look.grey:
            style.font.color.rgb = RGBColor(0x44, 0x44, 0x44)
        _lay_out(style, look)


def _lay_out(style: ParagraphStyle, look: Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    sides = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
        "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    }
    shape = style.paragraph_format
    shape.alignment = sides[look.align]
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    if look.indent or look.first:
        shape.left_indent, shape.first_line_indent = Mm(look.indent), Mm(look.first)
    shape.keep_with_next, shape.line_spacing, shape.widow_control = look.with_next, look.line, True
