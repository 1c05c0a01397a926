"""The page of a norm table: its lines and columns as the act has them, what is counted, and the clauses that soften it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.conditions.amounts import Bands, Cell, NormRow, Quantity
from checker.conditions.model import Condition, Norm, When
from checker.decision.arithmetic import column
from checker.decision.norms import section_of
from checker.decision.words import day
from checker.handbook import page_words, words
from checker.handbook.book import Book
from checker.handbook.flow import norms_of, tables_of
from checker.handbook.links import slug
from checker.handbook.model import Clause, Entry, Link, Page
from checker.pack.model import TableDef
from checker.reports.timeline_text import ends
from checker.rulediff import words as diff_words
from checker.rulediff.model import each, same
from checker.rulediff.norms import cell_words
from checker.vocabulary.model import FactDef
from checker.vocabulary.text import NOTHING, Text


@dataclass(frozen=True, slots=True)
class CellView:
    """What is needed in some neighbouring columns."""

    span: int
    words: Text


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the act: the norm that it is of, for whom it is, and its cells; `section` is a heading above it."""

    section: Text
    title: Text
    number: str
    categories: Text
    condition: Clause | None
    editions: tuple[str, ...]
    cells: tuple[CellView, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause that softens norms or leaves them open, under the number by which the lines name it."""

    number: int
    id: str
    text: Text
    where: Text
    level: Text
    until: str
    ours: bool


def norm_pages(book: Book) -> Iterator[Page]:
    """Give the pages of all norm tables."""
    for table in book.pack.tables.values():
        yield _Table(book, table).page()


class _Table:
    def __init__(self, book: Book, table: TableDef) -> None:
        self.book = book
        self.table = table
        self.clauses: dict[str, int] = {}
        norms = list(norms_of(table.condition))
        self.bands: Bands | None = next((norm.bands for norm in norms if norm.bands is not None), None)
        self.norms = norms

    def page(self) -> Page:
        table, book = self.table, self.book
        lines = list(self._lines())
        common = sorted(set.intersection(*(set(line.notes) for line in lines))) if lines else []
        lines = [replace(line, notes=tuple(one for one in line.notes if one not in common)) for line in lines]
        path = f"norms/{slug(table.id)}.html"
        cite = book.links.cite(table.cite)
        named = dict.fromkeys(rule.id for rule in book.pack.rules if table.id in tables_of(rule.condition))
        clauses = [self._clause(name, number) for name, number in self.clauses.items()]
        texts = [*(line.title for line in lines), *(clause.text for clause in clauses)]
        entry = Entry(path, diff_words.KINDS["norms"], table.title, table.id, cite.text, tuple(texts))
        content = {
            "id": table.id,
            "cite": cite,
            "for_whom": [
                (book.links.named(f"{self._owner()}{name}"), self._codes(name, codes))
                for name, codes in table.condition.select
            ],
            "measures": [self._quantity(one) for one in (self.bands.measures if self.bands else ())],
            "columns": [
                each(lambda language, one=one: column(one, language))
                for one in (self.bands.columns if self.bands else ())
            ],
            "lines": lines,
            "common": common,
            "counted": list(dict.fromkeys(self._quantity(norm.have) for norm in self._typical())),
            "pooled": table.condition.pool is not None,
            "alternatives": any(norm.alternatives for norm in self.norms),
            "by_edition": any(line.editions for line in lines),
            "clauses": clauses,
            "cases": book.cases.of_table(table.id),
            "naming": [book.links.rule(name) for name in named],
            "flow": book.flows.of_table(table.id),
            "editions": list(self._editions()),
        }
        return Page(path, "norms.html.j2", table.title, (book.crumb("norms", words.NORMS),), content, (entry,))

    def _owner(self) -> str:
        """Give the list that the facts which choose the table stand in."""
        lists = self.book.pack.vocabulary.lists
        return next((f"{name}." for name, one in lists.items() if one.each == self.table.condition.owner), "")

    def _codes(self, name: str, codes: frozenset[str]) -> Text:
        definition = next(
            (one for one in self.book.pack.vocabulary.lists.values() if one.each == self.table.condition.owner), None
        )
        entry = definition.fields.get(name) if definition else self.book.pack.vocabulary.fields.get(name)
        choices = entry.choices if isinstance(entry, FactDef) else ""
        label = self.book.pack.vocabulary.choice_label
        return each(lambda language: ", ".join(f"«{label(choices, code).of(language)}»" for code in sorted(codes)))

    def _typical(self) -> list[Norm]:
        """Give norms whose way of counting is told once for all: those that count one thing."""
        return self.norms[:1]

    def _lines(self) -> Iterator[LineView]:
        before: Text = NOTHING
        for part, editions in zip(self.table.condition.children, self.table.editions.values(), strict=True):
            norm = part.then if isinstance(part, When) else part
            if not isinstance(norm, Norm):
                continue
            section = section_of(norm, self.book.pack.vocabulary) or NOTHING
            heading, before = (section if section != before else NOTHING), section
            for row in norm.rows:
                yield self._line(norm, row, part, editions, heading)
                heading = NOTHING

    def _line(self, norm: Norm, row: NormRow, part: Condition, editions: tuple[str, ...], heading: Text) -> LineView:
        opened = (norm.soft, norm.open.rounding, norm.open.mixed, norm.open.overlap, norm.open.beyond)
        cells = tuple(self._cells(row))
        notes = [*row.notes, *(cell.note for cell in row.cells), *opened]
        numbers = [
            self.clauses.setdefault(name, len(self.clauses) + 1)
            for name in dict.fromkeys(notes)
            if name in self.book.pack.clauses
        ]
        condition = self.book.plain.of(part.condition) if isinstance(part, When) else None
        return LineView(
            heading,
            norm.title,
            row.number,
            self._categories(norm, row),
            condition,
            editions,
            cells,
            tuple(sorted(numbers)),
        )

    def _categories(self, norm: Norm, row: NormRow) -> Text:
        if not row.categories or norm.categories is None:
            return NOTHING
        entry = norm.categories.records.fields[norm.categories.field]
        choices = entry.choices if isinstance(entry, FactDef) else ""
        label = self.book.pack.vocabulary.choice_label
        return each(lambda language: ", ".join(label(choices, code).of(language) for code in sorted(row.categories)))

    def _cells(self, row: NormRow) -> Iterator[CellView]:
        """Put what is needed under the columns; neighbours that share a cell of the act share one here."""
        if self.bands is None:
            yield CellView(1, each(lambda language: "; ".join(_needed(cell).of(language) for cell in row.cells)))
            return
        before: Cell | None = None
        span = 0
        for one in self.bands.columns:
            cell = next((cell for cell in row.cells if not cell.columns or one.id in cell.columns), None)
            if span and cell is before:
                span += 1
                continue
            if span:
                yield CellView(span, _needed(before))
            before, span = cell, 1
        if span:
            yield CellView(span, _needed(before))

    def _quantity(self, quantity: Quantity) -> Text:
        """Say what is counted or summed in plain words."""
        parts = [entry.label for entry in (quantity.definition, quantity.records) if entry is not None]
        label = each(lambda language: ", ".join(part.of(language) for part in parts))
        form = {"sum": page_words.SUM_OF, "count": page_words.NUMBER_OF}.get(quantity.kind)
        said = each(lambda language: form.of(language).replace("{what}", label.of(language))) if form else label
        less = [one.title for one in quantity.less]

        def whole(language: str) -> str:
            title = quantity.title.of(language)
            text = f"{title} ({said.of(language)})" if title and title != said.of(language) else said.of(language)
            away = page_words.LESS.of(language).replace("{what}", ", ".join(one.of(language) for one in less))
            return f"{text}, {away}" if less else text

        return each(whole)

    def _clause(self, name: str, number: int) -> ClauseView:
        clause = self.book.pack.clauses[name]
        until = day(clause.until) if clause.until else ""
        return ClauseView(number, name, clause.text, clause.where, clause.level, until, clause.remark)

    def _editions(self) -> Iterator[tuple[Link, str, str, Text, int]]:
        """Give the editions of the act, each with how many of the norms are in force in it."""
        act = self.table.cite.act
        lane = next(one for one in self.book.lanes if one.act.id == act)
        for span in lane.spans:
            named = [span.edition.id in one if one else span.edition.held for one in self.table.editions.values()]
            yield (
                self.book.links.act(act),
                span.edition.id,
                day(span.first.isoformat()),
                each(lambda language, span=span: ends(span, language)),
                sum(named),
            )


def _needed(cell: Cell | None) -> Text:
    if cell is None:
        return same("—")
    said = cell_words(cell)
    mark = f" [{cell.note}]" if cell.note else ""
    return each(lambda language: said.of(language).removesuffix(mark))
