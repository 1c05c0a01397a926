"""The wordings that the rules give as the act's stand in its text, edition by edition, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.pack.acts import Cite
from checker.pack.load import load_pack
from checker.pack.model import Pack, Rule

RULES = Path(__file__).resolve().parents[2] / "rules"
LANGUAGES = ("kk", "ru")
# Texts that are not held (rules/acts/README.md): what is quoted in these editions cannot be compared.
NOT_HELD = {
    ("order-230", "2026-05", "kk"),
    ("order-230", "2026-05", "ru"),
    ("order-230", "2026-07-12", "kk"),
}

TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<td>(.*?)</td>", re.DOTALL)


class Quote(NamedTuple):
    """The wording that a rule gives for one edition of its act, in one language."""

    rule: Rule
    cite: Cite
    edition: str
    language: str

    @property
    def name(self) -> str:
        return f"{self.rule.id}-{self.edition}-{self.language}"

    @property
    def text(self) -> str:
        """Give the wording in one line; a ground with the number that it has in the act."""
        item = self.cite.number("item") if self.rule.kind == "ground" else ""
        number = f"{item}) " if item else ""
        return number + one_line(self.rule.text.of(self.language))


def one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def pack() -> Pack:
    return load_pack(RULES)


@cache
def act(name: str, edition: str, language: str) -> str:
    return (RULES / "acts" / name / f"{edition}.{language}.md").read_text(encoding="utf-8")


def quotes() -> Iterator[Quote]:
    """Give every wording in every edition in which its rule is in force, whether the text is held or not."""
    for rule in pack().rules:
        if rule.text and rule.cite:
            held = tuple(edition.id for edition in pack().acts.acts[rule.cite.act].editions if edition.held)
            yield from (
                Quote(rule, rule.cite, edition, language) for edition in rule.editions or held for language in LANGUAGES
            )


def passages(quote: Quote) -> list[str]:
    """Cut out of the act where the quote must stand: the cells of the row that is cited, or the whole act."""
    text = act(quote.cite.act, quote.edition, quote.language)
    if not quote.cite.number("row"):
        return [one_line(text)]
    table = TABLE.findall(text)[0]
    (cells,) = [found for row in ROW.findall(table) if (found := CELL.findall(row))[0] == quote.cite.number("row")]
    column = quote.cite.number("column")
    return [one_line(cell) for cell in ([cells[int(column) - 1]] if column else cells)]


def stands(text: str, places: list[str]) -> bool:
    """Tell whether a text stands in one of the places, word for word and in whole words."""
    return any(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", place) for place in places)


QUOTES = list(quotes())
COMPARED = [quote for quote in QUOTES if (quote.cite.act, quote.edition, quote.language) not in NOT_HELD]


@pytest.mark.parametrize("quote", COMPARED, ids=lambda quote: quote.name)
def test_wording_is_quoted_from_the_act(quote: Quote) -> None:
    """A wording stands in the cited place of the act, word for word."""
    assert stands(quote.text, passages(quote)), quote.text


@pytest.mark.parametrize("quote", COMPARED, ids=lambda quote: quote.name)
def test_a_lost_word_is_noticed(quote: Quote) -> None:
    """A wording that has lost one word inside is not found in the act."""
    words = quote.text.split()
    middle = len(words) // 2

    assert not stands(" ".join(words[:middle] + words[middle + 1 :]), passages(quote))


def test_only_the_texts_that_are_not_held_are_left_out() -> None:
    """Every text that could be compared is compared."""
    asked = {(quote.cite.act, quote.edition, quote.language) for quote in QUOTES}
    missing = {found for found in asked if not (RULES / "acts" / found[0] / f"{found[1]}.{found[2]}.md").is_file()}

    assert missing == NOT_HELD


def test_every_row_requirement_paper_and_ground_has_a_wording() -> None:
    """Nothing that is printed in a form goes without the words of the act."""
    kinds = {"row", "requirement", "completeness", "ground"}
    named = {quote.rule.id for quote in QUOTES}

    assert {rule.id for rule in pack().rules if rule.kind in kinds} == named
