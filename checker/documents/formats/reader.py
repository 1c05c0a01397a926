"""Reads a rendered page into the model of a form.

It knows the elements and classes that `templates/` use. An element that it does not know is refused: what one format would
show and another would leave out is no document. A class that it does not know changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from checker.documents.formats.markup import Element, NotForAllFormats, parse
from checker.documents.formats.model import (
    Blank,
    Block,
    Break,
    Document,
    Field,
    Fields,
    Gap,
    Group,
    GroupRole,
    Heading,
    Items,
    Paragraph,
    Role,
    Room,
    Run,
    Runs,
    Signature,
)
from checker.documents.formats.runs import INLINE, Face, capital, read, tidy
from checker.documents.formats.tables import read_table

_ABOUT = "saikes."
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
_GROUPS: dict[str, GroupRole] = {
    "head": "head", "reason": "reason", "signer": "signer", "supplement": "supplement", "marks": "marks",
    "together": "together", "answer": "together", "signed": "together",
}  # fmt: skip
_CONTAINERS = ("", "html", "body", "main", "div", "section", "aside")
_ROLES = {"under": "caption"} | {name: name for name in get_args(Role)}


def read_document(page: str) -> Document:
    """Read a rendered page; raises NotForAllFormats for an element that the other formats have no counterpart of."""
    top = parse(page)
    html = next(top.every("html"), top)
    title = next((element.text() for element in html.every("title")), "")
    drafts = [element for element in html.every("p") if "draft-line" in element.classes]
    body = [block for element in html.every("body") for block in blocks(element)]
    return Document(
        html.attributes.get("lang", ""),
        title,
        "".join(element.text() for element in drafts).strip(),
        tuple(body),
        _about(html),
    )


def _about(html: Element) -> tuple[tuple[str, str], ...]:
    """Read what the page says of itself for whoever signs it."""
    said = ((one.attributes.get("name", ""), one.attributes.get("content", "")) for one in html.every("meta"))
    return tuple((name.removeprefix(_ABOUT), value) for name, value in said if name.startswith(_ABOUT) and value)


def blocks(element: Element, role: Role = "plain") -> Iterator[Block]:
    """Give the blocks inside an element; letters that stand beside blocks make a paragraph of the role."""
    beside: list[Run] = []
    face = Face().inside(element) if element.tag in INLINE or "label" in element.classes else Face()
    for child in element.children:
        if isinstance(child, str) or _is_inline(child):
            beside.extend(read([child], face))
            continue
        yield from _paragraph(beside, role)
        beside = []
        yield from _block(child, role)
    yield from _paragraph(beside, role)


def _is_inline(element: Element) -> bool:
    """Tell what stands in the line from what the layout sets below it: a caption, a blank across the column."""
    below = "caption" in element.classes or "full" in element.classes or "rule" in element.classes
    return element.tag in INLINE and not below


def _paragraph(runs: list[Run], role: Role) -> Iterator[Paragraph]:
    if found := tidy(runs):
        yield Paragraph(found, role)


def _role(element: Element, otherwise: Role) -> Role:
    return next((cast("Role", _ROLES[name]) for name in element.classes if name in _ROLES), otherwise)


def _block(element: Element, role: Role) -> Iterator[Block]:
    classes, own = element.classes, _role(element, role)
    if "watermark" in classes or "draft-line" in classes or element.tag == "head":
        return
    if element.tag in INLINE:
        yield from _below(element, role)
    elif element.tag in _HEADINGS:
        yield from _heading(element)
    elif "ends" in classes or "boxes" in classes:
        yield Paragraph(_with_gaps(element), own)
    elif element.tag == "p":
        for block in blocks(element, own):
            yield _titled(block) if own == "title" or "first" in classes else block
    elif element.tag in ("ul", "ol"):
        items = [tuple(blocks(item, own)) for item in element.elements() if item.tag == "li"]
        yield Items(element.tag == "ol", tuple(item for item in items if item))
    elif element.tag == "table":
        yield read_table(element, blocks)
    elif element.tag in _CONTAINERS:
        yield from _container(element, own)
    else:
        raise NotForAllFormats(
            f"<{element.tag}>", f"use one of p, h1, h2, h3, ul, ol, table, div, section, {', '.join(INLINE)}"
        )


def _below(element: Element, role: Role) -> Iterator[Paragraph]:
    """Read what is inline by its element but has a line of its own."""
    if "blank" in element.classes:
        yield Paragraph((Blank("full"),), role)
    elif "caption" in element.classes:
        yield from _paragraph(list(read(element.children)), "caption-left" if "left" in element.classes else "caption")
    else:
        for found in _paragraph(list(read(element.children)), role):
            yield Paragraph(found.runs, role, underlined=True)


def _titled(block: Block) -> Block:
    return Paragraph(capital(block.runs), block.role) if isinstance(block, Paragraph) else block


def _heading(element: Element) -> Iterator[Block]:
    """Read a heading; a caption in the midst of it parts it in two."""
    level = _HEADINGS[element.tag]
    runs: list[Run] = []
    for child in (*element.children, None):
        caption = isinstance(child, Element) and "caption" in child.classes
        if (caption or child is None) and (found := tidy(runs)):
            yield Heading(level, capital(found) if level == max(_HEADINGS.values()) else found)
            runs = []
        if isinstance(child, Element) and caption:
            yield from _below(child, "plain")
        elif child is not None:
            runs.extend([Break()] if isinstance(child, Element) and child.tag == "small" else [])
            runs.extend(read([child]))


def _with_gaps(element: Element) -> Runs:
    runs: list[Run] = []
    for child in element.children:
        if found := tidy(read([child])):
            runs.extend([Gap()] if runs else [])
            runs.extend(found)
    return tuple(runs)


def _container(element: Element, role: Role) -> Iterator[Block]:
    classes = element.classes
    if "signature" in classes:
        captions = tuple(tidy(read(one.children)) for one in element.elements() if "caption" in one.classes)
        yield Signature(captions, element.attributes.get("data-spot", ""))
    elif "room" in classes:
        yield Room(element.attributes.get("data-spot", ""))
    elif any("rule" in child.classes for child in element.elements()):
        yield Fields(tuple(_fields(element)), small="write" not in classes)
    elif "question" in classes:
        number = "".join(part.text().strip() for part in element.elements() if "no" in part.classes)
        inside = (block for part in element.elements() if "no" not in part.classes for block in _block(part, role))
        yield Group("question", tuple(inside), "long" not in classes, number)
    elif named := [_GROUPS[name] for name in classes if name in _GROUPS]:
        role = "choice" if "choices" in classes else "mark" if "marks" in classes else role
        yield Group(named[0], tuple(blocks(element, role)), named[0] not in ("reason", "supplement"))
    else:
        yield from blocks(element, role)


def _fields(element: Element) -> Iterator[Field]:
    label: Runs = ()
    lines = 0
    for child in element.elements():
        if "rule" in child.classes:
            lines += 1
            continue
        if lines:
            yield Field(label, lines)
        label, lines = tidy(read([child])), 0
    yield Field(label, lines)
