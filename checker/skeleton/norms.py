"""What the norms of the rules read of a dossier: the lists that they count, and the facts that they reckon from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.conditions.amounts import Quantity
from checker.conditions.model import Compare, Condition, Norm, NormTable, walk
from checker.dossier.model import Record
from checker.vocabulary.model import ListDef


def tables_for(conditions: Iterable[Condition], site: Record) -> Iterator[NormTable]:
    """Give the norm tables that may be for a site: those that nothing known of it rules out, each once."""
    seen: set[str] = set()
    for condition in conditions:
        for part in walk(condition):
            if isinstance(part, NormTable) and part.table not in seen and _fits(part, site):
                seen.add(part.table)
                yield part


def _fits(table: NormTable, site: Record) -> bool:
    known = [(site.value(path), values) for path, values in table.select]
    return all(value is None or value in values for value, values in known)


def quantities(table: NormTable) -> Iterator[Quantity]:
    """Give every quantity of a table: what is there, what chooses the column, what is reckoned from."""
    for norm in _norms(table):
        yield from _with_less(norm.have)
        for measure in norm.bands.measures if norm.bands else ():
            yield from _with_less(measure)
        for row in norm.rows:
            for cell in row.cells:
                shares = [share.of for share in cell.shares]
                limits = [share.at_most[1] for share in cell.shares if share.at_most]
                for found in (*shares, *limits, cell.at_most[1] if cell.at_most else None):
                    if found is not None:
                        yield from _with_less(found)
    if table.pool is not None:
        yield table.pool


def compared(table: NormTable) -> Iterator[Compare]:
    """Give the comparisons of the conditions under which norms of a table apply."""
    return (part for part in walk(table) if isinstance(part, Compare))


def fields(quantity: Quantity, definition: ListDef) -> set[str]:
    """Name the fields of a record that a quantity reads."""
    paths = {quantity.path, *(path for path, _ in quantity.where), *(path for path, _ in quantity.doubtful)}
    return {path for path in paths if path and path in definition.fields}


def _norms(table: NormTable) -> Iterator[Norm]:
    return (part for part in walk(table) if isinstance(part, Norm))


def _with_less(quantity: Quantity) -> Iterator[Quantity]:
    yield quantity
    for less in quantity.less:
        yield from _with_less(less)
