"""The page of a form: its texts by edition, who signs it, and when it comes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from checker.documents.forms import FormEntry, FormText, parse_forms
from checker.handbook import page_words, words
from checker.handbook.book import Book
from checker.handbook.links import slug
from checker.handbook.model import Entry, Link, Page
from checker.pack.acts import Cite
from checker.rulediff import words as diff_words
from checker.rulediff.model import same
from checker.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class TextView:
    """One text of a form: its editions, annex and templates, and the languages in which an older text stands in."""

    editions: tuple[str, ...]
    annex: Link | None
    templates: tuple[tuple[str, str], ...]
    last_known: tuple[Text, ...]
    signatures: tuple[Text, ...]


def form_pages(book: Book) -> Iterator[Page]:
    """Give the pages of all forms."""
    for form in parse_forms({"forms": book.pack.forms}) if book.pack.forms else ():
        yield _page(book, form)


def _page(book: Book, form: FormEntry) -> Page:
    title = Text(*(form.title.get(language, form.id) for language in ("kk", "ru", "en")))
    texts = [_text(book, one) for one in form.texts]
    outcomes = dict.fromkeys(rule.id for rule in book.pack.rules if form.id in rule.forms)
    steps = dict.fromkeys(term.rule.id for term in book.pack.terms if term.signs == form.id)
    carries = [book.links.cite(cite) for cite in carried(book, form.id)]
    act = book.pack.acts.procedure
    path = f"forms/{slug(form.id)}.html"
    annexes = [
        f"{page_words.ANNEX.of(language)} {text.annex}"
        for language in ("kk", "ru", "en")
        for text in form.texts
        if text.annex
    ]
    entry = Entry(
        path,
        diff_words.KINDS["form"],
        title,
        form.id,
        same(" ".join(dict.fromkeys(annexes))),
        (*(one.text for one in carries), *(said for text in texts for said in text.signatures)),
    )
    content = {
        "id": form.id,
        "purpose": page_words.PURPOSES.get(form.purpose, page_words.PURPOSES[""])
        if form.purpose or texts[0].annex
        else page_words.OUR_FORM,
        "act": book.links.act(act.id) if act is not None else None,
        "texts": texts,
        "outcomes": [book.links.rule(name) for name in outcomes],
        "steps": [book.links.rule(name) for name in steps],
        "carries": carries,
        "flow": book.flows.of_form(form.id, [*outcomes], [*steps]),
        "draft_while_open": form.purpose == "conclusion",
        "incomplete": Text(*form.incomplete) if form.incomplete else None,
        "cases": book.cases.of_form(form.id),
    }
    return Page(path, "form.html.j2", title, (book.crumb("forms", words.FORMS),), content, (entry,))


def _text(book: Book, text: FormText) -> TextView:
    return TextView(
        text.editions,
        _annex(book, text.annex) if text.annex else None,
        tuple(text.templates.items()),
        tuple(diff_words.IN_LANGUAGE[one] for one in text.last_known),
        tuple(Text(one.words["kk"], one.words["ru"], one.words.get("en", "")) for one in text.signatures),
    )


def _annex(book: Book, number: str) -> Link:
    cite = book.links.annex(number)
    return Link(same(number), book.links.cite(cite).href if cite is not None else "")


def carried(book: Book, form: str) -> Iterator[Cite]:
    """Give the places of the acts that a form carries."""
    entries: list[Any] = book.pack.forms if isinstance(book.pack.forms, list) else []
    named = next((entry.get("carries") or () for entry in entries if entry["id"] == form), ())
    for one in named:
        yield Cite(str(one["act"]), tuple((unit, str(number)) for unit, number in one.items() if unit != "act"))
