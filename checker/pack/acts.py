"""Acts, their editions with dates of force, and how places in them are cited."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.text import NOTHING, Text, read_text


@dataclass(frozen=True, slots=True)
class Edition:
    """The text of an act from one day on; `assumed` says why the day is not certain, `held` whether the text is in hand."""

    id: str
    begins: dt.date
    held: bool
    caused_by: str
    source: str
    assumed: Text
    note: Text
    place: Place


@dataclass(frozen=True, slots=True)
class Act:
    """One act; `units` are the kinds of places in it, each with the numbers that exist.

    `accounted` are the places of which each must be carried by a rule or left out with a reason. `procedure` says that it lays down
    the procedure: the forms of the pack are its annexes.
    """

    id: str
    title: Text
    short: Text
    units: dict[str, tuple[str, ...]]
    editions: tuple[Edition, ...]
    accounted: tuple[Cite, ...] = ()
    procedure: bool = False

    def edition_on(self, day: dt.date) -> Edition | None:
        """Give the edition in force on a day, or None before the first one."""
        found = None
        for edition in self.editions:
            if edition.begins <= day:
                found = edition
        return found

    def edition(self, name: str) -> Edition | None:
        return next((edition for edition in self.editions if edition.id == name), None)


@dataclass(frozen=True, slots=True)
class Unit:
    """How one kind of place is worded; `{n}` is its number."""

    id: str
    words: Text


@dataclass(frozen=True, slots=True)
class Cite:
    """A place in an act: the units from the largest to the smallest, each with its number."""

    act: str
    units: tuple[tuple[str, str], ...]

    def number(self, unit: str) -> str:
        return next((number for name, number in self.units if name == unit), "")

    def within(self, other: Cite) -> bool:
        """Tell whether this is the place named by another cite, or a part of it."""
        return self.act == other.act and set(other.units) <= set(self.units)


@dataclass(frozen=True)
class Acts:
    """All acts that the rules cite."""

    acts: dict[str, Act]
    units: dict[str, Unit]

    @property
    def procedure(self) -> Act | None:
        """Give the act whose annexes are the forms: the one that says so, or the only one; None where that is not told."""
        told = [act for act in self.acts.values() if act.procedure] or list(self.acts.values())
        return told[0] if len(told) == 1 else None

    def worded(self, cite: Cite, language: str) -> str:
        """Word a cite, as "Order 222, row 4"."""
        placed = self.placed(cite, language)
        return ", ".join([self.acts[cite.act].short.of(language), *([placed] if placed else [])])

    def placed(self, cite: Cite, language: str) -> str:
        """Word a cite without its act, as "row 4"."""
        return ", ".join(self.units[name].words.of(language).replace("{n}", number) for name, number in cite.units)


def read_acts(units: Node | None, acts: Node | None, problems: Problems, at: Place) -> Acts:
    """Read `units:` and `acts:`; editions must stand in the order of their days."""
    known = {}
    if isinstance(units, Mapping):
        known = {
            name: Unit(name, read_text(node, f'unit "{name}"', problems, at, english=True))
            for name, node in units.entries.items()
        }
    found: dict[str, Act] = {}
    for node in _items(acts, problems):
        act = _act(node, known, problems)
        first = next((one.id for one in found.values() if one.procedure), "")
        if act.procedure and first:
            told = f'act "{act.id}" says "procedure: true", and so does "{first}"'
            problems.add(
                "two-procedures", node.place, told, "one act lays down the procedure, and the forms are its annexes"
            )
        if act.id in found:
            problems.add("duplicate-id", node.place, f'act "{act.id}" stands here a second time')
        found.setdefault(act.id, act)
    return Acts(found, known)


def _items(node: Node | None, problems: Problems) -> list[Node]:
    if node is None:
        return []
    if isinstance(node, Sequence):
        return node.items
    problems.add("wrong-kind", node.place, f"a list must stand here, got {kind_of(node)}")
    return []


def _act(node: Node, units: dict[str, Unit], problems: Problems) -> Act:
    keys = ("id", "title", "short", "units", "editions", "account_for", "procedure")
    fields = Fields(node, "an act", keys, problems, node.place)
    name = fields.identifier("id")
    numbers = {}
    mapping = fields.mapping("units")
    for unit, below in mapping.entries.items():
        if unit not in units:
            problems.unknown("unknown-unit", mapping.key_places[unit], "unit", unit, list(units))
        numbers[unit] = _numbers(below, problems)
    editions = tuple(_edition(item, problems) for item in fields.nodes("editions", required=True))
    for before, after in itertools.pairwise(editions):
        if after.begins <= before.begins:
            problems.add(
                "edition-order",
                after.place,
                f'edition "{after.id}" begins no later than "{before.id}"',
                "editions stand in the order of their days",
            )
    return Act(
        name,
        read_text(fields.node("title"), f'title of "{name}"', problems, fields.place, english=True),
        read_text(fields.node("short"), f'short name of "{name}"', problems, fields.place, english=True),
        numbers,
        editions,
        tuple(_accounted(fields, name, numbers, problems)),
        fields.flag("procedure"),
    )


def _accounted(fields: Fields, act: str, numbers: dict[str, tuple[str, ...]], problems: Problems) -> Iterator[Cite]:
    """Read `account_for:`, a list of kinds of places, or of one kind within a place: {unit: point, within: {annex: "1"}}."""
    for item in fields.nodes("account_for"):
        entry = Fields(item, "a kind of places", ("unit", "within"), problems, item.place)
        unit, around = entry.scalar("unit", required=True), entry.mapping("within")
        named = [(key, below.text) for key, below in around.entries.items() if isinstance(below, Scalar)]
        for key, number in named:
            if number not in numbers.get(key, ()):
                problems.unknown(
                    "unknown-number", around.key_places[key], f'{key} of "{act}"', number, numbers.get(key, ())
                )
        if unit is None:
            continue
        if unit.text not in numbers:
            problems.unknown("unknown-unit", unit.place, f'unit of "{act}"', unit.text, list(numbers))
        for number in numbers.get(unit.text, ()):
            yield Cite(act, (*named, (unit.text, number)))


def _numbers(node: Node, problems: Problems) -> tuple[str, ...]:
    """Read the numbers that exist: a list, or a range written "1-42"."""
    if isinstance(node, Sequence):
        return tuple(item.text for item in node.items if isinstance(item, Scalar))
    text = node.text if isinstance(node, Scalar) else ""
    first, dash, last = text.partition("-")
    if dash and first.isdigit() and last.isdigit():
        return tuple(str(number) for number in range(int(first), int(last) + 1))
    problems.add("wrong-kind", node.place, f"numbers must be a list or a range as 1-42, got {kind_of(node)}")
    return ()


def _edition(node: Node, problems: Problems) -> Edition:
    fields = Fields(
        node, "an edition", ("id", "begins", "held", "caused_by", "source", "assumed", "note"), problems, node.place
    )
    assumed, note = fields.node("assumed"), fields.node("note")
    return Edition(
        id=fields.identifier("id"),
        begins=fields.day("begins", required=True) or dt.date.max,
        held=fields.flag("held", default=True),
        caused_by=fields.text("caused_by"),
        source=fields.text("source"),
        assumed=read_text(assumed, "assumed", problems, fields.place, english=True) if assumed else NOTHING,
        note=read_text(note, "note", problems, fields.place, english=True) if note else NOTHING,
        place=fields.place,
    )


def read_cite(node: Node | None, acts: Acts, problems: Problems, at: Place) -> Cite | None:
    """Read {act, row: 4, …}; an unknown act, unit or number is a problem."""
    if not isinstance(node, Mapping):
        problems.add("missing-cite", at, "a rule must cite the law: cite: {act: …, …}", f"acts: {', '.join(acts.acts)}")
        return None
    name = node.get("act")
    act = acts.acts.get(name.text) if isinstance(name, Scalar) else None
    if act is None:
        shown = name.text if isinstance(name, Scalar) else ""
        problems.unknown("unknown-act", name.place if name else node.place, "act", shown, list(acts.acts))
        return None
    units = []
    for key, below in node.entries.items():
        if key == "act":
            continue
        if key not in act.units:
            problems.unknown("unknown-unit", node.key_places[key], f'unit of "{act.id}"', key, list(act.units))
            continue
        number = below.text if isinstance(below, Scalar) else kind_of(below)
        if number not in act.units[key]:
            problems.unknown("unknown-number", below.place, f'{key} of "{act.id}"', number, act.units[key])
        units.append((key, number))
    return Cite(act.id, tuple(units))
