"""Worked cases: what a lawyer would answer, for dossiers of examples/ and rules/tests/bases."""

from __future__ import annotations

from typing import Any

import pytest

from checker.engine.judged import RuleResult
from checker.pack.model import Rule
from checker.remedy.model import Edits
from checker.remedy.prove import Prover
from checker.remedy.wording import ChangeWords

from .cases import base, example, goal, judge, read, remedies, short, ways


def steps(data: dict[str, Any]) -> dict[str, int]:
    """Give the smallest set, each part with the number of requirements it turns."""
    return {short(step.change): len(step.serves) for step in remedies(data).steps}


def registers(data: dict[str, Any], code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(entry for entry in data["registers"] if entry["code"] == code)
    return found


def test_nothing_is_needed_where_all_complies() -> None:
    """A dossier that complies has no goals and no steps."""
    found = remedies(example("01"))
    assert (found.goals, found.steps, found.after) == ((), (), None)


def test_expired_sanitary_conclusion() -> None:
    """The register's entry has expired: a new entry, or a finding on the visit; never an order to the applicant."""
    data = example("01")
    registers(data, "sanitary_permit").update(issued_on="2020-01-01", valid_until="2024-12-31")
    data["findings"] = [entry for entry in data["findings"] if entry["item"] != "sanitary_state"]
    index = data["registers"].index(registers(data, "sanitary_permit"))
    assert ways(remedies(data), "sanitary-premises") == [
        {f"department:registers{index}:valid_until=2025-04-01"},
        {"inspector:sanitary_state:result=complies"},
    ]


def test_expired_copy_while_the_register_is_silent() -> None:
    """No register, the copy has expired: the register's answer, a renewed copy, or the notification."""
    data = base()
    data["registers"] = [entry for entry in data["registers"] if entry["code"] != "sanitary_permit"]
    data["findings"] = [entry for entry in data["findings"] if entry["item"] != "sanitary_state"]
    data["documents"].append({"code": "sanitary_conclusion", "site": "main", "valid_until": "2024-12-31"})
    index, day = len(data["documents"]) - 1, str(data["application"]["registered_on"])
    assert ways(remedies(data), "sanitary-premises") == [
        {"department:sanitary_permit:result=confirmed"},
        {f"applicant:documents{index}:valid_until={day}"},
        {"applicant:sanitary_notification"},
    ]


def test_missing_documents_what_serves_most_comes_first() -> None:
    """One paper that both the intake and a row ask for serves two and stands first."""
    served = steps(example("02"))
    assert list(served)[:2] == ["applicant:catering_information", "applicant:staff_qualifications"]
    assert list(served.values()) == sorted(served.values(), reverse=True)
    assert ways(remedies(example("02")), "catering-papers") == [
        {"applicant:catering_information"},
        {"applicant:documents1:valid_until=2025-04-07"},
    ]


def test_several_sites_only_the_one_that_fails_is_named() -> None:
    """A negative finding is the inspector's to replace, after what it found has been cured."""
    found = remedies(example("16"))
    assert [one.rule.id for one in found.goals] == ["accessibility"]
    (way,) = goal(found, "accessibility").sets
    assert [(change.who, change.overturns) for change in way] == [("inspector", True)]
    assert "пандуса" in goal(found, "accessibility").against[0].ru


def test_a_court_act_cannot_be_cured() -> None:
    """What a court has said has no way; what stands against it is named."""
    for number, rule in (("10", "ground-2"), ("11", "ground-3")):
        found = remedies(example(number))
        assert [one.rule.id for one in found.hopeless] == [rule]
        assert found.hopeless[0].against
        assert found.steps == ()


def test_established_unreliability_has_no_way() -> None:
    """Nobody is advised to have a finding on false papers taken back."""
    assert [one.rule.id for one in remedies(example("12")).hopeless] == ["ground-4"]


def test_a_contradiction_waits_for_a_finding() -> None:
    """Areas that disagree are settled by a finding, not by writing another area."""
    assert ways(remedies(example("13")), "ground-4") == [{"inspector:reliability:result=complies"}]


def test_what_the_case_is_has_to_be_stated_not_chosen() -> None:
    """Without sites nothing is suggested, and the sites are named as what is lacking."""
    found = remedies(example("22"))
    assert {text.en for one in found.hopeless for text in one.against} >= {"not stated: Sites"}
    assert not any(change.target.list_name == "sites" for one in found.goals for way in one.sets for change in way)


def test_an_unknown_form_of_service_is_asked_for_and_nothing_else() -> None:
    """Where the form is not stated, that is what stands against every row; staff rules learn it from another rule."""
    data = base()
    del data["sites"][0]["form"], data["applicant"]["kind"]
    found = remedies(data)
    against = {one.rule.id: [text.en for text in one.against] for one in found.hopeless}
    assert against["accessibility"] == ["not stated: form of service"]
    assert against["staff-list"] == ["not stated: kind of applicant", "not stated: form of service"]


def test_no_consent_is_for_the_applicant_to_give() -> None:
    """Ground 6 is turned by the consent, ground 5 by nothing."""
    found = remedies(example("15"))
    assert ways(found, "ground-6") == [{"applicant:dossier:application.consent=True"}]
    assert [one.rule.id for one in found.hopeless] == ["ground-5"]


def test_a_paper_issued_later_is_never_dated_back() -> None:
    """A staff list issued after the day is answered by another paper, not by an earlier date."""
    data = base()
    entry = next(entry for entry in data["documents"] if entry["code"] == "staff_list")
    entry["issued_on"] = "2025-12-01"
    assert ways(remedies(data), "staff-list") == [{"applicant:staff_list"}]


def test_whole_package_of_a_new_building() -> None:
    """Either one act, or all six papers that are lacking together."""
    data = example("17")
    codes = {"commissioning_act", "evacuation_plan", "fire_equipment_list"}
    data["documents"] = [entry for entry in data["documents"] if entry["code"] not in codes]
    offered = ways(remedies(data), "new-object-documents")
    assert {f"applicant:{code}" for code in codes} in offered
    assert {"applicant:fire_act"} in offered


def test_words_in_three_languages() -> None:
    """The change says what, of which paper and until when, in each language."""
    dossier = read(example("02"))
    change = goal(remedies(example("02")), "catering-papers").sets[1][0]
    said = [ChangeWords(dossier.root, judge().pack, language).line(change) for language in ("kk", "ru", "en")]
    assert said[0].startswith("жаңарту")
    assert said[0].endswith("қолданылатын соңғы күні: 07.04.2025 күнінен ерте емес")
    assert said[1].endswith("№ Т-24/7 (05.01.2024) – последний день действия: не ранее 07.04.2025")
    assert said[2].endswith("last day of validity: 07.04.2025 or later")


def test_an_ordinary_dossier_is_judged_a_few_dozen_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried on copies stays few: three sites and a broken package are answered while one waits."""
    count = 0
    judged = Prover.judged

    def counted(prover: Prover, edits: Edits, rules: tuple[Rule, ...]) -> dict[str, RuleResult]:
        nonlocal count
        count += 1
        return judged(prover, edits, rules)

    monkeypatch.setattr(Prover, "judged", counted)
    remedies(example("16"))
    remedies(example("02"))
    assert 0 < count < 150
