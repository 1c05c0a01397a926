"""The pages of facts, of the numbers of the law, and of the contradictions of the texts: lists with an anchor for each entry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.conditions.model import Compare, Condition, FactRef, Norm, Quantifier, ValueRef, walk
from checker.handbook import words
from checker.handbook.book import Book
from checker.handbook.links import all_fields, fact_id, slug
from checker.handbook.model import Entry, Link, Page
from checker.pack.contradictions import by_weight
from checker.reports.words import BEARS_ON, SOURCES
from checker.rulediff import words as diff_words
from checker.rulediff.model import same
from checker.source.place import Place
from checker.vocabulary.model import FactDef, GroupDef, ListDef
from checker.vocabulary.text import NOTHING, Text


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact or list: what it is, whence it comes, what its absence means, which rules read it."""

    id: str
    path: str
    label: Text
    help: Text
    type: Text
    choices: str
    source: Text
    absent: Text
    readers: tuple[Link, ...]
    printed: bool


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of the case itself, of one group or of one list."""

    id: str
    title: Text
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """A number of the law, edition by edition, with the rules and terms that reckon with it."""

    id: str
    anchor: str
    label: Text
    cite: Link
    numbers: tuple[tuple[str, str], ...]
    readers: tuple[Link, ...]


def facts_page(book: Book) -> Page:
    """Give the index of facts with the rules that read each, and the lists of values."""
    readers = _readers(book)
    groups: dict[str, tuple[Text, list[FactView]]] = {}
    entries: list[Entry] = []
    for path, entry in all_fields(book.pack.vocabulary.fields):
        top = path.split(".")[0]
        title = book.pack.vocabulary.fields[top].label
        if isinstance(entry, GroupDef):
            continue
        found = groups.setdefault(top, (title, []))[1]
        found.append(_fact(path, entry, readers.get(entry.place, {}), book))
        kind = diff_words.KINDS["list" if isinstance(entry, ListDef) else "fact"]
        entries.append(Entry(f"facts.html#{fact_id(path)}", kind, entry.label, path, NOTHING, (entry.help or NOTHING,)))
    choices = book.pack.vocabulary.choices
    for name, values in choices.items():
        labels = tuple(choice.label for choice in values.values())
        entries.append(
            Entry(f"facts.html#choices-{slug(name)}", diff_words.KINDS["choices"], same(name), name, NOTHING, labels)
        )
    content = {
        "groups": [FactGroup(fact_id(f"group-{name}"), title, tuple(found)) for name, (title, found) in groups.items()],
        "choices": [(slug(name), name, list(values.values())) for name, values in choices.items()],
    }
    return Page("facts.html", "facts.html.j2", words.FACTS, (), content, tuple(entries))


def _fact(path: str, entry: FactDef | ListDef, readers: dict[str, None], book: Book) -> FactView:
    fact = entry if isinstance(entry, FactDef) else None
    source = book.pack.wording.get("registers") if entry.source == "register" else None
    return FactView(
        fact_id(path),
        path,
        entry.label,
        entry.help or NOTHING,
        words.TYPES[fact.type if fact else "list"],
        slug(fact.choices) if fact and fact.choices else "",
        source or SOURCES[entry.source],
        words.WORLDS[entry.world],
        (
            *(Link(request.title, "index.html") for request in book.pack.requests if path in dict(request.when)),
            *(book.links.rule(name) if name in book.ids else book.links.table(name) for name in readers),
        ),
        fact is not None and fact.printed,
    )


def _readers(book: Book) -> dict[Place, dict[str, None]]:
    """Find by the place of a fact or list the rules and norm tables that read it."""
    found: dict[Place, dict[str, None]] = {}
    for rule in book.pack.rules:
        if rule.for_every is not None:
            found.setdefault(rule.for_every.place, {})[rule.id] = None
        for place in _read(rule.condition):
            found.setdefault(place, {})[rule.id] = None
    for table in book.pack.tables.values():
        for place in _read(table.condition):
            found.setdefault(place, {})[table.id] = None
    fields = dict(all_fields(book.pack.vocabulary.fields))
    for term in book.pack.terms:
        for path in (*term.done, term.starts.name):
            if path in fields:
                found.setdefault(fields[path].place, {})[term.rule.id] = None
    return found


def _read(condition: Condition) -> Iterator[Place]:
    for part in walk(condition):
        match part:
            case Compare():
                yield part.fact.definition.place
                if isinstance(part.expected, FactRef):
                    yield part.expected.definition.place
            case Quantifier():
                yield part.definition.place
            case Norm():
                quantities = [
                    part.have,
                    *(share.of for row in part.rows for cell in row.cells for share in cell.shares),
                ]
                for quantity in (*quantities, *(part.bands.measures if part.bands else ())):
                    for entry in (quantity.definition, quantity.records) if quantity else ():
                        if entry is not None:
                            yield entry.place


def values_page(book: Book) -> Page:
    """Give the numbers of the law; a pack that has none has an empty page."""
    found = []
    for value in book.pack.values.values():
        readers = dict.fromkeys(
            rule.id
            for rule in book.pack.rules
            for part in walk(rule.condition)
            if isinstance(part, Compare) and part.expected == ValueRef(value.id)
        )
        readers |= dict.fromkeys(term.rule.id for term in book.pack.terms if term.count.value == value.id)
        label = book.index.text("values", value.id, "label")
        found.append(
            ValueView(
                value.id,
                f"value-{slug(value.id)}",
                same(label),
                book.links.cite(value.cite),
                tuple((edition, f"{number:g}") for edition, number in value.dated),
                tuple(book.links.rule(name) for name in readers),
            )
        )
    entries = [
        Entry(
            f"values.html#{one.anchor}",
            diff_words.KINDS["value"],
            one.label if any(one.label) else same(one.id),
            one.id,
            one.cite.text,
            (),
        )
        for one in found
    ]
    return Page("values.html", "values.html.j2", words.VALUES, (), {"values": found}, tuple(entries))


def contradictions_page(book: Book) -> Page:
    """Give the places where the texts of the acts clash, what changes a result first."""
    found = [book.shown(one) for one in by_weight(book.pack.contradictions)]
    entries = [
        Entry(
            f"contradictions.html#{one.id}",
            diff_words.KINDS["contradiction"],
            one.readings[one.applied - 1],
            one.link.code,
            one.cites[0].text,
            (*one.readings, one.why),
        )
        for one in found
    ]
    content = {"contradictions": found, "bears_on": BEARS_ON}
    return Page("contradictions.html", "contradictions.html.j2", words.CONTRADICTIONS, (), content, tuple(entries))
