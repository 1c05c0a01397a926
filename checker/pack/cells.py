"""Reads the cells of a norm table: how much is needed in which column."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.conditions.amounts import Bands, Cell, Column, Quantity, Share
from checker.pack.quantities import Names
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, kind_of

_CELL = ("in", "count", "to", "per", "of", "at_least", "at_most", "plus", "elsewhere", "note")
_SHARE = ("count", "to", "per", "of", "at_least", "at_most")
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_ONE = Decimal(1)


def decimal(fields: Fields, key: str, problems: Problems) -> Decimal | None:
    """Take a number that is not negative; None where there is none."""
    found = fields.scalar(key)
    return None if found is None else _number(found, key, problems)


def _number(scalar: Scalar, key: str, problems: Problems) -> Decimal | None:
    if scalar.quoted or not _NUMBER.fullmatch(scalar.text):
        problems.add(
            "wrong-type",
            scalar.place,
            f'"{key}" must be a number that is not negative, got {kind_of(scalar)}',
            "for example 5.25",
        )
        return None
    return Decimal(scalar.text)


def read_bands(fields: Fields, names: Names) -> Bands | None:
    """Read `bands:`: what the column is chosen by, and the columns with their first and last number."""
    if "bands" not in fields:
        return None
    inner = Fields(fields.node("bands"), '"bands"', ("measure", "columns"), names.problems, fields.at("bands"))
    measures = [names.quantity(scalar) for scalar in inner.scalars("measure")]
    columns: list[Column] = []
    for node in inner.nodes("columns", required=True):
        one = Fields(node, "a column", ("id", "from", "to"), names.problems, node.place)
        least, most = decimal(one, "from", names.problems), decimal(one, "to", names.problems)
        if least is not None and most is not None and least > most:
            names.problems.add("bounds", one.place, f"the column begins at {least} and ends at {most}")
        columns.append(Column(one.text("id", required=True), least, most))
    return Bands(tuple(found for found in measures if found), tuple(columns))


class CellReader:
    """Reads the cells of one table."""

    def __init__(self, names: Names, bands: Bands | None) -> None:
        self.names = names
        self.columns = [column.id for column in bands.columns] if bands else []

    def row(self, nodes: list[Node]) -> tuple[Cell, ...]:
        """Read all cells of a row; every column must be covered once."""
        cells = tuple(self._cell(node) for node in nodes)
        named = [column for cell in cells for column in cell.columns]
        for column in self.columns:
            if named.count(column) != 1 and nodes:
                said = "in no cell" if column not in named else "in two cells"
                self.names.problems.add("columns", nodes[0].place, f'column "{column}" stands {said} of this row')
        return cells

    def _cell(self, node: Node) -> Cell:
        fields = Fields(node, "a cell", _CELL, self.names.problems, node.place)
        covered = fields.scalars("in")
        for scalar in covered:
            if scalar.text not in self.columns:
                self.names.problems.unknown("unknown-column", scalar.place, "column", scalar.text, self.columns)
        note = self.names.clause(fields.scalar("note"))
        columns = frozenset(scalar.text for scalar in covered) or frozenset(self.columns)
        if fields.flag("elsewhere"):
            return Cell(columns, (), False, note)
        shares = [self._share(fields)]
        for below in fields.nodes("plus"):
            shares.append(self._share(Fields(below, "a share", _SHARE, self.names.problems, below.place)))
        return Cell(columns, tuple(shares), True, note)

    def _share(self, fields: Fields) -> Share:
        problems = self.names.problems
        if "count" not in fields:
            fields.missing("count")
        count = decimal(fields, "count", problems)
        of = fields.scalar("of")
        per, per_most = self._per(fields)
        if ("per" in fields) != (of is not None):
            problems.add("no-basis", fields.place, '"per" and "of" belong together', "per: 50 with of: recipients")
        return Share(
            count=count if count is not None else Decimal(0),
            count_most=decimal(fields, "to", problems),
            of=self.names.quantity(of) if of else None,
            per=per,
            per_most=per_most,
            at_least=decimal(fields, "at_least", problems),
            at_most=self._limit(fields),
        )

    def _per(self, fields: Fields) -> tuple[Decimal, Decimal]:
        node = fields.node("per")
        if isinstance(node, Mapping):
            inner = Fields(node, '"per"', ("from", "to"), self.names.problems, node.place)
            low, high = (decimal(inner, key, self.names.problems) or _ONE for key in ("from", "to"))
        else:
            low = high = decimal(fields, "per", self.names.problems) or _ONE
        if low == 0 or high < low:
            self.names.problems.add(
                "bounds", fields.at("per"), '"per" must be more than 0, and "from" no more than "to"'
            )
            return _ONE, _ONE
        return low, high

    def _limit(self, fields: Fields) -> tuple[Decimal, Quantity] | None:
        node = fields.node("at_most")
        if node is None:
            return None
        inner = Fields(node, '"at_most"', ("count", "of"), self.names.problems, node.place)
        count, of = decimal(inner, "count", self.names.problems), inner.scalar("of", required=True)
        found = self.names.quantity(of) if of else None
        return (count, found) if count is not None and found is not None else None
