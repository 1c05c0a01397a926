"""Reads the letters back out of each format."""

import io
import re
import zipfile
from datetime import date
from xml.etree import ElementTree

import pypdfium2

from checker.documents.formats import pdf
from checker.documents.formats.model import Document

DAY = date(2025, 4, 2)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANKS = re.compile(r"_{3,}|[☐☑•‣]")
_GAPS = re.compile("[\\s\u200b\u00ad]+")


def bare(text: str) -> str:
    """Leave the letters alone: no white space, no blanks and boxes, capitals as small letters."""
    return _GAPS.sub("", _BLANKS.sub("", text)).casefold()


def pdf_on_one_page(document: Document) -> str:
    """Give the letters of the PDF as if its paper had no end, so that no page break comes between them."""
    endless = pdf.source(document, DAY).replace('paper: "a4"', "width: 210mm, height: auto")
    assert "height: auto" in endless
    made = pdf._compiler().compile(input=endless.encode(), format="pdf")
    return pdf_text(made)


def pdf_text(made: bytes) -> str:
    """Give the letters of a PDF page by page."""
    with pypdfium2.PdfDocument(made) as opened:
        # A hyphen at the end of a line comes back as a sign of its own.
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened).replace("\x02", "-")


def docx_text(made: bytes) -> str:
    """Give the letters of the body of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        body = ElementTree.fromstring(packed.read("word/document.xml"))  # noqa: S314
    said = []
    for element in body.iter():
        if element.tag == f"{W}t":
            said.append(element.text or "")
        elif element.tag in (f"{W}p", f"{W}tab", f"{W}br"):
            said.append(" ")
    return "".join(said)


def markdown_text(text: str) -> str:
    """Give the letters of Markdown without its signs."""
    text = re.sub(r"<br>|<sup>|</sup>|\\\n", " ", text)
    text = re.sub(r"(?m)^(#+ |\s*- |\s*\d+\. |---$|\|( --- \|)+$)", "", text)
    text = re.sub(r"(?m)(?<!\\)[|*]", " ", text)
    return re.sub(r"\\(.)", r"\1", text)
