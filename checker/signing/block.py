"""What a PDF of Saikes says of itself: which form it is, who signs it in which order, and where.

It stands in the keywords of the document (`documents/formats/pdf.py`) and so is covered by every signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.documents.formats.pdf import ABOUT
from checker.documents.forms import FormEntry, Signatory
from checker.vocabulary.text import Text

_SPOT = re.compile(
    r"(?P<slot>[\w.-]+)\.(?P<place>\w+)@(?P<page>\d+)/(?P<left>[\d.]+)/(?P<top>[\d.]+)/(?P<width>[\d.]+)"
)
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, counted from 1; points from its upper left corner."""

    page: int
    left: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One who signs: his number in the order of the form, his id, his words, and the spots of his signature by name."""

    number: int
    id: str
    words: Text
    spots: Mapping[str, Spot]


@dataclass(frozen=True, slots=True)
class Block:
    """The signature block of one document; `draft` where the document is marked as one."""

    form: str
    title: Text
    annex: str
    edition: str
    lang: str
    draft: bool
    slots: tuple[Slot, ...]

    def slot(self, id: str) -> Slot | None:
        """Find a slot by its id."""
        return next((slot for slot in self.slots if slot.id == id), None)


def read_block(keywords: str, lang: str, forms: Iterable[FormEntry]) -> Block | None:
    """Read the keywords of a document; None where they are not those of a form of Saikes.

    The words of a slot are those of the form and edition in the rule pack; a slot that the pack does not know is called by its id.
    """
    said = dict(
        one.removeprefix(ABOUT).partition("=")[::2] for one in keywords[:_MOST].split(", ") if one.startswith(ABOUT)
    )
    if not said.get("form"):
        return None
    form = next((one for one in forms if one.id == said["form"]), None)
    signatories = _signatories(form, said.get("edition", ""), lang)
    spots = _spots(said.get("spots", ""))
    slots = [
        Slot(number, id, signatories.get(id, Text(id, id, id)), places)
        for number, (id, places) in enumerate(spots.items(), 1)
    ]
    title = _text(form.title) if form else Text(said["form"], said["form"])
    return Block(
        said["form"],
        title,
        said.get("annex", ""),
        said.get("edition", ""),
        lang,
        said.get("draft") == "yes",
        tuple(slots),
    )


def _spots(said: str) -> dict[str, dict[str, Spot]]:
    found: dict[str, dict[str, Spot]] = {}
    for one in said.split(";"):
        if match := _SPOT.fullmatch(one):
            spot = Spot(int(match["page"]), *(float(match[name]) for name in ("left", "top", "width")))
            found.setdefault(match["slot"], {})[match["place"]] = spot
    return found


def _signatories(form: FormEntry | None, edition: str, lang: str) -> dict[str, Text]:
    texts = [text for text in form.texts if text.serves(edition, lang)] if form else []
    return {one.id: _words(one) for text in texts for one in text.signatures}


def _words(signatory: Signatory) -> Text:
    return _text(signatory.words)


def _text(words: Mapping[str, str]) -> Text:
    return Text(words["kk"], words["ru"], words["en"])
