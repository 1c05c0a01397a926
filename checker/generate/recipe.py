"""The recipe of invented dossiers: a pack's `generate/recipe.yaml` says what is invented, what varies, what goes wrong and how often."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.generate.names import Names, read_names
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused
from checker.source.reader import read_file
from checker.source.tree import Mapping, Scalar
from checker.vocabulary.model import FactDef, Field, ListDef, Vocabulary, flat

KINDS = ("person", "official", "organisation", "legal_form", "address", "region", "email", "phone", "number", "follow")
_KEYS = ("invent", "vary", "careless", "lost", "otherwise", "registered", "situations", "dossiers")
_SITUATION_KEYS = ("set", "drop", "add")
_DOSSIER_KEYS = ("base", "share", "invent", "situations")
_FOLDER, _BASES, AS_IT_IS = "generate", "bases", "as-it-is"


@dataclass(frozen=True, slots=True)
class Plan:
    """One base dossier: how often it is drawn, and in which situations, each with its share."""

    base: str
    share: int
    situations: tuple[tuple[str, int], ...]
    invent: dict[str, str]


@dataclass(slots=True)
class Recipe:
    """What is said of invented dossiers.

    `invent`: fact → kind of invention. `vary`: fact → per cent either way. `lost` and `otherwise` are slips, in thousandths, of the
    dossiers of which `careless` in a hundred there are. `bases` are trees as read; `situations` are changes as rule tests write them.
    """

    invent: dict[str, str] = field(default_factory=dict)
    vary: dict[str, int] = field(default_factory=dict)
    careless: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    otherwise: dict[str, tuple[tuple[Scalar, int], ...]] = field(default_factory=dict)
    first: dt.date = dt.date.min
    last: dt.date = dt.date.max
    situations: dict[str, Fields] = field(default_factory=dict)
    plans: tuple[Plan, ...] = ()
    bases: dict[str, Mapping] = field(default_factory=dict)


def load_recipe(rules: Path, vocabulary: Vocabulary) -> tuple[Recipe, Names]:
    """Load the recipe of a pack and the parts of names; raises Refused with every problem found."""
    folder = rules / _FOLDER
    if not (folder / "recipe.yaml").is_file():
        place = Place(str(folder / "recipe.yaml"), 1, 1)
        hint = "a pack has its recipe in generate/recipe.yaml, base dossiers in generate/bases/; see docs/generate.md"
        raise Refused([Problem("no-recipe", place, "this rule pack says nothing of invented dossiers", hint)])
    problems = Problems()
    found = _Reader(folder, vocabulary, problems).recipe()
    names = read_names(folder / "names.yaml", problems)
    problems.raise_if_any()
    return found, names


class _Reader:
    def __init__(self, folder: Path, vocabulary: Vocabulary, problems: Problems) -> None:
        self.folder = folder
        self.problems = problems
        self.facts = dict(_paths(vocabulary.fields))
        self.names = [name for name, entry in self.facts.items() if isinstance(entry, FactDef)]
        self.lists = [name for name, entry in self.facts.items() if isinstance(entry, ListDef)]

    def recipe(self) -> Recipe:
        root = read_file(self.folder / "recipe.yaml")
        fields = Fields(root, "a recipe", _KEYS, self.problems, root.place)
        found = Recipe(invent=self._inventions(fields), careless=fields.integer("careless") or 0)
        found.vary = self._numbers(fields, "vary", self.names)
        found.lost = self._numbers(fields, "lost", self.lists)
        found.otherwise = self._otherwise(fields)
        days = Fields(fields.node("registered"), '"registered"', ("from", "to"), self.problems, fields.at("registered"))
        first, last = days.day("from", required=True), days.day("to", required=True)
        if first and last and first <= last:
            found.first, found.last = first, last
        elif first and last:
            self.problems.add("wrong-order", days.at("to"), f'"to" ({last}) is before "from" ({first})', "swap them")
        found.situations = dict(self._situations(fields))
        found.bases = dict(self._bases())
        found.plans = tuple(self._plans(fields, found))
        return found

    def _inventions(self, fields: Fields) -> dict[str, str]:
        inner = Fields(fields.node("invent"), '"invent"', KINDS, self.problems, fields.at("invent"))
        found = {}
        for kind in KINDS:
            for scalar in inner.scalars(kind):
                self._known(scalar.place, "fact", scalar.text, self.names)
                found[scalar.text] = kind
        return found

    def _known(self, place: Place, what: str, name: str, allowed: list[str]) -> bool:
        if name not in allowed:
            self.problems.unknown(f"unknown-{what}", place, what, name, allowed, command="saikes facts")
        return name in allowed

    def _numbers(self, fields: Fields, key: str, allowed: list[str]) -> dict[str, int]:
        mapping, found = fields.mapping(key), {}
        inner = Fields(mapping, f'"{key}"', list(mapping), self.problems, fields.at(key))
        for name in mapping:
            number = inner.integer(name, required=True)
            if self._known(mapping.key_places[name], "fact" if key == "vary" else "list", name, allowed):
                found[name] = number or 0
        return found

    def _otherwise(self, fields: Fields) -> dict[str, tuple[tuple[Scalar, int], ...]]:
        mapping, found = fields.mapping("otherwise"), {}
        for name, node in mapping.entries.items():
            if not self._known(mapping.key_places[name], "fact", name, self.names):
                continue
            keys = list(node.entries) if isinstance(node, Mapping) else []
            inner = Fields(node, f'what "{name}" may be', keys, self.problems, node.place)
            values = [(Scalar(key, False, inner.at(key)), inner.integer(key, required=True) or 0) for key in keys]
            found[name] = tuple(values)
        return found

    def _situations(self, fields: Fields) -> Iterator[tuple[str, Fields]]:
        mapping = fields.mapping("situations", required=True)
        for name, node in mapping.entries.items():
            yield name, Fields(node, f'situation "{name}"', _SITUATION_KEYS, self.problems, mapping.key_places[name])

    def _bases(self) -> Iterator[tuple[str, Mapping]]:
        for path in sorted((self.folder / _BASES).glob("*.yaml")):
            node = read_file(path)
            if isinstance(node, Mapping):
                yield path.stem, node
            else:
                self.problems.add("wrong-kind", node.place, "a base dossier must be a mapping")

    def _plans(self, fields: Fields, recipe: Recipe) -> Iterator[Plan]:
        for node in fields.nodes("dossiers", required=True):
            inner = Fields(node, "a dossier of the recipe", _DOSSIER_KEYS, self.problems, node.place)
            base, share = inner.text("base", required=True), inner.integer("share", required=True) or 0
            if base and base not in recipe.bases:
                self.problems.unknown("unknown-base", inner.at("base"), "base dossier", base, list(recipe.bases))
            yield Plan(base, share, self._shares(inner, recipe), self._own(inner))

    def _shares(self, fields: Fields, recipe: Recipe) -> tuple[tuple[str, int], ...]:
        mapping, known = fields.mapping("situations"), [AS_IT_IS, *recipe.situations]
        inner = Fields(mapping, '"situations"', known, self.problems, fields.at("situations"))
        found = tuple((name, inner.integer(name, required=True) or 0) for name in mapping if name in known)
        return found or ((AS_IT_IS, 1),)

    def _own(self, fields: Fields) -> dict[str, str]:
        """Read what this dossier invents in another way than the rest: fact → kind."""
        mapping = fields.mapping("invent")
        inner = Fields(mapping, '"invent"', self.names, self.problems, fields.at("invent"))
        return {name: inner.one_of(name, KINDS) for name in mapping if name in self.names}


def _paths(fields: dict[str, Field], prefix: str = "") -> Iterator[tuple[str, FactDef | ListDef]]:
    """Walk all facts and lists by the names that a recipe calls them by: `sites.recipients.number`."""
    for name, entry in flat(fields, prefix):
        yield name, entry
        if isinstance(entry, ListDef):
            yield from _paths(entry.fields, f"{name}.")
