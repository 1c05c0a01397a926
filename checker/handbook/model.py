"""What the pages of the handbook are made of: values in three languages that the templates print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker.vocabulary.text import NOTHING, Text

ClauseKind: TypeAlias = Literal["leaf", "all", "any", "not", "where", "pattern", "records", "settled"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page: `href` is its address from the folder of the language ("": plain words)."""

    text: Text
    href: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a condition in plain words.

    `words` stand in a row; `parts` are what an `all` or `any` joins, what a pattern means, what is said of each record; of `where`
    the condition and what then holds, of `settled` what is open and what settles it. `note` says what holds where a list has none.
    """

    kind: ClauseKind
    words: tuple[Link, ...] = ()
    parts: tuple[Clause, ...] = ()
    note: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Entry:
    """What the search knows of a page or of a part of one: its kind, title, id, the place in the act and further words."""

    path: str
    kind: Text
    title: Text
    id: str
    cite: Text
    words: tuple[Text, ...]


@dataclass(frozen=True)
class Page:
    """One page: its address from the folder of the language, its template, and what the template prints.

    `trail` are the pages above it, `entries` what the search finds on it.
    """

    path: str
    template: str
    title: Text
    trail: tuple[Link, ...]
    content: Mapping[str, object]
    entries: tuple[Entry, ...] = ()

    @property
    def up(self) -> str:
        """Give the way from the page up to the folder of its language."""
        return "../" * self.path.count("/")
