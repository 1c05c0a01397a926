"""`--as` writes every document in every format; all say the same."""

import importlib.util
import subprocess
import sys
from collections import Counter
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from documents.formats import bare, docx_text, markdown_text, pdf_text

from checker.documents.formats.letters import phrases
from checker.documents.formats.reader import read_document
from cli.run import STATIONARY, run

EXAMPLES = Path(__file__).parents[2] / "examples"
SHORT = EXAMPLES / "29-same-home-short-of-staff.yaml"
TODAY = ("--today", "2026-01-10")
ALL = "html,pdf,docx,md"


@pytest.mark.parametrize("command", ["check", "visit", "remedy"])
def test_every_document_in_every_format(command: str, tmp_path: Path) -> None:
    """Each command writes its documents in all formats and both languages, and the files say what the page says."""
    assert run(command, SHORT, "--documents", tmp_path, "--as", ALL, *TODAY).code in {0, 1, 4}

    pages = sorted(tmp_path.glob("*.html"))
    assert {page.name.split(".")[-2] for page in pages} == {"kk", "ru"}
    for page in pages:
        read = read_document(page.read_text(encoding="utf-8"))
        said = "".join((read.draft, *phrases(read.blocks)))
        assert bare(docx_text(page.with_suffix(".docx").read_bytes())) == bare(said)
        assert bare(markdown_text(page.with_suffix(".md").read_text(encoding="utf-8"))) == bare(said)
        # Words at a page break change places with the head of a table; none is lost.
        lost = Counter(bare(said)) - Counter(bare(pdf_text(page.with_suffix(".pdf").read_bytes())))
        assert not lost


def test_only_what_was_asked_for_is_written(tmp_path: Path) -> None:
    """Formats may be given in any order, with spaces; HTML is written only where it is named."""
    assert run("check", STATIONARY, "--documents", tmp_path, "--as", "md, pdf").code == 0
    assert {path.suffix for path in tmp_path.iterdir()} == {".md", ".pdf"}


@pytest.mark.parametrize("ending", ["pdf", "docx", "md"])
def test_a_file_that_is_there_stops_all(ending: str, tmp_path: Path) -> None:
    """One name that is taken in one format keeps all documents from being written, until --force."""
    path = tmp_path / f"stationary.licence.ru.{ending}"
    path.write_text("mine")
    found = run("check", STATIONARY, "--documents", tmp_path, "--as", ALL)
    assert found.code == 2
    assert found.err.startswith(f"{path}: [error] a file with other content is already there")
    assert list(tmp_path.iterdir()) == [path]
    assert run("check", STATIONARY, "--documents", tmp_path, "--as", ALL, "--force").code == 0
    assert path.read_bytes() != b"mine"


def test_the_same_run_again_changes_nothing(tmp_path: Path) -> None:
    """All formats come out byte for byte the same, on another day too."""
    for day in ("2026-01-10", "2026-01-11"):
        assert run("check", STATIONARY, "--documents", tmp_path, "--as", ALL, "--today", day).code == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("pfd", 'unknown format "pfd"; did you mean "pdf"? allowed: html, pdf, docx, md'),
        ("html,doc", 'unknown format "doc"; did you mean "docx"? allowed: html, pdf, docx, md'),
        ("", 'unknown format ""; allowed: html, pdf, docx, md'),
    ],
)
def test_unknown_format_is_named(given: str, message: str, tmp_path: Path) -> None:
    """A format that does not exist is named with those that do and the nearest."""
    found = run("check", STATIONARY, "--documents", tmp_path / "out", "--as", given)
    assert found.code == 2
    assert message in found.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["check", "remedy"])
@pytest.mark.parametrize("option", [("--as", "md"), ("--force",)])
def test_what_is_about_documents_wants_a_folder(command: str, option: tuple[str, ...]) -> None:
    """--as and --force without --documents would do nothing, and say so."""
    found = run(command, STATIONARY, *option)
    assert found.code == 2
    assert f"{option[0]} is about documents; name their folder with --documents DIR" in found.err


def test_a_missing_package_is_named_before_anything_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages of a format the pip command is given, and nothing is written."""
    real = importlib.util.find_spec

    def none(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name in {"typst", "docx"} else real(name, package)

    monkeypatch.setattr("importlib.util.find_spec", none)
    found = run("check", STATIONARY, "--documents", tmp_path / "out", "--as", "pdf,docx,md")
    assert found.code == 2
    assert "typst, python-docx is not installed" in found.err
    assert "pip install 'saikes[documents]'" in found.err
    assert not (tmp_path / "out").exists()
    assert run("check", STATIONARY, "--documents", tmp_path / "out", "--as", "html,md").code == 0


@pytest.mark.parametrize("formats", [(), ("--documents", "out"), ("--documents", "out", "--as", "md")])
def test_nothing_heavy_is_imported_unasked(formats: tuple[str, ...], tmp_path: Path) -> None:
    """Neither typst nor python-docx is loaded by a run that does not ask for their formats."""
    script = (
        "import sys; from checker.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.stderr.write('loaded: ' + ' '.join({'typst', 'docx', 'lxml'} & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", script, "check", str(STATIONARY), *formats],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stderr.endswith("loaded: ")
