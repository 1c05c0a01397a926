"""What a printed form consists of, whatever the format: the one thing that every writer reads.

It is read from the rendered page (`reader.py`). Roles are the names by which a writer knows how a paragraph, a table or a
group of blocks looks; they are those of the classes in `templates/layout.html.j2`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "plain", "text", "addressee", "caption", "caption-left", "stage", "footnote", "cite", "act", "so-far", "clause", "how", "subtitle",
    "title", "table-title", "choice", "boxes", "ends", "sign", "emblem", "mark",
]  # fmt: skip
GroupRole = Literal["head", "reason", "together", "signer", "supplement", "marks", "question"]
TableRole = Literal["form", "facts", "licence", "norms", "done"]
CellRole = Literal["plain", "number", "label", "title", "section"]
BlankSize = Literal["xs", "s", "m", "l", "full"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of letters; an entry is what was put into a blank of the form."""

    text: str
    bold: bool = False
    italic: bool = False
    small: bool = False
    raised: bool = False
    entry: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to be filled in by hand; `spot` names it where a signature fills it."""

    size: BlankSize
    spot: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A named place in a line of text, without letters: a signature finds its room by it."""

    name: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick; `ticked` is None where a pen will do it."""

    ticked: bool | None


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Free space: between two ends of a line, or between the boxes of a choice."""


Run = Text | Blank | Spot | Box | Break | Gap
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs under one role; `underlined` where the whole paragraph is an entry on a line across the column."""

    runs: Runs
    role: Role = "plain"
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it never stands alone at the foot of a page."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Items:
    """A list; each item is a few blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A label and the lines to write on after it."""

    label: Runs
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with lines to write on; small ones are a part of a question."""

    fields: tuple[Field, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on, with the captions below it; `spot` names the line."""

    captions: tuple[Runs, ...]
    spot: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """Free room for a signature that the form has no line for; it has no letters."""

    spot: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; it goes over `span` columns."""

    blocks: tuple[Block, ...]
    span: int = 1
    role: CellRole = "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; it may go over a page break only where `long`."""

    cells: tuple[Cell, ...]
    long: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the head is repeated on every page, `widths` are shares of the whole."""

    role: TableRole
    widths: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together; `whole` where no page break may come between them, `number` of a question."""

    role: GroupRole
    blocks: tuple[Block, ...]
    whole: bool = False
    number: str = ""


Block = Paragraph | Heading | Items | Fields | Signature | Room | Table | Group


@dataclass(frozen=True, slots=True)
class Document:
    """A whole form; `draft` is the word that marks a draft, empty for a final one.

    `about` says which form it is: names and values of the page's `saikes.` metadata, without that beginning.
    """

    lang: str
    title: str
    draft: str
    blocks: tuple[Block, ...]
    about: tuple[tuple[str, str], ...] = ()
