"""Lays YAML text out in one way: two columns a level, one space where one belongs. Words, comments and their order stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from checker.source.reader import read_text
from checker.source.tree import Mapping, Node, Scalar, Sequence

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_END = re.compile(r"\r\n|\r|\n")
_OPENS = (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)
_CLOSES = (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_SEEN = (*_OPENS, *_CLOSES, yaml.FlowEntryToken, yaml.BlockEntryToken, yaml.ValueToken, yaml.ScalarToken)


class NotTheSame(Exception):
    """The text laid out would not say what it said: a fault of ours, and nothing is written."""


@dataclass(slots=True)
class _Block:
    """A block that is open: its kind, and the column where its entries are to stand."""

    kind: Literal["mapping", "sequence"]
    column: int
    without_indent: bool = False


@dataclass(slots=True)
class _Lines:
    """What is to happen to each line: the columns it moves by, and the gaps that are to be of another width."""

    moves: dict[int, int] = field(default_factory=dict)
    gaps: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)


def tidy(text: str, name: str) -> str:
    """Give the text laid out.

    Raises Refused with its place for text that is no YAML of ours, NotTheSame where the outcome would mean something else.
    """
    before = read_text(text, name)
    written = _LINE_END.split(text.removeprefix("\ufeff"))
    laid = _Layout([line.rstrip() for line in written])
    out: list[str] = []
    for number, line in enumerate(written):
        if line.strip() or number in laid.inside or (out and out[-1]):
            out.append(laid.moved(number, line if number in laid.literal else line.rstrip()))
    while out and not out[-1]:
        out.pop()
    after = "\n".join(out) + "\n"
    if not same(before, read_text(after, name)):
        raise NotTheSame(name)
    return after


def same(one: Node, other: Node) -> bool:
    """Tell whether two trees hold the same keys and values in the same order, quoted alike."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return (one.text, one.quoted) == (other.text, other.quoted)
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(map(same, one.items, other.items))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one.entries) == list(other.entries) and all(map(same, one.entries.values(), other.entries.values()))
    return False


