"""What differs between two rule packs, in words of the law: values that every report reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from checker.pack.model import Pack
from checker.source.place import Place
from checker.vocabulary.text import LANGUAGES, NOTHING, Text

How: TypeAlias = Literal["added", "removed", "changed"]
HOWS: tuple[How, ...] = ("added", "removed", "changed")


def each(said: Callable[..., str], *more: object) -> Text:
    """Say something in every language; `said` takes what is said more, and the language last."""
    return Text(*(said(*more, language) for language in LANGUAGES))


def followed(what: Text, more: object) -> Text:
    """Name something with its number or name after it."""
    return Text(*(f"{said} {more}" for said in (what.kk, what.ru, what.of("en"))))


def same(words: str) -> Text:
    """Give words that are the same in every language: a name, a number, a quoted wording."""
    return Text(words, words, words)


@dataclass(frozen=True)
class Side:
    """One of the two packs: `label` is how the user named it, `folder` where it was read, `templates` what its forms are printed from."""

    label: str
    folder: Path
    templates: Path
    pack: Pack

    def shown(self, place: Place) -> str:
        """Name a place as `file:line`, seen from how the pack was named."""
        file = Path(place.file)
        if file.is_relative_to(self.folder):
            return f"{self.label.rstrip('/')}/{file.relative_to(self.folder)}:{place.line}"
        return place.short


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that is said of an item: what it is, how it is worded, where it stands.

    `by` is what tells it from another where wordings do not, since they quote labels of something else. A `detail` goes without
    saying where all of its owner was added or taken out.
    """

    what: Text
    value: Text
    place: Place
    by: object = None
    detail: bool = False

    @property
    def told(self) -> object:
        return self.value if self.by is None else self.by


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what, how it was and how it is; nothing where it was or is not there."""

    what: Text
    before: Text
    after: Text
    old: Place | None
    new: Place | None

    @property
    def key(self) -> tuple[Text, Text, Text]:
        return self.what, self.before, self.after


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about: its kind (a key of `words.KINDS`), its id, its title, and where it stands in the act."""

    kind: str
    id: str
    title: Text
    where: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that differs in some editions of an act; no act: it is bound to none.

    `others` are more subjects that differ in just the same way, as rules that are made from one pattern.
    """

    subject: Subject
    how: How
    act: str
    editions: tuple[str, ...]
    changes: tuple[Change, ...]
    old: Place | None
    new: Place | None
    others: tuple[Subject, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """Tell what happened, whatever it happened to."""
        return (self.subject.kind, self.how, self.act, self.editions, *(change.key for change in self.changes))


@dataclass(frozen=True)
class Comparison:
    """Two packs and all that differs, act by act."""

    old: Side
    new: Side
    entries: tuple[Entry, ...]
