"""Hold the layout of the conclusion and of the refusal to pictures that were looked at."""

import pytest
from PIL import Image, ImageChops

from checker.documents.context import Lang

from .pictures import FOLDER, FORMS, pages, path_of

# Squares of this many pixels are compared by their mean, so that another way of smoothing letters is no difference.
_SQUARE = 8
_MOST = 24


def difference(one: Image.Image, other: Image.Image) -> int:
    """Give the greatest difference of the greys of two pictures, square by square."""
    size = (one.width // _SQUARE, one.height // _SQUARE)
    smaller = [picture.convert("L").resize(size, Image.Resampling.BOX) for picture in (one, other)]
    _lowest, highest = ImageChops.difference(*smaller).getextrema()
    assert isinstance(highest, int)
    return highest


@pytest.mark.parametrize(("form", "edition", "lang"), FORMS)
def test_pages_look_as_they_did(form: str, edition: str, lang: Lang) -> None:
    """Every page looks like its picture: margins, tables over pages, signatures, the mark of a draft."""
    drawn = list(pages(form, edition, lang))

    assert len(list(FOLDER.glob(f"{form}.{edition}.{lang}.*.png"))) == len(drawn)
    for number, picture in enumerate(drawn, 1):
        with Image.open(path_of(form, edition, lang, number)) as kept:
            assert kept.size == picture.size
            assert difference(kept, picture) <= _MOST, f"page {number}"


def test_a_shifted_page_is_a_difference() -> None:
    """The comparison sees a page that is shifted by three millimetres."""
    (first, *_) = pages(*FORMS[0])

    assert difference(first, ImageChops.offset(first, 0, 5)) > _MOST
