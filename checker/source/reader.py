"""Reads a YAML or JSON text into a tree that knows where everything stands.

Scalars stay raw: what `010140000123` or `no` means is decided later by the type that the vocabulary gives the fact, so
that no identifier loses a leading zero and no word turns into a truth value on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from checker.source.place import Place
from checker.source.problem import Problem, Refused
from checker.source.shown import UNPRINTABLE, shown
from checker.source.tree import Mapping, Node, Scalar, Sequence

MOST_BYTES = 10 * 1024 * 1024
MOST_DEPTH = 40
MOST_VALUES = 100_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOO_DEEP_AHEAD = "exceeded maximum nesting depth"
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_LINE_END = re.compile(r"\r\n|\r|\n")
_UTF8 = "save it as UTF-8 text"
_INDENT = 'mind the indentation; put text with ": " or "#" into quotes'
_CLOSE = "close every bracket, brace and quote that was opened; the file may be cut off"
_TAB = ("a tab stands in the indentation", "indent with spaces")
# What the YAML parser says, in words that tell what to do.
_SYNTAX = {
    "found unexpected end of stream": (
        "a quote that opens here is never closed",
        "close it, or put the whole text into quotes",
    ),
    "mapping values are not allowed in this context": ('": " is not allowed here', _INDENT),
    "did not find expected ',' or '}'": ('"," or "}" is expected here', _CLOSE),
    "did not find expected ',' or ']'": ('"," or "]" is expected here', _CLOSE),
    "did not find expected node content": ("a value is expected here", _CLOSE),
    "did not find expected key": ("a key is expected here", _INDENT),
    "found invalid Unicode character escape code": ("this escape is not a character", "write the character itself"),
    "found unknown escape character": ('unknown escape after "\\"', "write \\\\ for a backslash, or use single quotes"),
}
_FILL_IN = "fill it in or remove it; `saikes new` writes a dossier to start from"


def read_file(path: Path, name: str = "") -> Node:
    """Read one file; raises Refused with the place and the remedy when it cannot be read as YAML or JSON."""
    return read_bytes(read_data(path, name), name or str(path))


def read_data(path: Path, name: str = "") -> bytes:
    """Read the bytes of a file, one more than MOST_BYTES at most; raises Refused where it cannot be read.

    A file is read once: a pipe or /dev/stdin would give nothing the second time.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refused([_os_problem(name or str(path), error)]) from None


def read_bytes(data: bytes, name: str) -> Node:
    """Read a text held in memory; `name` stands for the file in messages."""
    return read_text(decode(data, name), name)


def read_line(data: bytes, name: str, number: int) -> Node:
    """Read one line of a file of which each line is a text of its own; all places are in line `number`.

    Raises Refused as `read_bytes` does.
    """
    try:
        return read_text(decode(data, name), name, number - 1)
    except Refused as refused:
        there = [replace(one, place=one.place._replace(line=number)) for one in refused.problems]
        raise Refused(there) from None


def read_text(text: str, name: str, above: int = 0) -> Node:
    """Read a decoded text, `above` being the number of lines of the file that stand before it.

    Raises Refused for a syntax fault, a duplicate key, an alias, a tag or too deep nesting, with places counted without those lines.
    """
    _refuse_controls(text, name)
    if text.lstrip()[:1] in {"{", "["}:
        text = _SURROGATES.sub(_join_surrogates, text)
    try:
        return _built(text, name, _LOADER, above)
    except yaml.YAMLError as error:
        raise Refused([_yaml_problem(name, text, error)]) from None


def _built(text: str, name: str, loader: Any, above: int) -> Node:
    try:
        return _Builder(name, yaml.parse(text, Loader=loader), above).document()
    except yaml.YAMLError as error:
        if getattr(error, "problem", None) != _TOO_DEEP_AHEAD or loader is yaml.SafeLoader:
            raise
        # libyaml reads brackets ahead of the events it gives, and newer ones give up before our own limit is seen.
        return _built(text, name, yaml.SafeLoader, above)


