"""Puts text into a YAML file at known places; every line that is not meant stays as it was, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from checker.source.problem import SaikesError
from checker.source.tree import Mapping, Node, Scalar, Sequence

_CLOSES = {"[": "]", "{": "}"}


class CannotInsert(SaikesError):
    """A place of a rule file is written in a way that nothing can be put beside it; says where."""

    exit_code = 3

    def __init__(self, node: Node) -> None:
        super().__init__(
            f"{node.place}: [error] a new edition cannot be put here by the program\n"
            "    write it by hand, or write the list on lines of its own; nothing was changed"
        )


@dataclass
class Text:
    """The text of one file and what is put into it: at the end of a value, or as lines below one."""

    path: Path
    lines: list[str]
    marks: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Text:
        # Only line feeds end a line here: what else does, stays within it.
        lines = path.read_bytes().decode("utf-8").split("\n")
        return cls(path, [*(f"{line}\n" for line in lines[:-1]), *filter(None, lines[-1:])])

    def beside(self, node: Node, text: str) -> None:
        """Put text right behind a value."""
        self.marks.append((*self._end(node), text))

    def below(self, node: Node, lines: list[str]) -> None:
        """Put lines below an entry of a list or a mapping that stands on lines of its own."""
        self.marks.append((self._last(node), -1, "".join(f"{line}{self._newline()}" for line in lines)))

    def result(self) -> bytes:
        """Give the file with all that is put in."""
        lines = list(self.lines)
        for line, column, text in sorted(self.marks, reverse=True):
            if column >= 0:
                lines[line] = lines[line][:column] + text + lines[line][column:]
                continue
            if not lines[line].endswith("\n"):
                lines[line] += self._newline()
            lines.insert(line + 1, text)
        return "".join(lines).encode("utf-8")

    def lead(self, node: Node) -> str:
        """Give what stands before a value in its line: its indent with the dash of a list."""
        return self.lines[node.place.line - 1][: node.place.column - 1]

    def flows(self, node: Node) -> bool:
        """Tell whether a list or mapping is written in brackets."""
        return self.lines[node.place.line - 1][node.place.column - 1 : node.place.column] in _CLOSES

    def written(self, scalar: Scalar, text: str) -> str:
        """Write a text with the quotes that another one has."""
        line, start = scalar.place.line - 1, scalar.place.column - 1
        quote = self.lines[line][start] if scalar.quoted else ""
        return f"{quote}{text}{quote}"

    def _newline(self) -> str:
        return "\r\n" if self.lines and self.lines[0].endswith("\r\n") else "\n"

    def _last(self, node: Node) -> int:
        """Give the last line of an entry: all below its first that are indented deeper, without blank lines at the end."""
        first = node.place.line - 1
        depth = len(self.lines[first]) - len(self.lines[first].lstrip(" "))
        last = first
        for number in range(first + 1, len(self.lines)):
            line = self.lines[number]
            if not line.strip():
                continue
            if len(line) - len(line.lstrip(" ")) <= depth:
                break
            last = number
        return last

    def _end(self, node: Node) -> tuple[int, int]:
        """Give the line and the column right behind a value."""
        line, start = node.place.line - 1, node.place.column - 1
        if not isinstance(node, Scalar):
            return self._closed(node)
        if not node.quoted:
            if not self.lines[line].startswith(node.text, start) or not node.text:
                raise CannotInsert(node)
            return line, start + len(node.text)
        quote = self.lines[line][start]
        end = self.lines[line].find(quote, start + 1)
        if quote not in "'\"" or end < 0 or self.lines[line][start + 1 : end] != node.text:
            raise CannotInsert(node)
        return line, end + 1

    def _closed(self, node: Sequence | Mapping) -> tuple[int, int]:
        """Find the bracket that closes a list or mapping; one with another bracket or a comment within quotes is not guessed at."""
        open_: list[str] = []
        quote = ""
        for number in range(node.place.line - 1, len(self.lines)):
            start = node.place.column - 1 if number == node.place.line - 1 else 0
            for column, sign in enumerate(self.lines[number][start:], start):
                if quote:
                    quote = "" if sign == quote else quote
                elif sign in "'\"" and self.lines[number][column - 1] in " [{,:":
                    quote = sign
                elif sign in _CLOSES:
                    open_.append(_CLOSES[sign])
                elif open_ and sign == open_[-1]:
                    open_.pop()
                    if not open_:
                        return number, column + 1
        raise CannotInsert(node)
