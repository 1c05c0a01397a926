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
    """Name every form, edition and language that can be printed."""
    return [
        (form.id, edition, lang)
        for form in held_forms()
        for text in form.texts
        for edition in text.editions
        for lang in LANGUAGES
    ]


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
        ),
        application=Application("KZ-0001", date(2025, 3, 5), date(2025, 3, 4)),
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
        provider_head="І. Һ. Үлгібаев",
    )


def page(context: FormContext) -> str:
    """Print a context with the templates that the program ships with."""
    return render(context, TEMPLATES)
