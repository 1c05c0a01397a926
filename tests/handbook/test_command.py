"""`saikes rules docs`: written whole or not at all, never over anything else unless that is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli.run import Run, run, usage
from packs.whole import planetarium


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = planetarium(tmp_path)
    shutil.rmtree(folder / "tests")
    return folder


def docs(out: Path, pack: Path, *more: str) -> Run:
    return run("rules", "docs", "--out", out, "--rules", pack, *more)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_says_what_it_wrote_and_what_to_open(tmp_path: Path, pack: Path) -> None:
    """The number of files goes to the output, what to open beside it."""
    found = docs(tmp_path / "site", pack)
    count = len(contents(tmp_path / "site")) - 1
    assert (found.code, found.out) == (0, f"{tmp_path / 'site'}: {count} files\n")
    assert found.err == f"open {tmp_path / 'site' / 'index.html'}\n"


def test_a_second_run_changes_nothing(tmp_path: Path, pack: Path) -> None:
    """The same rules may be written again without --force, for the bytes are the same."""
    docs(tmp_path / "site", pack)
    before = contents(tmp_path / "site")
    assert docs(tmp_path / "site", pack).code == 0
    assert contents(tmp_path / "site") == before


def test_what_is_there_is_not_written_over(tmp_path: Path, pack: Path) -> None:
    """Another file under one of the names stops all; nothing else is written, and --force replaces it."""
    page = tmp_path / "site" / "ru" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("mine", encoding="utf-8")
    found = docs(tmp_path / "site", pack)
    assert found.code == 2
    assert f"{page}: [error] a file with other content is already there" in found.err
    assert "choose another folder or move the file away; nothing was written; --force writes over it" in found.err
    assert contents(tmp_path / "site") == {"ru/index.html": b"mine"}
    assert docs(tmp_path / "site", pack, "--force").code == 0
    assert b"<h1>" in page.read_bytes()


def test_pages_of_rules_that_are_no_more_are_taken_out(tmp_path: Path, pack: Path) -> None:
    """With --force the page of a rule that was taken out goes, and what is not of the site stays."""
    docs(tmp_path / "site", pack)
    mine = tmp_path / "site" / "notes.txt"
    mine.write_text("mine", encoding="utf-8")
    rules = pack / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    start, end = text.index("  - id: lecturer\n"), text.index("  - id: safety\n")
    row = next(line for line in text.splitlines(keepends=True) if "id: row-3" in line)
    rules.write_text((text[:start] + text[end:]).replace(row, ""), encoding="utf-8")
    found = docs(tmp_path / "site", pack, "--force")
    assert found.code == 0, found.err
    assert found.out.endswith(" files, 6 of an older site taken out\n")
    assert not list((tmp_path / "site").rglob("lecturer.html"))
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_list_of_an_older_site_leads_nowhere_else(tmp_path: Path, pack: Path) -> None:
    """Only files below the folder are taken out, whatever the list of the older site says."""
    docs(tmp_path / "site", pack)
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    listed = tmp_path / "site" / "assets" / "contents.txt"
    listed.write_text(f"../kept.txt\n{tmp_path / 'kept.txt'}\n", encoding="utf-8")
    assert docs(tmp_path / "site", pack, "--force").code == 0
    assert (tmp_path / "kept.txt").is_file()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, pack: Path) -> None:
    """A file in the place of the folder is an error with what to do, and no traceback."""
    (tmp_path / "site").write_text("", encoding="utf-8")
    found = docs(tmp_path / "site", pack)
    assert found.code == 2
    assert "cannot write here" in found.err
    assert "choose another folder with --out" in found.err


def test_rule_tests_that_cannot_be_read_stop_it(tmp_path: Path, pack: Path) -> None:
    """A case that names a rule that does not exist is told with its line and the nearest name; nothing is written."""
    (pack / "tests").mkdir()
    (pack / "tests" / "halls.yaml").write_text(
        "cases:\n  - name: one\n    proves: A hall.\n    base: hall\n    expect: {rules: {hall-aera: met}}\n",
        encoding="utf-8",
    )
    found = docs(tmp_path / "site", pack)
    assert found.code == 3
    assert 'halls.yaml:5:22: [error] unknown rule "hall-aera"\n    did you mean "hall-area"?' in found.err
    assert not (tmp_path / "site").exists()


def test_cases_stand_on_the_pages(tmp_path: Path, pack: Path) -> None:
    """The sentence of a case stands under its verdict on the page of its rule."""
    (pack / "tests").mkdir()
    (pack / "tests" / "halls.yaml").write_text(
        "cases:\n  - name: small\n    proves: Зал тесен.\n    base: hall\n    expect: {rules: {hall-area: not_met}}\n",
        encoding="utf-8",
    )
    assert docs(tmp_path / "site", pack).code == 0
    page = (tmp_path / "site" / "en" / "rules" / "hall-area.html").read_text(encoding="utf-8")
    assert '<span lang="ru">Зал тесен.</span>' in page
    assert "halls: small" in page
    assert "not met" in page


def test_it_needs_a_folder() -> None:
    """Without --out it says what is missing."""
    assert usage(run("rules", "docs")) == "Missing option '--out'."
