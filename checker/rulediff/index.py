"""Where the entries of a rule pack stand, by section and id: for what a loaded pack keeps without its place."""

from __future__ import annotations

from pathlib import Path

from checker.pack.files import pack_files
from checker.source.place import Place
from checker.source.reader import read_file
from checker.source.tree import Mapping, Node, Scalar, Sequence


class Index:
    """The places in the files of one pack, which must have been loaded without a fault."""

    def __init__(self, folder: Path) -> None:
        self._start = Place(str(folder), 1, 1)
        self._sections: dict[str, list[tuple[Node, Place]]] = {}
        for path in pack_files(folder):
            root = read_file(path)
            if not isinstance(root, Mapping):
                continue
            for key, node in root.entries.items():
                self._sections.setdefault(key, []).append((node, root.key_places[key]))

    def place(self, section: str, *path: str) -> Place:
        """Give the place of what a path of keys, ids and numbers leads to, or of the deepest part of it that is there."""
        found = max((_followed(*one, path) for one in self._sections.get(section, [])), key=_reached, default=None)
        return found[1] if found else self._start

    def text(self, section: str, *path: str) -> str:
        """Give the text that a path leads to, "" where there is none."""
        for one in self._sections.get(section, []):
            node, _, reached = _followed(*one, path)
            if reached == len(path) and isinstance(node, Scalar):
                return node.text
        return ""


def _followed(node: Node, place: Place, path: tuple[str, ...]) -> tuple[Node, Place, int]:
    for reached, name in enumerate(path):
        below = _below(node, name)
        if below is None:
            return node, place, reached
        node, place = below
    return node, place, len(path)


def _reached(found: tuple[Node, Place, int]) -> int:
    return found[2]


def _below(node: Node, name: str) -> tuple[Node, Place] | None:
    if isinstance(node, Mapping):
        found = node.get(name)
        return None if found is None else (found, node.key_places[name])
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            named = item.get("id") if isinstance(item, Mapping) else None
            if (isinstance(named, Scalar) and named.text == name) or name == f"#{number}":
                return item, item.place
    return None
