"""Where the texts of the law clash: both readings, the one applied, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from checker.pack.acts import Acts, Cite, read_cite
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Node, Sequence, kind_of
from checker.vocabulary.text import Text, read_text

Weight: TypeAlias = Literal["result", "form", "wording"]
# What a contradiction bears on: a result or a date, a form or the way of a paper, the wording alone; the gravest first.
WEIGHTS: tuple[Weight, ...] = ("result", "form", "wording")
_KEYS = ("id", "cites", "bears_on", "editions", "readings", "applied", "why")


@dataclass(frozen=True, slots=True)
class LawContradiction:
    """Two places of the law that clash: both readings, the one applied, and why.

    `editions` are those of the act cited first in which they clash; empty: all that are held.
    """

    id: str
    cites: tuple[Cite, ...]
    bears_on: Weight
    editions: tuple[str, ...]
    readings: tuple[Text, ...]
    applied: int
    why: Text

    def stands_in(self, editions: dict[str, str]) -> bool:
        """Tell whether the texts clash in these editions of the acts; an act whose edition is not given does not rule it out."""
        found = editions.get(self.cites[0].act)
        return not self.editions or found is None or found in self.editions


def by_weight(found: Iterable[LawContradiction]) -> tuple[LawContradiction, ...]:
    """Put those that change a result first; within one weight they keep the order of the rule files."""
    return tuple(sorted(found, key=lambda one: WEIGHTS.index(one.bears_on)))


def read_contradictions(node: Node | None, acts: Acts, problems: Problems) -> tuple[LawContradiction, ...]:
    """Read `contradictions:` of the law; each must cite a place and have two readings or more, one of them applied."""
    if node is not None and not isinstance(node, Sequence):
        problems.add("wrong-kind", node.place, f"a list must stand here, got {kind_of(node)}")
        return ()
    found: dict[str, LawContradiction] = {}
    for item in node.items if node is not None else ():
        entry = _contradiction(Fields(item, "a contradiction", _KEYS, problems, item.place), acts, problems)
        if entry is None:
            continue
        if entry.id in found:
            problems.add("duplicate-id", item.place, f'contradiction "{entry.id}" stands here a second time')
        found.setdefault(entry.id, entry)
    return tuple(found.values())


def _contradiction(fields: Fields, acts: Acts, problems: Problems) -> LawContradiction | None:
    name = fields.identifier("id")
    cites = [read_cite(below, acts, problems, fields.place) for below in fields.nodes("cites", required=True)]
    readings = tuple(
        read_text(below, f'reading of "{name}"', problems, fields.place, english=True)
        for below in fields.nodes("readings", required=True)
    )
    if len(readings) == 1:
        problems.add(
            "one-reading",
            fields.at("readings"),
            f'"{name}" has one reading',
            "a contradiction has two readings or more",
        )
    applied = fields.integer("applied", required=True) or 0
    if not 1 <= applied <= len(readings):
        problems.add("wrong-number", fields.at("applied"), f'"applied" must be 1 to {len(readings)}, got {applied}')
    weight = cast(Weight, fields.one_of("bears_on", WEIGHTS))
    known = tuple(cite for cite in cites if cite)
    why = read_text(fields.node("why"), f'why of "{name}"', problems, fields.place, english=True)
    if not known:
        return None
    return LawContradiction(name, known, weight, _editions(fields, known[0], acts, problems), readings, applied, why)


def _editions(fields: Fields, cite: Cite, acts: Acts, problems: Problems) -> tuple[str, ...]:
    known = [edition.id for edition in acts.acts[cite.act].editions]
    for scalar in fields.scalars("editions"):
        if scalar.text not in known:
            problems.unknown("unknown-edition", scalar.place, f'edition of "{cite.act}"', scalar.text, known)
    return fields.texts("editions")
