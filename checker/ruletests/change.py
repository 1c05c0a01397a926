"""Makes the changed dossier of a case: a copy of the base tree in which entries are dropped, set and added.

Paths go by the names of the vocabulary; an entry of a list is chosen by what tells it from others, its key and what it must state, and
by the records that it refers to: `sites[main].form`, `registers[fire_permit, branch]`, `sites[main].recipients[elderly]`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef

_PATH = re.compile(r"(\w+(\[[^\[\]]+\])?\.)*\w+(\[[^\[\]]+\])?")
_STEP = re.compile(r"(\w+)(?:\[([^\[\]]+)\])?")


class Step(NamedTuple):
    """A key on the way; `words` choose one entry of the list behind it (none: the value itself)."""

    name: str
    words: tuple[str, ...]


class _Found(NamedTuple):
    """Where a path leads: the mapping that has its last step, and what the vocabulary says of its keys."""

    parent: Mapping
    last: Step
    fields: dict[str, Field]


def copied(node: Node) -> Node:
    """Copy a tree; the places stay those of the text that it was read from."""
    if isinstance(node, Mapping):
        entries = {key: copied(below) for key, below in node.entries.items()}
        return Mapping(entries, node.place, dict(node.key_places))
    if isinstance(node, Sequence):
        return Sequence([copied(item) for item in node.items], node.place)
    return node


class Change:
    """Changes one tree in place; whatever a path does not find is a problem at the place of the path."""

    def __init__(self, root: Mapping, fields: dict[str, Field], problems: Problems) -> None:
        self.root = root
        self.fields = fields
        self.problems = problems

    def drop(self, path: Scalar) -> None:
        """Take out an entry of a list, or a key; `sites[main]`, `applicant.kind`."""
        found = self._parent(path.text, path.place, create=False)
        if found is None:
            return
        parent, last, fields = found
        if last.name not in parent.entries:
            self.problems.unknown("nothing-there", path.place, "key to drop", last.name, list(parent.entries))
        elif not last.words:
            del parent.entries[last.name]
        else:
            entry, below = self._entry(parent, last, fields, path.place), parent.entries[last.name]
            if entry is not None and isinstance(below, Sequence):
                below.items = [item for item in below.items if item is not entry]

    def set(self, path: str, value: Node, place: Place) -> None:
        """Give a fact another value; null makes it unknown."""
        found = self._parent(path, place, create=True)
        if found is None:
            return
        parent, last, _ = found
        if last.words:
            self.problems.add(
                "bad-path",
                place,
                f'"{path}" names a whole entry',
                "set its facts one by one, or drop it and add another",
            )
            return
        parent.entries[last.name] = value
        parent.key_places[last.name] = place

    def add(self, path: str, value: Node, place: Place) -> None:
        """Append entries to a list, which is made where the base does not give it."""
        found = self._parent(path, place, create=True)
        if found is None:
            return
        parent, last, _ = found
        if last.words or not isinstance(value, Sequence):
            self.problems.add(
                "wrong-kind", value.place, f'"{path}" must be given a list of entries, got {kind_of(value)}'
            )
            return
        there = parent.entries.get(last.name)
        items = there.items if isinstance(there, Sequence) else []
        parent.entries[last.name] = Sequence([*items, *value.items], there.place if there else value.place)
        parent.key_places.setdefault(last.name, place)

    def _parent(self, path: str, place: Place, *, create: bool) -> _Found | None:
        if not _PATH.fullmatch(path):
            self.problems.add(
                "bad-path",
                place,
                f'"{path}" is not a path',
                "write it as applicant.kind or documents[fire_act].positive",
            )
            return None
        steps = [Step(found[1], _words(found[2] or "")) for found in _STEP.finditer(path)]
        node, fields = self.root, self.fields
        for step in steps[:-1]:
            if create and not step.words:
                node.entries.setdefault(step.name, Mapping({}, place))
                node.key_places.setdefault(step.name, place)
            below = self._entry(node, step, fields, place) if step.words else node.entries.get(step.name)
            if not isinstance(below, Mapping):
                if not step.words:
                    self.problems.unknown("nothing-there", place, "group", step.name, list(node.entries))
                return None
            entry = fields.get(step.name)
            node, fields = below, entry.fields if isinstance(entry, GroupDef | ListDef) else {}
        return _Found(node, steps[-1], fields)

    def _entry(self, parent: Mapping, step: Step, fields: dict[str, Field], place: Place) -> Mapping | None:
        keys = telling(fields.get(step.name))
        below = parent.entries.get(step.name)
        items = below.items if isinstance(below, Sequence) else []
        entries = [item for item in items if isinstance(item, Mapping)]
        chosen = [entry for entry in entries if set(step.words) <= set(_names(entry, keys))]
        shown = ", ".join(step.words)
        if not chosen:
            known = list(dict.fromkeys(name for entry in entries for name in _names(entry, keys)))
            self.problems.unknown("nothing-there", place, f'entry of "{step.name}"', shown, known)
        elif len(chosen) > 1:
            self.problems.add(
                "ambiguous",
                place,
                f'"{step.name}[{shown}]" is {len(chosen)} entries',
                f"name the site too: {step.name}[{shown}, …]",
            )
        return chosen[0] if len(chosen) == 1 else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def telling(entry: Field | None) -> list[str]:
    """Name the fields of a list that tell its entries apart."""
    if not isinstance(entry, ListDef):
        return []
    told = {entry.key, *entry.unique}
    return [
        name
        for name, field in entry.fields.items()
        if isinstance(field, FactDef) and (field.required or name in told or field.type == "reference")
    ]


def _names(entry: Mapping, keys: list[str]) -> list[str]:
    return [found.text for key in keys if isinstance(found := entry.get(key), Scalar)]
