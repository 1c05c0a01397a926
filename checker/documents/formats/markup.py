"""Reads a rendered page into a tree of its elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from checker.source.problem import SaikesError

# The next one ends the one before, as HTML has it.
_ENDS_ITSELF = ("li", "p", "tr", "td", "th")
VOID = ("br", "wbr", "meta", "col")


class NotForAllFormats(SaikesError):
    """A template uses what only HTML can show."""

    exit_code = 3

    def __init__(self, what: str, allowed: str) -> None:
        super().__init__(
            f'a template uses "{what}", which cannot be written as PDF, DOCX or Markdown\n'
            f"    {allowed}, or ask for --as html; nothing was written"
        )


@dataclass(slots=True)
class Element:
    """An element of the page with its classes, attributes and content."""

    tag: str
    classes: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """Give the elements directly inside."""
        return (child for child in self.children if isinstance(child, Element))

    def every(self, tag: str) -> Iterator[Element]:
        """Give the elements of a tag anywhere inside, in order."""
        for child in self.elements():
            if child.tag == tag:
                yield child
            yield from child.every(tag)

    def text(self) -> str:
        """Give all text inside as one string."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.top = Element("")
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, tuple(given.get("class", "").split()), given)
        if tag in _ENDS_ITSELF and self.open[-1].tag == tag:
            self.open.pop()
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        # What a template leaves open ends with what is around it; an end without a beginning says nothing.
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(page: str) -> Element:
    """Read a page; gives an element without a name that holds all of it."""
    tree = _Tree()
    tree.feed(page)
    tree.close()
    return tree.top
