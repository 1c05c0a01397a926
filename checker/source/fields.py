"""Takes typed values out of a mapping of a rule file and reports what does not fit, with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence as Seq
from contextlib import suppress

from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


class Fields:
    """The keys of one mapping; every key is either taken or reported as unknown."""

    def __init__(self, node: Node | None, what: str, allowed: Seq[str], problems: Problems, at: Place) -> None:
        self.what = what
        self.problems = problems
        self.place = node.place if node is not None else at
        self._map = node if isinstance(node, Mapping) else Mapping({}, self.place)
        if not isinstance(node, Mapping):
            got = kind_of(node) if node is not None else "nothing"
            problems.add(
                "wrong-kind", self.place, f"{what} must be a mapping, got {got}", f"keys: {', '.join(allowed)}"
            )
        for key in self._map:
            if key not in allowed:
                problems.unknown("unknown-key", self._map.key_places[key], f"key in {what}", key, allowed)

    def __contains__(self, key: str) -> bool:
        return key in self._map.entries

    def node(self, key: str) -> Node | None:
        """Give the raw node; a key left empty counts as not there."""
        found = self._map.get(key)
        return None if isinstance(found, Scalar) and found.is_null else found

    def at(self, key: str) -> Place:
        """Give the place of a key, or of the mapping where the key is missing."""
        return self._map.key_places.get(key, self.place)

    def missing(self, key: str) -> None:
        self.problems.add("missing-key", self.place, f'{self.what} lacks the key "{key}"', f'add "{key}: …"')

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        found = self.node(key)
        if found is None:
            if required:
                self.missing(key)
            return None
        if not isinstance(found, Scalar):
            self.problems.add("wrong-kind", found.place, f'"{key}" must be one value, got {kind_of(found)}')
            return None
        return found

    def text(self, key: str, *, required: bool = False) -> str:
        found = self.scalar(key, required=required)
        return found.text if found else ""

    def identifier(self, key: str) -> str:
        """Take an id: lower-case words joined by - _ or a dot."""
        found = self.scalar(key, required=True)
        if found is None:
            return ""
        if not _ID.fullmatch(found.text):
            self.problems.add(
                "bad-id", found.place, f"{kind_of(found)} is not an id", "ids are lower-case words joined by -"
            )
        return found.text

    def flag(self, key: str, *, default: bool = False) -> bool:
        found = self.scalar(key)
        if found is None:
            return default
        if found.quoted or found.text not in {"true", "false"}:
            self._wrong_type(found, f'"{key}" must be true or false', "write true or false without quotes")
        return found.text == "true"

    def integer(self, key: str, *, required: bool = False) -> int | None:
        found = self.scalar(key, required=required)
        if found is None:
            return None
        if found.quoted or not re.fullmatch(r"-?[0-9]{1,9}", found.text):
            self._wrong_type(found, f'"{key}" must be a whole number', "write it in digits, without quotes")
            return None
        return int(found.text)

    def day(self, key: str, *, required: bool = False) -> dt.date | None:
        found = self.scalar(key, required=required)
        if found is None:
            return None
        # Other ISO shapes (20250101, 2025-W01-1) are refused: there is one way to write a day.
        if _DAY.fullmatch(found.text):
            with suppress(ValueError):
                return dt.date.fromisoformat(found.text)
        self._wrong_type(found, f'"{key}" must be a date YYYY-MM-DD', "a day that exists, for example 2025-04-01")
        return None

    def _wrong_type(self, found: Scalar, wanted: str, hint: str) -> None:
        self.problems.add("wrong-type", found.place, f"{wanted}, got {kind_of(found)}", hint)

    def one_of(self, key: str, allowed: Seq[str], *, default: str = "") -> str:
        found = self.scalar(key, required=not default)
        if found is None:
            return default
        if found.text not in allowed:
            self.problems.unknown("unknown-value", found.place, key, found.text, allowed)
            return default or allowed[0]
        return found.text

    def nodes(self, key: str, *, required: bool = False) -> list[Node]:
        found = self.node(key)
        if found is None:
            if required:
                self.missing(key)
            return []
        if not isinstance(found, Sequence):
            self.problems.add("wrong-kind", found.place, f'"{key}" must be a list, got {kind_of(found)}')
            return []
        return found.items

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(item.text for item in self.scalars(key))

    def scalars(self, key: str) -> list[Scalar]:
        found = []
        for item in self.nodes(key):
            if isinstance(item, Scalar) and not item.is_null:
                found.append(item)
            else:
                self.problems.add("wrong-kind", item.place, f'"{key}" must list single values, got {kind_of(item)}')
        return found

    def mapping(self, key: str, *, required: bool = False) -> Mapping:
        found = self.node(key)
        if found is None and required:
            self.missing(key)
        if found is not None and not isinstance(found, Mapping):
            self.problems.add("wrong-kind", found.place, f'"{key}" must be a mapping, got {kind_of(found)}')
        return found if isinstance(found, Mapping) else Mapping({}, self.at(key))
