"""Compares the words that two texts of a form print by themselves."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from checker.documents.templates.shapes import Piece
from checker.source.place import Place

_FORM = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>|&nbsp;")


def changes(found: Sequence[Piece], original: Sequence[Piece], start: Place) -> Iterator[tuple[Place, str, str]]:
    """Give every change of the original words: where it stands, what the words were ("" for what was added), what they are now.

    Only the form itself is compared, that is what stands in `<main>`; `start` is the place of a word left out at the beginning.
    """
    if [piece.text for piece in found] == [piece.text for piece in original]:
        return
    words, kept = list(_words(found)), [word for word, _ in _words(original)]
    matcher = SequenceMatcher(None, kept, [word for word, _ in words], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            place = words[c][1] if c < d else words[c - 1][1] if c else start
            yield place, " ".join(kept[a:b]), " ".join(word for word, _ in words[c:d])


def _words(pieces: Sequence[Piece]) -> Iterator[tuple[str, Place]]:
    whole = "".join(piece.text for piece in pieces)
    begins = [0, *accumulate(len(piece.text) for piece in pieces)]
    form = _FORM.search(whole)
    from_, to = form.span(1) if form else (0, len(whole))
    bare = _MARKUP.sub(lambda found: " " * len(found[0]), whole[from_:to])
    for found in re.finditer(r"\S+", bare):
        at = from_ + found.start()
        piece = pieces[bisect_right(begins, at) - 1]
        before = piece.text[: at - begins[bisect_right(begins, at) - 1]]
        yield html.unescape(found[0]), _moved(piece.place, before)


def _moved(place: Place, before: str) -> Place:
    """Give the place that follows some text."""
    lines = before.count("\n")
    column = len(before) - before.rfind("\n") if lines else place.column + len(before)
    return place._replace(line=place.line + lines, column=column)
