"""The pages that lead to the others: the start, the lists of rules, norms, terms, forms and acts, the editions, the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.conditions.model import Not, RuleRef, children
from checker.handbook import page_words, words
from checker.handbook.book import Book
from checker.handbook.model import Entry, Link, Page
from checker.handbook.pages.rules import KINDS
from checker.handbook.pages.terms import count_words, start_words
from checker.pack.model import Request, Rule
from checker.rulediff import words as diff_words
from checker.rulediff.model import each, same
from checker.vocabulary.text import NOTHING, Text


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of a request with the rules that it is made of."""

    link: Link
    members: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RequestView:
    """How a case of one kind is decided: stage by stage, then the outcomes."""

    title: Text
    stages: tuple[StageView, ...]
    outcomes: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class ListSection:
    """A part of a list: rows of cells, each a link or plain words."""

    id: str
    title: Text
    heads: tuple[Text, ...]
    rows: tuple[tuple[Link, ...], ...]


def index_pages(book: Book) -> Iterator[Page]:
    """Give the start page and the lists."""
    yield _start(book)
    yield _list("rules", words.RULES, list(_rules(book)))
    yield _list("norms", words.NORMS, list(_norms(book)))
    yield _list("terms", words.TERMS, [_terms(book)])
    yield _list("forms", words.FORMS, [_forms(book)])
    yield _list("acts", words.ACTS, [_acts(book)])
    yield Page("search.html", "search.html.j2", words.SEARCH, (), {})


def _list(name: str, title: Text, sections: list[ListSection]) -> Page:
    path = f"{name}.html"
    shown = [section for section in sections if section.rows]
    entry = Entry(path, words.MENU, title, name, NOTHING, tuple(section.title for section in shown))
    return Page(path, "list.html.j2", title, (), {"sections": shown}, (entry,))


def _start(book: Book) -> Page:
    counts = [
        (words.RULES, "rules.html", len({rule.id for rule in book.pack.rules if rule.kind in KINDS})),
        (words.NORMS, "norms.html", len(book.pack.tables)),
        (words.TERMS, "terms.html", len({term.rule.id for term in book.pack.terms})),
        (words.FORMS, "forms.html", len(book.pack.forms) if isinstance(book.pack.forms, list) else 0),
        (words.ACTS, "acts.html", len(book.pack.acts.acts)),
        (words.FACTS, "facts.html", len(book.fact_paths)),
        (words.EDITIONS, "editions.html", sum(len(lane.spans) for lane in book.lanes)),
        (words.VALUES, "values.html", len(book.pack.values)),
        (words.CONTRADICTIONS, "contradictions.html", len(book.pack.contradictions)),
    ]
    requests = [_request(book, request) for request in book.pack.requests]
    content = {"counts": counts, "requests": requests, "digest": book.pack.digest[:12]}
    return Page("index.html", "start.html.j2", words.HANDBOOK, (), content)


def _request(book: Book, request: Request) -> RequestView:
    rules = book.applied.last(request)
    stages = [
        StageView(book.links.rule(rule.id), tuple(_members(book, rule))) for rule in rules if rule.kind == "stage"
    ]
    outcomes = [(book.links.rule(rule.id), rule.effect) for rule in rules if rule.kind == "outcome"]
    return RequestView(request.title or same(request.id), tuple(stages), tuple(outcomes))


def _members(book: Book, rule: Rule) -> Iterator[Link]:
    for part in children(rule.condition):
        member = part.child if isinstance(part, Not) else part
        if isinstance(member, RuleRef):
            yield book.links.rule(member.rule)


def _rules(book: Book) -> Iterator[ListSection]:
    heads = (words.TITLE, words.PLACE, words.ID)
    for kind in KINDS:
        rules = {rule.id: rule for rule in book.pack.rules if rule.kind == kind}
        yield ListSection(kind, words.SECTIONS[kind], heads, tuple(_row(book, rule) for rule in rules.values()))


def _row(book: Book, rule: Rule) -> tuple[Link, ...]:
    cite = book.links.cite(rule.cite) if rule.cite is not None else Link(NOTHING)
    return book.links.rule(rule.id), cite, Link(same(rule.id))


def _norms(book: Book) -> Iterator[ListSection]:
    heads = (words.TITLE, words.PLACE, words.ID)
    for name, act in book.pack.acts.acts.items():
        rows = [
            (book.links.table(table.id), book.links.cite(table.cite), Link(same(table.id)))
            for table in book.pack.tables.values()
            if table.cite.act == name
        ]
        yield ListSection(f"act-{name}", act.short, heads, tuple(rows))


def _terms(book: Book) -> ListSection:
    heads = (words.TITLE, page_words.WHO, page_words.STARTS, page_words.HOW_LONG, words.PLACE)
    rows = []
    for term in book.pack.terms:
        rule = term.rule
        cite = book.links.cite(rule.cite) if rule.cite is not None else Link(NOTHING)
        told = ", ".join(rule.editions)
        link = book.links.rule(rule.id)
        title = Link(
            each(lambda language, link=link, told=told: f"{link.text.of(language)}{f' ({told})' if told else ''}"),
            link.href,
        )
        rows.append((title, Link(term.who), start_words(book, term.starts), count_words(book, term.count), cite))
    return ListSection("terms", words.TERMS, heads, tuple(rows))


def _forms(book: Book) -> ListSection:
    heads = (words.TITLE, page_words.ANNEX, words.ID)
    entries = book.pack.forms if isinstance(book.pack.forms, list) else []
    rows = []
    for entry in entries:
        annexes = dict.fromkeys(str(text["annex"]) for text in entry["texts"] if text.get("annex"))
        rows.append((book.links.form(entry["id"]), Link(same(", ".join(annexes) or "—")), Link(same(entry["id"]))))
    return ListSection("forms", words.FORMS, heads, tuple(rows))


def _acts(book: Book) -> ListSection:
    heads = (words.TITLE, diff_words.SHORT, words.EDITIONS)
    rows = [
        (
            Link(act.title, book.links.act(name).href),
            Link(act.short),
            Link(same(", ".join(one.id for one in act.editions))),
        )
        for name, act in book.pack.acts.acts.items()
    ]
    return ListSection("acts", words.ACTS, heads, tuple(rows))
