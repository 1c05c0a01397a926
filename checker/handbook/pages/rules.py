"""The page of a rule: a requirement, a document of the application, a row, a ground, a stage, an outcome, a definition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from checker.handbook import page_words, words
from checker.handbook.book import Book
from checker.handbook.conditions import demanded, words_of
from checker.handbook.flow import Flow
from checker.handbook.links import slug
from checker.handbook.model import Clause, Entry, Link, Page
from checker.handbook.unknown import Awaited
from checker.pack.model import Rule
from checker.reports.words import BEARS_ON
from checker.rulediff import words as diff_words
from checker.rulediff.model import each, same
from checker.vocabulary.text import NOTHING, Text

KINDS = ("completeness", "requirement", "row", "ground", "stage", "outcome", "definition")
_DEMANDS = {
    "ground": page_words.ESTABLISHED_WHERE,
    "outcome": page_words.COMES_WHERE,
    "definition": page_words.HOLDS_WHERE,
    "row": page_words.MADE_OF,
    "stage": page_words.MADE_OF,
}


@dataclass(frozen=True, slots=True)
class Variant:
    """A rule as it is in some editions and for some requests; most rules have one."""

    anchor: str
    heading: Text
    facts: tuple[tuple[Text, tuple[Link, ...]], ...]
    title: Text
    demand: Clause
    exempt: Clause | None
    cite: Link | None
    wording: Text
    said: Text
    remedy: Text
    awaited: tuple[Awaited, ...]
    absent: tuple[Awaited, ...]
    flow: Flow


def rule_pages(book: Book) -> Iterator[Page]:
    """Give the pages of all rules but the steps of the procedure, each id once."""
    found: dict[str, list[Rule]] = {}
    for rule in book.pack.rules:
        if rule.kind in KINDS:
            found.setdefault(rule.id, []).append(rule)
    for name, rules in found.items():
        yield _page(book, name, rules)


def _page(book: Book, name: str, rules: list[Rule]) -> Page:
    first = rules[0]
    variants = [_variant(book, rule, number, len(rules)) for number, rule in enumerate(rules, 1)]
    path = f"rules/{slug(name)}.html"
    clauses = [clause for one in variants for clause in (one.demand, one.exempt) if clause is not None]
    searched = [text for clause in clauses for text in words_of(clause)]
    entry = Entry(
        path,
        diff_words.KINDS[first.kind],
        first.title or same(name),
        name,
        variants[-1].cite.text if variants[-1].cite else NOTHING,
        (*(rule.text for rule in rules), *(rule.remedy for rule in rules), *(rule.title for rule in rules), *searched),
    )
    content = {
        "id": name,
        "kind": diff_words.KINDS[first.kind],
        "kind_id": first.kind,
        "variants": variants,
        "count": Text(*(said.replace("{count}", str(len(rules))) for said in words.VARIANTS)),
        "cases": book.cases.of_rule(name, first.kind),
        "editions": list(book.editions(rules)),
        "contradictions": [
            book.contradiction(one) for one in dict.fromkeys(n for rule in rules for n in rule.contradictions)
        ],
        "naming": book.flows.naming(name),
        "bears_on": BEARS_ON,
    }
    return Page(path, "rule.html.j2", entry.title, (book.crumb("rules", words.RULES),), content, (entry,))


def _variant(book: Book, rule: Rule, number: int, count: int) -> Variant:
    exempt, demand = demanded(book.applied.condition(rule))
    return Variant(
        f"variant-{number}",
        _heading(book, rule) if count > 1 else NOTHING,
        tuple(_facts(book, rule)),
        _DEMANDS.get(rule.kind, page_words.DEMANDS),
        book.plain.of(demand),
        book.plain.of(exempt) if exempt is not None else None,
        book.links.cite(rule.cite) if rule.cite is not None else None,
        rule.text,
        _filled(book, rule.when_not_met),
        rule.remedy,
        book.openness.awaited(rule),
        book.openness.absent(rule),
        book.flows.of_rule(rule),
    )


def _filled(book: Book, said: Text) -> Text:
    filled = book.links.filled(said)
    return Text(filled.kk, filled.ru, filled.en if said.en else "")


def _heading(book: Book, rule: Rule) -> Text:
    """Say what tells a variant from the others: its editions and its requests."""
    named = [book.requests(rule.requests)] if rule.requests else []
    if rule.editions and rule.cite is not None:
        act = book.pack.acts.acts[rule.cite.act].short
        named.append(each(lambda language: f"{act.of(language)}: {', '.join(rule.editions)}"))
    if not named:
        named = [book.requests((book.pack.requests[0].id,))]
    return each(lambda language: " · ".join(text.of(language) for text in named if any(text)))


def _facts(book: Book, rule: Rule) -> Iterator[tuple[Text, tuple[Link, ...]]]:
    """Give what is told of a rule in a table at the top."""
    yield page_words.CITE, (book.links.cite(rule.cite) if rule.cite is not None else Link(page_words.NO_CITE),)
    if rule.kind in {"completeness", "requirement", "ground", "definition"}:
        yield page_words.FOR_WHOM, (_for_whom(book, rule),)
    requests = book.applied.requests(rule)
    if len(book.pack.requests) > 1 and requests:
        yield page_words.REQUEST, (Link(book.requests(requests)),)
    if rule.checked:
        yield (
            page_words.CHECKED,
            tuple(Link(page_words.HOW_CHECKED.get(one, Text(one, one, one))) for one in rule.checked),
        )
    if rule.effect:
        effect = diff_words.EFFECTS.get(rule.effect, NOTHING)
        final = [page_words.FINAL] if rule.final else []
        yield page_words.EFFECT, (Link(effect), *map(Link, final))
    if rule.forms:
        yield page_words.PRINTED, tuple(book.links.form(form) for form in rule.forms)
    yield page_words.FILE, (Link(same(f"{PurePath(rule.place.file).name}:{rule.place.line}")),)


def _for_whom(book: Book, rule: Rule) -> Link:
    if rule.for_every is None:
        return Link(page_words.WHOLE_CASE)
    link = book.links.fact(rule.for_every)
    form = page_words.EACH_BY_ITSELF
    return Link(each(lambda language: form.of(language).replace("{what}", link.text.of(language))), link.href)
