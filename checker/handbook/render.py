"""Prints the pages of a handbook in each language and gathers the files of the site; the only module here that imports Jinja2."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from checker.decision import phrases
from checker.handbook import page_words, words
from checker.handbook.book import Book
from checker.handbook.drawing import drawing
from checker.handbook.flow import Flow
from checker.handbook.model import Link, Page
from checker.handbook.pages.acts import act_pages
from checker.handbook.pages.editions import editions_page
from checker.handbook.pages.facts import contradictions_page, facts_page, values_page
from checker.handbook.pages.forms import form_pages
from checker.handbook.pages.indexes import index_pages
from checker.handbook.pages.norms import norm_pages
from checker.handbook.pages.rules import rule_pages
from checker.handbook.pages.terms import term_pages
from checker.handbook.search import search_script
from checker.pack.model import Pack
from checker.rulediff import words as diff_words
from checker.vocabulary.text import LANGUAGES, Text

# All words that the templates print, by their names.
_WORDS = {name: said for module in (words, page_words) for name, said in vars(module).items() if name.isupper()}
_HERE = Path(__file__).parent
# The languages by their own names.
NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
MENU = (
    Link(words.RULES, "rules.html"),
    Link(words.NORMS, "norms.html"),
    Link(words.TERMS, "terms.html"),
    Link(words.FORMS, "forms.html"),
    Link(words.ACTS, "acts.html"),
    Link(words.FACTS, "facts.html"),
    Link(words.EDITIONS, "editions.html"),
)


def handbook(pack: Pack, folder: Path) -> dict[str, bytes]:
    """Make the site of a rule pack: its files by their names from the folder of the site, in a stable order.

    `folder` is where the pack was read: its rule tests stand in `tests/` there. Raises Refused where those cannot be read.
    """
    book = Book(pack, folder)
    pages = list(book_pages(book))
    files = {"index.html": _first_page()}
    for language in LANGUAGES:
        for page in pages:
            files[f"{language}/{page.path}"] = _rendered(page, language, book.example)
        files[f"assets/search-{language}.js"] = search_script(pages, language)
    for asset in sorted((_HERE / "assets").iterdir()):
        files[f"assets/{asset.name}"] = asset.read_bytes()
    return files


def book_pages(book: Book) -> Iterator[Page]:
    """Give all pages of a handbook, the same in every language."""
    yield from index_pages(book)
    yield from rule_pages(book)
    yield from norm_pages(book)
    yield from term_pages(book)
    yield from form_pages(book)
    yield from act_pages(book)
    yield facts_page(book)
    yield values_page(book)
    yield contradictions_page(book)
    yield editions_page(book)


def _rendered(page: Page, language: str, example: Text) -> bytes:
    template = _environment().get_template(page.template)
    hint = words.SEARCH_HINT.of(language).replace("{example}", example.of(language))
    way = {"lang": language, "up": page.up, "root": f"../{page.up}", "search_hint": hint}
    return template.render(page=page, **way, **page.content).encode()


def _first_page() -> bytes:
    return _environment().get_template("languages.html.j2").render(lang="ru").encode()


@pass_context
def _said(context: Context, value: Any) -> Any:
    """Print a text in three languages in that of the page."""
    return value.of(context["lang"]) if isinstance(value, Text) else value


@pass_context
def _graph(context: Context, flow: Flow, up: str) -> Markup:
    return drawing(flow, context["lang"], up)


@cache
def _environment() -> Environment:
    """Give the templates; every word that they print is escaped."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_said,
    )
    made.filters |= {"said": _said, "graph": _graph}
    made.globals |= {
        "words": _WORDS,
        "diff": diff_words,
        "phrases": phrases,
        "names": NAMES,
        "languages": LANGUAGES,
        "menu": MENU,
    }
    return made
