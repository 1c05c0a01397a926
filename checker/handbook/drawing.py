"""Draws a graph as SVG: boxes in columns, curves between them; every box is a link, every word is text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from markupsafe import Markup, escape

from checker.handbook import words
from checker.handbook.flow import Flow, Node

_WIDTH, _GAP, _MARGIN = 176, 32, 4
_LINE, _PAD, _BETWEEN, _TOP = 15, 8, 10, 30
_LETTERS, _MOST = 22, 7


def drawing(flow: Flow, language: str, up: str) -> Markup:
    """Give the graph in one language; `up` leads from the page to the folder of the language."""
    return _Drawing(flow, language, up).svg()


class _Box:
    """A box with its lines of text and its place."""

    def __init__(self, node: Node, language: str, x: int) -> None:
        self.node = node
        self.text = node.link.text.of(language)
        self.lines = textwrap.wrap(self.text, _LETTERS, max_lines=_MOST, placeholder=" …") or [self.text]
        self.height = len(self.lines) * _LINE + 2 * _PAD
        self.x, self.y = x, 0

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class _Drawing:
    def __init__(self, flow: Flow, language: str, up: str) -> None:
        self.flow = flow
        self.language = language
        self.up = up
        self.columns = [
            [_Box(node, language, _MARGIN + number * (_WIDTH + _GAP)) for node in nodes]
            for number, (_, nodes) in enumerate(flow.columns)
        ]
        self.boxes = {box.node.key: box for column in self.columns for box in column}
        # Numbers, by which a line knows its boxes.
        self.keys = {key: number for number, key in enumerate(self.boxes)}
        self.height = _TOP + max(map(_stacked, self.columns)) + _MARGIN
        self._place()

    def _place(self) -> None:
        """Stack each column about the middle; each box as near as can be to those that it hangs together with."""
        for column in self.columns:
            self._stack(column)
        for _ in range(3):
            for column in self.columns[1:]:
                column.sort(key=lambda box: self._pull(box, back=True))
                self._stack(column)
            for column in reversed(self.columns[:-1]):
                column.sort(key=lambda box: self._pull(box, back=False))
                self._stack(column)

    def _stack(self, column: list[_Box]) -> None:
        y = _TOP + (self.height - _TOP - _MARGIN - _stacked(column)) // 2
        for box in column:
            box.y = y
            y += box.height + _BETWEEN

    def _pull(self, box: _Box, *, back: bool) -> float:
        ends = [(last, first) if back else (first, last) for first, last in self.flow.lines]
        near = [self.boxes[other].middle for here, other in ends if here == box.node.key and other in self.boxes]
        return sum(near) / len(near) if near else box.middle

    def svg(self) -> Markup:
        width = _MARGIN * 2 + len(self.columns) * (_WIDTH + _GAP) - _GAP
        said = escape(words.GRAPH.of(self.language))
        inner = "".join([*self._heads(), *self._lines(), *self._nodes()])
        size = f'viewBox="0 0 {width} {self.height}" width="{width}" height="{self.height}"'
        # Every text in it is escaped.
        return Markup(f'<svg {size} role="group" aria-label="{said}">{inner}</svg>')  # noqa: S704

    def _heads(self) -> Iterator[str]:
        for (title, _), column in zip(self.flow.columns, self.columns, strict=True):
            shown = textwrap.shorten(title.of(self.language), _LETTERS + 3, placeholder=" …")
            yield f'<text class="head" x="{column[0].x}" y="16">{escape(shown)}</text>'

    def _lines(self) -> Iterator[str]:
        for (first, last), dashed in self.flow.lines.items():
            if first not in self.boxes or last not in self.boxes:
                continue
            start, end = self.boxes[first], self.boxes[last]
            x1, x2 = start.x + _WIDTH, end.x
            bend = max(20.0, (x2 - x1) / 2)
            kind = "line dashed" if dashed else "line"
            ends = f'data-from="{self.keys[first]}" data-to="{self.keys[last]}"'
            yield f'<path class="{kind}" {ends} d="M{x1} {start.middle:g}C{x1 + bend:g} {start.middle:g} {x2 - bend:g} {end.middle:g} {x2} {end.middle:g}"/>'

    def _nodes(self) -> Iterator[str]:
        for column in self.columns:
            for box in column:
                href = box.node.link.href
                kind = f'class="node n-{box.node.kind}{" here" if box.node.here else ""}" data-key="{self.keys[box.node.key]}"'
                lines = "".join(
                    f'<tspan x="{box.x + _PAD}" y="{box.y + _PAD + 11 + _LINE * number}">{escape(line)}</tspan>'
                    for number, line in enumerate(box.lines)
                )
                inner = (
                    f"<title>{escape(box.text)}</title>"
                    f'<rect x="{box.x}" y="{box.y}" width="{_WIDTH}" height="{box.height}" rx="6"/><text>{lines}</text>'
                )
                target = href if href.startswith("#") else f"{self.up}{href}"
                if box.node.here or not href:
                    current = ' aria-current="page"' if box.node.here else ""
                    yield f"<g {kind}{current}>{inner}</g>"
                else:
                    yield f'<a {kind} href="{escape(target)}">{inner}</a>'


def _stacked(column: list[_Box]) -> int:
    return sum(box.height + _BETWEEN for box in column) - _BETWEEN
