"""`saikes rules check` as it is used: forms of the report, exit codes, pages, wrong options."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

import checker
from checker.cli.main import cli
from checker.lint.registry import CHECKS, OF_WAIVERS
from checker.pack.contract import KNOWN, NAMED
from checker.reports.rules_machine import rules_check_schema

from .broken_packs import CLEAN, broken

OVERLAP = {"file": "norms.yaml", "old": "{id: some, from: 51, to: 100}", "new": "{id: some, from: 50, to: 100}"}
UNREAD = {
    "file": "facts.yaml",
    "old": "      plants: {",
    "new": "      trees: {type: date, label: {kk: а, ru: а, en: a}}\n      plants: {",
}
TYPO = {"file": "rules.yaml", "old": "- site.form: {is: forest}", "new": "- site.fomr: {is: forest}"}
BESIDE = {
    "file": "rules.yaml",
    "old": "        - site.area: {at_least: 100}\n",
    "new": "        - all_of: [{site.area: {at_least: 100}}, {site.area: {less_than: 9}}]\n",
}
WAIVER = {"file": "waivers.yaml", "new": "waivers:\n  - {check: unread-fact, about: site.trees, why: counted}\n"}


def run(*arguments: str | Path) -> tuple[int, str]:
    """Run the command; gives the exit code and what it printed."""
    result = CliRunner().invoke(cli, ["rules", "check", *map(str, arguments)], standalone_mode=False)
    assert result.exception is None, result.exception
    return result.return_value, result.output


def test_text_shows_the_line_and_the_example(tmp_path: Path) -> None:
    """A finding has its place, level, message, what it is about, its check, the line with a mark, and what to do."""
    folder = broken(tmp_path, [OVERLAP])
    code, text = run(folder)
    assert code == 1
    assert text.replace(str(folder), "RULES") == (
        'RULES/norms.yaml:19:11: [error] 50 (hives) falls in both bands "few" and "some" (keepers) [band-overlap]\n'
        "    19 | - {id: some, from: 50, to: 100}\n"
        "       |   ^\n"
        "    let one end where the next begins; where the act itself overlaps, name its clause: open: {overlap: …}\n"
        "    for example: sites: [{form: forest, hives: [{number: 50}]}]\n"
        "RULES: 1 error\n"
        "`saikes rules check --explain band-overlap` says more.\n"
    )


def test_long_lines_are_cut_around_the_mark(tmp_path: Path) -> None:
    """Of a long line the part around the column is shown, and the mark stands below it."""
    long = {
        "file": "rules.yaml",
        "old": "when_not_met: {kk: көп, ru: много}",
        "new": "when_not_met: {kk: " + "көп " * 60 + ', ru: ""}',
    }
    _, text = run(broken(tmp_path, [long]))
    shown, mark = text.splitlines()[1:3]
    assert len(shown) < 130
    assert shown[mark.index("^")] == '"'


@pytest.mark.parametrize(
    ("edits", "options", "code"),
    [
        ([], [], 0),
        ([UNREAD], [], 0),
        ([UNREAD], ["--fail-on", "warning"], 1),
        ([UNREAD, WAIVER], ["--fail-on", "warning"], 0),
        ([OVERLAP], [], 1),
        ([TYPO], [], 3),
        ([TYPO], ["--fail-on", "warning"], 3),
    ],
)
def test_exit_code(tmp_path: Path, edits: list[dict[str, Any]], options: list[str], code: int) -> None:
    """0 nothing of the level, 1 something of it, 3 the pack cannot be loaded."""
    assert run(broken(tmp_path, edits), *options)[0] == code


@pytest.mark.parametrize(
    "edits", [[], [UNREAD, WAIVER, OVERLAP], [BESIDE], [TYPO]], ids=["none", "some", "beside", "unreadable"]
)
def test_json_follows_its_schema(tmp_path: Path, edits: list[dict[str, Any]]) -> None:
    """The JSON is what `saikes schema rules-check` says, whatever was found."""
    _, text = run(broken(tmp_path, edits), "--format", "json")
    jsonschema.validate(json.loads(text), rules_check_schema())


def test_json_has_findings_and_waived(tmp_path: Path) -> None:
    """Findings and what is waived stand apart, each with its place and parts."""
    found = json.loads(run(broken(tmp_path, [UNREAD, WAIVER, OVERLAP]), "--format", "json")[1])
    assert found["counts"] == {"warning": 0, "error": 1, "waived": 1}
    assert [(one["check"], one["about"], one["line"]) for one in found["findings"]] == [("band-overlap", "keepers", 19)]
    assert [(one["about"], one["reason"]) for one in found["waived"]] == [("site.trees", "counted")]


def test_schema_command_prints_the_schema() -> None:
    """`saikes schema rules-check` prints it."""
    result = CliRunner().invoke(cli, ["schema", "rules-check"])
    assert json.loads(result.output) == rules_check_schema()


def test_github_shows_each_finding_beside_its_line(tmp_path: Path) -> None:
    """A finding is one command; ends of line and the signs that part it are escaped."""
    folder = broken(tmp_path, [OVERLAP])
    _, text = run(folder, "--format", "github")
    assert text.replace(str(folder), "RULES") == (
        '::error file=RULES/norms.yaml,line=19,col=11,title=band-overlap (keepers)::50 (hives) falls in both bands "few" and "some"'
        "%0Alet one end where the next begins; where the act itself overlaps, name its clause: open: {overlap: …}"
        "%0Asites: [{form: forest, hives: [{number: 50}]}]\n"
    )
    assert run(CLEAN, "--format", "github") == (0, "")


@pytest.mark.parametrize(
    "edits", [[], [UNREAD, WAIVER, OVERLAP], [BESIDE], [TYPO]], ids=["none", "some", "beside", "unreadable"]
)
def test_sarif_has_what_the_standard_demands(tmp_path: Path, edits: list[dict[str, Any]]) -> None:
    """SARIF 2.1.0: version, one run with its tool, rules with ids, results that name a rule by id and index, places from 1 on."""
    folder = broken(tmp_path, edits)
    data = json.loads(run(folder, "--format", "sarif")[1])
    assert data["version"] == "2.1.0"
    (one,) = data["runs"]
    driver, results = one["tool"]["driver"], one["results"]
    assert driver["name"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"warning", "error"}
    for result in results:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"warning", "error"}
        assert result["message"]["text"]
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = place["physicalLocation"]
            assert re.match(r"file:///|[^/\\: ]+$|[^\\: ]+/", physical["artifactLocation"]["uri"])
            assert physical["region"]["startLine"] >= 1
            assert physical["region"]["startColumn"] >= 1
        for suppression in result.get("suppressions", []):
            assert suppression["kind"] in {"inSource", "external"}
    suppressed = [result["ruleId"] for result in results if "suppressions" in result]
    assert suppressed == (["unread-fact"] if WAIVER in edits else [])


def test_every_check_has_a_page_with_what_to_do() -> None:
    """`--explain` prints what a check demands, an example, and how to mend or waive it."""
    for check in [*CHECKS, *OF_WAIVERS]:
        code, page = run("--explain", check)
        assert code == 0
        assert page.startswith(f"# {check}\n"), check
        assert "## What to do" in page, check
        if check in CHECKS:
            assert "## To waive it" in page, check


def test_every_fault_of_loading_has_a_page() -> None:
    """What keeps a pack from being loaded is explained by the code that stands in brackets."""
    sources = [*Path(checker.__file__).parent.glob("pack/*.py"), *Path(checker.__file__).parent.glob("vocabulary/*.py")]
    sources += [Path(checker.__file__).parent / name for name in ("source/reader.py", "source/fields.py")]
    sources += Path(checker.__file__).parent.glob("conditions/*.py")
    pattern = re.compile(r'(?:\.add|\.unknown|Problem|_refuse)\(\s*"([a-z-]+)"')
    codes = {code for path in sources for code in pattern.findall(path.read_text("utf-8"))}
    codes |= {f"unknown-{one}" for one in ("contradiction", "request", "step", "fact")}
    assert len(codes) > 40
    assert [code for code in sorted(codes) if run("--explain", code)[0] != 0] == []


def test_unknown_check_is_named_with_the_nearest() -> None:
    """A misspelt check is wrong use and says which was meant."""
    result = CliRunner().invoke(cli, ["rules", "check", "--explain", "band-overlp"])
    assert result.exit_code == 2
    assert 'unknown check "band-overlp"; did you mean "band-overlap"' in result.output


def test_unknown_subcommand_is_named_with_the_nearest() -> None:
    """A misspelt subcommand of the group is wrong use and says which was meant."""
    result = CliRunner().invoke(cli, ["rules", "chek"])
    assert result.exit_code == 2
    assert 'no command "chek". Did you mean "check"?' in result.output


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    """A folder that is missing is a finding like any other, and the exit code that of an unreadable pack."""
    code, text = run(tmp_path / "nowhere")
    assert code == 3
    assert "[error] no such folder [no-rules]" in text


def test_what_the_program_knows_by_name_it_reads() -> None:
    """The facts, terms, values and acts of the contract stand in the source by their names; none is there for show."""
    source = "".join(
        path.read_text("utf-8")
        for path in Path(checker.__file__).parent.rglob("*.py")
        if "lint" not in path.parts and path.name != "contract.py"
    )
    read = {one.path for one in KNOWN if f'"{one.path}"' in source or f'"{one.path.partition(".")[2]}"' in source}
    lists = {one.path for one in KNOWN if not one.types and f'"{one.path}"' in source}
    assert {one.path for one in KNOWN} - read - lists == set()
    assert [name for name in NAMED if f'"{name}"' not in source] == []
