"""The letters of a form in order: what every format has to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.documents.formats.model import Block, Fields, Group, Heading, Items, Paragraph, Room, Signature, Table
from checker.documents.formats.runs import plain


def phrases(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the letters paragraph by paragraph, in the order in which they are read; without blanks and boxes."""
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield plain(block.runs)
        elif isinstance(block, Items):
            for item in block.items:
                yield from phrases(item)
        elif isinstance(block, Fields):
            yield from (plain(field.label) for field in block.fields)
        elif isinstance(block, Signature):
            yield from map(plain, block.captions)
        elif isinstance(block, Table):
            for row in (*block.head, *block.rows):
                for cell in row.cells:
                    yield from phrases(cell.blocks)
        elif not isinstance(block, Room):
            yield from _of_group(block)


def _of_group(group: Group) -> Iterator[str]:
    if group.number:
        yield group.number
    yield from phrases(group.blocks)
