"""Another licence is a pack of its own: vocabulary, acts, rules, norms, terms, forms, calendar; the same commands, no code."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from cli.run import Run, run, usage

from .whole import hall, planetarium

TODAY = ("--today", "2025-03-06")
POOR = (("diploma: true", "diploma: false"), ("units: 2", "units: 1"), ("confirmed: true", "confirmed: null"))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return planetarium(tmp_path)


def words(path: Path) -> str:
    """Give the words of a page in HTML."""
    return " ".join(
        re.sub(r"<style>.*?</style>|<[^>]+>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL).split()
    )


def check(dossier: Path, pack: Path, *more: object) -> Run:
    return run("check", dossier, "--rules", pack, *TODAY, *more)


def test_the_pack_passes_the_linter(pack: Path) -> None:
    """`rules check` finds nothing in it."""
    found = run("rules", "check", pack, "--format", "json")
    assert found.code == 0, found.out
    assert json.loads(found.out)["findings"] == []


def test_its_rule_tests_leave_nothing_out(pack: Path) -> None:
    """Its own cases hold, reach every verdict of every branch, and notice every small change of its rules but one that changes nothing."""
    found = run("rules", "test", pack, "--coverage", "--mutate", "--jobs", "1", "--format", "json")
    assert found.code == 0, found.out
    report = json.loads(found.out)
    assert (report["failed"], report["coverage"]["gaps"], report["mutants"]["gaps"]) == (0, [], [])
    assert report["mutants"]["wanted"] > 80


def test_a_case_that_is_left_out_lets_a_mistake_pass(pack: Path) -> None:
    """Without the case at the bound of the area the comparison may be the wrong one, and the report names it."""
    cases = pack / "tests" / "rules.yaml"
    text = cases.read_text(encoding="utf-8")
    start, end = text.index("  - name: area-at-the-bound"), text.index("  - name: area-below-the-bound")
    cases.write_text(text[:start] + text[end:], encoding="utf-8")
    found = run("rules", "test", pack, "--mutate", "--only", "hall-area", "--jobs", "1", "--lang", "en")
    assert found.code == 1
    assert "hall-area/met_when/site.area_per_seat/at_least: at_least → more_than" in found.out
    assert "1 are not" in found.out


def test_a_pack_without_rule_tests_says_so(pack: Path) -> None:
    """A folder of rules is not read as if it were cases."""
    shutil.rmtree(pack / "tests")
    found = run("rules", "test", pack)
    assert found.code == 2
    assert "is a rule pack without tests: write cases in" in usage(found)


def test_its_licence_is_granted_with_its_own_documents(pack: Path, tmp_path: Path) -> None:
    """Its stages, outcome, term and calendar stand in the report; the act of examination and the licence are printed."""
    found = check(hall(tmp_path), pack, "--documents", tmp_path / "out")
    assert found.code == 0, found.err
    assert "Итог: планетарий разрешен (Правила планетариев, пункт 7)" in found.out
    # Ten working days from 3 March; 10 March is a day off of this calendar alone.
    assert "последний день решения 18.03.2025" in found.out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"hall.{form}.{language}.html" for form in ("examination-act", "star-licence") for language in ("kk", "ru")
    ]
    assert "ЛИЦЕНЗИЯ ПЛАНЕТАРИЯ" in words(tmp_path / "out" / "hall.star-licence.ru.html")
    assert "Заключение: соответствует" in words(tmp_path / "out" / "hall.examination-act.ru.html")


def test_its_refusal_gives_its_grounds(pack: Path, tmp_path: Path) -> None:
    """What is against it stands in the denial, with the place of the act and the arithmetic of its norms."""
    found = check(hall(tmp_path, *POOR), pack, "--documents", tmp_path / "out")
    assert found.code == 1
    denial = words(tmp_path / "out" / "hall.denial.ru.html")
    assert "Правила планетариев, пункт 6" in denial
    assert "смотритель зала: не хватает 1 (нужно 2, есть 1" in denial
    assert "реестр пожарной охраны (запрашивает Агентство неба):" in found.out
    assert "Департамент" not in found.out


def test_its_conclusion_is_a_draft_while_a_row_is_open(pack: Path, tmp_path: Path) -> None:
    """The purpose of the form, not its name, makes a draft of it."""
    found = check(hall(tmp_path, ("confirmed: true", "confirmed: null")), pack, "--documents", tmp_path / "out")
    assert found.code == 4
    assert "ПРОЕКТ" in (tmp_path / "out" / "hall.examination-act.ru.html").read_text(encoding="utf-8")


def test_an_incomplete_application_is_returned(pack: Path, tmp_path: Path) -> None:
    """The form that is for incompleteness names what is missing."""
    found = check(hall(tmp_path, ("  - {code: application_form}\n", "")), pack, "--documents", tmp_path / "out")
    assert found.code == 1
    assert "заявление не подано" in words(tmp_path / "out" / "hall.return-slip.ru.html")


def test_a_later_edition_has_its_own_term(pack: Path, tmp_path: Path) -> None:
    """The dated value of the edition in force on the day bounds the decision."""
    later = hall(tmp_path, ("registered_on: 2025-03-03", "registered_on: 2026-01-12"))
    assert "последний день решения 19.01.2026" in run("check", later, "--rules", pack, "--today", "2026-01-13").out


def test_terms_law_calendar(pack: Path, tmp_path: Path) -> None:
    """Steps by their actors, the account of the acts, the calendar with the law of its office hours."""
    terms = run("terms", hall(tmp_path), "--rules", pack, *TODAY).out
    assert "Агентство неба" in terms
    assert "подтверждение получения" in terms
    assert "не учтено: 0" in run("law", "--rules", pack).out
    assert "Часы работы 10:00–17:00, обед 13:00–14:00 (пункт 4)" in run("calendar", "2025", "--rules", pack).out


def test_facts_and_schemas(pack: Path, tmp_path: Path) -> None:
    """The vocabulary and the schemas are those of the pack; its dossier meets its schema."""
    assert "звёздный зал" in run("facts", "visit_place", "--rules", pack).out
    schema = json.loads(run("schema", "dossier", "--rules", pack).out)
    assert set(schema["properties"]["sites"]["items"]["properties"]) >= {"right", "seats", "area_per_seat"}
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", "rules", "--rules", pack).out))


def test_new_writes_a_dossier_that_can_be_checked(pack: Path, tmp_path: Path) -> None:
    """The skeleton has the facts of this licence, needs no option of another, and is open as it stands."""
    path = tmp_path / "new.yaml"
    made = run("new", "--set", "sites.right=lease", "--registered-on", "2025-03-03", "-o", path, "--rules", pack)
    assert made.code == 0, made.err
    assert "right: lease" in path.read_text(encoding="utf-8")
    assert check(path, pack).code == 4
    refused = usage(run("new", "--form", "stationary", "--rules", pack))
    assert (
        refused == '--form: unknown fact with one code "sites.form"; did you mean "sites.right"? allowed: sites.right'
    )


def test_visit_and_its_findings(pack: Path, tmp_path: Path) -> None:
    """The sheet that the pack names is printed, and its filled findings file settles the case."""
    dossier = hall(
        tmp_path, ("  - {item: dome, site: main, result: good, found_on: 2025-03-05}\n", ""), ("findings:\n", "")
    )
    assert check(dossier, pack).code == 4
    found = run("visit", dossier, "--rules", pack, *TODAY, "--documents", tmp_path / "out")
    assert found.code == 0, found.err
    assert "состояние купола" in words(tmp_path / "out" / "hall.hall-sheet.ru.html")
    answers = tmp_path / "out" / "hall.findings.yaml"
    text = answers.read_text(encoding="utf-8")
    text = text.replace("result:\n", "result: good\n").replace("found_on: ", "found_on: 2025-03-06 ")
    answers.write_text(re.sub(r"found_by: +", "found_by: {kk: Маман, ru: Специалист} ", text), encoding="utf-8")
    settled = check(dossier, pack, "--findings", answers)
    assert settled.code == 0, settled.err


def test_remedy_and_its_letter(pack: Path, tmp_path: Path) -> None:
    """What would cure it is found and written in the pack's own letter."""
    found = run("remedy", hall(tmp_path, *POOR), "--rules", pack, *TODAY, "--documents", tmp_path / "out")
    assert "Агентство неба получает из реестра:" in found.out
    assert "дополнить список: смотритель зала – ещё 1" in found.out
    assert "Чего не хватает" in words(tmp_path / "out" / "hall.remedy-letter.ru.html")


