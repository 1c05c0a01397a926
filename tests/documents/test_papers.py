"""Hold the papers around the decision to what they are for: filled where something is known, a blank where nothing is."""

import re
from dataclasses import replace
from datetime import date

import pytest

from checker.documents.context import FormContext, Lang
from checker.documents.procedure_context import Complaint
from checker.documents.render import UnmotivatedRefusal

from .act_text import ACTS, annex, fixed_wording
from .contexts import LANGUAGES, bare, form_meta, full, held_forms, number_in_act, page

BLANK = re.compile(r'class="blank |class="rule"')
# What a person writes, whatever is known: the electronic signature of an application, the class of the permit in a licence.
LEFT_BLANK = {
    ("application", "2025-03"): 1,
    ("reissue-application", "2025-03"): 1,
    ("duplicate", "2025-03"): 4,
    ("preliminary-notice", "2025-01"): 1,
    ("duplicate-answer", "2025-03"): 1,
    ("complaint", "2025-03"): 16,
    ("complaint-cover", "2025-03"): 3,
    ("terms", "2025-03"): 0,
    ("refusal", "2025-01"): 2,
    ("refusal", "2025-03"): 1,
    ("consideration-refusal", "2025-03"): 1,
}
REFUSALS = [
    ("refusal", "2025-01"),
    ("refusal", "2025-03"),
    ("receipt", "2025-03"),
    ("consideration-refusal", "2025-03"),
]


def body(context: FormContext) -> str:
    return page(context).split("</style>")[1]


def below(context: FormContext) -> str:
    return page(context).split("</main>")[1]


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("form", "edition"), LEFT_BLANK)
def test_nothing_that_is_known_stays_blank(form: str, edition: str, lang: Lang) -> None:
    """With every field known only what a person has to write is a blank, in both languages alike."""
    assert len(BLANK.findall(body(full(form_meta(form, edition, lang))))) == LEFT_BLANK[form, edition]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["application", "reissue-application"])
@pytest.mark.parametrize("edition", ["2025-01", "2025-03", "2026-05", "2026-07-12"])
def test_application_is_filled(form: str, edition: str, lang: Lang) -> None:
    """Who applies, where, how to be reached, with how many sheets, and the day stand in the form, in every edition."""
    context = full(form_meta(form, edition, lang))

    entries = re.findall(r'<u class="filled[^"]*">(.*?)</u>', page(context), re.DOTALL)

    assert {
        "«Мейірім үйі» ЖШС, 123456789012",
        "Қызылорда қаласы, Бейбітшілік көшесі, 1",
        "mysal@example.kz",
        "+7 700 000 00 00",
        "43",
        "Ә. Ғ. Үлгіұлы",
        "04",
        {"kk": "наурыз", "ru": "марта"}[lang],
        "25",
    } <= set(entries)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("ru", "№ KZ00 0009 от « 06 » мая 20 24 года, выданную Комитет"),
        ("kk", "20 24 жылғы « 06 мамыр » № KZ00 0009 берілген Комитет"),
    ],
)
def test_the_licence_to_be_reissued_is_named(lang: Lang, expected: str) -> None:
    """Number, day and issuer of the licence held stand in the blanks of Annex 4, and the ground in its line."""
    shown = words(page(full(form_meta("reissue-application", "2025-03", lang))).replace("&nbsp;", " "))

    assert expected in shown
    assert "изменение наименования (ст. 33(1), пп. 4)" in shown


def test_kazakh_annex_says_why_its_number_differs() -> None:
    """The Kazakh form keeps the number of its text, 5, and says below that paragraph 27 calls it 4."""
    context = full(form_meta("reissue-application", "2025-03", "kk"))

    assert "5-қосымша" in page(context).split("</main>")[0]
    assert "27-тармағы 4-қосымша деп атайды" in below(context)


@pytest.mark.parametrize(
    ("form", "text", "edition", "lang"),
    [
        (form.id, text.templates[lang].split(".")[1], edition, lang)
        for form in held_forms()
        for text in form.texts
        for edition in text.editions
        for lang in LANGUAGES
        if text.annex and lang not in text.last_known and (ACTS / "order-230" / f"{edition}.{lang}.md").is_file()
    ],
)
def test_a_text_is_taken_for_an_edition_only_where_it_is_the_same(
    form: str, text: str, edition: str, lang: Lang
) -> None:
    """Where an edition is printed from the text of an earlier one, the act has the same words in both."""
    texts = [fixed_wording(annex(name, lang, number_in_act(form, edition, lang))) for name in (text, edition)]

    assert texts[0] == texts[1]


