"""Invented names and addresses, in Kazakh and in Russian, put together from the parts that a pack's `generate/names.yaml` lists."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.reader import read_file
from checker.source.tree import Node
from checker.vocabulary.text import Text, read_text

_KEYS = ("surnames", "women", "men", "fathers", "cities", "streets", "words", "legal_forms", "posts")
_CITY = ("city", "region")
_FATHER = ("son", "daughter")
_FORM = ("name", "form")


@dataclass(frozen=True, slots=True)
class City:
    """A city and the region that it lies in, as the documents name them."""

    city: Text
    region: Text


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form, and how the name of such an organisation is written round its own name, `{}`."""

    name: Text
    form: Text


@dataclass(frozen=True, slots=True)
class Names:
    """The parts of names; `surnames` are those of men, `fathers` the patronymics of sons and daughters, `posts` of officials."""

    surnames: tuple[Text, ...]
    women: tuple[Text, ...]
    men: tuple[Text, ...]
    fathers: tuple[tuple[Text, Text], ...]
    cities: tuple[City, ...]
    streets: tuple[Text, ...]
    words: tuple[Text, ...]
    legal_forms: tuple[LegalForm, ...]
    posts: tuple[Text, ...]


def read_names(path: Path, problems: Problems) -> Names:
    """Read the parts of names; what does not fit is collected with its place."""
    root = read_file(path)
    fields = Fields(root, "a file of names", _KEYS, problems, root.place)
    fathers = [Fields(node, "a patronymic", _FATHER, problems, node.place) for node in _some(fields, "fathers")]
    cities = [Fields(node, "a city", _CITY, problems, node.place) for node in _some(fields, "cities")]
    forms = [Fields(node, "a legal form", _FORM, problems, node.place) for node in _some(fields, "legal_forms")]
    simple = {key: tuple(_text(node, key, problems) for node in _some(fields, key)) for key in _SIMPLE}
    return Names(
        fathers=tuple((_of(one, "son", problems), _of(one, "daughter", problems)) for one in fathers),
        cities=tuple(City(_of(one, "city", problems), _of(one, "region", problems)) for one in cities),
        legal_forms=tuple(LegalForm(_of(one, "name", problems), _of(one, "form", problems)) for one in forms),
        **simple,
    )


_SIMPLE = ("surnames", "women", "men", "streets", "words", "posts")


def _some(fields: Fields, key: str) -> list[Node]:
    found = fields.nodes(key, required=True)
    if key in fields and not found:
        fields.problems.add("empty-list", fields.at(key), f'"{key}" is empty', "a name is drawn from it: list some")
    return found


def _of(fields: Fields, key: str, problems: Problems) -> Text:
    node = fields.node(key)
    if node is None:
        fields.missing(key)
        return Text("", "", "")
    return _text(node, key, problems)


def _text(node: Node, key: str, problems: Problems) -> Text:
    found = read_text(node, f'an entry of "{key}"', problems, node.place, english=False)
    if any(json.dumps(part, ensure_ascii=False)[1:-1] != part for part in found):
        problems.add(
            "bad-name", node.place, "a part of a name has a quotation mark or backslash", "write «» for quotation marks"
        )
    return found
