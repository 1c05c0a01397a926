"""What stays together where a page ends."""

from __future__ import annotations

from collections.abc import Iterable

from checker.documents.formats.letters import phrases
from checker.documents.formats.model import Block, Group, Items, Paragraph, Row

# More letters than this may be more than a page: a narrow cell, a whole line. What does not fit on one is never kept whole.
_CELL = 900
_GROUP = 2400
# A paragraph of more letters than this has a line to leave on either page.
_LEADING = 240


def row_is_whole(row: Row) -> bool:
    """Tell whether no page break may come into a row."""
    return not row.long and all(_count(cell.blocks) <= _CELL for cell in row.cells)


def group_is_whole(group: Group) -> bool:
    """Tell whether no page break may come into a group."""
    return group.whole and _count(group.blocks) <= _GROUP


def leads_on(blocks: tuple[Block, ...], place: int, *, always: bool = False) -> bool:
    """Tell whether a paragraph stays with what comes next: one that leads on to a list, or with `always` any; never a long one."""
    block, after = blocks[place], blocks[place + 1 : place + 2]
    if not isinstance(block, Paragraph) or not after or _count([block]) > _LEADING:
        return False
    return always or isinstance(after[0], Items)


def _count(blocks: Iterable[Block]) -> int:
    return sum(map(len, phrases(blocks)))
