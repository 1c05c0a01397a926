"""What python-docx has no call for: borders, check boxes, fields, the mark of a draft behind the text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_SIGN_FONT = "Segoe UI Symbol"


def element(text: str) -> BaseOxmlElement:
    """Make an element of a piece of WordprocessingML; the prefixes w, w14, v and o are known."""
    from docx.oxml.parser import parse_xml

    name, rest = (
        text[1:].split(None, 1) if " " in text.split(">", 1)[0] else (text[1:].split(">", 1)[0].rstrip("/"), "")
    )
    begin = f"<{name} {_SPACES} "
    found: BaseOxmlElement = parse_xml(begin + rest if rest else begin + text[1 + len(name) :])
    return found


def check_box(ticked: bool) -> BaseOxmlElement:
    """Make a box that an editor ticks with a click."""
    sign = "☑" if ticked else "☐"
    return element(
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        f'<w14:checkedState w14:val="2611" w14:font="{_SIGN_FONT}"/>'
        f'<w14:uncheckedState w14:val="2610" w14:font="{_SIGN_FONT}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>'
        f'<w:rFonts w:ascii="{_SIGN_FONT}" w:hAnsi="{_SIGN_FONT}" w:eastAsia="{_SIGN_FONT}" w:cs="{_SIGN_FONT}"/></w:rPr>'
        f"<w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )


# The order of the schema: word processors refuse a part that stands in another.
_PARAGRAPH = (
    "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_TABLE = ("w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
_CELL = ("w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")


def put(properties: BaseOxmlElement, part: BaseOxmlElement) -> None:
    """Put a part into the properties of a paragraph, a table or a cell, where the schema wants it."""
    from docx.oxml.ns import NamespacePrefixedTag

    name = NamespacePrefixedTag.from_clark_name(part.tag)
    (order,) = [
        order
        for order, owner in ((_PARAGRAPH, "}pPr"), (_TABLE, "}tblPr"), (_CELL, "}tcPr"))
        if properties.tag.endswith(owner)
    ]
    properties.insert_element_before(part, *order[order.index(name) + 1 :])


def borders(sides: str, size: int = 6, colour: str = "000000", space: int = 1) -> BaseOxmlElement:
    """Make the borders of a paragraph; sizes are eighths of a point."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>' for side in sides.split()
    )
    return element(f"<w:pBdr>{lines}</w:pBdr>")


def table_borders(size: int, colour: str) -> BaseOxmlElement:
    """Make the borders of a table, all around and inside; size 0 for a table that only sets out."""
    kind = "single" if size else "nil"
    lines = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return element(f"<w:tblBorders>{lines}</w:tblBorders>")


def cell_margins(above: int) -> BaseOxmlElement:
    """Make the space between the letters of a cell and its borders, in twentieths of a point."""
    sides = (("top", above), ("left", 80), ("bottom", above), ("right", 80))
    parts = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in sides)
    return element(f"<w:tblCellMar>{parts}</w:tblCellMar>")


def shade(colour: str) -> BaseOxmlElement:
    """Make a ground colour."""
    return element(f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>')


def page_number() -> BaseOxmlElement:
    """Make the field that counts pages."""
    return element(
        '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>'
    )


def draft_mark(word: str) -> BaseOxmlElement:
    """Make the word that stands aslant behind the text of every page of a draft, as word processors do it themselves."""
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:430pt;height:85pt;rotation:325;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return element(
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="draft" o:spid="_x0000_s2049" type="#_x0000_t136" style="{style}" fillcolor="#d9d9d9" '
        f'stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" '
        f"string={quoteattr(escape(word))}/></v:shape></w:pict></w:r>"
    )