class _Layout:
    """Walks the tokens of a text once and says where each line is to begin and how wide each gap is to be."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.blocks: list[_Block] = []
        self.depth = 0
        self.flow_move = 0
        self.plan = _Lines()
        # Lines within a text of several lines, and those of them where every space counts.
        self.inside: set[int] = set()
        self.literal: set[int] = set()
        self._walk("\n".join(lines) + "\n")
        self._place_comments()

    def moved(self, number: int, line: str) -> str:
        """Give a line where it is to stand, with its gaps as they are to be."""
        for start, end, width in sorted(self.plan.gaps.get(number, ()), reverse=True):
            line = line[:start] + " " * width + line[end:]
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip():
            return line[: max(indent + self.plan.moves.get(number, 0), 0)] if number in self.literal else ""
        return " " * max(indent + self.plan.moves.get(number, 0), 0) + line[indent:]

    def _walk(self, text: str) -> None:
        last: Any = None
        for token in yaml.scan(text, Loader=_LOADER):
            self._structure(token)
            line, column = token.start_mark.line, token.start_mark.column
            asked = isinstance(token, yaml.KeyToken) and self.lines[line].startswith("?", column)
            if not (asked or isinstance(token, _SEEN)):
                continue
            if last is None or last.end_mark.line != line or _is_block(last):
                if line not in self.plan.moves:
                    self.plan.moves[line] = self._target(token, column) - column
            else:
                self._gap(last, token)
            if isinstance(token, _OPENS):
                self.flow_move = self.flow_move if self.depth else self.plan.moves[line]
                self.depth += 1
            elif isinstance(token, _CLOSES):
                self.depth -= 1
            elif isinstance(token, yaml.ScalarToken):
                self._scalar(token)
            last = token

    def _structure(self, token: Any) -> None:
        if isinstance(token, yaml.BlockMappingStartToken | yaml.BlockSequenceStartToken):
            column = self.blocks[-1].column + 2 if self.blocks else 0
            kind: Literal["mapping", "sequence"] = (
                "mapping" if isinstance(token, yaml.BlockMappingStartToken) else "sequence"
            )
            self.blocks.append(_Block(kind, column))
        elif isinstance(token, yaml.BlockEndToken):
            self._leave()
            self.blocks.pop()
        elif isinstance(token, yaml.KeyToken) and not self.depth:
            self._leave()
        elif isinstance(token, yaml.BlockEntryToken) and self.blocks[-1].kind == "mapping":
            self.blocks.append(_Block("sequence", self.blocks[-1].column + 2, without_indent=True))

    def _leave(self) -> None:
        """Leave a list whose dashes stand under their key: nothing in the tokens closes it."""
        if self.blocks and self.blocks[-1].without_indent:
            self.blocks.pop()

    def _target(self, token: Any, column: int) -> int:
        """Say where the first thing of a line is to stand."""
        if self.depth or isinstance(token, _CLOSES):
            return column + self.flow_move
        if not self.blocks:
            return 0
        block = self.blocks[-1]
        if isinstance(token, yaml.BlockEntryToken | yaml.KeyToken | yaml.ValueToken) or (
            block.kind == "mapping" and self._is_key(token)
        ):
            return block.column
        return block.column + 2

    def _is_key(self, token: Any) -> bool:
        """Tell whether a scalar on its own line is a key: a colon follows it there."""
        rest = self.lines[token.end_mark.line][token.end_mark.column :].lstrip()
        return isinstance(token, yaml.ScalarToken) and rest.startswith(":")

    def _scalar(self, token: Any) -> None:
        """Move the further lines of a text with its first one."""
        first, last = token.start_mark.line, token.end_mark.line
        block = _is_block(token)
        for line in range(first + 1, last if block else last + 1):
            self.plan.moves[line] = self.plan.moves[first]
            self.inside.add(line)
            if block:
                self.literal.add(line)

    def _gap(self, before: Any, after: Any) -> None:
        start, end = before.end_mark.column, after.start_mark.column
        width = _width(before, after, self.depth)
        if width is not None and end - start != width:
            self.plan.gaps.setdefault(after.start_mark.line, []).append((start, end, width))

    def _place_comments(self) -> None:
        """Move comment lines with the line below that they stand over, or with the one above that they stand under."""
        known = sorted(set(self.plan.moves))
        for number, line in enumerate(self.lines):
            if number in self.plan.moves or not line.lstrip().startswith("#"):
                continue
            below = next((one for one in known if one > number), None)
            above = next((one for one in reversed(known) if one < number), None)
            column = _indent(line)
            beside = [one for one in (below, above) if one is not None]
            fitting = [one for one in beside if _indent(self.lines[one]) == column] or beside[:1]
            self.plan.moves[number] = self.plan.moves[fitting[0]] if fitting else 0


def _is_block(token: Any) -> bool:
    """Tell whether a text is written below its key after | or >; it ends at the beginning of the line after it."""
    return isinstance(token, yaml.ScalarToken) and token.style in ("|", ">")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _width(before: Any, after: Any, depth: int) -> int | None:
    """Give the width of a gap between two things of one line; None where it stays as it is."""
    if isinstance(before, yaml.KeyToken):
        return 1
    if isinstance(after, yaml.ValueToken | yaml.FlowEntryToken) or isinstance(before, _OPENS):
        return 0
    if isinstance(after, _CLOSES):
        return 0
    if isinstance(before, yaml.BlockEntryToken | yaml.ValueToken) or (
        isinstance(before, yaml.FlowEntryToken) and depth
    ):
        return 1
    return None


def changed_lines(before: str, after: str) -> Iterator[int]:
    """Number the lines of a text that are not as they are to be: the first only where lines were taken out or put in."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) != len(new):
        yield next(
            (number for number, pair in enumerate(zip(old, new, strict=False), 1) if pair[0] != pair[1]), len(new)
        )
        return
    yield from (number for number, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1])
