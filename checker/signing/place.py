"""Where on the page a signature is shown: from the spots that the document tells.

Sizes are those of `documents/formats/form.typ`; all in points, from the upper left corner of an A4 page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from checker.signing.block import Slot, Spot

PAGE = 841.89
_LEFT, _RIGHT = 70.87, 552.76
# A line to sign on is 1.3em high, the letters above it end this far above its beginning.
_LINE, _FREE = 15.6, 5.0
_TWO_LINES = 21.0
# So high that the letters of 12pt stand in line with those of the form beside them.
_DATE = 15.5
# A caption of 9pt stands this far below the line that it explains.
_CAPTION = 10.0

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page, and how what is in it is aligned."""

    page: int
    left: float
    top: float
    width: float
    height: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signature is shown: the whole of it, and inside it the signature itself and the blanks of its date.

    `captions` where the form has captions below the line, one for the signature and one for the name.
    """

    whole: Area
    mark: Area
    date: Mapping[str, Area]
    captions: bool


def place(slot: Slot) -> Place | None:
    """Find the place of a signature; None where the document tells none: then the signature is not shown."""
    mark = next((found for name, spot in slot.spots.items() if (found := _area(name, spot))), None)
    if mark is None:
        return None
    captions = "line" in slot.spots
    blanks = {name: slot.spots[name] for name in ("day", "month", "year") if name in slot.spots}
    date = {
        name: Area(spot.page, spot.left, spot.top - 2, spot.width, _DATE)
        for name, spot in blanks.items()
        if spot.page == mark.page
    }
    bottom = max([mark.top + mark.height, *(one.top + one.height for one in date.values())])
    right = max([mark.left + mark.width, *(one.left + one.width for one in date.values())])
    left = min([mark.left, *(one.left for one in date.values())])
    return Place(Area(mark.page, left, mark.top, right - left, bottom - mark.top), mark, date, captions)


def _area(name: str, spot: Spot) -> Area | None:
    """Give the free room that a spot stands for."""
    if name == "line":
        return Area(spot.page, spot.left, spot.top - _FREE, spot.width, _LINE + _FREE)
    if name == "room":
        return Area(spot.page, spot.left, spot.top, spot.width, 24)
    if name == "before":
        return Area(spot.page, _LEFT, spot.top - 17, spot.left - 8 - _LEFT, _TWO_LINES, "right")
    if name == "above":
        middle = (_LEFT + _RIGHT) / 2
        return Area(spot.page, middle, spot.top - _CAPTION - _TWO_LINES, _RIGHT - middle, _TWO_LINES, "right")
    if name == "after":
        return Area(spot.page, spot.left + 12, spot.top - 14, _RIGHT - spot.left - 12, 18)
    return None
