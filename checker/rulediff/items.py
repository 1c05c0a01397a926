"""What a pack says, item by item: an item is a rule, a number, a norm table, a form … with all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.conditions.model import Condition
from checker.decision import phrases
from checker.rulediff import words
from checker.rulediff.model import Facet, Subject, each, same
from checker.source.place import Place
from checker.vocabulary.text import LANGUAGES, NOTHING, Text

Key: TypeAlias = tuple[str, ...]


@dataclass
class Item:
    """One entry of a pack; `facets` go by what they tell, `condition` is what a rule demands."""

    subject: Subject
    place: Place
    facets: dict[Key, Facet] = field(default_factory=dict)
    condition: Condition | None = None

    def add(
        self,
        key: str | Key,
        what: Text,
        value: Text,
        place: Place | None = None,
        *,
        by: object = None,
        detail: bool = False,
    ) -> None:
        """Say one thing of the item; nothing is said by nothing."""
        if any(value):
            self.facets[(key,) if isinstance(key, str) else key] = Facet(what, value, place or self.place, by, detail)

    def add_wording(self, key: str | Key, what: Text, wording: Text, place: Place | None = None) -> None:
        """Say a wording, each language by itself: a change of one is no change of the others."""
        for language, said in zip(LANGUAGES, wording, strict=True):
            if said:
                named = each(_in_language, what, language)
                self.add((*((key,) if isinstance(key, str) else key), language), named, same(f"«{said}»"), place)

    def add_flag(
        self, key: str | Key, what: Text, value: bool, place: Place | None = None, *, detail: bool = False
    ) -> None:
        """Say yes or no; of what was added or taken out a no goes without saying."""
        self.add(key, what, flag(value), place, detail=detail or not value)


def _in_language(what: Text, language: str, shown: str) -> str:
    return f"{what.of(shown)} {words.IN_LANGUAGE[language].of(shown)}"


def flag(value: bool) -> Text:
    """Say yes or no."""
    return phrases.YES if value else phrases.NO


def joined(parts: Iterable[Text], sign: str = ", ") -> Text:
    """Say several things in a row."""
    kept = list(parts)
    return each(lambda language: sign.join(part.of(language) for part in kept)) if kept else NOTHING


def listed(parts: Iterable[str]) -> Text:
    """Say several names in a row."""
    return same(", ".join(parts))


def plain_fields(item: Item, value: object, names: Iterable[str], place: Place | None = None) -> None:
    """Say the plain fields of a definition, as `type` or `unit`, by the words that they have."""
    for name in names:
        found = getattr(value, name)
        if isinstance(found, bool):
            item.add_flag(name, words.FIELDS[name], found, place)
        elif found not in (None, "", (), frozenset()):
            item.add(name, words.FIELDS[name], same(_written(found)), place)


def _written(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_written(below)}" for key, below in value.items())
    if isinstance(value, frozenset | set):
        return ", ".join(sorted(map(str, value)))
    if isinstance(value, tuple | list):
        return ", ".join(map(_written, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def written(value: object) -> Text:
    """Write a plain value as the rule file has it."""
    return same(_written(value))
