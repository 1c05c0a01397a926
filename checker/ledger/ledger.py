"""The ledger: decisions as they were made, each chained to the one before; nothing in it is ever changed."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

import sqlalchemy as sa

from checker.ledger.entry import HASHED, NOTHING_BEFORE, SAID, Entry, Receipt, chained, digest
from checker.ledger.opened import Database
from checker.ledger.packing import Packer, Unpacker
from checker.ledger.problems import NotRecorded, Tampered
from checker.ledger.tables import CONTENTS, ENTRIES, HEAD

_AT_ONCE, _MOST_BYTES = 500, 8 * 1024 * 1024
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Recorded:
    """One record: what it says (`said`, the names of `Entry`), the decision and the packed files, None where they are not kept."""

    number: int
    hash: str
    said: dict[str, Any]
    decision: bytes
    sources: bytes | None

    @property
    def document(self) -> dict[str, Any]:
        """Give the decision as plain data, as `saikes check --format json` prints it."""
        found: dict[str, Any] = json.loads(self.decision)
        return found


class Ledger:
    """A ledger that is open; used with `with`.

    `named` is a file or a URL, "" the file `saikes-ledger.db` in the folder we are in. With `make` it is made where it is not there yet.
    Raises LedgerRefused where it cannot be opened, and wherever the database does not do what is asked.
    """

    def __init__(self, named: str = "", *, make: bool = False) -> None:
        self.database = Database(named, make=make)

    @property
    def where(self) -> str:
        """Give the file or the URL, without a password."""
        return self.database.where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.close()

    def record(self, entries: Iterable[Entry], at: dt.datetime) -> list[Receipt]:
        """Record decisions in the order given, all of them or none; `at` is the moment, with its offset from UTC.

        Any number of programs may do so at once: each waits for the one before, and the chain does not fork.
        """
        moment = at.isoformat()
        with self.database.writing() as connection:
            head = _head(connection, hold=True)
            first, known = head.number, set[str]()
            receipts: list[Receipt] = []
            rows: list[dict[str, Any]] = []
            waiting, packer = 0, Packer(connection)
            for entry in entries:
                _keep_contents(connection, entry, known)
                rows.append(_row(entry, head, moment, packer.packed(entry)))
                head = Receipt(rows[-1]["number"], rows[-1]["hash"])
                receipts.append(head)
                # Not by their number alone: traces of large dossiers would fill the memory.
                waiting += len(rows[-1]["decision"])
                if len(rows) == _AT_ONCE or waiting > _MOST_BYTES:
                    connection.execute(sa.insert(ENTRIES), rows)
                    rows, waiting = [], 0
            if rows:
                connection.execute(sa.insert(ENTRIES), rows)
            if head.number > first:
                connection.execute(sa.update(HEAD).values(number=head.number, hash=head.hash))
        return receipts

    def head(self) -> Receipt:
        """Give the last record that was written, by what the ledger itself says: number 0 where nothing was."""
        with self.database.reading() as connection:
            return _head(connection, hold=False)

    def read(self, number: int) -> Recorded:
        """Read a record whole. Raises NotRecorded where there is none, Tampered where it is not what was recorded."""
        with self.database.reading() as connection:
            row = connection.execute(sa.select(ENTRIES).where(ENTRIES.c.number == number)).mappings().first()
            last = _head(connection, hold=False).number
            found = None if row is None else _recorded(row, self.where, Unpacker(connection))
        if found is None:
            known = f"there are records 1 to {last}" if last else "nothing has been recorded in it yet"
            raise NotRecorded(f"{self.where}: [error] no record {number}\n    {known}")
        return found

    def all(self, *, first: int = 1) -> Iterator[Recorded]:
        """Read all records in order, few at a time. Raises Tampered at one that is not what was recorded."""
        with self.database.reading() as connection:
            chosen = sa.select(ENTRIES).where(ENTRIES.c.number >= first).order_by(ENTRIES.c.number)
            unpacker = Unpacker(connection)
            for row in connection.execution_options(yield_per=50).execute(chosen).mappings():
                yield _recorded(row, self.where, unpacker)

    def counts(self, *names: str) -> list[tuple[tuple[Any, ...], int]]:
        """Count records by some of what they say, as `outcome` or `day`."""
        columns = [ENTRIES.c[name] for name in names]
        chosen = sa.select(*columns, sa.func.count()).group_by(*columns).order_by(*columns)
        with self.database.reading() as connection:
            return [(tuple(row[:-1]), int(row[-1])) for row in connection.execute(chosen)]

    def latest(self, digests: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Give what the last record of each dossier says, by the digest of the dossier, with `number`; those never recorded are left out."""
        columns = [ENTRIES.c[name] for name in ("number", *SAID)]
        found: dict[str, dict[str, Any]] = {}
        with self.database.reading() as connection:
            for some in _chunks(digests, _AT_ONCE):
                last = sa.select(sa.func.max(ENTRIES.c.number)).where(ENTRIES.c.dossier_digest.in_(some))
                chosen = sa.select(*columns).where(ENTRIES.c.number.in_(last.group_by(ENTRIES.c.dossier_digest)))
                found.update({row["dossier_digest"]: dict(row) for row in connection.execute(chosen).mappings()})
        return found

    def contents(self, rules: str) -> dict[str, str]:
        """Give what the rules of a record said: the hash of each content by its name; nothing where that is not kept whole."""
        with self.database.reading() as connection:
            listed = connection.execute(sa.select(CONTENTS.c.listed).where(CONTENTS.c.digest == rules)).scalar()
        data = unpacked_contents(listed)
        return dict(json.loads(data)) if digest(data) == rules else {}


