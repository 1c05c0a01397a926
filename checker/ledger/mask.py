"""Keyed digests in the place of names and numbers: the same person has the same digest under one key, and without it is nobody."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from checker.dossier.model import Dossier, Record, Value
from checker.vocabulary.model import Field, ListDef, Vocabulary, flat
from checker.vocabulary.text import Text

# So much is asked of a key; so many hexadecimal digits of a digest are written (80 bits).
SHORTEST, _DIGITS = 16, 20
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_QUOTES = re.compile(r"[«»\"“”„'’`]")


class Mask:
    """Replaces names and numbers by HMAC-SHA256 of them; `name` tells one key from another and nothing more."""

    def __init__(self, key: bytes) -> None:
        if len(key) < SHORTEST:
            raise ValueError(f"a key has at least {SHORTEST} bytes")
        self._key = key
        self.name = self._hash("saikes mask key")

    def digest(self, value: str) -> str:
        """Give what stands for a name or number; how it is spaced, quoted and capitalised makes no difference."""
        folded = _QUOTES.sub("", unicodedata.normalize("NFKC", value).casefold())
        return f"#{self._hash(_SPACE.sub(' ', folded).strip())}"

    def _hash(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()[:_DIGITS]


class Masked:
    """Masks plain data: every text in it loses the personal values of one dossier, wherever they stand in it.

    `names` are other texts that are replaced where they stand alone, as the names of files.
    """

    def __init__(self, mask: Mask, values: Iterable[str], names: dict[str, str]) -> None:
        self.mask = mask
        self.names = names
        found = sorted({value for value in values if value.strip()}, key=lambda value: (-len(value), value))
        # A bare number of few digits is masked where it stands alone: in a sentence it may be any other number.
        self.whole = set(found)
        inside = [value for value in found if len(value) > 4 or any(sign.isalpha() for sign in value)]
        self.pattern = re.compile("|".join(map(_bounded, inside))) if inside else None
        # Most texts are of the rules: one that has no first word of a value is not searched.
        self.begins = {word[0] if (word := _WORD.findall(value)) else "" for value in inside}
        self._known: dict[str, str] = {}

    def plain(self, value: Any) -> Any:
        """Give plain data without the personal values; the keys of mappings stay."""
        match value:
            case str():
                return self.text(value)
            case dict():
                return {key: self.plain(below) for key, below in value.items()}
            case list():
                return [self.plain(below) for below in value]
            case _:
                return value

    def text(self, text: str) -> str:
        """Give a text without the personal values."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._text(text)
        return found

    def _text(self, text: str) -> str:
        if text in self.names:
            return self.names[text]
        if text in self.whole:
            return self.mask.digest(text)
        if self.pattern is None or ("" not in self.begins and self.begins.isdisjoint(_WORD.findall(text))):
            return text
        return self.pattern.sub(lambda match: self.mask.digest(match[0]), text)


def _bounded(value: str) -> str:
    """Find a value as a whole word, not within a longer one."""
    first = r"(?<!\w)" if re.match(r"\w", value) else ""
    last = r"(?!\w)" if re.search(r"\w$", value) else ""
    return f"{first}{re.escape(value)}{last}"


def personal_values(dossier: Dossier, vocabulary: Vocabulary) -> Iterator[str]:
    """Give every personal value of a dossier, in each form in which it is written."""
    return _of(dossier.root, vocabulary.fields)


def _of(record: Record, fields: dict[str, Field]) -> Iterator[str]:
    for name, entry in flat(fields):
        if isinstance(entry, ListDef):
            for below in record.records(entry.name):
                yield from _of(below, entry.fields)
        elif entry.personal and name in record.facts:
            yield from _forms(record.facts[name].value)


def _forms(value: Value) -> Iterator[str]:
    if isinstance(value, Text):
        yield from (part for part in value if part)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