@pytest.mark.parametrize(("lang", "word"), [("kk", "ТЕЛНҰСҚА"), ("ru", "ДУБЛИКАТ")])
def test_duplicate_bears_its_mark_above_the_form(lang: Lang, word: str) -> None:
    """The word, the day of first issue and that of the reissue stand above the licence and outside it (Permits Law 43(4))."""
    above = page(full(form_meta("duplicate", "2025-03", lang))).split("</style>")[1].split("<main>")[0]

    assert f"<b>{word}</b>" in above
    assert [day in above for day in ("2025", "2024")] == [True, True]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answer_that_refuses_says_why_and_how_to_appeal(lang: Lang) -> None:
    """A duplicate refused has its reason and the part on the appeal; one that is given has neither."""
    context = full(form_meta("duplicate-answer", "2025-03", lang))

    refused, given = page(context), page(replace(context, granted=True))

    assert ("row 5: 3 of 5 posts" in refused, "row 5: 3 of 5 posts" in given) == (True, False)
    assert ('class="supplement"' in refused, 'class="supplement"' in given) == (True, False)
    with pytest.raises(UnmotivatedRefusal):
        page(replace(context, reasons=()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notice_of_a_preliminary_refusal_wants_its_reason(lang: Lang) -> None:
    """The notice of paragraph 20 is not printed without the grounds of the preliminary decision."""
    context = full(form_meta("preliminary-notice", "2025-01", lang))

    assert "row 5: 3 of 5 posts" in page(context)
    with pytest.raises(UnmotivatedRefusal):
        page(replace(context, reasons=()))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "ru",
            (
                "«21» марта 2025 года 10:00",
                "не позднее чем за 3 рабочих дня до завершения срока оказания государственной услуги – «17» марта 2025 года",
                "Заслушивание проводится не позднее 3 рабочих дней со дня уведомления – «19» марта 2025 года",
                "не позднее 3 рабочих дней со дня получения предварительного решения (пункт 23)",
                "заказным письмом с уведомлением о его вручении",
                "по электронному адресу mysal@example.kz",
            ),
        ),
        (
            "kk",
            (
                "2025 жылғы «21» наурыз 10:00",
                "мерзімі аяқталғанға дейін 3 жұмыс күнінен кешіктірілмей – 2025 жылғы «17» наурыз",
                "хабарланған күннен бастап 3 жұмыс күнінен кешіктірілмей – 2025 жылғы «19» наурыз",
                "алдын ала шешімді алған күннен бастап 3 жұмыс күнінен кешіктірілмейтін мерзімде",
                "телефонограммамен немесе жеделхатпен",
                "электрондық мекенжай бойынша mysal@example.kz",
            ),
        ),
    ],
)
def test_notice_has_what_the_paragraphs_want(lang: Lang, said: tuple[str, ...]) -> None:
    """Time, place, the days of paragraph 21, the ways of paragraph 22 and the objection of paragraph 23 stand in the notice."""
    shown = words(page(full(form_meta("preliminary-notice", "2025-01", lang))))

    assert [one for one in said if one not in shown] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("form", "edition"), REFUSALS)
def test_appeal_stands_below_a_refusal(form: str, edition: str, lang: Lang) -> None:
    """Name and legal form of an entity, the terms of a complaint and blanks for what no text says stand below the form."""
    context = full(form_meta(form, edition, lang))

    said, inside = words(below(context)), words(page(context).split("</main>")[0])

    for part in ("«Мейірім үйі» ЖШС", {"kk": "5 жұмыс күні", "ru": "5 рабочих дней"}[lang]):
        assert part in said
    for part in ({"kk": "15 жұмыс күні", "ru": "15 рабочих дней"}[lang], "before-2026"):
        assert part in said
        assert part not in inside
    # The superior body; where no text in hand says it, the term for filing a complaint too.
    assert len(BLANK.findall(below(context))) == 1
    unknown = below(replace(context, appeal=replace(context.appeal, filing_months=None)))
    assert len(BLANK.findall(unknown)) == 2
    filed = {
        "kk": "3 айдан кешіктірмей (ӘРПК, 92-бап, 1-бөлік)",
        "ru": "не позднее 3 месяцев со дня, когда стало известно",
    }
    assert (filed[lang] in said, filed[lang] in words(unknown)) == (True, False)


def test_appeal_of_a_natural_person_has_no_legal_form() -> None:
    """An entrepreneur has no legal form to fill in; a text that is held needs no caution."""
    context = full(form_meta("refusal", "2026-07-12", "ru"))
    person = replace(context.applicant, identifier_kind="iin", legal_form=None)

    said = words(below(replace(context, applicant=person, appeal=replace(context.appeal, caution=""))))

    assert "Организационно-правовая форма" in words(below(context))
    assert "Организационно-правовая форма" not in said
    assert "сверьте его до подписания" not in said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("to", "ticked"), [("provider", 0), ("authorised_body", 1), (None, None)])
def test_complaint_ticks_the_body_only_where_it_is_recorded(lang: Lang, to: str | None, ticked: int | None) -> None:
    """Whom a complaint goes to is chosen by the one who complains; only what the dossier records is ticked."""
    context = replace(full(form_meta("complaint", "2025-03", lang)), complaint=Complaint(to))  # type: ignore[arg-type]

    assert re.findall("[☐☑]", page(context)) == ["☑" if number == ticked else "☐" for number in range(2)]


def test_covering_letter_has_its_terms() -> None:
    """The letter of paragraph 39 says by when it goes and by when the complaint is considered."""
    shown = words(page(full(form_meta("complaint-cover", "2025-03", "ru"))))

    assert "не позднее 3 рабочих дней со дня поступления жалобы – «04» апреля 2025 года" in shown
    assert "в течение 15 рабочих дней со дня регистрации – «22» апреля 2025 года" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bare_papers_are_printed_with_blanks(lang: Lang) -> None:
    """What the dossier does not state is a blank, never a word of its own making."""
    for form, edition in LEFT_BLANK:
        context = bare(form_meta(form, edition, lang))
        context = replace(context, application=replace(context.application, registered_on=date(2025, 3, 5)))
        assert "None" not in words(page(context))
