"""The index that the search of the handbook reads: a script per language, since a page opened from a file may fetch nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from checker.handbook.model import Entry, Page
from checker.vocabulary.text import LANGUAGES, Text

_WORD = re.compile(r"[^\W_]+")


def search_script(pages: Iterable[Page], language: str) -> bytes:
    """Give the index in one language: of each entry its address, kind, title, id, place, and the words that it is found by.

    Places and titles stand in all three languages, for a reader may look for "Order 222 row 5" from a Kazakh page.
    """
    kinds: dict[str, int] = {}
    rows = []
    for page in pages:
        for entry in page.entries:
            kind = kinds.setdefault(entry.kind.of(language), len(kinds))
            others = [entry.title.of(other) for other in LANGUAGES if other != language]
            places = list(dict.fromkeys(entry.cite.of(other) for other in (language, *LANGUAGES) if entry.cite))
            rows.append([entry.path, kind, entry.title.of(language), entry.id, places, _words(entry, others, language)])
    data = json.dumps({"kinds": list(kinds), "entries": rows}, ensure_ascii=False, separators=(",", ":"))
    return f"window.saikesIndex={_scripted(data)};\n".encode()


def _words(entry: Entry, others: list[str], language: str) -> str:
    """Give the words of an entry once each: of its own language and of the two of the law."""
    texts = [*others, *(_told(text, language) for text in entry.words)]
    return " ".join(dict.fromkeys(_WORD.findall(" ".join(texts).lower())))


def _told(text: Text, language: str) -> str:
    return " ".join((text.of(language), text.kk, text.ru))


def _scripted(data: str) -> str:
    """Make JSON fit for a script: nothing in it ends the script or a line of it."""
    return data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