def test_norms_without_a_dossier(pack: Path) -> None:
    """Norms are reckoned from the facts of this vocabulary; options of another licence are refused."""
    found = run("norms", "--fact", "site.seats=120", "--rules", pack, "--as-of", "2025-03-03")
    assert "2–3" in found.out
    assert usage(run("norms", "--form", "x", "--rules", pack)).startswith('--form: unknown fact "site.form"')


def test_a_pack_without_norms_or_visit_sheet_says_so(tmp_path: Path) -> None:
    """What a pack does not have is told, not guessed."""
    pack = planetarium(tmp_path)
    rules = pack / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("    purpose: visit_sheet\n", ""), encoding="utf-8")
    found = run("visit", hall(tmp_path), "--rules", pack, *TODAY, "--documents", tmp_path / "out")
    assert found.code == 2
    assert 'planetarium: [error] the rule pack has no form with "purpose: visit_sheet"' in found.err
    assert not (tmp_path / "out").exists()
    bare = tmp_path / "bare"
    bare.mkdir()
    for path in (Path(__file__).parents[1] / "pack" / "small").glob("*.yaml"):
        (bare / path.name).write_bytes(path.read_bytes())
    assert usage(run("norms", "--rules", bare)) == (
        '--rules: the rule pack "bare" has no norm tables; norms stand in `norm_tables`; see docs/rules.md'
    )


