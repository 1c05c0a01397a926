"""Reads the runs of a paragraph: letters, blanks, boxes, breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast, get_args

from checker.documents.formats.markup import Element
from checker.documents.formats.model import Blank, BlankSize, Box, Break, Gap, Run, Runs, Spot, Text

INLINE = ("span", "u", "b", "strong", "i", "em", "small", "sup", "br", "wbr")
_BOXES = {"☑": True, "☐": False}
# A break that a word may have: the writers know how to say it, and those that do not leave it out.
MAY_BREAK = "\u200b"
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look: what the elements around them say."""

    bold: bool = False
    italic: bool = False
    small: bool = False
    raised: bool = False
    entry: bool = False

    def inside(self, element: Element) -> Face:
        return Face(
            self.bold or element.tag in ("b", "strong") or "label" in element.classes,
            self.italic or element.tag in ("i", "em"),
            self.small or element.tag == "small" or "cite" in element.classes,
            self.raised or element.tag == "sup",
            self.entry or (element.tag == "u" and "filled" in element.classes),
        )

    def text(self, text: str) -> Text:
        return Text(text, self.bold, self.italic, self.small, self.raised, self.entry)


def read(children: Iterable[Element | str], face: Face | None = None) -> Iterator[Run]:
    """Give the runs of inline content as they stand, white space and all."""
    face = face or Face()
    for child in children:
        if isinstance(child, str):
            yield face.text(_SPACE.sub(" ", child))
        elif child.tag == "br":
            yield Break()
        elif child.tag == "wbr":
            yield face.text(MAY_BREAK)
        elif "blank" in child.classes:
            sizes = [cast("BlankSize", name) for name in child.classes if name in get_args(BlankSize)]
            yield Blank(sizes[0] if sizes else "m", child.attributes.get("data-spot", ""))
        elif "spot" in child.classes:
            yield Spot(child.attributes.get("data-spot", ""))
        elif "box" in child.classes:
            yield Box(None)
        elif "choice" in child.classes:
            yield Box(_BOXES.get(child.text().strip()))
        else:
            yield from read(child.children, face.inside(child))


def tidy(runs: Iterable[Run]) -> Runs:
    """Join letters of one face, and leave one space where there are several and none at the ends of a line."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else Break()
        if isinstance(run, Text):
            text = run.text
            if isinstance(last, (Break, Gap)) or (isinstance(last, Text) and last.text.endswith(" ")):
                text = text.lstrip(" ")
            if not text:
                continue
            if isinstance(last, Text) and replace(last, text="") == replace(run, text=""):
                joined[-1] = replace(last, text=last.text + text)
                continue
            joined.append(replace(run, text=text))
            continue
        if isinstance(run, (Break, Gap)):
            _trim_end(joined)
        joined.append(run)
    _trim_end(joined)
    return tuple(joined)


def capital(runs: Runs) -> Runs:
    """Begin with a capital letter."""
    first = runs[0] if runs else None
    if not isinstance(first, Text):
        return runs
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *runs[1:])


def plain(runs: Iterable[Run]) -> str:
    """Give the letters alone."""
    return "".join(
        run.text.replace(MAY_BREAK, "") if isinstance(run, Text) else " " if isinstance(run, (Break, Gap)) else ""
        for run in runs
    )


def _trim_end(runs: list[Run]) -> None:
    while runs and isinstance(last := runs[-1], Text):
        runs.pop()
        if text := last.text.rstrip(" "):
            runs.append(replace(last, text=text))
            return
