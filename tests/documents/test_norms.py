"""What the documents say where the norms are not kept: every post that is short, by how much, and where that stands."""

from pathlib import Path

import pytest
from reports.homes import home, staff

from checker.decision.model import Decision
from checker.documents.build import build_context
from checker.documents.context import FormContext, Lang
from checker.documents.issue import chosen_form
from checker.documents.render import render

TEMPLATES = Path(__file__).parents[2] / "templates"


def context(decision: Decision, form: str, lang: Lang) -> FormContext:
    return build_context(decision, chosen_form(decision, form, lang))


@pytest.mark.parametrize(
    ("lang", "head", "nurse"),
    [
        (
            "ru",
            "в организациях стационарного типа – Правила деятельности организаций (Приказ № 230 от 22.06.2023), приложение 1: "
            "по всем должностям вместе нужно 89,75 ед., есть 25, не хватает 64,75: взаимозамена не покрывает",
            "Медицинская сестра: не хватает 10,5 (нужно 10,5, есть 0; строка 58)",
        ),
        (
            "kk",
            "Ұйымдар қызметінің қағидалары (№ 230, 22.06.2023), 1-қосымша: барлық лауазымдар бойынша 89,75 бірлік керек, "
            "25 бар, 64,75 жетпейді: өзара алмастыру жеткіліксіз",
            "Мейіргер: 10,5 жетпейді (керек 10,5, бар 0; 58-жол)",
        ),
    ],
)
def test_the_conclusion_names_every_post_that_is_short(lang: Lang, head: str, nurse: str) -> None:
    """The note of row 5 lists the table with its act and annex, then post by post what is short and the row."""
    decision = home(staff=staff()[:21])
    filled = context(decision, "conclusion", lang)
    note = next(note for note in filled.rows[4].notes if note.facts)
    assert note.facts[0].endswith(head)
    assert nurse in note.facts
    assert len(note.facts) > 20
    assert f"<li>{nurse}</li>" in render(filled, TEMPLATES)


def test_a_room_that_is_too_small_is_named_with_its_standard() -> None:
    """The note of row 6 tells which room, what it has and what the standard wants."""
    filled = context(home(rooms=[{"name": "103", "area": 13, "beds": 3}]), "conclusion", "ru")
    said = " ".join(text for note in filled.rows[5].notes for text in (note.text, *note.facts))
    assert "Приказ № 263 (стандарты), приложение 1, п. 12, пп. 6)" in said
    assert "комната 103: площадь на человека: не хватает 2 (нужно 15, есть 13)" in said


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_refusal_gives_the_same_reasons(lang: Lang) -> None:
    """The notice of the hearing lists the posts below the requirement that fails, in the same words as the conclusion."""
    decision = home(staff=staff()[:21])
    (reason,) = [one for one in context(decision, "hearing-notice", lang).reasons if one.ground == 1]
    listed = next(fact.facts for fact in reason.facts if fact.facts)
    assert listed == next(note.facts for note in context(decision, "conclusion", lang).rows[4].notes if note.facts)
