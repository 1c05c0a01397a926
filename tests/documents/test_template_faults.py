"""A folder of templates is checked when it is loaded: every fault has its place, and a change of the act's words is pointed out."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from pack.small_pack import shipped

from checker.documents.context import FormContext
from checker.documents.letter import Letter
from checker.documents.printed import printed_templates
from checker.documents.templates.check import Printed, check_templates

from .contexts import TEMPLATES
from .template_folders import changed, said

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("template_faults.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(case: dict[str, Any], tmp_path: Path) -> None:
    """The whole message is as written in template_faults.yaml."""
    assert said(changed(tmp_path, case["edits"])) == case["says"]


def test_nothing_is_said_of_the_shipped_templates() -> None:
    """The templates that the program ships with name nothing that is not there, and are all used."""
    checked = check_templates(TEMPLATES, TEMPLATES, printed_templates(shipped().forms))
    assert (checked.warnings, checked.changed) == ((), frozenset())


def test_every_form_and_letter_is_checked() -> None:
    """Each template that rules/forms.yaml names is followed with the context of a form, each letter with its own."""
    contexts = {one.template: one.context for one in printed_templates(shipped().forms)}
    letters = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.glob("letters/*.??.html.j2")}
    assert {name for name, context in contexts.items() if context is Letter} == letters
    assert {context for name, context in contexts.items() if name not in letters} == {FormContext}


def test_only_what_is_no_longer_the_act_is_named(tmp_path: Path) -> None:
    """A shared macro changes the forms that call it; what is laid down by no act may have other words."""
    edits = [
        {"file": "parts.html.j2", "old": "<p>Мерзімі: ", "new": "<p>Күні: "},
        {"file": "consideration-refusal.ru.html.j2", "old": "{% block body %}", "new": "{% block body %}<p>Х</p>"},
    ]
    folder = changed(tmp_path, edits)
    checked = check_templates(folder, TEMPLATES, printed_templates(shipped().forms))
    assert checked.changed == {"receipt.2025-01.kk.html.j2", "conclusion.2025-01.kk.html.j2"}


def test_a_form_without_a_shipped_text_is_not_compared(tmp_path: Path) -> None:
    """A template of a new name cannot be held against the act, and that is said."""
    folder = changed(tmp_path, [{"file": "stamp.html.j2", "new": '{% extends "layout.html.j2" %}'}])
    checked = check_templates(folder, TEMPLATES, [Printed("stamp.html.j2", "stamp", FormContext, "9")])
    assert str(checked.warnings[0]) == (
        f'{folder}/stamp.html.j2:1:1: [warning] form "stamp" has no shipped template of this name; '
        "its words were not compared with the act"
    )


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("{% if region %}\n  x\n{{ regoin }}{% endif %}", 3, 4), ("{# один\nдва #}{{ a }}{{ regoin }}", 2, 17)],
)
def test_the_place_is_exact(tmp_path: Path, text: str, line: int, column: int) -> None:
    """Line and column lead to the name itself, whatever white space is trimmed around it."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html.j2").write_text(f"{{% set a = 1 %}}{text}", "utf-8")
    assert said_of(folder).startswith(f"{folder}/a.html.j2:{line}:{column}: [error] unknown placeholder ")


def said_of(folder: Path) -> str:
    with pytest.raises(Exception, match="unknown placeholder") as caught:
        check_templates(folder, TEMPLATES, [Printed("a.html.j2", "a", FormContext)])
    return str(caught.value)
