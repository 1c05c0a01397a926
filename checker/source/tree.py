"""The tree that a YAML or JSON text is read into: raw scalars, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.source.place import Place
from checker.source.shown import shown

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Scalar:
    """A scalar as written: `text` is the raw text, `quoted` tells "2025" from 2025."""

    text: str
    quoted: bool
    place: Place

    @property
    def is_null(self) -> bool:
        """Tell whether the value was left empty, which Saikes reads as "not known yet"."""
        return not self.quoted and self.text in _NULLS


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    place: Place


@dataclass(slots=True)
class Mapping:
    """A mapping; keys are unique and keep their own places."""

    entries: dict[str, Node]
    place: Place
    key_places: dict[str, Place] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def get(self, key: str) -> Node | None:
        return self.entries.get(key)


Node: TypeAlias = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """Name a node's kind in the words of error messages."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    return "nothing" if node.is_null else f'"{shown(node.text)}"'
