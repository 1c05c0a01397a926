"""Finds out whether a ledger is what was recorded: every record whole, in its place, none taken out, none missing at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import sqlalchemy as sa

from checker.ledger.entry import NOTHING_BEFORE, Receipt, chained, digest
from checker.ledger.ledger import Ledger, fault_of, unpacked_contents
from checker.ledger.packing import Unpacker
from checker.ledger.tables import CONTENTS, ENTRIES, HEAD

Kind: TypeAlias = Literal[
    "changed", "missing", "moved", "cut-off", "rewritten", "head", "rules", "dictionary", "anchor"
]
_FEW = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the record, or the first and last of several; `detail` is the part changed, or where a record belongs."""

    kind: Kind
    number: int
    last: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    """The result: what is wrong, in the order of the records, how many were looked at, and the last one that is whole.

    `anchor` proves to whoever has written it down that nothing up to it was changed or taken out since.
    """

    faults: tuple[Fault, ...]
    records: int
    anchor: Receipt


def verify(ledger: Ledger, anchors: Iterable[Receipt] = ()) -> Verified:
    """Look at every record. `anchors` were written down before: each must still be there, and as it was.

    The hashes find what was changed, moved or taken out; what is missing at the end only the head and anchors tell, and a chain that was
    made anew from some record on only anchors.
    """
    with ledger.database.reading() as connection:
        found = _Verifying(connection)
        found.chain()
        found.end(tuple(anchors))
        return Verified(tuple(found.faults), found.records, found.whole)


class _Verifying:
    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.faults: list[Fault] = []
        self.records = 0
        self.whole = Receipt(0, NOTHING_BEFORE)
        self.last = Receipt(0, NOTHING_BEFORE)
        self.rules: set[str] = set()
        self.unpacker = Unpacker(connection)
        self.dictionaries: set[str] = set()

    def chain(self) -> None:
        chosen = sa.select(ENTRIES).order_by(ENTRIES.c.number)
        for row in self.connection.execution_options(yield_per=_FEW).execute(chosen).mappings():
            self.records += 1
            self._link(row)
            self._contents(row)
            self._dictionary(row)
            self.last = Receipt(int(row["number"]), str(row["hash"]))
            if not self.faults:
                self.whole = self.last

    def _link(self, row: Any) -> None:
        number, expected = int(row["number"]), self.last.number + 1
        if number > expected:
            self._fault("missing", expected, number - 1)
        fault = fault_of(row)
        if fault:
            belongs = self._belongs(row) if chained(row) != row["hash"] else 0
            self._fault("moved" if belongs else "changed", number, number, str(belongs) if belongs else fault)
        elif number == expected and row["previous"] != self.last.hash and not self._told(self.last.number):
            # It is as it was recorded, and follows what is no longer there: the one before was put in its place.
            self._fault("rewritten", self.last.number or number, self.last.number or number)

    def _told(self, number: int) -> bool:
        return bool(self.faults) and self.faults[-1].last == number

    def _belongs(self, row: Any) -> int:
        """Give the place of a record that stands in another one's; 0 where it is none that was recorded."""
        before = 0
        if row["previous"] != NOTHING_BEFORE:
            chosen = sa.select(ENTRIES.c.number).where(ENTRIES.c.hash == row["previous"])
            # Read on a cursor of its own: the rows of the chain are still coming.
            before = int(self.connection.execute(chosen.execution_options(yield_per=1)).scalar() or 0)
        places = {before + 1, *self._near(row)}
        return next((place for place in places if chained({**row, "number": place}) == row["hash"]), 0)

    def _near(self, row: Any) -> range:
        """Where neighbours changed places, the place of the one before is no help."""
        number = int(row["number"])
        return range(max(1, number - _FEW), number + _FEW)

    def _contents(self, row: Any) -> None:
        rules = str(row["rules"])
        if rules in self.rules:
            return
        self.rules.add(rules)
        listed = self.connection.execute(sa.select(CONTENTS.c.listed).where(CONTENTS.c.digest == rules)).scalar()
        if digest(unpacked_contents(listed)) != rules:
            self._fault("rules", int(row["number"]), int(row["number"]), rules)

    def _dictionary(self, row: Any) -> None:
        name = str(row["dictionary"])
        if name not in self.dictionaries:
            self.dictionaries.add(name)
            if self.unpacker.dictionary(name) is None:
                self._fault("dictionary", int(row["number"]), int(row["number"]), name)

    def end(self, anchors: tuple[Receipt, ...]) -> None:
        row = self.connection.execute(sa.select(HEAD.c.number, HEAD.c.hash)).first()
        head = Receipt(int(row[0]), str(row[1])) if row else None
        if (
            head is None
            or head.number < self.last.number
            or (head.number == self.last.number and head.hash != self.last.hash)
        ):
            self._fault("head", self.last.number, self.last.number)
        elif head.number > self.last.number:
            self._fault("cut-off", self.last.number + 1, head.number)
        for anchor in anchors:
            chosen = sa.select(ENTRIES.c.hash).where(ENTRIES.c.number == anchor.number)
            there = self.connection.execute(chosen).scalar() if anchor.number else NOTHING_BEFORE
            if there is None and anchor.number > max(self.last.number, head.number if head else 0):
                self._fault("cut-off", max(self.last.number, head.number if head else 0) + 1, anchor.number)
            elif there is not None and there != anchor.hash:
                self._fault("anchor", anchor.number, anchor.number)

    def _fault(self, kind: Kind, first: int, last: int, detail: str = "") -> None:
        self.faults.append(Fault(kind, first, last, detail))
