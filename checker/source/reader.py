"""Reads a YAML or JSON text into a tree that knows where everything stands.

Scalars stay raw: what `010140000123` or `no` means is decided later by the type that the vocabulary gives the fact, so
that no identifier loses a leading zero and no word turns into a truth value on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import yaml

from checker.source.place import Place
from checker.source.problem import Problem, Refused
from checker.source.tree import Mapping, Node, Scalar, Sequence

MOST_BYTES = 10 * 1024 * 1024
MOST_DEPTH = 40
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_UTF8 = "save it as UTF-8 text"


def read_file(path: Path, name: str = "") -> Node:
    """Read one file; raises Refused with the place and the remedy when it cannot be read as YAML or JSON."""
    shown = name or str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refused([_os_problem(shown, error)]) from None
    return read_bytes(data, shown)


def read_stream(stream: BinaryIO, name: str) -> Node:
    """Read standard input or any other byte stream, at most MOST_BYTES of it."""
    return read_bytes(stream.read(MOST_BYTES + 1), name)


def read_bytes(data: bytes, name: str) -> Node:
    """Read a text held in memory; `name` stands for the file in messages."""
    return read_text(_decode(data, name), name)


def read_text(text: str, name: str) -> Node:
    """Read a decoded text; raises Refused for a syntax fault, a duplicate key, an alias, a tag or too deep nesting."""
    if text.lstrip()[:1] in {"{", "["}:
        text = _SURROGATES.sub(_join_surrogates, text)
    try:
        return _Builder(name, yaml.parse(text, Loader=_LOADER)).document()
    except yaml.YAMLError as error:
        raise Refused([_yaml_problem(name, error)]) from None


def _join_surrogates(found: re.Match[str]) -> str:
    high, low = int(found[1], 16), int(found[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def _decode(data: bytes, name: str) -> str:
    start = Place(name, 1, 1)
    if len(data) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // 1024 // 1024} MB"
        raise Refused([Problem("too-large", start, message, "keep scans beside the dossier and name them in `attachment`")])
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Refused([Problem("not-utf8", start, "the file is UTF-16 text", _UTF8)])
    if b"\x00" in data:
        raise Refused([Problem("not-text", start, "the file is not text: it holds a zero byte", _UTF8)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise Refused([Problem("not-utf8", Place(name, line, column), message, _UTF8)]) from None
    if not text.strip():
        raise Refused([Problem("empty", start, "the file is empty", "`saikes new` writes a dossier to start from")])
    return text


def _os_problem(name: str, error: OSError) -> Problem:
    reasons = {FileNotFoundError: "no such file", IsADirectoryError: "this is a folder, not a file",
               PermissionError: "the file may not be read"}
    reason = reasons.get(type(error), error.strerror or "the file cannot be read")
    return Problem("unreadable", Place(name, 1, 1), reason, "check the name and the rights of the file")


def _yaml_problem(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable as YAML"
    context = getattr(error, "context", None)
    message = f"{context}: {what}" if context else str(what)
    return Problem("syntax", place, message, 'mind the indentation; put text with ": " or "#" into quotes')


class _Builder:
    """Builds the tree from parser events, so that aliases, tags and duplicate keys are seen and refused."""

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self._name = name
        self._events = events

    def document(self) -> Node:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            raise Refused([Problem("empty", Place(self._name, 1, 1), "the file holds nothing but comments",
                                   "`saikes new` writes a dossier to start from")])
        node = self._node(next(self._events), "", 0)
        next(self._events)
        after = next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            self._refuse("several-documents", after, "a second YAML document begins here",
                         "one file holds one document; remove the `---` line or split the file")
        return node

    def _place(self, event: Any, pointer: str) -> Place:
        return Place(self._name, event.start_mark.line + 1, event.start_mark.column + 1, pointer)

    def _refuse(self, code: str, event: Any, message: str, hint: str) -> None:
        raise Refused([Problem(code, self._place(event, ""), message, hint)])

    def _node(self, event: Any, pointer: str, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self._refuse("alias", event, f'alias "*{event.anchor}" is not allowed', "write the value out where it is needed")
        if event.anchor is not None:
            self._refuse("alias", event, f'anchor "&{event.anchor}" is not allowed', "write the value out where it is needed")
        if event.tag is not None and event.tag != "!":
            self._refuse("tag", event, f'tag "{event.tag}" is not allowed', "remove the tag")
        if depth > MOST_DEPTH:
            self._refuse("too-deep", event, f"nested more than {MOST_DEPTH} levels deep", "flatten the value")
        place = self._place(event, pointer)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, bool(event.style), place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, pointer, depth)
        return self._mapping(place, pointer, depth)

    def _sequence(self, place: Place, pointer: str, depth: int) -> Sequence:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, f"{pointer}/{len(items)}", depth + 1))
        return Sequence(items, place)

    def _mapping(self, place: Place, pointer: str, depth: int) -> Mapping:
        mapping = Mapping({}, place)
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse("key", event, "a key must be plain text", "write the key as one word")
            key = event.value
            if key in mapping.entries:
                first = mapping.key_places[key]
                self._refuse("duplicate-key", event, f'key "{key}" stands here a second time',
                             f"it stands first at line {first.line}; keep one of the two")
            below = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            mapping.key_places[key] = self._place(event, below)
            mapping.entries[key] = self._node(next(self._events), below, depth + 1)
        return mapping
