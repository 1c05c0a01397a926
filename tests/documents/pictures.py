"""Draws the pages of a form, to be compared with the pictures kept beside this file.

After a wanted change of the layout: `python tests/documents/pictures.py` draws them anew; look at each before it is committed.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from checker.documents.context import Lang, Note
from checker.documents.formats import pdf
from checker.documents.formats.reader import read_document
from documents.contexts import form_meta, full, page
from documents.formats import DAY

FOLDER = Path(__file__).parent / "pictures"
FORMS: list[tuple[str, str, Lang]] = [
    ("conclusion", "2025-03", "kk"),
    ("conclusion", "2025-03", "ru"),
    ("refusal", "2025-01", "ru"),
    ("refusal", "2025-03", "kk"),
    ("refusal", "2025-03", "ru"),
]
_SCALE = 0.6


def pages(form: str, edition: str, lang: Lang) -> Iterator[Image.Image]:
    """Draw the pages of a form with a long note in one row; the conclusion as a draft."""
    context = full(form_meta(form, edition, lang))
    facts = tuple(f"лауазым / должность {number}: 1 / 2" for number in range(1, 61))
    rows = tuple(replace(row, notes=(Note("ескертпе", facts),)) if row.number == 5 else row for row in context.rows)
    context = replace(context, rows=rows, form=replace(context.form, draft=form == "conclusion"))
    with pypdfium2.PdfDocument(pdf.write(read_document(page(context)), DAY)) as opened:
        for one in opened:
            yield one.render(scale=_SCALE, grayscale=True).to_pil().convert("L")


def path_of(form: str, edition: str, lang: Lang, number: int) -> Path:
    """Name the picture of a page."""
    return FOLDER / f"{form}.{edition}.{lang}.{number}.png"


def main() -> None:
    """Draw all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for case in FORMS:
        for number, picture in enumerate(pages(*case), 1):
            picture.quantize(16).save(path_of(*case, number), optimize=True)


if __name__ == "__main__":
    main()
