"""`saikes rules test` fails where it must and says where, what and why; `saikes rules boundaries` writes cases that hold."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from cli.run import run, usage
from jsonschema import Draft202012Validator

from checker.reports.ruletests_schema import ruletests_schema
from checker.ruletests.schema import rule_tests_schema
from tests.ruletests.shipped import PACK, RULES
from tests.ruletests.small import CONSENT, REFUSED, SILENT, WHOLE, written

WRONG = REFUSED.replace("ground-6: met", "ground-6: not_met")
GROUND = ("--only", "ground-6", "--jobs", "1")


def test_cases_that_hold_end_in_nought(tmp_path: Path) -> None:
    """Where every case holds nothing is listed and the exit code is 0."""
    found = run("rules", "test", str(written(tmp_path, WHOLE)))
    assert (found.code, found.out, found.err) == (0, "3 cases, 3 with their editions: 3 hold, 0 fail\n", "")


def test_a_wrong_expectation_is_shown_with_the_part_that_decides(tmp_path: Path) -> None:
    """The place of the expectation, what came, what the case proves, and of the trace only what decides."""
    found = run("rules", "test", str(written(tmp_path, CONSENT + WRONG)), "--lang", "en")
    assert found.code == 1
    assert found.out.replace(f"{tmp_path}/", "").replace(f"{RULES}/", "rules/") == (
        """\
consent.yaml:7:32: [failed] rule "ground-6" must be "not_met", got "met"
    consent: no-consent – Consent is refused.
    | ground-6: met
    |   + application.consent · consent to access restricted personal data: no (condition: must be no)  ← consent.yaml:6

