"""What is missing, and the facts behind a verdict in words."""

from checker.conditions.verdict import MET, NOT_MET
from checker.decision.evidence import Reasons
from checker.vocabulary.text import Text
from decision.cases import STATIONARY, decide


def reasons(decision: object) -> Reasons:
    return Reasons(decision.results, decision.case)  # type: ignore[attr-defined]


def test_each_missing_thing_is_named_once_with_the_rules_that_wait() -> None:
    """The list leads from pending to a decision: what, where in the file, for which rules."""
    decision = decide(
        ("kind: company, ", ""),
        ("hives: [{number: 3}]", "hives: [{}, {}]"),
        ("\n  - {code: plan, site: meadow}", ""),
    )
    found = [(item.text.en, item.pointer, item.source, item.rules) for item in decision.missing]
    assert ("kind", "/applicant/kind", "declared", ("has-plan",)) in found
    assert len({(text, pointer) for text, pointer, *_ in found}) == len(found)
    assert decision.outcome.id == "pending"
    assert decision.exit_code == 4


def test_nothing_is_missing_where_all_is_decided() -> None:
    """A case that is decided waits for nothing."""
    decision = decide()
    assert (decision.outcome.id, decision.exit_code, decision.missing) == ("certificate", 0, ())


def test_a_message_is_filled_from_the_record() -> None:
    """{site.address} is the address of the site that fails, in each language."""
    decision = decide(("address: Луг, hives: [{number: 3}]", "address: {kk: Шалғын, ru: Луг}, hives: [{number: 6}]"))
    result = decision.results["few-hives"]
    assert result.verdict is NOT_MET
    said = reasons(decision).message(result.rule, result.instances[0].record)
    assert (said.kk, said.ru) == ("«Шалғын» ұялары көп", "много ульев: «Луг»")


def test_a_message_about_what_is_not_stated() -> None:
    """Where the fact is not there, the message says so instead of leaving a hole."""
    decision = decide(("address: Луг, hives: [{number: 3}]", "hives: [{number: 6}]"))
    result = decision.results["few-hives"]
    assert reasons(decision).message(result.rule, result.instances[0].record).ru == "много ульев: «не указано»"


def test_a_ground_rests_on_facts() -> None:
    """An established ground lists the requirement that fails with its place in the act, and the fact."""
    decision = decide(("hives: [{number: 3}]", "hives: [{number: 6}]"))
    ground = decision.results["ground-1"]
    assert ground.verdict is MET
    assert decision.outcome.id == "no-certificate"
    assert decision.exit_code == 1
    (fact,) = reasons(decision).established(ground)
    assert fact.text.ru.startswith("Закон, строка 1: много ульев: «Луг» (")
    assert "6" in fact.text.ru


def test_an_edition_judges_by_its_own_rule() -> None:
    """The day of registration chooses the edition, and the edition its rules."""
    edits = [("hives: [{number: 3}]", "hives: [{number: 6}]")]
    assert decide(*edits).results["few-hives"].verdict is NOT_MET
    assert decide(*edits, as_of="2026-02-02").results["few-hives"].verdict is MET


def test_an_exemption_names_the_fact_behind_it() -> None:
    """Why a requirement does not apply is said with the fact."""
    decision = decide(("kind: company", "kind: person"))
    (fact,) = reasons(decision).exemption(decision.results["has-plan"])
    assert "kind" in fact.text.en
    assert str(fact.place) == "d.yaml:3:19"


def test_a_message_may_name_a_fact_of_the_dossier_itself() -> None:
    """A placeholder that is of no record is filled from the dossier, in the way of its type."""
    said = "{application.registered_on}, {applicant.name}"
    found = reasons(decide()).filled(Text(said, said), None)
    assert (found.kk, found.ru) == ("01.04.2025, «Ара» ЖШС", "01.04.2025, ТОО «Ара»")


def test_nobody_is_reproached_with_being_another_case() -> None:
    """Neither catering papers nor the exemption of beds without meals: what is lacking is the papers, not another form of service."""
    lines = [line for line in STATIONARY.splitlines(keepends=True) if "code: catering_information" in line]
    decision = decide(*((line, "") for line in lines), text=STATIONARY)
    result = decision.results["catering-papers"]
    assert result.verdict is NOT_MET
    reason = reasons(decision).reason(result, result.instances[0].record, result.instances[0].tree)
    assert reason.facts
    for said in (fact.ru for fact in reason.facts):
        assert said.startswith("не представлено: ")
