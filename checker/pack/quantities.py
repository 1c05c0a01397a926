"""Reads quantities, the clauses that soften norms, and what norm tables name of both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from checker.conditions.amounts import Clause, Quantity
from checker.conditions.scope import Scope
from checker.pack.acts import Acts, read_cite
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Node, Scalar, Sequence, kind_of
from checker.vocabulary.model import FactDef, ListDef, Vocabulary, flat
from checker.vocabulary.text import LANGUAGES, NOTHING, Text, read_text

_QUANTITY = ("id", "title", "of", "sum", "count", "fact", "field", "where", "doubtful", "less")
_HAVE = ("sum", "count", "fact", "field", "by", "where", "doubtful", "title")
_NUMBERS = {"number", "integer"}


@dataclass
class Names:
    """What norm tables may name, and the finding of it; unknown names are collected as problems."""

    vocabulary: Vocabulary
    problems: Problems
    quantities: dict[str, Quantity] = field(default_factory=dict)
    clauses: dict[str, Clause] = field(default_factory=dict)

    def quantity(self, scalar: Scalar) -> Quantity | None:
        found = self.quantities.get(scalar.text)
        if found is None:
            self.problems.unknown("unknown-quantity", scalar.place, "quantity", scalar.text, list(self.quantities))
        return found

    def clause(self, scalar: Scalar | None) -> str:
        """Give the id of the clause named, "" where none is."""
        if scalar is not None and scalar.text not in self.clauses:
            self.problems.unknown("unknown-clause", scalar.place, "clause", scalar.text, list(self.clauses))
        return scalar.text if scalar else ""

    def codes(self, node: Node, entry: FactDef) -> frozenset[str]:
        """Read one code or a list of codes of a choice."""
        allowed = self.vocabulary.choices.get(entry.choices, {})
        found = set()
        for item in node.items if isinstance(node, Sequence) else [node]:
            text = item.text if isinstance(item, Scalar) else kind_of(item)
            if text not in allowed:
                self.problems.unknown("unknown-value", item.place, f'value of "{entry.name}"', text, list(allowed))
            found.add(text)
        return frozenset(found)


def items(node: Node | None, section: str, problems: Problems) -> list[Node]:
    """Give the entries of a section that must be a list."""
    if node is None:
        return []
    if isinstance(node, Sequence):
        return node.items
    problems.add("wrong-kind", node.place, f'section "{section}" must be a list, got {kind_of(node)}')
    return []


def read_clauses(nodes: list[Node], acts: Acts, names: Names) -> None:
    """Read `clauses:`; each has its wording, its cite, the last day on which it softens anything, and a word for that."""
    for node in nodes:
        fields = Fields(
            node, "a clause", ("id", "cite", "text", "until", "level", "remark"), names.problems, node.place
        )
        name = fields.identifier("id")
        cite = read_cite(fields.node("cite"), acts, names.problems, fields.place)
        # The act speaks Kazakh and Russian; what we say of it, we say in English too.
        remark, what = fields.flag("remark"), f'text of clause "{name}"'
        text = read_text(fields.node("text"), what, names.problems, fields.place, english=remark)
        until = fields.day("until")
        level = NOTHING
        if "level" in fields:
            below, what = fields.node("level"), f'level of clause "{name}"'
            level = read_text(below, what, names.problems, fields.place, english=True)
        if name in names.clauses:
            names.problems.add("duplicate-id", fields.at("id"), f'clause "{name}" stands here a second time')
        where = Text(*(acts.worded(cite, language) for language in LANGUAGES)) if cite else NOTHING
        last = until.isoformat() if until else ""
        names.clauses[name] = Clause(name, text, where, last, level, remark)


def read_quantities(nodes: list[Node], names: Names) -> None:
    """Read `quantities:`; each is read from the dossier or from the records that its `of` binds."""
    for node in nodes:
        fields = Fields(node, "a quantity", _QUANTITY, names.problems, node.place)
        name = fields.identifier("id")
        if name in names.quantities:
            names.problems.add("duplicate-id", fields.at("id"), f'quantity "{name}" stands here a second time')
        title = read_text(fields.node("title"), f'title of "{name}"', names.problems, fields.place, english=True)
        found = quantity_of(fields, bound(fields, names), names, name, title)
        less = [names.quantity(scalar) for scalar in fields.scalars("less")]
        if found is not None:
            names.quantities[name] = replace(found, less=tuple(other for other in less if other))


def bound(fields: Fields, names: Names) -> Scope:
    """Read `of: [sites, rooms]`: the lists of which one record each is bound."""
    scope = Scope(names.vocabulary)
    for scalar in fields.scalars("of"):
        if scalar.text not in names.vocabulary.lists:
            names.problems.unknown("unknown-list", scalar.place, "list", scalar.text, list(names.vocabulary.lists))
        else:
            scope = scope.within(names.vocabulary.lists[scalar.text])
    return scope


def read_have(node: Node | None, scope: Scope, names: Names, at: Place) -> tuple[FactDef | None, Quantity | None]:
    """Read what a table compares with its norms: a quantity, and the choice field that tells one norm from another."""
    fields = Fields(node, '"have"', _HAVE, names.problems, at)
    title = read_text(fields.node("title"), 'title of "have"', names.problems, fields.place, english=True)
    found = quantity_of(fields, scope, names, "have", title)
    by = fields.scalar("by")
    if by is None or found is None or found.records is None:
        return None, found
    return _choice(by, found.records, names), found


def quantity_of(fields: Fields, scope: Scope, names: Names, name: str, title: Text) -> Quantity | None:
    """Read `fact: …`, `sum: LIST` with its `field`, or `count: LIST`; None where it is broken."""
    kinds: list[Literal["fact", "sum", "count"]] = [kind for kind in ("fact", "sum", "count") if kind in fields]
    if len(kinds) != 1:
        got = " and ".join(f'"{kind}"' for kind in kinds) or "none of them"
        names.problems.add(
            "no-quantity",
            fields.place,
            f'a quantity needs one of "fact", "sum" or "count", got {got}',
            "fact: FACT, or sum: LIST with field: NUMBER, or count: LIST",
        )
        return None
    source = fields.scalar(kinds[0], required=True)
    if source is None:
        return None
    if kinds[0] == "fact":
        fact = scope.fact(source.text, source.place, names.problems)
        if fact is None or not _is_number(fact.definition, source, names):
            return None
        return Quantity(name, title, "fact", fact.variable, fact.path, fact.definition, None, (), (), fields.place)
    if source.text not in scope.list_names():
        names.problems.unknown("unknown-list", source.place, "list", source.text, scope.list_names())
        return None
    records = names.vocabulary.lists[source.text]
    owner = source.text.rsplit(".", 1)[0] if "." in source.text else ""
    path, definition = _summed(fields, records, names) if kinds[0] == "sum" else ("", None)
    where, doubtful = _where(fields, records, names), _doubtful(fields, records, names)
    return Quantity(name, title, kinds[0], owner, path, definition, records, where, doubtful, fields.place)


def _summed(fields: Fields, records: ListDef, names: Names) -> tuple[str, FactDef | None]:
    found = fields.scalar("field", required=True)
    if found is None:
        return "", None
    known = {path: entry for path, entry in flat(records.fields) if isinstance(entry, FactDef)}
    if found.text not in known:
        numbers = [path for path, entry in known.items() if entry.type in _NUMBERS]
        names.problems.unknown("unknown-fact", found.place, f'number of "{records.name}"', found.text, numbers)
        return "", None
    return (found.text, known[found.text]) if _is_number(known[found.text], found, names) else ("", None)


def _is_number(fact: FactDef, at: Scalar, names: Names) -> bool:
    if fact.type not in _NUMBERS:
        names.problems.add("wrong-type", at.place, f'"{at.text}" is of type {fact.type}', "a number is wanted here")
    return fact.type in _NUMBERS


def _where(fields: Fields, records: ListDef, names: Names) -> tuple[tuple[str, frozenset[str]], ...]:
    mapping = fields.mapping("where")
    found = []
    for key, below in mapping.entries.items():
        entry = _choice(Scalar(key, False, mapping.key_places[key]), records, names)
        if entry is not None:
            found.append((key, names.codes(below, entry)))
    return tuple(found)


def _doubtful(fields: Fields, records: ListDef, names: Names) -> tuple[tuple[str, str], ...]:
    mapping = fields.mapping("doubtful")
    flags = [path for path, entry in flat(records.fields) if isinstance(entry, FactDef) and entry.type == "boolean"]
    found = []
    for key, below in mapping.entries.items():
        if key not in flags:
            names.problems.unknown(
                "unknown-fact", mapping.key_places[key], f'yes-or-no fact of "{records.name}"', key, flags
            )
        elif isinstance(below, Scalar):
            found.append((key, names.clause(below)))
        else:
            names.problems.add("wrong-kind", below.place, f'"{key}" names a clause, got {kind_of(below)}')
    return tuple(found)


def _choice(name: Scalar, records: ListDef, names: Names) -> FactDef | None:
    known = {path: entry for path, entry in flat(records.fields) if isinstance(entry, FactDef)}
    entry = known.get(name.text)
    if entry is None or entry.type != "choice":
        choices = [path for path, one in known.items() if one.type == "choice"]
        names.problems.unknown("unknown-fact", name.place, f'choice of "{records.name}"', name.text, choices)
        return None
    return entry
