"""Reads the norm tables of the acts."""

from __future__ import annotations

from dataclasses import replace

from checker.conditions.amounts import Bands, Categories, NormRow, Open, Quantity
from checker.conditions.model import Condition, Norm, NormTable, When
from checker.conditions.parse import Parser
from checker.conditions.scope import Scope
from checker.pack.acts import Acts, Cite, read_cite
from checker.pack.cells import CellReader, read_bands
from checker.pack.model import TableDef
from checker.pack.quantities import Names, bound, read_have
from checker.source.fields import Fields
from checker.source.tree import Mapping, Node
from checker.vocabulary.model import FactDef, flat
from checker.vocabulary.text import Text, read_text

_TABLE = ("id", "title", "cite", "of", "with", "bands", "have", "pool", "soft", "categories", "open", "norms")
_NORM = ("of", "id", "title", "when", "soft", "editions", "rows", "need", "row", "alternatives", "group")
_ROW = ("row", "categories", "need", "notes")


class TableReader:
    """Reads norm tables one by one; the quantities and clauses that they name must have been read before."""

    def __init__(self, acts: Acts, parser: Parser, names: Names) -> None:
        self.acts = acts
        self.parser = parser
        self.names = names

    def read(self, node: Node) -> TableDef | None:
        """Read one table; None where it is broken (the problems are collected)."""
        problems = self.names.problems
        fields = Fields(node, "a norm table", _TABLE, problems, node.place)
        if not isinstance(node, Mapping):
            return None
        problems.rule = fields.identifier("id")
        try:
            return self._table(fields)
        finally:
            problems.rule = ""

    def _table(self, fields: Fields) -> TableDef | None:
        problems = self.names.problems
        scope = bound(fields, self.names)
        cite = read_cite(fields.node("cite"), self.acts, problems, fields.place)
        title = read_text(fields.node("title"), "title", problems, fields.place, english=True)
        by, have = read_have(fields.node("have"), scope, self.names, fields.at("have"))
        bands = read_bands(fields, self.names)
        if cite is None or have is None:
            return None
        name, owner = fields.text("id"), next(iter(scope.variables), "")
        norms = _Norms(self, scope, have, by, bands, self._categories(fields, scope), fields, cite)
        norms.read()
        table = NormTable(
            name,
            title,
            owner,
            self._select(fields, scope, owner),
            tuple(norms.found.values()),
            have if fields.flag("pool") else None,
            fields.place,
        )
        return TableDef(name, title, cite, tuple(scope.variables), table, norms.editions, norms.groups)

    def _categories(self, fields: Fields, scope: Scope) -> Categories | None:
        found = fields.scalar("categories")
        if found is None:
            return None
        if found.text not in scope.list_names():
            self.names.problems.unknown("unknown-list", found.place, "list", found.text, scope.list_names())
            return None
        owner = found.text.rsplit(".", 1)[0] if "." in found.text else ""
        return Categories(self.names.vocabulary.lists[found.text], owner, "category", "number")

    def _select(self, fields: Fields, scope: Scope, owner: str) -> tuple[tuple[str, frozenset[str]], ...]:
        chosen = []
        mapping = fields.mapping("with")
        known = dict(flat(scope.variables[owner].fields)) if owner else {}
        for key, below in mapping.entries.items():
            entry = known.get(key)
            if isinstance(entry, FactDef) and entry.type == "choice":
                chosen.append((key, self.names.codes(below, entry)))
                continue
            choices = [name for name, one in known.items() if isinstance(one, FactDef) and one.type == "choice"]
            self.names.problems.unknown("unknown-fact", mapping.key_places[key], "choice", key, choices)
        return tuple(chosen)


