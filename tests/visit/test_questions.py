"""A visit asks what documents cannot prove and what is unknown, and nothing else."""

import datetime as dt
import shutil
from pathlib import Path

from checker.decision.decide import Judge, Question
from checker.dossier.load import parse_dossier
from checker.pack.load import load_pack
from checker.visit.questions import VisitQuestion, visit_questions
from visit.cases import OPEN, STATIONARY, decided, dossier

RULES = Path(__file__).parents[2] / "rules"
FINDINGS = STATIONARY[STATIONARY.index("findings:") :]
BARE = STATIONARY.replace(FINDINGS, "")


def asked(text: str) -> list[VisitQuestion]:
    return visit_questions(decided(dossier(text)))


def items(text: str) -> list[tuple[str, str]]:
    return [(question.place, question.item) for question in asked(text) if question.item]


def test_places_come_in_the_order_of_the_list() -> None:
    """Without findings everything that is checked on the site is asked, in the order of the walk."""
    found = items(BARE)
    assert found == [
        ("building", "fire_safety"),
        ("entrance", "accessibility"),
        ("sanitary", "sanitary_state"),
        ("sanitary", "material_base_domestic"),
        ("bedrooms", "bedrooms"),
        ("kitchen", "catering"),
        ("medical", "material_base_medical"),
        ("activity", "material_base_pedagogical"),
        ("activity", "material_base_labour"),
        ("activity", "material_base_cultural"),
        ("activity", "material_base_psychological"),
        ("staff", "staffing_norms"),
    ]


def test_what_is_found_is_not_asked_again() -> None:
    """A finding takes its question away, one without a result does not."""
    assert ("entrance", "accessibility") in items(OPEN)
    assert ("entrance", "accessibility") not in items(STATIONARY)
    assert ("entrance", "accessibility") in items(
        STATIONARY.replace("accessibility, result: complies", "accessibility")
    )


def test_what_does_not_apply_is_not_asked() -> None:
    """Nothing is looked at in a home; a kind of service that is not given has no base."""
    assert items(BARE.replace("form: stationary", "form: home_based")) == [("staff", "staffing_norms")]
    assert ("activity", "material_base_labour") not in items(BARE.replace("social_labour, ", ""))


def test_a_rule_of_the_desk_is_asked_of_when_it_is_not_met() -> None:
    """A paper that the register does not confirm can be settled by a finding."""
    without = BARE.replace("{code: cadastre, result: confirmed", "{code: cadastre, result: not_found")
    assert ("papers", "cadastral_passport") not in items(BARE)
    assert without != BARE
    assert ("papers", "cadastral_passport") in items(without)


def test_a_question_says_what_the_papers_say() -> None:
    """The question carries the rules that ask, their verdict so far and the papers behind it."""
    sanitary = next(one for one in asked(BARE) if one.item == "sanitary_state")
    assert [(one.rule.id, one.verdict.word) for one in sanitary.asking] == [("sanitary-premises", "met")]
    assert (
        sanitary.asking[0]
        .facts[0]
        .ru.startswith("разрешительный документ в сфере санитарно-эпидемиологического благополучия на объект")
    )
    assert [one.asking[0].facts for one in asked(BARE) if one.item == "accessibility"] == [()]


def test_a_contradiction_is_asked_with_its_name() -> None:
    """A contradiction inside the dossier is one more question, until a finding about it settles it."""
    differs = BARE.replace("area: 1200\n    right", "area: 1300\n    right")
    assert differs != BARE
    found = [(one.site, one.place, one.item, one.about) for one in asked(differs) if one.about]
    assert found == [("main", "papers", "reliability", "site-area")]
    settled = differs + "findings:\n  - {item: reliability, about: site-area, result: complies}\n"
    assert [one for one in asked(settled) if one.about] == []


def test_a_fact_of_the_visit_that_is_not_known_is_asked_last(tmp_path: Path) -> None:
    """What a rule reads of the visit besides findings is asked by its list and label, without boxes for a finding."""
    shutil.copytree(RULES, tmp_path / "rules")
    vocabulary = tmp_path / "rules" / "dossier.yaml"
    text = vocabulary.read_text(encoding="utf-8")
    begin = text.index("  equipment:\n")
    vocabulary.write_text(
        text[:begin] + text[begin:].replace("source: declared", "source: site_visit", 1), encoding="utf-8"
    )
    judge = Judge(load_pack(tmp_path / "rules"))
    dossier = parse_dossier(BARE.encode(), judge.pack.vocabulary, "bare.yaml")
    found = visit_questions(judge.decide(dossier, Question(dt.date(2025, 4, 10))))
    facts = [question for question in found if not question.item]
    assert facts
    assert found[-len(facts) :] == facts
    assert {question.pointer for question in facts} == {"/equipment"}
    assert not [question for question in asked(BARE) if not question.item]


def test_a_dossier_without_sites_has_nothing_to_visit() -> None:
    """Where no site is named there is no question of a site."""
    assert [one for one in asked("application: {registered_on: 2025-04-01}\n") if one.site] == []
