"""The page of editions: which text rules on which day, and what each changed against the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from checker.editions import words as timeline_words
from checker.editions.timeline import Lane, Span
from checker.handbook import words
from checker.handbook.book import Book
from checker.handbook.links import slug
from checker.handbook.model import Entry, Link, Page
from checker.reports.timeline_html import timeline_svg
from checker.reports.timeline_text import ends, state
from checker.rulediff import telling
from checker.rulediff import words as diff_words
from checker.rulediff.compare import successive
from checker.rulediff.model import Entry as Difference
from checker.rulediff.model import Side, each
from checker.vocabulary.text import LANGUAGES, NOTHING, Text


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One thing that an edition changed, with the way to its page and what is told of it."""

    link: Link
    where: Text
    how: str
    likewise: Text
    changes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition: its days, its state, and what it changed (None: it is the first)."""

    id: str
    anchor: str
    span: Span
    last: Text
    state: Text
    differences: tuple[DifferenceView, ...] | None


def editions_page(book: Book) -> Page:
    """Give the page with the picture, the table, and what changed edition by edition."""
    side = Side(book.folder.name, book.folder, book.folder, book.pack)
    acts = [(book.links.act(lane.act.id), list(_editions(book, side, lane))) for lane in book.lanes]
    entries = [
        Entry(
            f"editions.html#{one.anchor}",
            diff_words.KINDS["edition"],
            each(lambda language, link=link, one=one: f"{link.text.of(language)}: {one.id}"),
            one.id,
            NOTHING,
            (one.span.edition.note, one.span.edition.assumed),
        )
        for link, editions in acts
        for one in editions
    ]
    legend = timeline_words.LEGEND
    content = {
        "pictures": {language: Markup(timeline_svg(book.lanes, language)) for language in LANGUAGES},  # noqa: S704 - its texts are escaped
        "legend": each(lambda language: legend.of(language).split(" {day}")[0]),
        "acts": acts,
        "heads": (
            timeline_words.EDITION,
            timeline_words.FIRST,
            timeline_words.LAST,
            timeline_words.RULES,
            timeline_words.NORMS,
            timeline_words.TEXT,
            timeline_words.CAUSED_BY,
        ),
        "how": diff_words.HOW,
    }
    return Page("editions.html", "editions.html.j2", words.EDITIONS, (), content, tuple(entries))


def _editions(book: Book, side: Side, lane: Lane) -> Iterator[EditionView]:
    changed = {edition.id: found for edition, found in successive(side, book.index, lane.act)}
    for span in lane.spans:
        found = changed.get(span.edition.id)
        differences = tuple(_difference(book, one) for one in found) if found is not None else None
        yield EditionView(
            span.edition.id,
            f"{slug(lane.act.id)}-{slug(span.edition.id)}",
            span,
            each(lambda language, span=span: ends(span, language)),
            each(lambda language, span=span: state(span, language)),
            differences,
        )


def _difference(book: Book, found: Difference) -> DifferenceView:
    subject = found.subject
    title = each(lambda language: telling.named(subject, language))
    return DifferenceView(
        Link(title, _href(book, subject.kind, subject.id)),
        subject.where,
        found.how,
        each(lambda language: telling.likewise(found, language)),
        tuple(each(lambda language, one=one: telling.sentence(one, language)) for one in found.changes),
    )


def _href(book: Book, kind: str, name: str) -> str:
    if name in book.ids:
        return book.links.rule(name).href
    if kind == "norms" and name in book.pack.tables:
        return book.links.table(name).href
    if kind == "form":
        return book.links.form(name).href
    if kind == "value" and name in book.pack.values:
        return book.links.value(name).href
    return book.links.contradiction(name).href if kind == "contradiction" else ""