def unpacked_contents(listed: bytes | None) -> bytes:
    """Unpack what is kept of the rules of records; nothing where it cannot be."""
    try:
        return zlib.decompress(listed) if listed else b""
    except zlib.error:
        return b""


def _head(connection: sa.Connection, *, hold: bool) -> Receipt:
    chosen = sa.select(HEAD.c.number, HEAD.c.hash)
    row = connection.execute(chosen.with_for_update() if hold else chosen).first()
    return Receipt(int(row[0]), str(row[1])) if row else Receipt(0, NOTHING_BEFORE)


def _keep_contents(connection: sa.Connection, entry: Entry, known: set[str]) -> None:
    """Keep what the rules of a record said, once."""
    if entry.rules in known:
        return
    known.add(entry.rules)
    there = connection.execute(sa.select(CONTENTS.c.digest).where(CONTENTS.c.digest == entry.rules)).scalar()
    if there is None:
        connection.execute(sa.insert(CONTENTS).values(digest=entry.rules, listed=zlib.compress(entry.contents, 9)))


def _row(entry: Entry, head: Receipt, moment: str, packed: tuple[str, bytes]) -> dict[str, Any]:
    dictionary, stored = packed
    row: dict[str, Any] = {name: getattr(entry, name) for name in SAID}
    row |= {
        "number": head.number + 1,
        "previous": head.hash,
        "recorded_at": moment,
        "decision_digest": digest(entry.decision),
        "stored_digest": digest(stored),
        "sources_digest": digest(entry.sources),
        "dictionary": dictionary,
    }
    return {**row, "hash": chained(row), "decision": stored, "sources": entry.sources}


def fault_of(row: Any) -> str:
    """Say what of a record is not what was recorded: "" where all is, else which part."""
    if chained(row) != row["hash"]:
        return "what it says"
    if digest(bytes(row["decision"])) != row["stored_digest"]:
        return "its decision"
    sources = row["sources"]
    return (
        ""
        if digest(None if sources is None else bytes(sources)) == row["sources_digest"]
        else "the dossier kept with it"
    )


def _recorded(row: Any, where: str, unpacker: Unpacker) -> Recorded:
    fault = fault_of(row)
    decision = None if fault else unpacker.decision(row)
    if decision is None:
        fault = fault or "what its decision is packed with"
        raise Tampered(
            f"{where}: [error] record {row['number']} was changed after it was recorded: {fault}\n"
            "    `saikes ledger verify` looks at all records; a copy of the ledger may still have it"
        )
    said = {name: row[name] for name in HASHED if name != "number"}
    sources = None if row["sources"] is None else bytes(row["sources"])
    return Recorded(int(row["number"]), str(row["hash"]), said, decision, sources)


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    some: list[Item] = []
    for item in items:
        some.append(item)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