def test_the_program_names_nothing_of_the_shipped_licence() -> None:
    """No id of a rule, act, form, request or value of the shipped pack stands in the program as a string of its own."""
    import ast

    import yaml

    from checker.pack.contract import NAMED

    root = Path(__file__).resolve().parents[2]
    ids: set[str] = set()
    for path in (root / "rules").glob("*.yaml"):
        for section, entries in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if isinstance(entries, list) and section not in {"contradictions", "clauses", "quantities"}:
                ids |= {str(entry["id"]) for entry in entries if "id" in entry}
    named = {
        (path.relative_to(root).as_posix(), node.value)
        for path in (root / "checker").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in ids
    }
    # Words that are no names of rules there: keys of JSON, names of commands, purposes and codes of the contract.
    meant_otherwise = {
        "conclusion", "decision", "licence", "refusal", "visit", "grounds", "terms", "pending", "application", "complaint", "duplicate",
    }  # fmt: skip
    assert {name for _, name in named} - meant_otherwise - set(NAMED) - {"reissue-hearing-notice"} == set(), sorted(
        named
    )


def test_the_contract_is_documented() -> None:
    """Every fact, purpose, choice list and wording that the program knows by name stands in docs/rules.md."""
    from checker.pack.contract import KNOWN, LISTS, NAMED
    from checker.pack.forms import PURPOSES
    from checker.pack.wording import WORDING

    text = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    for known in KNOWN:
        assert re.search(rf"^\| `{re.escape(known.path)}` \| .* \| {re.escape(known.use)} \|$", text, re.MULTILINE), (
            known
        )
    for name, meaning in (PURPOSES | WORDING | NAMED).items():
        assert f"| `{name}` | {meaning} |" in text
    assert all(f"`{name}` – {meaning}" in text for name, meaning in LISTS.items())
