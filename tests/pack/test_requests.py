"""Kinds of request: which rules are for which, which one a dossier is about, and what a pack may not say of them."""

from pathlib import Path

import pytest

from checker.pack.load import load_pack
from checker.pack.model import Pack
from checker.pack.order import rules_in_force
from checker.pack.requests import request_of, rules_of
from pack.small_pack import copied, refusal, shipped, small

REQUESTS = """\
requests:
  - id: first
    title: {kk: беру, ru: выдача, en: issue}
    term: pages
  - id: again
    title: {kk: қайта, ru: снова, en: again}
    when: {applicant.kind: person}
"""
RULES = """\
stages:
  - id: only-again
    requests: [again]
    title: {kk: қайта, ru: снова, en: again}
    cite: {act: bee-law}
    collects: rows
outcomes:
  - id: pending
    requests: [again]
    effect: open
    number: 1
    title: {kk: күту, ru: ожидание, en: pending}
"""


def _folder(to: Path, requests: str = REQUESTS, rules: str = RULES) -> Path:
    folder = copied(to)
    value = next(iter(small().values))
    (folder / "requests.yaml").write_text(requests.replace("pages", value), encoding="utf-8")
    (folder / "again.yaml").write_text(rules, encoding="utf-8")
    return folder


def _named(pack: Pack, request: str) -> list[str]:
    one = next(one for one in pack.requests if one.id == request)
    return [rule.id for rule in rules_of(pack, one)]


def test_a_pack_without_requests_has_one_with_all_rules() -> None:
    """Where nothing is said of requests every rule is for every dossier."""
    (only,) = small().requests
    assert rules_of(small(), only) == small().rules


def test_rules_are_for_the_requests_that_they_state(tmp_path: Path) -> None:
    """What states another request is left out, what states nothing is for the first."""
    pack = load_pack(_folder(tmp_path))
    assert "only-again" not in _named(pack, "first")
    assert {"intake", "conclusion", "ground-1", "certificate"} <= set(_named(pack, "first"))
    assert not {"intake", "conclusion", "ground-1", "certificate"} & set(_named(pack, "again"))


def test_rows_and_requirements_come_with_the_rules_that_name_them(tmp_path: Path) -> None:
    """A stage that collects rows brings these, their requirements and the definitions that they name."""
    pack = load_pack(_folder(tmp_path))
    first = [rule.id for rule in pack.rules if rule.kind in {"row", "requirement"}]
    assert [name for name in _named(pack, "again") if name in first] == first


def test_one_id_may_stand_for_two_requests(tmp_path: Path) -> None:
    """Rules for different requests may have one id; each request has its own."""
    pack = load_pack(_folder(tmp_path))
    assert [rule.id for rule in pack.rules].count("pending") == 2
    assert [name for name in _named(pack, "again") if name == "pending"] == ["pending"]


def test_two_rules_of_one_request_may_not_have_one_id(tmp_path: Path) -> None:
    """Within a request ids are unique."""
    said = refusal(_folder(tmp_path, rules=RULES.replace("requests: [again]", "requests: [first, again]", 2)))
    assert 'a second rule has the id "pending"' in said


def test_an_application_is_a_form_of_the_pack(tmp_path: Path) -> None:
    """A request names the form by which it is asked for; a form that is not there is named with the nearest."""
    pack = load_pack(_folder(tmp_path, REQUESTS.replace("term: pages", "term: pages\n    application: certificate")))
    assert [one.application for one in pack.requests] == ["certificate", ""]


def test_an_unknown_application_is_named(tmp_path: Path) -> None:
    """A misspelt form of an application stops the load with its place."""
    wrong = REQUESTS.replace("term: pages", "term: pages\n    application: certficate")
    assert refusal(_folder(tmp_path, wrong)) == (
        'requests.yaml:5:5: [error] unknown form "certficate"\n    did you mean "certificate"? allowed: certificate\n'
    )


@pytest.mark.parametrize(
    ("stated", "named"),
    [
        ({}, "licence"),
        ({"application.request": "licence"}, "licence"),
        ({"application.request": "reissue"}, "reissue"),
        ({"application.request": "reissue", "change.ground": "merger"}, "reissue"),
        ({"application.request": "reissue", "change.ground": "spin_off"}, "reissue-with-check"),
        ({"application.request": "reissue", "change.ground": "division"}, "reissue-with-check"),
        ({"change.ground": "division"}, "licence"),
        ({"application.request": "duplicate"}, "duplicate"),
    ],
)
def test_the_codes_of_a_dossier_choose_its_request(stated: dict[str, str], named: str) -> None:
    """A dossier that says nothing asks for a licence; only spin-off and division have the full check."""
    assert request_of(shipped().requests, stated).id == named


