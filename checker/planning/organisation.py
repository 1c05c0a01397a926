"""Builds the dossier of an organisation that is only planned, from facts given one by one and named as rules name them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.dossier.cells import CellReader
from checker.dossier.load import build_dossier
from checker.dossier.model import Dossier
from checker.pack.contract import REGISTERED_ON
from checker.pack.model import Pack
from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused
from checker.source.tree import Mapping, Node, Scalar
from checker.source.tree import Sequence as Listed
from checker.vocabulary.model import FactDef, ListDef, Vocabulary, flat

NAME = "saikes norms"
SITES = "sites"
NUMBER = "number"
NONE = "none"
# A command line has no lines.
_LINE = re.compile(r'"[^"]*" stands at line \d+; ')
_AT = Place(NAME, 1, 1)


@dataclass(frozen=True, slots=True)
class Given:
    """One fact as it was given: by which option, its name (`site.capacity.beds`), its value as written.

    `within` is what the option puts before the names that it takes ("site.capacity." for --capacity).
    """

    option: str
    name: str
    text: str
    within: str = ""

    @property
    def place(self) -> Place:
        return Place(self.option, 1, 1)


def check_norms(pack: Pack) -> None:
    """Raise Refused where a pack has no norms, or no sites to reckon them for."""
    if SITES not in pack.vocabulary.lists or not pack.tables:
        what = "norm tables" if SITES in pack.vocabulary.lists else f'"{SITES}" to reckon norms for'
        told = f'the rule pack "{pack.name}" has no {what}'
        raise Refused(
            [Problem("no-norms", Place("--rules", 1, 1), told, "norms stand in `norm_tables`; see docs/rules.md")]
        )


def facts_by_name(vocabulary: Vocabulary) -> dict[str, FactDef | ListDef]:
    """Give what may be given of an organisation: the facts and lists of a site, and the facts of the application."""
    sites = vocabulary.lists[SITES]
    found: dict[str, FactDef | ListDef] = {f"{sites.each}.{path}": entry for path, entry in flat(sites.fields)}
    found |= {path: entry for path, entry in flat(vocabulary.fields) if isinstance(entry, FactDef)}
    return {name: entry for name, entry in found.items() if entry.source != "derived" and name != REGISTERED_ON}


def organisation(given: Sequence[Given], pack: Pack, day: dt.date) -> Dossier:
    """Build the dossier of one site, registered on `day`; raises Refused with every fault, by the options that they stand in."""
    problems = Problems()
    writer = _Writer(pack.vocabulary, problems)
    root, site = _mapping(), _mapping()
    sites = pack.vocabulary.lists[SITES]
    _put(site, sites.key, Scalar("1", True, _AT), _AT)
    _put(root, REGISTERED_ON, Scalar(day.isoformat(), False, _AT), _AT)
    for one, entry in writer.known(given):
        node = writer.node(one, entry)
        if node is not None and one.name.startswith(f"{sites.each}."):
            _put(site, one.name.removeprefix(f"{sites.each}."), node, one.place)
        elif node is not None:
            _put(root, one.name, node, one.place)
    problems.raise_if_any()
    _put(root, SITES, Listed([site], _AT), _AT)
    for name, sample in _samples(pack):
        _put(root, name, Listed([sample], _AT), _AT)
    try:
        return build_dossier(root, pack.vocabulary, NAME)
    except Refused as error:
        raise Refused(replace(one, hint=_LINE.sub("", one.hint)) for one in error.problems) from None


def key_field(definition: ListDef) -> FactDef | None:
    """Give the choice that entries of a list are told apart by, as the category of recipients."""
    entries = [entry for entry in definition.fields.values() if isinstance(entry, FactDef)]
    return next((entry for entry in entries if entry.type == "choice" and entry.required), None)


def _samples(pack: Pack) -> Iterator[tuple[str, Mapping]]:
    """Give one record of each list that a norm is reckoned for below the site, with 1 of all it is reckoned from: one bed."""
    bound = {name for table in pack.tables.values() for name in table.variables}
    for name, definition in pack.vocabulary.lists.items():
        if definition.each not in bound or name == SITES:
            continue
        sample = _mapping()
        for path, entry in flat(definition.fields):
            if isinstance(entry, FactDef) and entry.required:
                _put(sample, path, Scalar("1", True, _AT), _AT)
        for quantity in pack.quantities.values():
            if quantity.kind == "fact" and quantity.owner == definition.each:
                _put(sample, quantity.path, Scalar("1", False, _AT), _AT)
        yield name, sample


class _Writer:
    """Turns values as they are written on the command line into what the loader of dossiers reads."""

    def __init__(self, vocabulary: Vocabulary, problems: Problems) -> None:
        self.vocabulary = vocabulary
        self.problems = problems
        self.cells = CellReader(vocabulary, problems)
        self.names = facts_by_name(vocabulary)

    def known(self, given: Sequence[Given]) -> Iterator[tuple[Given, FactDef | ListDef]]:
        """Give each fact with its definition; an unknown name and a second value are problems."""
        seen: dict[str, Given] = {}
        for one in given:
            entry = self.names.get(one.name)
            if entry is None:
                allowed = [name.removeprefix(one.within) for name in self.names if name.startswith(one.within)]
                self.problems.unknown("unknown-fact", one.place, "fact", one.name.removeprefix(one.within), allowed)
            elif one.name in seen:
                self.problems.add(
                    "repeated",
                    one.place,
                    f'"{one.name}" is given twice: "{seen[one.name].text}" and "{one.text}"',
                    "keep the one that counts; several values stand in one, with commas between",
                )
            else:
                yield one, entry
            seen.setdefault(one.name, one)

    def node(self, one: Given, entry: FactDef | ListDef) -> Node | None:
        if isinstance(entry, ListDef):
            return self._entries(one, entry)
        return self._value(one.text, entry, one.place)

    def _value(self, text: str, fact: FactDef, place: Place) -> Node:
        text = text.strip()
        if fact.type == "choices":
            return self.cells.node("" if text == NONE else text.replace(",", ";"), fact, place)
        return self.cells.node(text, fact, place)

    def _entries(self, one: Given, definition: ListDef) -> Node | None:
        """Read CODE=NUMBER[:FIELD=VALUE…] with commas between; `none` is a list without entries."""
        if one.text.strip() == NONE:
            return Listed([], one.place)
        key = key_field(definition)
        if key is None:
            self.problems.add(
                "wrong-kind", one.place, f'"{one.name}" cannot be given in one line', "write a dossier and check it"
            )
            return None
        records: list[Node] = []
        seen: set[tuple[str, ...]] = set()
        for part in one.text.split(","):
            record = self._entry(part.strip(), one, definition, key)
            same = tuple(
                node.text
                for name, node in record.entries.items()
                if isinstance(node, Scalar) and _is_choice(definition, name)
            )
            if same in seen:
                what = f'"{", ".join(same)}" stands twice in "{one.name}"'
                self.problems.add("repeated", one.place, what, "add the two numbers up, or leave one out")
            seen.add(same)
            records.append(record)
        return Listed(records, one.place)

    def _entry(self, part: str, one: Given, definition: ListDef, key: FactDef) -> Mapping:
        head, *more = part.split(":")
        code, equals, number = head.partition("=")
        record = _mapping(one.place)
        _put(record, key.name, Scalar(code.strip(), True, one.place), one.place)
        fields = [(NUMBER, number)] if equals else []
        for pair in more:
            name, _, value = pair.partition("=")
            fields.append((name.strip(), value))
        if not fields:
            self.problems.add(
                "no-number",
                one.place,
                f'"{part}" in "{one.name}" says no number',
                f"write {code.strip() or 'CODE'}=NUMBER, with commas between several",
            )
        for name, value in fields:
            entry = definition.fields.get(name)
            node = (
                self._value(value, entry, one.place) if isinstance(entry, FactDef) else Scalar(value, True, one.place)
            )
            if name == NUMBER and isinstance(node, Scalar) and node.text == "0":
                self.problems.add(
                    "no-number", one.place, f'"{part}" in "{one.name}" is none at all', "leave it out, or give a number"
                )
            _put(record, name, node, one.place)
        return record


def _is_choice(definition: ListDef, name: str) -> bool:
    entry = definition.fields.get(name)
    return isinstance(entry, FactDef) and entry.type == "choice"


def _mapping(place: Place = _AT) -> Mapping:
    return Mapping({}, place, {})


def _put(mapping: Mapping, path: str, node: Node, place: Place) -> None:
    """Put a node where its dotted name leads, through the mappings of groups."""
    *groups, last = path.split(".")
    for group in groups:
        below = mapping.entries.get(group)
        if not isinstance(below, Mapping):
            below = _mapping(place)
            mapping.entries[group], mapping.key_places[group] = below, place
        mapping = below
    mapping.entries[last], mapping.key_places[last] = node, place