def _join_surrogates(found: re.Match[str]) -> str:
    high, low = int(found[1], 16), int(found[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def decode(data: bytes, name: str, save: str = _UTF8) -> str:
    """Decode UTF-8 text; `save` tells what to do with another encoding. Raises Refused also where there is too much or nothing."""
    start = Place(name, 1, 1)
    if len(data) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // 1024 // 1024} MB"
        raise Refused(
            [Problem("too-large", start, message, "keep scans beside the dossier and name them in `attachment`")]
        )
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Refused([Problem("not-utf8", start, "the file is UTF-16 or UTF-32 text", save)])
    if b"\x00" in data:
        raise Refused([Problem("not-text", start, "the file is not text: it holds a zero byte", save)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "ignore")) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise Refused([Problem("not-utf8", Place(name, line, column), message, save)]) from None
    if not text.strip():
        raise Refused([Problem("empty", start, "the file is empty", _FILL_IN)])
    return text


def _refuse_controls(text: str, name: str) -> None:
    """Refuse characters that act on a screen instead of showing themselves: nobody means to write them."""
    for found in UNPRINTABLE.finditer(text):
        if found[0] not in "\t\n\r":
            before = text[: found.start()]
            line = len(_LINE_END.findall(before)) + 1
            column = found.start() - max(before.rfind("\n"), before.rfind("\r"))
            raise Refused([control_problem(Place(name, line, column), found[0])])


def control_problem(place: Place, character: str) -> Problem:
    """Word a character that nobody means to write."""
    return Problem(
        "control-character", place, f"invisible character U+{ord(character):04X}", "remove it, or write the text anew"
    )


def _os_problem(name: str, error: OSError | ValueError) -> Problem:
    reasons: dict[type, str] = {
        FileNotFoundError: "no such file",
        IsADirectoryError: "this is a folder, not a file",
        PermissionError: "the file may not be read",
    }
    reason = reasons.get(type(error)) or str(getattr(error, "strerror", None) or "the file cannot be read")
    return Problem("unreadable", Place(name, 1, 1), reason, "check the name and the rights of the file")


def _yaml_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not readable as YAML")
    context, mark = getattr(error, "context", None), getattr(error, "problem_mark", None)
    if what == "found unexpected end of stream":
        mark = getattr(error, "context_mark", None) or mark
    lines = _LINE_END.split(text)
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)
    if place.line > len(lines):
        # The parser adds an end of line to a file that was cut off.
        place = Place(name, len(lines), len(lines[-1]) + 1)
    if "tab character" in what:
        return Problem("syntax", place, *_TAB)
    if what == "found character that cannot start any token":
        return Problem("syntax", place, *_wrong_start(lines[place.line - 1][place.column - 1 : place.column]))
    message, hint = _SYNTAX.get(what, (f"{context}: {what}" if context else what, _INDENT))
    return Problem("syntax", place, message, hint)


def _wrong_start(found: str) -> tuple[str, str]:
    if found == "\t":
        return _TAB
    return f'a value must not begin with "{found}"', "put the text into quotes"


class _Builder:
    """Builds the tree from parser events, so that aliases, tags and duplicate keys are seen and refused."""

    def __init__(self, name: str, events: Iterator[Any], above: int) -> None:
        self._name = name
        self._first = above + 1
        self._events = events
        self._values = 0

    def document(self) -> Node:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            raise Refused([Problem("empty", Place(self._name, 1, 1), "the file holds nothing but comments", _FILL_IN)])
        node = self._node(next(self._events), "", 0)
        next(self._events)
        after = next(self._events)
        if isinstance(after, yaml.DocumentStartEvent):
            self._refuse(
                "several-documents",
                after,
                "a second YAML document begins here",
                "one file holds one document; remove the `---` line or split the file",
            )
        return node

    def _place(self, event: Any, pointer: str) -> Place:
        mark = event.start_mark
        return Place(self._name, mark.line + self._first, mark.column + 1, pointer)

    def _refuse(self, code: str, event: Any, message: str, hint: str) -> None:
        raise Refused([Problem(code, self._place(event, ""), message, hint)])

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(
                "alias",
                event,
                f'anchor "&{shown(event.anchor)}" is not allowed',
                "write the value out where it is needed",
            )
        if event.tag is not None:
            self._refuse("tag", event, f'tag "{shown(event.tag)}" is not allowed', "remove the tag")

    def _refuse_controls(self, event: Any) -> None:
        """Refuse what an escape as "\\e" or "\\u202e" puts into a text."""
        for found in UNPRINTABLE.finditer(event.value):
            if found[0] not in "\t\n":
                raise Refused([control_problem(self._place(event, ""), found[0])])

    def _node(self, event: Any, pointer: str, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                "alias", event, f'alias "*{event.anchor}" is not allowed', "write the value out where it is needed"
            )
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if depth > MOST_DEPTH:
            self._refuse("too-deep", event, f"nested more than {MOST_DEPTH} levels deep", "flatten the value")
        self._values += 1
        if self._values > MOST_VALUES:
            self._refuse("too-large", event, f"more than {MOST_VALUES} values in one file", "split the file")
        place = self._place(event, pointer)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"':
                self._refuse_controls(event)
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
                self._refuse(
                    "key",
                    event,
                    "a key must be plain text",
                    "write the key as one word; put text that begins with [, {, * or & into quotes",
                )
            if event.anchor is not None or event.tag is not None:
                self._refuse_marks(event)
            if event.style == '"':
                self._refuse_controls(event)
            key = event.value
            if key in mapping.entries:
                first = mapping.key_places[key]
                self._refuse(
                    "duplicate-key",
                    event,
                    f'key "{shown(key)}" stands here a second time',
                    f"it stands first at line {first.line}; keep one of the two",
                )
            escaped = key.replace("~", "~0").replace("/", "~1") if "~" in key or "/" in key else key
            below = f"{pointer}/{escaped}"
            mapping.key_places[key] = self._place(event, below)
            mapping.entries[key] = self._node(next(self._events), below, depth + 1)
        return mapping
