"""What a norm is made of: quantities read from the dossier, and the cells that say how much is needed of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.source.place import Place
from checker.vocabulary.model import FactDef, ListDef
from checker.vocabulary.text import NOTHING, Text


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much there is of something: a fact, or the records of a list counted or summed.

    `owner` is the record variable it is read from ("" is the dossier itself); `where` keeps the records whose field has one
    of the values; a record with a `doubtful` flag counts only to the upper bound, and the clause named says why; `less` are
    quantities that are taken away, down to nothing.
    """

    id: str
    title: Text
    kind: Literal["fact", "sum", "count"]
    owner: str
    path: str
    definition: FactDef | None
    records: ListDef | None
    where: tuple[tuple[str, frozenset[str]], ...]
    doubtful: tuple[tuple[str, str], ...]
    place: Place
    less: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """`count` units for every `per` of a quantity; without a quantity `count` for the organisation.

    `per` and `per_most` differ where the act leaves a range; `at_least` and `at_most` bound the result.
    """

    count: Decimal
    count_most: Decimal | None
    of: Quantity | None
    per: Decimal
    per_most: Decimal
    at_least: Decimal | None
    at_most: tuple[Decimal, Quantity] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a norm table: the columns it covers, the shares that add up; `stated` false: the number is in another act.

    `at_least` and `at_most` bound the sum of several shares.
    """

    columns: frozenset[str]
    shares: tuple[Share, ...]
    stated: bool
    note: str
    at_least: Decimal | None = None
    at_most: tuple[Decimal, Quantity] | None = None


@dataclass(frozen=True, slots=True)
class NormRow:
    """One row of the act: its cells, and the categories of recipients that it is for (empty: all)."""

    number: str
    categories: frozenset[str]
    cells: tuple[Cell, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a norm table: the band of the measure that it is for, both ends inclusive."""

    id: str
    least: Decimal | None
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Bands:
    """The columns of a table and what they are chosen by; several measures where the texts name different ones."""

    measures: tuple[Quantity, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the act that softens a norm or leaves it open: its wording and where it stands.

    `remark`: the words are ours and say what the act is silent about or where its texts differ. `until` is its last day (ISO), "" where it has none; `level` a word for what it softens ("recommended"), where it has one.
    """

    id: str
    text: Text
    where: Text
    until: str = ""
    level: Text = NOTHING
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Categories:
    """Where the categories of recipients stand: the list in the record of the site, and its fields."""

    records: ListDef
    owner: str
    field: str
    number: str


@dataclass(frozen=True, slots=True)
class Open:
    """The clauses that say why a norm leaves something open.

    A fraction, several categories, columns that overlap, a number that is in no column (`beyond`).
    """

    rounding: str = ""
    mixed: str = ""
    overlap: str = ""
    beyond: str = ""
