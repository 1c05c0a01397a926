"""The page of an act: its editions, and place by place what of the pack carries it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.handbook import words
from checker.handbook.book import Book
from checker.handbook.links import place_id, slug
from checker.handbook.model import Entry, Link, Page
from checker.handbook.pages.forms import carried
from checker.pack.acts import Act, Cite
from checker.rulediff import words as diff_words
from checker.rulediff.model import each
from checker.vocabulary.text import NOTHING, Text

_NUMBERS = re.compile(r"\d+|\D+")


@dataclass
class PlaceView:
    """One place: what carries it, where texts clash, or why no rule is needed."""

    cite: Cite
    id: str
    title: Text
    carriers: dict[tuple[Text, Link], None] = field(default_factory=dict)
    clashes: list[Link] = field(default_factory=list)
    left_out: list[Text] = field(default_factory=list)


def act_pages(book: Book) -> Iterator[Page]:
    """Give the pages of all acts."""
    for act in book.pack.acts.acts.values():
        yield _page(book, act, _places(book, act))


def _page(book: Book, act: Act, places: list[PlaceView]) -> Page:
    lane = next(one for one in book.lanes if one.act.id == act.id)
    path = f"acts/{slug(act.id)}.html"
    entry = Entry(path, diff_words.KINDS["act"], act.short, act.id, NOTHING, (act.title,))
    content = {"id": act.id, "full": act.title, "lane": lane, "places": places}
    return Page(path, "act.html.j2", act.short, (book.crumb("acts", words.ACTS),), content, (entry,))


def _places(book: Book, act: Act) -> list[PlaceView]:
    """Give the places of an act that anything of the pack names, and those that it accounts for, in its order."""
    found: dict[tuple[tuple[str, str], ...], PlaceView] = {}

    def at(cite: Cite) -> PlaceView:
        title = each(book.pack.acts.placed, cite) if cite.units else words.WHOLE_ACT
        return found.setdefault(cite.units, PlaceView(cite, place_id(cite), title))

    for cite, kind, link in _carriers(book):
        if cite.act == act.id:
            at(cite).carriers[kind, link] = None
    for one in book.pack.contradictions:
        for cite in one.cites:
            if cite.act == act.id:
                at(cite).clashes.append(book.links.contradiction(one.id))
    for left in book.pack.uncarried:
        if left.cite.act == act.id:
            told = f" ({', '.join(left.editions)})" if left.editions else ""
            at(left.cite).left_out.append(each(lambda language, left=left, told=told: left.why.of(language) + told))
    for cite in act.accounted:
        at(cite)
    return sorted(found.values(), key=lambda place: _order(act, place))


def _carriers(book: Book) -> Iterator[tuple[Cite, Text, Link]]:
    pack, links = book.pack, book.links
    for rule in pack.rules:
        if rule.cite is not None:
            yield rule.cite, diff_words.KINDS[rule.kind], links.rule(rule.id)
    for table in pack.tables.values():
        yield table.cite, diff_words.KINDS["norms"], links.table(table.id)
    for value in pack.values.values():
        yield value.cite, diff_words.KINDS["value"], links.value(value.id)
    for entry in pack.forms if isinstance(pack.forms, list) else ():
        link = links.form(entry["id"])
        annexes = [links.annex(str(text["annex"])) for text in entry["texts"] if text.get("annex")]
        for cite in dict.fromkeys([*carried(book, entry["id"]), *filter(None, annexes)]):
            yield cite, diff_words.KINDS["form"], link


def _order(act: Act, place: PlaceView) -> list[tuple[int, list[tuple[int, int, str]]]]:
    """Sort places as the pack lists the units of the act, numbers as numbers."""
    units = list(act.units)
    return [(units.index(unit), _natural(number)) for unit, number in place.cite.units]


def _natural(number: str) -> list[tuple[int, int, str]]:
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in _NUMBERS.findall(number)]
