"""The formats that a document can be written in, by name."""

from __future__ import annotations

import datetime as dt
from typing import Literal

Format = Literal["html", "pdf", "docx", "md"]
FORMATS: tuple[Format, ...] = ("html", "pdf", "docx", "md")
# What pip installs, and the module that it brings.
_NEEDED = {"pdf": ("typst", "typst"), "docx": ("python-docx", "docx")}


def lacking(formats: tuple[Format, ...]) -> list[str]:
    """Name the packages that these formats need and that are not installed; nothing is imported."""
    from importlib.util import find_spec

    needed = [_NEEDED[name] for name in formats if name in _NEEDED]
    return [package for package, module in needed if find_spec(module) is None]


def in_formats(name: str, page: str, day: dt.date, formats: tuple[Format, ...]) -> dict[str, bytes]:
    """Write a rendered page in each format; gives the bytes by file name, `name` with the ending of the format.

    Raises NotForAllFormats for a template with what only HTML can show, CannotTypeset for a sign that no font has.
    """
    from checker.documents.formats.reader import read_document

    made: dict[str, bytes] = {}
    document = read_document(page) if formats != ("html",) else None
    for one in formats:
        if one == "html" or document is None:
            made[f"{name}.html"] = page.encode()
        elif one == "pdf":
            from checker.documents.formats import pdf

            made[f"{name}.pdf"] = pdf.write(document, day)
        elif one == "docx":
            from checker.documents.formats import docx

            made[f"{name}.docx"] = docx.write(document, day)
        else:
            from checker.documents.formats import markdown

            made[f"{name}.md"] = markdown.write(document).encode()
    return made