2 cases, 2 with their editions: 1 hold, 1 fail
"""
    )


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ("{outcome: grant}", 'the outcome must be "grant", got "acceptance_refused"'),
        ("{conclusion: open}", 'the conclusion must be "open", got "complies"'),
        (
            "{documents: {receipt: {ru: [не бывает таких слов]}}}",
            'document "receipt" (ru) with the words "не бывает таких слов" must be "issued", got "issued without them (receipt.ru)"',
        ),
        ("{documents: {licence: issued}}", 'document "licence" must be "issued", got "not_issued"'),
        ("{documents: {receipt: not_issued}}", 'document "receipt" must be "not_issued", got "issued"'),
        (
            "{trace: {ground-6: [{fact: application.consent, is: unknown}]}}",
            'in the trace of "ground-6", fact application.consent must be "unknown", got "met"',
        ),
        (
            "{trace: {ground-4: [{pattern: register_denies, about: fire_permit, is: met}]}}",
            'in the trace of "ground-4", pattern register_denies about fire_permit must be "met", got not read',
        ),
        (
            "{norms: {staffing-home: {social_work_consultant: 2}}}",
            'what "staffing-home/social_work_consultant" needs must be "2", got "1"',
        ),
        ("{due: {decision: 2025-04-21}}", 'the last day of "decision" must be "2025-04-21", got "2025-04-22"'),
    ],
    ids=["outcome", "conclusion", "words", "issued", "not issued", "trace", "not in the trace", "norm", "last day"],
)
def test_each_kind_of_expectation_can_fail(tmp_path: Path, expected: str, message: str) -> None:
    """Whatever a case expects is compared with what the program really says."""
    cases = REFUSED.replace("{rules: {ground-6: met}}", expected).replace(
        "application.consent: false", "application.consent: false, application.signed_with_eds: false"
    )
    found = run("rules", "test", str(written(tmp_path, cases)))
    assert found.code == 1
    assert f"[failed] {message}\n" in found.out


def test_documents_and_their_words_are_found(tmp_path: Path) -> None:
    """A document that comes out holds its words in each language; one that does not come out is none."""
    cases = REFUSED.replace(
        "{rules: {ground-6: met}}",
        "{documents: {conclusion: issued, licence: not_issued, hearing-notice: {kk: [Тыңдау туралы хабарлама], ru: [заслушивани]}}}",
    ).replace("documents: []", "")
    found = run("rules", "test", str(written(tmp_path, cases)), "--rules", str(RULES))
    assert (found.code, found.err) == (0, ""), found.out


@pytest.mark.parametrize("form", ["json", "junit"])
def test_reports_for_other_programs(tmp_path: Path, form: str) -> None:
    """JSON fits its published schema; JUnit has a case for each and a failure where one failed."""
    found = run("rules", "test", str(written(tmp_path, CONSENT + WRONG)), "--format", form)
    assert found.code == 1
    if form == "json":
        document = json.loads(found.out)
        Draft202012Validator(ruletests_schema()).validate(document)
        assert (document["cases"], document["failed"]) == (2, 1)
        assert json.loads(run("schema", "rules-test").out) == json.loads(json.dumps(ruletests_schema()))
    else:
        suite = ElementTree.fromstring(found.out.partition("\n")[2])[0]  # noqa: S314 - our own
        assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
        assert [case.get("name") for case in suite if case.find("failure") is not None] == ["no-consent"]


def test_coverage_finds_what_a_case_alone_reached(tmp_path: Path) -> None:
    """With all three cases the rule is covered; without one of them just its verdict is missing, of the rule and of the branch."""
    assert (
        run("rules", "test", str(written(tmp_path, WHOLE)), "--coverage", *GROUND).code == 1
    )  # three editions, one shown
    cases = WHOLE.replace("expect:", "editions: {order-230: [2025-01, 2025-03, 2026-05, 2026-07-12]}, expect:", 1)
    cases = cases.replace(
        "    expect:", "    editions: {order-230: [2025-01, 2025-03, 2026-05, 2026-07-12]}\n    expect:"
    )
    whole = run("rules", "test", str(written(tmp_path, cases)), "--coverage", *GROUND)
    assert whole.code == 0, whole.out
    without = cases[: cases.index("  - name: silent")]
    found = run("rules", "test", str(written(tmp_path, without)), "--coverage", *GROUND)
    assert found.code == 1
    names = [line.partition("[not reached] ")[2] for line in found.out.splitlines() if "[not reached]" in line]
    assert [name for name in names if "/" in name] == ["ground-6/met_when/application.consent/is unknown"]
    assert "ground-6 (2025-01) unknown" in " ".join(names)
    assert run("rules", "test", str(tmp_path), "--coverage", "--fail-under", "30", *GROUND).code == 0


def test_mutation_finds_what_no_case_notices(tmp_path: Path) -> None:
    """A mutant that one case notices survives where that case is gone; the others go on being noticed."""
    only = ("--mutate", "--only", "ground-6", "--jobs", "1")
    assert run("rules", "test", str(written(tmp_path, WHOLE)), *only).code == 0
    found = run("rules", "test", str(written(tmp_path, SILENT)), *only)
    assert found.code == 1
    assert "[not noticed] ground-6/met_when/application.consent/is: is → is_not" in found.out


def test_a_waiver_needs_a_reason_and_something_to_waive(tmp_path: Path) -> None:
    """A waived mutant is no failure; a waiver that waives nothing is one, and so is one without a reason."""
    name = "ground-6/met_when/application.consent/is: is → is_not"
    only = ("--mutate", "--only", "ground-6", "--jobs", "1")
    waiver = f'  - {{mutants: ["{name}"], why: Only to show it.}}\n'
    found = run("rules", "test", str(written(tmp_path, SILENT, waiver)), *only)
    assert found.code == 0, found.out
    found = run("rules", "test", str(written(tmp_path, WHOLE, waiver)), *only)
    assert found.code == 1
    assert f'[error] "{name}" needs no waiver any more' in found.out
    found = run("rules", "test", str(written(tmp_path, WHOLE, waiver.replace(", why: Only to show it.", ""))), *only)
    assert found.code == 3
    assert 'waivers.yaml:2:5: [error] a waiver lacks the key "why"' in found.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-k", "no such words"), 'no case has "no such words" in its file, name or sentence'),
        (("--fail-under", "90"), "--fail-under goes with --coverage"),
        (("--coverage", "--only", "ground-66"), 'did you mean "ground-6"'),
        (("--only", "ground-6"), "--only goes with --coverage or --mutate; cases are chosen with -k"),
    ],
)
def test_wrong_use(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """Options that say nothing together are wrong use, with what to do."""
    assert said in usage(run("rules", "test", str(written(tmp_path, WHOLE)), *arguments))


def test_what_cannot_be_read_is_no_failure(tmp_path: Path) -> None:
    """A broken file, an empty folder, a folder that is not there and editions that never met: code 3 with the place."""
    folder = written(tmp_path, WHOLE)
    (folder / "broken.yaml").write_text("cases: [\n", encoding="utf-8")
    (folder / "other.yml").write_text("cases: []\n", encoding="utf-8")
    found = run("rules", "test", str(folder))
    assert found.code == 3
    assert "broken.yaml:2:1: [error]" in found.err
    assert 'other.yml:1:1: [error] a file of rule tests must end in ".yaml"' in found.err
    found = run("rules", "test", str(tmp_path / "nowhere"))
    assert (found.code, found.err) == (
        3,
        f"{tmp_path}/nowhere:1:1: [error] no such folder\n"
        "    rule tests are *.yaml files with cases, their dossiers stand in bases/ beside them\n",
    )


def test_a_pack_brings_its_tests(tmp_path: Path) -> None:
    """DIR may be a rule pack with `tests/` in it."""
    pack = tmp_path / "pack"
    pack.mkdir()
    for path in RULES.glob("*.yaml"):
        shutil.copy(path, pack)
    (pack / "tests").mkdir()
    written(pack / "tests", WHOLE)
    found = run("rules", "test", str(pack))
    assert (found.code, found.err) == (0, "")


def test_boundaries_hold_as_they_are_written(tmp_path: Path) -> None:
    """What is proposed is a file of rule tests that holds today, with both sides of the boundary; nothing is written over."""
    folder = written(tmp_path, WHOLE)
    proposed = folder / "proposed.yaml"
    arguments = ("rules", "boundaries", "ground-6", "--tests", str(folder))
    assert run(*arguments, "-o", str(proposed)).code == 0
    text = proposed.read_text(encoding="utf-8")
    for verdict in ("met", "not_met", "unknown"):
        assert f"expect: {{rules: {{ground-6: {verdict}}}}}" in text
    assert run("rules", "test", str(folder)).code == 0
    assert "is there already; name another file" in usage(run(*arguments, "-o", str(proposed)))
    assert 'unknown rule "ground-66"; did you mean "ground-6"' in usage(run("rules", "boundaries", "ground-66"))


def test_rules_of_the_pack_have_names_of_their_own() -> None:
    """No two branches share a name, so that a waiver is for one of them."""
    from checker.ruletests.branches import Branches

    names = [branch.name for branch in Branches(PACK).found.values()]
    assert len(names) == len(set(names))


def test_the_schema_beside_the_tests_is_that_of_the_pack() -> None:
    """The schema that editors complete rule tests from is up to date, and every file of cases names it and fits it."""
    schema = json.loads((RULES / "tests" / "rule-tests.schema.json").read_text(encoding="utf-8"))
    assert schema == json.loads(json.dumps(rule_tests_schema(PACK))), "saikes schema rule-tests"
    Draft202012Validator.check_schema(schema)
    for path in sorted((RULES / "tests").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if path.name != "waivers.yaml":
            assert text.startswith("# yaml-language-server: $schema=rule-tests.schema.json\n"), path.name
    names = yaml.load((RULES / "tests" / "catering.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    assert list(Draft202012Validator(schema).iter_errors(names)) == []
