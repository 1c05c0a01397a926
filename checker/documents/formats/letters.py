"""The letters of a form in order: what every format has to show, and how much of it there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.documents.formats.model import Block, Fields, Group, Heading, Items, Paragraph, Row, Signature, Table
from checker.documents.formats.runs import plain

# More letters than this may be more than a page: a narrow cell, a whole line. What does not fit on one is never kept whole.
_CELL = 900
_GROUP = 2400


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
        else:
            yield from _of_group(block)


def _of_group(group: Group) -> Iterator[str]:
    if group.number:
        yield group.number
    yield from phrases(group.blocks)


def row_is_whole(row: Row) -> bool:
    """Tell whether no page break may come into a row."""
    return not row.long and all(_count(cell.blocks) <= _CELL for cell in row.cells)


def group_is_whole(group: Group) -> bool:
    """Tell whether no page break may come into a group."""
    return group.whole and _count(group.blocks) <= _GROUP


def _count(blocks: Iterable[Block]) -> int:
    return sum(map(len, phrases(blocks)))
