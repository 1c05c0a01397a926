"""Texts in the languages of the product: Kazakh, Russian and, for labels, English."""

from __future__ import annotations

from typing import NamedTuple

from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Node

LANGUAGES = ("kk", "ru", "en")


class Text(NamedTuple):
    """One wording per language; `en` may be empty, then the Russian wording stands in."""

    kk: str
    ru: str
    en: str = ""

    def of(self, language: str) -> str:
        """Give the wording in `language` ("kk", "ru" or "en")."""
        if language == "kk":
            return self.kk
        return (self.en or self.ru) if language == "en" else self.ru

    def __bool__(self) -> bool:
        return bool(self.kk or self.ru)


NOTHING = Text("", "", "")


def read_text(node: Node | None, what: str, problems: Problems, at: Place, *, english: bool) -> Text:
    """Read {kk, ru, en}; with `english` all three must be there, else kk and ru."""
    if node is None:
        problems.add("missing-text", at, f"{what} is missing", "write {kk: …, ru: …" + (", en: …}" if english else "}"))
        return NOTHING
    fields = Fields(node, what, LANGUAGES, problems, at)
    return Text(
        fields.text("kk", required=True).strip(),
        fields.text("ru", required=True).strip(),
        fields.text("en", required=english).strip(),
    )
