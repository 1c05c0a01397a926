"""What the pages are made of: plain words, what keeps a rule unknown, the way to the outcome, its picture."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

import pytest
from pack.small_pack import SHIPPED, shipped

from checker.conditions.model import Compare, DayRef, NormTable, Quantifier, RuleRef, Settled
from checker.conditions.verdict import UNKNOWN
from checker.decision import phrases
from checker.decision.decide import Judge
from checker.engine.judged import Judged
from checker.handbook import page_words
from checker.handbook.book import Book
from checker.handbook.conditions import words_of
from checker.handbook.drawing import drawing
from checker.handbook.model import Clause
from checker.handbook.page_words import NOTHING_LEFT
from checker.handbook.pages.rules import rule_pages
from checker.handbook.render import MENU, book_pages
from checker.ruletests.load import load_cases
from checker.ruletests.run import run_rule_test
from checker.vocabulary.text import LANGUAGES

from .site import Read, shipped_site


@cache
def book() -> Book:
    return Book(shipped(), SHIPPED)


def said(clause: Clause, language: str = "en") -> str:
    """Say a clause in one line, as a page has it."""
    words = "".join(link.text.of(language) for link in clause.words)
    parts = [said(part, language) for part in clause.parts]
    note = f" ({clause.note.of(language)})" if clause.note else ""
    return f"{clause.kind}[{words}{note}{' | ' if words and parts else ''}{'; '.join(parts)}]"


def rule_said(name: str) -> str:
    rule = next(rule for rule in shipped().rules if rule.id == name)
    return said(book().plain.of(rule.condition))


def test_a_condition_in_plain_words() -> None:
    """A comparison says the fact and what it must be; a rule that it holds or not; a number of the law its number."""
    assert rule_said("beds-without-meals") == (
        "all[leaf[form of service: «temporary stay»]; leaf[kind of organisation: «house or department of night stay»]]"
    )
    assert rule_said("ground-1") == "leaf[does not hold: verification (paragraph 15, Annex 2-2)]"
    assert "leaf[established: " in rule_said("any-ground")
    assert ": at most 4 h]" in rule_said("catering")


def test_alternatives_in_the_same_words_are_told_apart() -> None:
    """Two ways that a pattern words alike say which paper is asked for in each alone."""
    found = rule_said("catering")
    for paper in ("notification for the leased catering object", "sanitary conclusion on the catering object"):
        assert re.search(rf"that stands in – «[^»]*{paper}", found), found


def test_records_say_what_none_of_them_means() -> None:
    """Every list that a condition asks for is said with its code and with what holds where it has no entry."""
    notes = set(NOTHING_LEFT.values())
    found = [
        clause
        for rule in shipped().rules
        for clause in _clauses(book().plain.of(rule.condition))
        if clause.kind == "records"
    ]
    assert len(found) > 100
    assert all(clause.note in notes for clause in found if clause.note)
    assert any(clause.note == NOTHING_LEFT["unknown"] for clause in found)


def _clauses(clause: Clause) -> Iterator[Clause]:
    yield clause
    for part in clause.parts:
        yield from _clauses(part)


FILES = ("catering", "premises", "safety", "grounds", "completeness", "norms", "reissue")


@pytest.mark.parametrize("name", FILES)
def test_what_keeps_a_rule_unknown_is_named_on_its_page(name: str) -> None:
    """In each case of the shipped tests that ends unknown, every part that the trace leaves open is among what the page awaits."""
    path = SHIPPED / "tests" / f"{name}.yaml"
    cases = load_cases(path.read_text(encoding="utf-8"), path.name, SHIPPED / "tests", shipped())
    judge, checked = Judge(shipped()), 0
    for test in {one.name: one for one in cases}.values():
        if not any(one.subject == "rule" and one.wanted == "unknown" for one in test.expected):
            continue
        decision = run_rule_test(test, judge).decision
        assert decision is not None
        for result in decision.results.values():
            if result.verdict is not UNKNOWN or result.rule.kind in {"row", "stage", "step"}:
                continue
            awaited = [one.text.en for group in book().openness.awaited(result.rule) for one in group.items]
            for instance in result.instances:
                for leaf in _open(instance.tree):
                    assert any(_named(leaf) in one for one in awaited), (
                        test.name,
                        result.rule.id,
                        _named(leaf),
                        awaited,
                    )
                    checked += 1
    assert checked


def _open(tree: Judged) -> Iterator[Judged]:
    if tree.verdict is not UNKNOWN:
        return
    # A norm table is named as a whole, and so is another rule.
    below = (
        []
        if isinstance(tree.condition, NormTable | RuleRef)
        else [one for one in tree.children if one.verdict is UNKNOWN]
    )
    if not below:
        yield tree
    for one in below:
        yield from _open(one)


def _named(leaf: Judged) -> str:
    match leaf.condition:
        case Settled():
            return page_words.CLASH.en
        case Compare() if isinstance(leaf.condition.expected, DayRef) and leaf.fact is not None:
            return phrases.DAYS[leaf.condition.expected.day].en
        case Compare():
            return leaf.condition.fact.definition.label.of("en")
        case Quantifier() if leaf.silent:
            return leaf.condition.definition.label.of("en")
        case Quantifier():
            return book().openness._selected(leaf.condition).of("en")
        case NormTable():
            return shipped().tables[leaf.condition.table].title.of("en")
        case RuleRef():
            return book().links.rule(leaf.condition.rule).text.of("en")
    raise AssertionError(leaf.condition)


def test_the_graph_leads_from_left_to_right() -> None:
    """Every line of every graph leads to a column further right, and every box hangs together with another."""
    for page in book_pages(book()):
        variants = page.content.get("variants", ())
        for flow in [getattr(one, "flow", None) for one in variants] + [page.content.get("flow")]:  # type: ignore[attr-defined]
            if flow is None:
                continue
            column = {node.key: number for number, (_, nodes) in enumerate(flow.columns) for node in nodes}
            drawn = [(first, last) for first, last in flow.lines if first in column and last in column]
            assert all(column[first] < column[last] for first, last in drawn), page.path
            if len(column) > 1:
                assert {end for line in drawn for end in line} == set(column), page.path


def test_boxes_of_a_picture_do_not_lie_over_each_other() -> None:
    """The boxes of a column stand below each other within the picture, and their words fit into them."""
    for page in rule_pages(book()):
        for variant in page.content["variants"]:  # type: ignore[attr-defined]
            root = ElementTree.fromstring(str(drawing(variant.flow, "kk", "../")))  # noqa: S314 - ours
            boxes = sorted(
                (int(one.get("x", "")), int(one.get("y", "")), int(one.get("height", ""))) for one in root.iter("rect")
            )
            for (x, y, height), (other, below, _) in itertools.pairwise(boxes):
                assert other > x or below >= y + height, page.path
            assert max(y + height for _, y, height in boxes) <= int(root.get("height", "")), page.path
            assert all(len(line.text or "") <= 23 for line in root.iter("tspan")), page.path


def test_words_of_ours_are_in_three_languages() -> None:
    """The handbook says nothing of its own in one language alone."""
    from checker.handbook import page_words, words

    texts = [(name, text) for module in (words, page_words) for name, text in vars(module).items() if name.isupper()]
    assert len(texts) > 150
    for name, found in texts:
        for text in found.values() if isinstance(found, dict) else [found]:
            assert all(text), name
            holes = [set(re.findall(r"\{\w+\}", one)) for one in text]
            assert holes[0] == holes[1] == holes[2], name


def test_the_menu_leads_to_pages() -> None:
    """Each link of the menu is a page, and each page but the start says where it stands."""
    site = shipped_site()
    for language in LANGUAGES:
        assert all(f"{language}/{link.href}" in site for link in MENU)


def test_a_cell_of_an_edition_tells_whether_the_rule_is_law_in_it() -> None:
    """Of a rule with two variants the page says which holds in which edition, and of one that ended that it is not in force."""
    site = shipped_site()
    text = Read(site["en/rules/medical-activity.html"]).text
    assert re.search(r"2025-01-01 .*?01\.01\.2025 – 16\.03\.2025 in force \( variant 1", text)
    assert re.search(r"2025-03 .*?17\.03\.2025 – open in force \( variant 2", text)
    ended = Read(site["en/rules/medical-specialities.html"]).text
    assert re.search(r"2025-03 .*?17\.03\.2025 – open not in force", ended)


def test_words_for_the_search_are_those_of_the_clauses() -> None:
    """The search finds a rule by what it demands, also by what a pattern means."""
    rule = next(rule for rule in shipped().rules if rule.id == "catering")
    found = {text.ru for text in words_of(book().plain.of(rule.condition))}
    assert "последний день действия" in found