class _Norms:
    """Reads the norms of one table."""

    def __init__(
        self,
        reader: TableReader,
        scope: Scope,
        have: Quantity,
        by: FactDef | None,
        bands: Bands | None,
        categories: Categories | None,
        table: Fields,
        cite: Cite,
    ) -> None:
        self.names = reader.names
        self.reader = reader
        self.scope = scope
        self.have = have
        self.by = by
        self.bands = bands
        self.categories = categories
        self.table = table
        self.cite = cite
        self.soft = self.names.clause(table.scalar("soft"))
        self.open = self._open(table)
        self.cells = CellReader(self.names, bands)
        self.found: dict[str, Condition] = {}
        self.editions: dict[str, tuple[str, ...]] = {}
        self.groups: dict[str, str] = {}

    def read(self) -> None:
        for node in self.table.nodes("norms", required=True):
            fields = Fields(node, "a norm", _NORM, self.names.problems, node.place)
            if not isinstance(node, Mapping):
                continue
            norm = self._norm(fields)
            if norm.id in self.found:
                self.names.problems.add(
                    "duplicate-id",
                    fields.place,
                    f'norm "{norm.id}" stands here a second time',
                    'put its rows together, or add an "id" of its own',
                )
            self.found[norm.id] = self._guarded(fields, norm)
            self.editions[norm.id] = self._editions(fields)
            self.groups[norm.id] = fields.text("group")

    def _open(self, table: Fields) -> Open:
        keys = ("rounding", "mixed", "overlap", "beyond")
        if "open" not in table:
            return Open()
        fields = Fields(table.node("open"), '"open"', keys, self.names.problems, table.at("open"))
        return Open(*(self.names.clause(fields.scalar(key)) for key in keys))

    def _norm(self, fields: Fields) -> Norm:
        title, have = self._what(fields)
        soft = self.names.clause(fields.scalar("soft")) if "soft" in fields else self.soft
        clause = self.names.clauses.get(soft)
        name = fields.text("id") or fields.text("of")
        return Norm(
            name,
            title,
            have,
            self._rows(fields),
            self.bands,
            self.categories,
            fields.flag("alternatives"),
            self.open,
            soft,
            clause.until if clause else "",
            fields.place,
        )

    def _what(self, fields: Fields) -> tuple[Text, Quantity]:
        """Read what the norm is of: a value of the choice that the table's `have` goes by, or a title of its own."""
        title, have = Text("", "", ""), self.have
        code = fields.scalar("of", required=self.by is not None)
        if code is not None and self.by is not None:
            self.names.codes(code, self.by)
            have = replace(have, where=((self.by.name, frozenset({code.text})), *have.where))
            title = self.names.vocabulary.choice_label(self.by.choices, code.text)
        if "title" in fields or not title:
            title = read_text(fields.node("title"), "title", self.names.problems, fields.place, english=True)
        return title, have

    def _rows(self, fields: Fields) -> tuple[NormRow, ...]:
        if "need" in fields:
            cells = self.cells.row(fields)
            return (NormRow(fields.text("row"), frozenset(), cells, ()),)
        found = []
        for node in fields.nodes("rows", required=True):
            row = Fields(node, "a row", _ROW, self.names.problems, node.place)
            cells = self.cells.row(row)
            notes = tuple(self.names.clause(scalar) for scalar in row.scalars("notes"))
            found.append(NormRow(row.text("row"), self._category_codes(row), cells, notes))
        return tuple(found)

    def _category_codes(self, row: Fields) -> frozenset[str]:
        node = row.node("categories")
        if node is None:
            return frozenset()
        entry = self.categories.records.fields.get(self.categories.field) if self.categories else None
        if not isinstance(entry, FactDef):
            self.names.problems.add(
                "no-categories",
                row.at("categories"),
                "the table does not say where the categories stand",
                'add "categories: LIST" to the table',
            )
            return frozenset()
        return self.names.codes(node, entry)

    def _guarded(self, fields: Fields, norm: Norm) -> Condition:
        node = fields.node("when")
        guard = self.reader.parser.condition(node, self.scope) if node is not None else None
        return norm if guard is None or node is None else When(guard, norm, node.place)

    def _editions(self, fields: Fields) -> tuple[str, ...]:
        known = [edition.id for edition in self.reader.acts.acts[self.cite.act].editions]
        for scalar in fields.scalars("editions"):
            if scalar.text not in known:
                self.names.problems.unknown("unknown-edition", scalar.place, "edition", scalar.text, known)
        return fields.texts("editions")
