"""Reads `not_carried:`, the places of the acts that no rule carries, each with the reason why."""

from __future__ import annotations

from checker.pack.acts import Acts, Cite, read_cite
from checker.pack.model import Uncarried
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Node, Sequence, kind_of
from checker.vocabulary.text import read_text

_KEYS = ("cite", "editions", "why")


def read_uncarried(node: Node | None, acts: Acts, problems: Problems) -> tuple[Uncarried, ...]:
    """Read every entry; a place left out twice in one edition is a problem."""
    if node is not None and not isinstance(node, Sequence):
        problems.add("wrong-kind", node.place, f'section "not_carried" must be a list, got {kind_of(node)}')
        return ()
    found: list[Uncarried] = []
    for item in node.items if node is not None else ():
        fields = Fields(item, "a place that is not carried", _KEYS, problems, item.place)
        cite = read_cite(fields.node("cite"), acts, problems, fields.place)
        why = read_text(fields.node("why"), "why", problems, fields.place, english=True)
        if cite is None:
            continue
        entry = Uncarried(cite, _editions(fields, cite, acts, problems), why, fields.place)
        first = next((one for one in found if _same(one, entry)), None)
        if first is not None:
            problems.add(
                "duplicate-place",
                entry.place,
                f"{acts.worded(cite, 'en')} is left out here a second time",
                f"first at {first.place.short}",
            )
        found.append(entry)
    return tuple(found)


def _editions(fields: Fields, cite: Cite, acts: Acts, problems: Problems) -> tuple[str, ...]:
    known = [edition.id for edition in acts.acts[cite.act].editions]
    for scalar in fields.scalars("editions"):
        if scalar.text not in known:
            problems.unknown("unknown-edition", scalar.place, "edition", scalar.text, known)
    return fields.texts("editions")


def _same(one: Uncarried, other: Uncarried) -> bool:
    overlap = not one.editions or not other.editions or bool(set(one.editions) & set(other.editions))
    return one.cite == other.cite and overlap
