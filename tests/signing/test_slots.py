"""The signature block: the data, the templates and what a PDF says of itself agree."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from documents.contexts import Lang, bare, every_case, form_meta, held_forms
from documents.contexts import full as filled
from documents.contexts import page as printed

from checker.documents.forms import Signatory
from checker.signing.place import PAGE, Area, place
from signing.papers import opened, paper

CASES = [case for case in every_case() if case[0] != "visit"]
SEVEN = ("unit-specialist", "unit-head", "department-head", "chief-expert", "directorate-head", "deputy-chair", "chair")
OF_FORM = {
    "receipt": SEVEN,
    "conclusion": SEVEN[:6],
    "licence": ("head",),
    "refusal": ("head",),
    "hearing-notice": (),
    "hearing-protocol": ("signature",),
    "consideration-refusal": ("authorised",),
    "duplicate": ("head",),
    "duplicate-answer": ("authorised",),
    "preliminary-notice": ("authorised",),
    "application": ("head",),
    "reissue-application": ("head",),
}


def signatories(form: str, edition: str, lang: str) -> list[Signatory]:
    entry = next(one for one in held_forms() if one.id == form)
    return [one for text in entry.texts if text.serves(edition, lang) for one in text.signatures]


@pytest.mark.parametrize(("form", "edition", "lang"), CASES)
def test_the_slots_of_each_form(form: str, edition: str, lang: Lang, tmp_path: Path) -> None:
    """The PDF names its form, edition, annex and language and the slots of the data in their order, each with a place."""
    block = opened(tmp_path, paper(form, edition, lang, full=True)).block
    assert block is not None
    meta = form_meta(form, edition, lang)
    assert (block.form, block.edition, block.annex, block.lang) == (form, edition, meta.annex, lang)
    assert (
        [slot.id for slot in block.slots]
        == [one.id for one in signatories(form, edition, lang)]
        == [*OF_FORM.get(form, ())]
    )
    assert [slot.number for slot in block.slots] == [*range(1, len(block.slots) + 1)]
    assert all(place(slot) for slot in block.slots)


@pytest.mark.parametrize(("form", "edition", "lang"), CASES)
def test_the_words_are_those_of_the_form(form: str, edition: str, lang: Lang) -> None:
    """The words of the slots stand in the form, in its order; in a block of signers each is the whole line above its signature."""
    text = printed(filled(form_meta(form, edition, lang)))
    posts = re.findall(r'<div class="signer">\s*<p>(.*?)</p>', text)
    words = [one.words[lang] for one in signatories(form, edition, lang)]
    if posts:
        assert posts == words
    for word in words:
        assert word.casefold() in text.casefold()


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize(("form", "edition", "lang"), CASES)
def test_a_signature_covers_no_letters(form: str, edition: str, lang: Lang, *, full: bool, tmp_path: Path) -> None:
    """Where a signature and its date will stand, the form has no letters."""
    data = paper(form, edition, lang, full=full)
    block = opened(tmp_path, data).block
    assert block is not None
    with pypdfium2.PdfDocument(data) as document:
        for slot in block.slots:
            at = place(slot)
            assert at is not None
            for area in (at.mark, *at.date.values()):
                assert letters(document, area) == ""
                assert area.left >= 70
                assert area.left + area.width <= 554
                assert area.top + area.height < PAGE - 20
            if "line" in slot.spots:
                assert [*at.date] == ["day", "month", "year"]


def letters(document: pypdfium2.PdfDocument, area: Area) -> str:
    """Give the letters whose middle is inside an area."""
    text = document[area.page - 1].get_textpage()
    inside = []
    for number in range(text.count_chars()):
        left, low, right, high = text.get_charbox(number)
        across, down = (left + right) / 2, PAGE - (low + high) / 2
        if area.left < across < area.left + area.width and area.top < down < area.top + area.height:
            inside.append(text.get_text_range(number, 1))
    return "".join(inside).strip()


def test_a_form_that_is_not_signed_says_so(tmp_path: Path) -> None:
    """The notice of the hearing has no line for a signature, so it has no slots."""
    block = opened(tmp_path, paper("hearing-notice", "2025-03", "kk")).block
    assert block is not None
    assert block.slots == ()


def test_the_keywords_do_not_change_what_is_read(tmp_path: Path) -> None:
    """A page with spots has the letters of one without."""
    with_spots = printed(bare(form_meta("receipt", "2025-03", "ru")))
    assert re.sub(r' data-spot="[^"]*"', "", with_spots).count("data-spot") == 0
