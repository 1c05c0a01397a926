"""The page of a term: who acts, from when, how long, by which fact it shows, and what follows where it is missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.handbook import page_words, words
from checker.handbook.book import Book
from checker.handbook.conditions import demanded
from checker.handbook.links import slug
from checker.handbook.model import Clause, Entry, Link, Page
from checker.pack.model import Count, Start, Term
from checker.rulediff import words as diff_words
from checker.rulediff.model import each
from checker.vocabulary.text import NOTHING, Text


@dataclass(frozen=True, slots=True)
class ReadingView:
    """Another reading of a term."""

    text: Text
    starts: Link
    count: Link


@dataclass(frozen=True, slots=True)
class TermVariant:
    """A term as it is in some editions and for some requests."""

    anchor: str
    heading: Text
    cite: Link | None
    who: Text
    starts: Link
    count: Link
    requests: Text
    shown_by: tuple[Link, ...]
    applies: Clause | None
    wording: Text
    readings: tuple[ReadingView, ...]
    missed: Text
    signs: Link | None


def term_pages(book: Book) -> Iterator[Page]:
    """Give the pages of all terms, each id once."""
    found: dict[str, list[Term]] = {}
    for term in book.pack.terms:
        found.setdefault(term.rule.id, []).append(term)
    for name, terms in found.items():
        yield _page(book, name, terms)


def _page(book: Book, name: str, terms: list[Term]) -> Page:
    variants = [_variant(book, term, number, len(terms)) for number, term in enumerate(terms, 1)]
    rules = [term.rule for term in terms]
    path = f"terms/{slug(name)}.html"
    entry = Entry(
        path,
        diff_words.KINDS["step"],
        rules[0].title,
        name,
        variants[-1].cite.text if variants[-1].cite else NOTHING,
        tuple(text for one in variants for text in (one.who, one.starts.text, one.count.text, one.missed, one.heading)),
    )
    content = {
        "id": name,
        "variants": variants,
        "count": Text(*(said.replace("{count}", str(len(terms))) for said in words.VARIANTS)),
        "flow": book.flows.of_terms(name, terms),
        "editions": list(book.editions(rules)),
        "contradictions": [
            book.contradiction(one) for one in dict.fromkeys(n for rule in rules for n in rule.contradictions)
        ],
        "cases": book.cases.of_term(name),
    }
    return Page(path, "term.html.j2", rules[0].title, (book.crumb("terms", words.TERMS),), content, (entry,))


def _variant(book: Book, term: Term, number: int, count: int) -> TermVariant:
    rule = term.rule
    applies = _applies(book, term)
    editions = NOTHING
    if rule.editions and rule.cite is not None:
        act = book.pack.acts.acts[rule.cite.act].short
        editions = each(lambda language: f"{act.of(language)}: {', '.join(rule.editions)}")
    requests = book.requests(rule.requests or (book.pack.requests[0].id,)) if len(book.pack.requests) > 1 else NOTHING
    return TermVariant(
        f"variant-{number}",
        (editions if any(editions) else requests) if count > 1 else NOTHING,
        book.links.cite(rule.cite) if rule.cite is not None else None,
        term.who,
        start_words(book, term.starts),
        count_words(book, term.count),
        requests,
        tuple(book.links.named(path) for path in term.done),
        applies,
        rule.text,
        tuple(
            ReadingView(one.text, start_words(book, one.starts), count_words(book, one.count)) for one in term.readings
        ),
        term.missed,
        book.links.form(term.signs) if term.signs else None,
    )


def _applies(book: Book, term: Term) -> Clause | None:
    """Say when a step is due at all: its condition holds that beside whether it was taken."""
    exempt, _ = demanded(term.rule.condition)
    condition = getattr(term.rule.condition, "condition", None)
    return book.plain.of(condition) if exempt is None and condition is not None else None


def start_words(book: Book, start: Start) -> Link:
    """Say from which day a term runs, with the way to the step or fact."""
    if start.kind == "day":
        link = Link(page_words.DAY_OF_RECEIPT)
    elif start.kind == "step":
        step = book.links.rule(start.name)
        form = page_words.BEFORE_STEP if start.back else page_words.AFTER_STEP
        link = Link(_filled(form, step.text), step.href)
    else:
        fact = book.links.named(start.name)
        link = Link(_filled(page_words.FROM_FACT, fact.text), fact.href)
    return Link(_filled(page_words.NOT_BEFORE, link.text), link.href) if start.floor else link


def count_words(book: Book, count: Count) -> Link:
    """Say how many days a term has; a number of the law by its editions where they differ."""
    unit = diff_words.UNITS[count.unit]
    if count.days is None and not count.value:
        return Link(diff_words.NO_TERM)
    if count.days == 0:
        return Link(page_words.SAME_DAY)
    if count.days is not None:
        return Link(each(lambda language: f"{count.days} {unit.of(language)}"))
    value = book.pack.values[count.value]
    numbers = dict(value.dated)
    several = len(set(numbers.values())) > 1
    said = (
        ", ".join(f"{number:g} ({edition})" for edition, number in numbers.items())
        if several
        else f"{next(iter(numbers.values())):g}"
    )
    return Link(each(lambda language: f"{said} {unit.of(language)}"), book.links.value(count.value).href)


def _filled(form: Text, what: Text) -> Text:
    return each(lambda language: form.of(language).replace("{what}", what.of(language)))
