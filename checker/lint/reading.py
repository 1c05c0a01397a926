"""What the rules of a pack read and name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from checker.conditions.amounts import Cell, Quantity
from checker.conditions.model import (
    Compare,
    Condition,
    FactRef,
    Named,
    Norm,
    NormTable,
    Quantifier,
    RuleRef,
    ValueRef,
    walk,
)
from checker.pack.contract import KNOWN, LISTS, NAMED
from checker.pack.messages import placeholders
from checker.pack.model import Pack, Rule, Start
from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef, Vocabulary, flat

# Facts that the program reads by name: for the calendar, the documents and the findings of a visit.
BY_THE_PROGRAM = tuple(known.path for known in KNOWN if known.types)
# What a record is called by in reports (`decision/words.py`).
NAMES_OF_RECORDS = ("address", "name", "position", "id")


class Reading:
    """The facts and lists read (`read`, by identity), and the names used of everything else."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.read: set[int] = set()
        self.values: set[str] = {
            *NAMED,
            *(found for request in pack.requests for found in (request.term, *_count_of(request.filing))),
        }
        self.quantities: set[str] = set()
        self.tables: set[str] = set()
        self.rules: set[str] = set()
        self.clauses: set[str] = set()
        self.patterns: set[str] = set()
        self.choices: set[str] = {*LISTS}
        self.forms: set[str] = {form for rule in pack.rules for form in rule.forms} | _own_forms(pack)
        self.forms |= {request.application for request in pack.requests}
        self._rules()
        self._structure(pack.vocabulary.fields)
        self._paths(BY_THE_PROGRAM)
        self._beside_rules()

    def _rules(self) -> None:
        for rule in self.pack.rules:
            if rule.for_every is not None:
                self.read.add(id(rule.for_every))
            for part in walk(rule.condition):
                self._part(part)
            self._messages(rule)
        for table in self.pack.tables.values():
            # A table that no rule names still reads what it reads.
            self._table(table.condition)
            for child in table.condition.children:
                for part in walk(child):
                    self._part(part)
        for pattern in self.pack.patterns.values():
            self.choices |= set(pattern.values())

    def _part(self, part: Condition) -> None:
        match part:
            case Compare():
                self.read.add(id(part.fact.definition))
                if isinstance(part.expected, FactRef):
                    self.read.add(id(part.expected.definition))
                if isinstance(part.expected, ValueRef):
                    self.values.add(part.expected.value)
            case Quantifier():
                self.read.add(id(part.definition))
                self._fields(part.definition, [path for path, _ in part.select])
            case RuleRef():
                self.rules.add(part.rule)
            case Named():
                self.patterns.add(part.pattern)
            case NormTable():
                self.tables.add(part.table)
            case Norm():
                self._norm(part)
            case _:
                pass

    def _table(self, table: NormTable) -> None:
        for definition in self.pack.vocabulary.lists.values():
            if definition.each == table.owner:
                self._fields(definition, [path for path, _ in table.select])
        if table.pool is not None:
            self._quantity(table.pool)

    def _norm(self, norm: Norm) -> None:
        self._quantity(norm.have)
        for measure in norm.bands.measures if norm.bands is not None else ():
            self._quantity(measure)
        if norm.categories is not None:
            self.read.add(id(norm.categories.records))
            self._fields(norm.categories.records, [norm.categories.field, norm.categories.number])
        opened = norm.open
        self.clauses |= {norm.soft, opened.rounding, opened.mixed, opened.overlap, opened.beyond}
        for row in norm.rows:
            self.clauses |= set(row.notes)
            for cell in row.cells:
                self.clauses.add(cell.note)
                for quantity in _named_in(cell):
                    self._quantity(quantity)

    def _quantity(self, quantity: Quantity) -> None:
        self.quantities.add(quantity.id)
        if quantity.definition is not None:
            self.read.add(id(quantity.definition))
        if quantity.records is not None:
            self.read.add(id(quantity.records))
            self._fields(quantity.records, [path for path, _ in (*quantity.where, *quantity.doubtful)])
        self.clauses |= {clause for _, clause in quantity.doubtful}
        for other in quantity.less:
            self._quantity(other)

    def _fields(self, definition: ListDef, paths: Iterable[str]) -> None:
        known = dict(flat(definition.fields))
        self.read |= {id(known[path]) for path in paths if path in known}

    def _messages(self, rule: Rule) -> None:
        """Read the placeholders of a rule's messages."""
        variables = {rule.for_every.each: rule.for_every} if rule.for_every is not None else {}
        for text in (rule.when_not_met, rule.remedy):
            for name in placeholders(text.kk + text.ru):
                variable, _, rest = name.partition(".")
                if variable in variables:
                    self._fields(variables[variable], [rest])
                else:
                    self._paths([name])

    def _paths(self, paths: Iterable[str]) -> None:
        """Read facts by their full path from the dossier, as `registers.holder_name`."""
        vocabulary: Vocabulary = self.pack.vocabulary
        known = dict(flat(vocabulary.fields))
        for path in paths:
            name, _, field = path.partition(".")
            if path in known:
                self.read.add(id(known[path]))
            elif name in vocabulary.lists:
                self.read.add(id(vocabulary.lists[name]))
                self._fields(vocabulary.lists[name], [field])

    def _beside_rules(self) -> None:
        """Read what requests, terms and the facts that must agree name."""
        for request in self.pack.requests:
            self._paths([path for path, _ in request.when] + ([request.filing[0]] if request.filing else []))
        for term in self.pack.terms:
            self._paths([*term.done, *_started(term.starts)])
            self.values |= {term.count.value, *(reading.count.value for reading in term.readings)}
            self._paths([path for reading in term.readings for path in _started(reading.starts)])
        for same in self.pack.sameness:
            for fact in same.facts:
                prefix = f"{fact.list_name}." if fact.list_name else ""
                self._paths([f"{prefix}{fact.path}", *([f"{prefix}code"] if fact.code else [])])
                self._paths([f"{prefix}{same.match}"] if same.match else [])

    def _structure(self, fields: dict[str, Field]) -> None:
        """Read what the vocabulary itself ties together, and what is printed or made by the program."""
        for entry in fields.values():
            if isinstance(entry, GroupDef):
                self._structure(entry.fields)
            elif isinstance(entry, ListDef):
                self._fields(entry, [entry.key, *entry.unique, *NAMES_OF_RECORDS])
                if entry.source == "derived":
                    self.read |= {id(entry), *(id(one) for _, one in flat(entry.fields))}
                self._structure(entry.fields)
            else:
                self._fact(entry, fields)

    def _fact(self, fact: FactDef, siblings: dict[str, Field]) -> None:
        self.choices.add(fact.choices)
        if fact.printed or fact.source == "derived" or fact.type == "reference":
            self.read.add(id(fact))
        tied = [
            *fact.not_before,
            *fact.not_after,
            fact.kind_by,
            *((fact.shared.by, fact.shared.sum) if fact.shared else ()),
        ]
        for name in filter(None, tied):
            if name in siblings:
                self.read.add(id(siblings[name]))
            else:
                self._paths([name])
        if fact.not_before or fact.not_after:
            self.read.add(id(fact))


def _named_in(cell: Cell) -> Iterator[Quantity]:
    if cell.at_most is not None:
        yield cell.at_most[1]
    for share in cell.shares:
        if share.of is not None:
            yield share.of
        if share.at_most is not None:
            yield share.at_most[1]


def _started(start: Start) -> list[str]:
    return [start.name] if start.kind == "fact" else []


def _count_of(filing: tuple[str, str] | None) -> tuple[str, ...]:
    return (filing[1],) if filing is not None else ()


def _own_forms(pack: Pack) -> set[str]:
    """Name the forms without an annex: letters and sheets of ours, which commands print."""
    forms = cast(list[dict[str, Any]], pack.forms or [])
    return {str(form["id"]) for form in forms if not all("annex" in text for text in form["texts"])}
