"""Hold the choice of a form to the editions of Order 230."""

from typing import Any

import pytest

from checker.documents.context import Lang
from checker.documents.forms import FormNotHeld, choose_form, parse_forms

from .contexts import held_forms


@pytest.mark.parametrize(
    ("form", "edition", "lang", "expected"),
    [
        ("receipt", "2025-03", "ru", ("2-1", "receipt.2025-01.ru.html.j2", False)),
        ("receipt", "2026-05", "ru", ("2-1", "receipt.2026-07-12.ru.html.j2", False)),
        ("receipt", "2026-05", "kk", ("2-1", "receipt.2025-01.kk.html.j2", True)),
        ("conclusion", "2026-07-12", "ru", ("2-2", "conclusion.2025-01.ru.html.j2", False)),
        ("conclusion", "2026-07-12", "kk", ("2-2", "conclusion.2025-01.kk.html.j2", True)),
        ("licence", "2026-05", "kk", ("3", "licence.2025-01.kk.html.j2", True)),
        ("refusal", "2025-01", "kk", ("3-1", "refusal.2025-01.kk.html.j2", False)),
        ("refusal", "2025-03", "kk", ("3-3", "refusal.2025-03.kk.html.j2", False)),
        ("hearing-notice", "2025-03", "ru", ("3-1", "hearing-notice.2025-03.ru.html.j2", False)),
        ("hearing-protocol", "2026-07-12", "kk", ("3-2", "hearing-protocol.2025-03.kk.html.j2", False)),
    ],
)
def test_form_follows_the_edition(form: str, edition: str, lang: Lang, expected: tuple[str, str, bool]) -> None:
    """Each edition takes its own text of a form, and says where the last known one stands in."""
    chosen = choose_form(held_forms(), form, edition, lang)

    assert (chosen.annex, chosen.template, chosen.last_known) == expected
    assert chosen.meta(draft=True, marks=("m",)).marks == ("m",)


@pytest.mark.parametrize(
    ("form", "edition", "held"),
    [
        ("hearing-notice", "2025-01", "2025-03, 2026-05, 2026-07-12"),
        ("hearing-protocol", "2025-01", "2025-03, 2026-05, 2026-07-12"),
        ("licence", "2024-06-28", "2025-01, 2025-03, 2026-05, 2026-07-12"),
    ],
)
def test_no_form_is_taken_from_another_edition(form: str, edition: str, held: str) -> None:
    """Where an edition has no such form nothing is chosen, and the editions that have it are named."""
    with pytest.raises(FormNotHeld, match=f"held for: {held}$"):
        choose_form(held_forms(), form, edition, "kk")


def test_unknown_form_is_named_with_the_known_ones() -> None:
    """An unknown form is refused with the list of forms."""
    with pytest.raises(FormNotHeld, match='no form "licens" · known forms: receipt, conclusion, licence'):
        choose_form(held_forms(), "licens", "2025-01", "kk")


def entry(**changed: Any) -> dict[str, Any]:
    text = {"editions": ["2025-01"], "annex": "3", "template": {"kk": "a.html.j2"}} | changed.pop("text", {})
    return {"id": "licence", "title": {"kk": "к", "ru": "р", "en": "e"}, "texts": [text]} | changed


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], r"forms\.yaml: must be a mapping, got \[\]"),
        ({"form": []}, 'forms.yaml: unknown key "form" · allowed: forms'),
        ({"forms": {}}, "forms: must be a list, got {}"),
        (
            {"forms": [entry(titel="x")]},
            r'forms\[0\]: unknown key "titel" · allowed: carries, id, incomplete, purpose, texts, title',
        ),
        ({"forms": [entry(title={"kk": "к", "ru": "р"})]}, r'forms\[0\]\.title: key "en" is missing'),
        ({"forms": [entry(id=3)]}, r"forms\[0\]\.id: must be text in quotes, got 3"),
        (
            {"forms": [entry(text={"annex": 3})]},
            r"forms\[0\]\.texts\[0\]\.annex: must be text in quotes, got 3",
        ),
        (
            {"forms": [entry(text={"editions": [2025]})]},
            r"texts\[0\]\.editions\[0\]: must be text in quotes, got 2025",
        ),
        (
            {"forms": [entry(text={"last_known": ["ru"]})]},
            'last_known: "ru" has no template here · allowed: kk',
        ),
        (
            {"forms": [entry(text={"editions": ["a", "a"]})]},
            r'texts, language "kk": edition "a" stands twice',
        ),
        (
            {"forms": [entry(text={"signatures": [{"id": "head", "kk": "к", "ru": "р"}]})]},
            r'texts\[0\]\.signatures\[0\]: key "en" is missing',
        ),
        (
            {"forms": [entry(text={"signatures": [{"id": "head", "kk": "к", "ru": "р", "en": "e"}] * 2})]},
            r'texts\[0\]\.signatures: signature "head" stands twice',
        ),
        ({"forms": [entry(), entry()]}, 'forms: form "licence" stands twice'),
    ],
)
def test_wrong_data_names_its_place(data: object, message: str) -> None:
    """Data that cannot be read are refused with the place, what was found and what is allowed."""
    with pytest.raises(ValueError, match=message):
        parse_forms(data)
