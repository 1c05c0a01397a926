"""One dossier in memory: typed facts, each with the place it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from checker.source.place import Place
from checker.vocabulary.model import ListDef
from checker.vocabulary.text import Text

FINDINGS = "findings"
Value: TypeAlias = str | int | float | bool | tuple[str, ...] | Text


class Fact(NamedTuple):
    """A value and where it stands. Dates are ISO text, hours HH:MM, sets of choices tuples, names Text."""

    value: Value
    place: Place


@dataclass(slots=True)
class RecordList:
    """The records of one list; `given` is false where the dossier says nothing of the list at all."""

    given: bool
    records: list[Record]
    place: Place


@dataclass(slots=True)
class Record:
    """The dossier itself or one record of a list; `facts` go by dotted name within the record."""

    definition: ListDef | None
    place: Place
    index: int = 0
    facts: dict[str, Fact] = field(default_factory=dict)
    lists: dict[str, RecordList] = field(default_factory=dict)

    def value(self, path: str) -> Value | None:
        found = self.facts.get(path)
        return found.value if found else None

    def text(self, path: str) -> str:
        """Give a value as text, "" where it is not known."""
        found = self.value(path)
        return str(found) if found is not None else ""

    def names(self, path: str) -> Text | None:
        """Give a name in both languages, None where it is not known."""
        found = self.value(path)
        if isinstance(found, Text):
            return found
        return Text(str(found), str(found)) if found is not None else None

    def records(self, name: str) -> list[Record]:
        found = self.lists.get(name)
        return found.records if found else []


@dataclass(slots=True)
class Dossier:
    """All that is known about one application.

    `tables` are the files beside it that lists were read from, each by its path from the dossier, with the SHA-256 of its bytes.
    """

    name: str
    digest: str
    root: Record
    clashes: tuple[Clash, ...] = ()
    answers: tuple[Answers, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """A filled findings file that was added to a dossier.

    `written_for` is the place of the digest of the dossier that the file was written for, `unchanged` tells whether the dossier
    is still that one; `unused` are notes that stand beside no result.
    """

    name: str
    digest: str
    written_for: Place
    unchanged: bool
    unused: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the places that disagree; `source` names the paper, register or field in words."""

    path: str
    value: Value
    place: Place
    source: Text


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction inside the dossier: the same fact with two values in two places."""

    id: str
    site: str
    label: Text
    readings: tuple[Reading, ...]
    settled: str
    note: Text | None = None
