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


def counted(words: str, number: int | float, *, bound: bool = False) -> str:
    """Choose the form of a counted word: `year|years`, `год|года|лет`; a word without forms is the same for every number.

    Of two forms the first is for one, of three the Russian rule decides: 21 год, 22 года, 11 лет, 1,5 года; of a `bound` the
    genitive: не менее 21 года, менее 23 лет.
    """
    forms = words.split("|")
    if len(forms) == 1:
        return words
    if len(forms) == 2:
        return forms[number != 1]
    if number != int(number):
        return forms[1]
    tens, ones = int(number) % 100, int(number) % 10
    if ones == 1 and tens != 11:
        return forms[bound]
    return forms[2] if bound else forms[1] if ones in {2, 3, 4} and tens not in {12, 13, 14} else forms[2]


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
