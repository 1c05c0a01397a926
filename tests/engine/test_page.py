"""docs/engine.md says what is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

from checker.engine.compile import compile_rules
from checker.engine.plan import Plan

from .world import Raw, ruleset_of, verdicts

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "engine.md").read_text("utf-8")
EXAMPLE = {
    "all_of": [
        {"main.colour": {"one_of": ["red", "green"]}},
        {"some": "papers", "with": {"code": "wood"}, "holds": {"paper.ends": {"on_or_after": Raw("$day")}}},
    ]
}
DOSSIER = {
    "main": {"colour": "green"},
    "papers": [{"code": "wood", "ends": "2025-03-31"}, {"code": "wood"}, {"code": "stone"}],
}


def names_in(*files: Path) -> set[str]:
    """Name the tests of some files."""
    return {name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)}


def test_every_test_that_the_page_names_is_there() -> None:
    """The page names no test that does not exist, and every test of a trap."""
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    folder = ROOT / "tests"
    assert named <= names_in(*(folder / "engine").glob("*.py"), *(folder / "conditions").glob("*.py"))
    assert names_in(folder / "engine" / "test_traps.py") <= named


def test_example_of_the_page(tmp_path: Path) -> None:
    """The rule of the page compiles to the engine rules shown, and its dossier is judged as told."""
    ruleset = ruleset_of(tmp_path, EXAMPLE)
    programs = compile_rules(Plan(ruleset)).programs
    compiled = {name: rule["all"][0]["m"] for program in programs for name, rule in json.loads(program).items()}
    shown = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None
    assert json.loads(shown[1]) == compiled
    assert verdicts(ruleset, DOSSIER) == ["not_met"]
