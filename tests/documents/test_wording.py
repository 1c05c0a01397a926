"""Hold every printed form to the words of the act."""

import pytest

from checker.documents.context import Lang

from .act_text import annex, fixed_wording, form_text, missing_phrases, phrases
from .contexts import TEMPLATES, bare, form_cases, form_meta, full, number_in_act, page

CASES = form_cases()
CONTEXTS = {"bare": bare, "full": full}

pytestmark = pytest.mark.parametrize(("form", "edition", "lang"), CASES)


def act_section(form: str, edition: str, lang: Lang) -> str:
    meta = form_meta(form, edition, lang)
    return annex(meta.template.split(".")[1], lang, number_in_act(form, edition, lang))


@pytest.mark.parametrize("known", CONTEXTS)
def test_form_has_every_phrase_of_the_act(form: str, edition: str, lang: Lang, known: str) -> None:
    """A printed form shows every phrase of its annex, in the act's order."""
    shown = form_text(page(CONTEXTS[known](form_meta(form, edition, lang))), with_entries=True)

    assert missing_phrases(phrases(act_section(form, edition, lang)), shown) == []


@pytest.mark.parametrize("known", CONTEXTS)
def test_form_has_no_word_that_the_act_has_not(form: str, edition: str, lang: Lang, known: str) -> None:
    """What is printed besides the entries is the text of the annex, no word more and no word less."""
    shown = form_text(page(CONTEXTS[known](form_meta(form, edition, lang))), with_entries=False)

    assert shown == fixed_wording(act_section(form, edition, lang))


def test_a_lost_phrase_is_found(form: str, edition: str, lang: Lang) -> None:
    """The comparison notices each single phrase that a form would lose."""
    expected = phrases(act_section(form, edition, lang))
    shown = form_text(page(bare(form_meta(form, edition, lang))), with_entries=True)

    for phrase in {one for one in expected if len(one) > 12 and expected.count(one) == shown.count(one) == 1}:
        assert phrase in missing_phrases(expected, shown.replace(phrase, " "))


def test_template_is_named_after_its_text(form: str, edition: str, lang: Lang) -> None:
    """A template lies in the folder and bears the names of its form and its language."""
    template = form_meta(form, edition, lang).template

    assert (TEMPLATES / template).is_file()
    assert template.startswith(f"{form}.")
    assert template.endswith(f".{lang}.html.j2")
