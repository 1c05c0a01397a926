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

# What each kind of invention stands in the place of.
_TYPES = {"email": "text", "phone": "text", "number": "text"}
_AMOUNTS, _EVENTS = ("number", "integer"), ("boolean", "choice")
KINDS = ("person", "official", "organisation", "legal_form", "address", "region", "email", "phone", "number", "follow")
_KEYS = ("invent", "vary", "careless", "lost", "otherwise", "registered", "situations", "dossiers")
_SITUATION_KEYS = ("set", "drop", "add")
_DOSSIER_KEYS = ("base", "share", "invent", "situations")
_FOLDER, _BASES, AS_IT_IS, UNKNOWN = "generate", "bases", "as-it-is", "unknown"


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
        hint = "a pack has its recipe in generate/recipe.yaml, base dossiers in generate/bases/; see docs/dossiers.md"
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
        self.vocabulary = vocabulary
        self.facts = dict(_paths(vocabulary.fields))
        self.names = [name for name, entry in self.facts.items() if isinstance(entry, FactDef)]
        self.lists = [name for name, entry in self.facts.items() if isinstance(entry, ListDef)]

    def recipe(self) -> Recipe:
        root = read_file(self.folder / "recipe.yaml")
        fields = Fields(root, "a recipe", _KEYS, self.problems, root.place)
        found = Recipe(invent=self._inventions(fields), careless=self._within(fields, "careless", 0, 100))
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
        if not found.plans:
            self.problems.add("empty-list", fields.at("dossiers"), '"dossiers" is empty', "name a base and its share")
        return found

    def _within(self, fields: Fields, key: str, least: int, most: int, *, required: bool = False) -> int:
        """Take a whole number that is neither too small nor too large."""
        found = fields.integer(key, required=required)
        if found is not None and not least <= found <= most:
            hint = f"write a whole number from {least} to {most}"
            self.problems.add("out-of-range", fields.at(key), f'"{key}" is {found}', hint)
        return least if found is None else min(max(found, least), most)

    def _inventions(self, fields: Fields) -> dict[str, str]:
        inner = Fields(fields.node("invent"), '"invent"', KINDS, self.problems, fields.at("invent"))
        found = {}
        for kind in KINDS:
            for scalar in inner.scalars(kind):
                if self._known(scalar.place, "fact", scalar.text, self.names):
                    self._fits(scalar.place, scalar.text, (_TYPES.get(kind, "names"),), f'what "{kind}" invents')
                found[scalar.text] = kind
        return found

    def _known(self, place: Place, what: str, name: str, allowed: list[str]) -> bool:
        if name not in allowed:
            self.problems.unknown(f"unknown-{what}", place, what, name, allowed, command="saikes facts")
        return name in allowed

    def _fits(self, place: Place, name: str, types: tuple[str, ...], what: str) -> bool:
        """Report a fact of a type that something is not for."""
        entry = self.facts[name]
        fits = isinstance(entry, FactDef) and entry.type in types
        if not fits and isinstance(entry, FactDef):
            message = f'{what} is for facts of type {" or ".join(types)}, "{name}" is {entry.type}'
            self.problems.add("wrong-type", place, message, "take another fact, or leave it out")
        return fits

    def _numbers(self, fields: Fields, key: str, allowed: list[str]) -> dict[str, int]:
        mapping, found = fields.mapping(key), {}
        inner = Fields(mapping, f'"{key}"', list(mapping), self.problems, fields.at(key))
        for name in mapping:
            number = self._within(inner, name, 0, 100 if key == "vary" else 1000, required=True)
            place = mapping.key_places[name]
            if self._known(place, "fact" if key == "vary" else "list", name, allowed):
                found[name] = number
                if key == "vary":
                    self._fits(place, name, _AMOUNTS, '"vary"')
                elif self.facts[name].key:  # type: ignore[union-attr]
                    message = f'records of "{name}" cannot be lost: others name them'
                    self.problems.add(
                        "wrong-key", place, message, "lose what stands in no other place, as staff or findings"
                    )
        return found

    def _otherwise(self, fields: Fields) -> dict[str, tuple[tuple[Scalar, int], ...]]:
        mapping, found = fields.mapping("otherwise"), {}
        for name, node in mapping.entries.items():
            place = mapping.key_places[name]
            if not (self._known(place, "fact", name, self.names) and self._fits(place, name, _EVENTS, '"otherwise"')):
                continue
            keys = list(node.entries) if isinstance(node, Mapping) else []
            inner = Fields(node, f'what "{name}" may be', self._values(name), self.problems, node.place)
            shares = [self._within(inner, key, 0, 1000, required=True) for key in keys]
            if sum(shares) > 1000:
                message = f'what "{name}" may be otherwise comes to {sum(shares)} in a thousand'
                self.problems.add("out-of-range", place, message, "1000 in all is the most")
            found[name] = tuple(
                (Scalar(key, False, inner.at(key)), share) for key, share in zip(keys, shares, strict=True)
            )
        return found

    def _values(self, name: str) -> list[str]:
        """List what a fact may be, `unknown` among it."""
        entry = self.facts[name]
        assert isinstance(entry, FactDef)  # noqa: S101 - the name of one
        codes = self.vocabulary.choices.get(entry.choices, {}) if entry.type == "choice" else ("true", "false")
        return [UNKNOWN, *codes]

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
            base, share = inner.text("base", required=True), self._within(inner, "share", 1, 10_000, required=True)
            if base and base not in recipe.bases:
                self.problems.unknown("unknown-base", inner.at("base"), "base dossier", base, list(recipe.bases))
            yield Plan(base, share, self._shares(inner, recipe), self._own(inner))

    def _shares(self, fields: Fields, recipe: Recipe) -> tuple[tuple[str, int], ...]:
        mapping, known = fields.mapping("situations"), [AS_IT_IS, *recipe.situations]
        inner = Fields(mapping, '"situations"', known, self.problems, fields.at("situations"))
        found = tuple((name, self._within(inner, name, 1, 10_000, required=True)) for name in mapping if name in known)
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
