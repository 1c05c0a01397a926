"""Contexts for the printed forms: one with as little as possible, one with every field filled."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from checker.documents.context import (
    Applicant,
    Application,
    DocumentLine,
    FormContext,
    FormMeta,
    Hearing,
    Lang,
    Licence,
    Note,
    Reason,
    Row,
)
from checker.documents.forms import FormEntry, choose_form, parse_forms
from checker.documents.procedure_context import Appeal, Complaint, Held, Notice, StepLine, StepTable
from checker.documents.render import render

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
LANGUAGES: tuple[Lang, ...] = ("kk", "ru")
REASON = Reason(
    1, "қойылатын талапқа сәйкес келмеу", "order-230, annex 1, item 10, ground 1", (Note("row 5: 3 of 5 posts"),)
)


def held_forms() -> list[FormEntry]:
    """Read the forms that the program ships with."""
    return parse_forms(yaml.safe_load((ROOT / "rules" / "forms.yaml").read_text("utf-8")))


def form_cases() -> list[tuple[str, str, Lang]]:
    """Name every form of the acts, edition and language that can be printed."""
    return [
        (form.id, edition, lang)
        for form in held_forms()
        for text in form.texts
        for edition in text.editions
        for lang in LANGUAGES
        if text.annex
    ]


def own_cases() -> list[tuple[str, str, Lang]]:
    """Name every form that no act lays down, in an edition that it is for."""
    return [
        (form.id, text.editions[0] if text.editions else "2025-03", lang)
        for form in held_forms()
        for text in form.texts
        for lang in LANGUAGES
        if not text.annex
    ]


def every_case() -> list[tuple[str, str, Lang]]:
    """Name every form that can be printed, those of the acts in each edition."""
    return list(dict.fromkeys([*form_cases(), *own_cases()]))


def number_in_act(form: str, edition: str, lang: Lang) -> str:
    """Give the number that the annex bears in its text: the Kazakh text of Annex 4 numbers itself 5."""
    number = form_meta(form, edition, lang).annex
    return "5" if (number, lang) == ("4", "kk") else number


def form_meta(form: str, edition: str, lang: Lang) -> FormMeta:
    """Choose a form as the program does."""
    return choose_form(held_forms(), form, edition, lang).meta()


def bare(form: FormMeta) -> FormContext:
    """Give the least that a form can be printed from."""
    nobody = Applicant("«Мейірім үйі» ЖШС", "123456789012", "bin", "Қызылорда қаласы")
    return FormContext(form, nobody, reasons=(REASON,))


def full(form: FormMeta) -> FormContext:
    """Give a context in which every field is known."""
    return FormContext(
        form=replace(form, marks=("made from an unofficial copy of the act",)),
        applicant=Applicant(
            "«Мейірім үйі» ЖШС",
            "123456789012",
            "bin",
            "Қызылорда қаласы, Бейбітшілік көшесі, 1",
            "ЖШС",
            "Ә. Ғ. Үлгіұлы",
            "mysal@example.kz",
            "+7 700 000 00 00",
            "Ә. Ғ. Үлгіұлы",
        ),
        application=Application("KZ-0001", date(2025, 3, 5), date(2025, 3, 4), "43", "лицензия беру"),
        region="Қызылорда",
        visited_address="Қызылорда қаласы, Бейбітшілік көшесі, 1",
        rows=tuple(
            Row(n, (f"requirement {n}", "second paragraph"), "met", "соответствует", (Note("note"),))
            for n in range(1, 7)
        ),
        documents=(
            DocumentLine(1, "Штатное расписание", "Имеется"),
            DocumentLine(2, "Шарт", "не имеется", (Note("нет"),)),
        ),
        conclusion="does_not_comply",
        reasons=(REASON, replace(REASON, ground=4)),
        hearing=Hearing(
            date(2025, 3, 21),
            "10:00",
            "Астана қаласы",
            "Ө. Ұ. Үлгіқызы",
            "директор",
            "7",
            "refusal",
            "олқылық жойылмады",
        ),
        licence=Licence(
            "KZ00 0001",
            date(2025, 3, 28),
            date(2025, 3, 28),
            None,
            "Астана қаласы",
            ("Қызылорда қаласы",),
            ("I класс",),
        ),
        held=Held(
            "KZ00 0009",
            date(2024, 5, 6),
            date(2023, 4, 5),
            date(2024, 5, 6),
            "Комитет",
            "изменение наименования (ст. 33(1), пп. 4)",
            "жоғалған",
        ),
        notice=Notice(date(2025, 3, 14), date(2025, 3, 17), date(2025, 3, 19), 3, 3, 3),
        appeal=Appeal(date(2025, 3, 28), 5, 15, 3, 3, "ӘРПК, before-2026: мәтіні қаралған жоқ"),
        complaint=Complaint(
            "authorised_body",
            date(2025, 4, 1),
            date(2025, 4, 2),
            date(2025, 4, 3),
            date(2025, 4, 4),
            date(2025, 4, 22),
            "мотивированный отказ",
            date(2025, 3, 28),
            date(2025, 3, 26),
        ),
        steps=StepTable(
            date(2025, 3, 5),
            date(2025, 3, 10),
            (
                StepLine(
                    "прием",
                    "Правила, п. 13",
                    "Департамент",
                    "05.03.2025",
                    "≈ 06.03.2025",
                    ("просрочено", "позже на 2 р.д."),
                ),
            ),
            ("≈ – предыдущий шаг ещё не сделан",),
        ),
        provider_head="І. Һ. Үлгібаев",
    )


def page(context: FormContext) -> str:
    """Print a context with the templates that the program ships with."""
    return render(context, TEMPLATES)
