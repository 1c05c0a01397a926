"""How the records of one quantity are counted or summed: what can be told for all cases at once, and the count of one case."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from checker.conditions.amounts import Quantity
from checker.dossier.model import Fact, Record, Value
from checker.vocabulary.model import ListDef

ZERO = Decimal(0)
YES, NO, MAYBE = 1, 0, -1


class Amount:
    """From `low` to `high` (None: no upper bound is known); `facts` were read for it, `missing` names what was not there."""

    __slots__ = ("facts", "high", "low", "missing", "notes")

    def __init__(
        self,
        low: Decimal,
        high: Decimal | None,
        facts: tuple[Fact, ...] = (),
        missing: tuple[Quantity, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        self.low = low
        self.high = high
        self.facts = facts
        self.missing = missing
        self.notes = notes

    @property
    def exact(self) -> bool:
        return self.low == self.high


NONE = Amount(ZERO, ZERO)


# Where records are counted: the variable of their owner, the list, the field that they are first chosen by ("": by none).
Source: TypeAlias = tuple[str, int, str]
Groups: TypeAlias = dict[Value | None, list[Record]]
Where: TypeAlias = tuple[tuple[str, frozenset[str]], ...]


class Entry:
    """What one record counts: the fact (None: not stated) with its amount, and the clause by which it is in doubt (None: it is not)."""

    __slots__ = ("doubt", "fact", "value")

    def __init__(self, fact: Fact | None, value: Decimal, doubt: str | None) -> None:
        self.fact = fact
        self.value = value
        self.doubt = doubt


class Counting:
    """How the records of one quantity are counted, worked out once for all cases.

    `wanted` are the values of the field of `source` that are chosen, `further` the other fields; `entries` is the same for
    quantities for which a record counts the same. `unsaid` is what there is where nothing is said of them.
    """

    __slots__ = (
        "chosen",
        "definition",
        "doubtful",
        "entries",
        "further",
        "open",
        "quantity",
        "source",
        "summed",
        "unsaid",
        "wanted",
    )

    def __init__(self, quantity: Quantity, definition: ListDef) -> None:
        self.quantity = quantity
        self.definition = definition
        self.open = definition.world == "open"
        self.source: Source = source_of(quantity, definition)
        self.chosen = bool(quantity.where)
        self.wanted: list[Value] = sorted(quantity.where[0][1]) if quantity.where else []
        self.further = quantity.where[1:]
        self.summed = quantity.path if quantity.kind == "sum" else ""
        self.doubtful = quantity.doubtful
        self.entries = _ENTRIES.setdefault((self.summed, self.doubtful), len(_ENTRIES))
        self.unsaid = Amount(ZERO, None, (), (quantity,))


# What is counted the same, numbered; and the countings by the identity of their quantity, which they keep.
_ENTRIES: dict[tuple[str, tuple[tuple[str, str], ...]], int] = {}
_COUNTINGS: dict[int, Counting] = {}
_MOST_COUNTINGS = 4096


def counting_of(quantity: Quantity, definition: ListDef) -> Counting:
    found = _COUNTINGS.get(id(quantity))
    if found is None:
        if len(_COUNTINGS) >= _MOST_COUNTINGS:
            _COUNTINGS.clear()
        found = _COUNTINGS[id(quantity)] = Counting(quantity, definition)
    return found


def source_of(quantity: Quantity, definition: ListDef) -> Source:
    return quantity.owner, id(definition), quantity.where[0][0] if quantity.where else ""


class Tally:
    """Counts or sums records for one quantity."""

    __slots__ = ("any", "counting", "entries", "facts", "high", "low", "missing", "notes", "unplaced")

    def __init__(self, counting: Counting, unplaced: list[str], entries: dict[int, Entry]) -> None:
        """Begin with nothing; `unplaced` are the fields that tell which of several places a record is of."""
        self.counting = counting
        self.unplaced = unplaced
        self.entries = entries
        self.low, self.high = ZERO, ZERO
        self.facts: list[Fact] = []
        self.notes: list[str] = []
        self.any = self.missing = False

    def add(self, records: list[Record], chosen: int) -> None:
        """Add records that are chosen, or may be, by their first field."""
        self.any = True
        counting, entries, facts = self.counting, self.entries, self.facts
        further, unplaced = counting.further, self.unplaced
        for record in records:
            kept = _kept(record, further, chosen) if further else chosen
            if unplaced and kept == YES and any(record.value(path) is None for path in unplaced):
                # Of several sites it may belong to another.
                kept = MAYBE
            if kept == NO:
                continue
            entry = entries.get(id(record))
            if entry is None:
                entry = entries[id(record)] = _entry(record, counting)
            if entry.fact is None:
                self.missing = True
                continue
            facts.append(entry.fact)
            self.high += entry.value
            if kept == YES and entry.doubt is None:
                self.low += entry.value
            elif entry.doubt:
                self.notes.append(entry.doubt)

    def amount(self) -> Amount:
        """Give what was counted; an open list may hold more than was written down: what it does not name is not known."""
        counting = self.counting
        if not self.any:
            return counting.unsaid if counting.open else NONE
        missing = self.missing or (counting.open and not self.facts)
        notes = tuple(dict.fromkeys(self.notes)) if self.notes else ()
        if missing:
            return Amount(self.low, None, tuple(self.facts), (counting.quantity,), notes)
        return Amount(self.low, self.high, tuple(self.facts), (), notes)


def _entry(record: Record, counting: Counting) -> Entry:
    fact = record.facts.get(counting.summed) if counting.summed else Fact(1, record.place)
    doubt = None
    for path, clause in counting.doubtful:
        found = record.facts.get(path)
        if found is not None and found.value is True:
            doubt = clause
            break
    return Entry(fact, ZERO if fact is None else decimal(fact.value), doubt)


@lru_cache(maxsize=4096, typed=True)
def decimal(value: Value) -> Decimal:
    return Decimal(value) if type(value) is int else Decimal(str(value))


def _kept(record: Record, where: Where, kept: int) -> int:
    """Tell whether a record is among those counted; a field that is not stated leaves it open."""
    for path, values in where:
        value = record.value(path)
        if value is None:
            kept = MAYBE
        elif value not in values:
            return NO
    return kept
