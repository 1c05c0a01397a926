"""A folder of templates of one's own: copied, changed, checked, printed from."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.run import STATIONARY, run, usage

TEMPLATES = Path(__file__).parents[2] / "templates"
CONCLUSION = "conclusion.2025-01.ru.html.j2"


def copied(folder: Path) -> Path:
    assert run("templates", folder).code == 0
    return folder


def edit(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_copies_every_template(tmp_path: Path) -> None:
    """The copy is the shipped folder, and nothing is said against it."""
    folder = copied(tmp_path / "mine")
    assert files(folder) == files(TEMPLATES)
    found = run("templates", folder, "--check")
    assert (found.code, found.err) == (0, "")
    assert found.out.endswith("warnings: 0\n")


def test_never_copies_over_a_changed_template(tmp_path: Path) -> None:
    """What staff have changed stays; --keep adds only what is missing, --force writes over it."""
    folder = copied(tmp_path / "mine")
    edit(folder, "layout.html.j2", "13pt", "14pt")
    (folder / "parts.html.j2").unlink()
    mine = files(folder)
    found = run("templates", folder)
    assert found.code == 2
    assert found.err == (
        f"{folder / 'layout.html.j2'}: [error] a file with other content is already there\n"
        "    choose another folder or move the file away; nothing was written; --force writes over it\n"
    )
    assert files(folder) == mine
    assert run("templates", folder, "--keep").out == f"{folder / 'parts.html.j2'}\n"
    assert files(folder)["layout.html.j2"] == mine["layout.html.j2"]
    assert run("templates", folder, "--force").code == 0
    assert files(folder) == files(TEMPLATES)


@pytest.mark.parametrize("command", ["check", "visit", "remedy"])
def test_a_fault_stops_every_command_before_anything_is_written(command: str, tmp_path: Path) -> None:
    """A misspelt placeholder in a template that this outcome would not even print is an error at load."""
    folder = copied(tmp_path / "mine")
    edit(folder, "refusal.2025-03.kk.html.j2", "application.number", "application.nubmer")
    out = tmp_path / "out"
    found = run(command, STATIONARY, "--documents", out, "--templates", folder)
    assert (found.code, found.out, out.exists()) == (3, "", False)
    assert f"{folder}/refusal.2025-03.kk.html.j2:" in found.err
    assert '[error] unknown placeholder "nubmer"' in found.err


def test_a_changed_form_is_printed_and_says_that_it_is_changed(tmp_path: Path) -> None:
    """Other words of the act are pointed out on the screen and below the form; a form with the act's words is not marked."""
    folder = copied(tmp_path / "mine")
    edit(folder, CONCLUSION, "Согласовано", "Завизировано")
    found = run("check", STATIONARY, "--documents", tmp_path, "--templates", folder)
    assert found.code == 0
    assert f"{folder}/{CONCLUSION}:" in found.err
    assert '[warning] "Согласовано:" was changed into "Завизировано:"' in found.err
    mark = "Слова формы изменены"
    page = (tmp_path / "stationary.conclusion.ru.html").read_text("utf-8")
    assert "Завизировано" in page
    assert mark in page.split("</main>")[1]
    assert mark not in (tmp_path / "stationary.licence.ru.html").read_text("utf-8")


def test_shipped_templates_against_rules_of_ones_own(tmp_path: Path) -> None:
    """A form of other rules that names a template which is not there is an error at load."""
    rules = tmp_path / "rules"
    rules.mkdir()
    for path in (TEMPLATES.parent / "rules").glob("*.yaml"):
        text = path.read_text("utf-8").replace("visit.kk.html.j2", "vizit.kk.html.j2")
        (rules / path.name).write_text(text, "utf-8")
    found = run("check", STATIONARY, "--rules", rules, "--documents", tmp_path / "out")
    assert (found.code, found.out) == (3, "")
    assert 'vizit.kk.html.j2:1:1: [error] no such template, but form "visit" is printed from it\n' in found.err
    assert 'did you mean "visit.kk.html.j2"' in found.err


WRONG = {
    "without documents": (
        ("check", STATIONARY, "--templates", "x"),
        "--templates is about documents; name their folder with --documents DIR",
    ),
    "check and force": (("templates", "x", "--check", "--force"), "--check and --force cannot go together"),
    "no folder": (("templates",), "Missing argument 'DIR'."),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use(name: str) -> None:
    """Options that mean nothing together are refused."""
    arguments, says = WRONG[name]
    assert usage(run(*arguments)) == says


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A folder that is not there, or is a file, is an error that says how to make one."""
    for path, reason in ((tmp_path / "no", "no such folder"), (STATIONARY, "this is a file, not a folder")):
        found = run("visit", STATIONARY, "--documents", tmp_path / "out", "--templates", path)
        assert found.code == 3
        assert found.err == (
            f"{path}:1:1: [error] {reason}\n"
            "    --templates names a folder of templates; `saikes templates DIR` copies the shipped ones\n"
        )
