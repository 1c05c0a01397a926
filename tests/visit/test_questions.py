"""A visit asks what documents cannot prove and what is unknown, and nothing else."""

from pack.small_pack import shipped

from checker.visit.questions import VisitQuestion, visit_questions
from visit.cases import OPEN, STATIONARY, decided, dossier

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


def test_a_fact_of_the_visit_that_is_not_known_is_asked_last() -> None:
    """What a rule reads of the visit besides findings is asked by its list and label, without boxes for a finding."""
    facts = [question for question in asked(BARE) if not question.item]
    assert facts
    assert asked(BARE)[-len(facts) :] == facts
    assert {question.pointer for question in facts} == {"/equipment"}
    assert all(shipped().vocabulary.lists["equipment"].label.kk in question.title.kk for question in facts)


def test_a_dossier_without_sites_has_nothing_to_visit() -> None:
    """Where no site is named there is no question of a site."""
    assert [one for one in asked("application: {registered_on: 2025-04-01}\n") if one.site] == []