def test_a_licence_has_no_rule_of_a_reissue_and_the_other_way_round() -> None:
    """What is tried for one request is not tried for another, but the documents and rows of the full check are shared."""
    pack = shipped()
    kept = {one.id: set(_named(pack, one.id)) for one in pack.requests}
    drawn = {rule.id for rule in pack.rules if rule.kind in {"definition", "requirement", "row"}}
    own = {name: found - drawn - {"refusal", "preliminary_refusal", "pending"} for name, found in kept.items()}
    shared = own["licence"] & own["reissue-with-check"]
    assert {rule.kind for rule in pack.rules if rule.id in shared} == {"completeness", "step"}
    assert {rule.kind for rule in pack.rules if rule.id in own["licence"] & own["reissue"]} == {"step"}
    assert not {"row-1", "staff-norms", "any-ground"} & kept["reissue"]
    assert {"row-1", "row-6", "staff-norms"} <= kept["reissue-with-check"]


def test_each_request_is_whole_in_each_edition() -> None:
    """Every request has, in the newest editions, an outcome for an open case."""
    pack = shipped()
    editions = {act.id: act.editions[-1].id for act in pack.acts.acts.values()}
    for request in pack.requests:
        rules = rules_in_force(pack, editions, request).rules
        assert [rule.id for rule in rules if rule.kind == "outcome" and rule.effect == "open" and rule.cite is None]


FAULTS = {
    "unknown fact": (("applicant.kind: person", "applicant.kin: person"), "unknown fact with one code"),
    "unknown code": (("applicant.kind: person", "applicant.kind: persn"), 'did you mean "person"?'),
    "a fact without codes": (("applicant.kind: person", "applicant.name: person"), "unknown fact with one code"),
    "no when": (("    when: {applicant.kind: person}\n", ""), 'request "again" lacks the key "when"'),
    "first with a when": (
        ("    term: pages", "    when: {applicant.kind: company}"),
        'request "first" is the first and has a "when"',
    ),
    "unknown value": (("term: pages", "term: peges"), "unknown dated value"),
    "twice": (("id: again", "id: first"), 'request "first" stands here a second time'),
    "unknown key": (("    when:", "    wen: 1\n    when:"), 'unknown key in a request "wen"'),
    "filing from no date": (
        ("    when:", "    filing: {from: applicant.name, count: pages}\n    when:"),
        "unknown date of the dossier",
    ),
    "not a list": ((REQUESTS, "requests: {first: 1}\n"), 'section "requests" must be a list'),
}


@pytest.mark.parametrize(("edit", "says"), FAULTS.values(), ids=FAULTS)
def test_what_a_pack_may_not_say_of_requests(edit: tuple[str, str], says: str, tmp_path: Path) -> None:
    """A fault is named with its place in the file."""
    assert edit[0] in REQUESTS
    said = refusal(_folder(tmp_path, REQUESTS.replace(*edit)))
    assert says in said
    assert "requests.yaml:" in said


def test_a_rule_for_an_unknown_request_is_refused(tmp_path: Path) -> None:
    """The nearest name is offered."""
    said = refusal(_folder(tmp_path, rules=RULES.replace("requests: [again]", "requests: [agian]", 1)))
    assert 'unknown kind of request "agian" (only-again)\n    did you mean "again"?' in said


def test_a_rule_may_not_name_a_ground_of_another_request(tmp_path: Path) -> None:
    """Only definitions, requirements and rows are drawn in."""
    rules = RULES.replace("    effect: open", "    effect: against\n    met_when: {rule: ground-1}", 1) + RULES[
        RULES.index("  - id: pending") :
    ].replace("number: 1", "number: 2").replace("id: pending", "id: waiting")
    said = refusal(_folder(tmp_path, rules=rules))
    assert 'rule "ground-1" is not in force' in said
    assert 'for the request "again"' in said


def test_a_request_without_an_open_outcome_is_refused(tmp_path: Path) -> None:
    """An open case of every request must have an outcome."""
    said = refusal(_folder(tmp_path, rules=RULES[: RULES.index("outcomes:")]))
    assert 'the rules of the request "again" have no outcome for an open case' in said
