"""A drawing made by typst as the appearance of a signature."""

from __future__ import annotations

import io

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader


class Drawn(PdfContent):
    """The first page of a PDF as content of another one."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        super().__init__()

    def render(self) -> bytes:
        """Put the page in and give the operators that paint it."""
        assert self.writer is not None  # noqa: S101
        page = self.writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._page)))
        self.resources.xobject["/Drawn"] = page
        left, low, right, high = (float(edge) for edge in page.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=high - low)
        return b"/Drawn Do"
