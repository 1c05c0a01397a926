"""What dossiers hold is never run: not by a spreadsheet, not by a browser; names of files lead nowhere else."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from batch.batches import batch, small, table, write_lines
from checker.batch.outputs.csv_file import harmless
from checker.batch.ways import folder_of

FORMULAS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", " =1+1", "＝1+1", '=HYPERLINK("http://x","y")')


@pytest.mark.parametrize("text", [*FORMULAS, "\t=1", "\r=1", "\n=1", "\u00a0=1"])
def test_csv_cells_are_no_formulas(text: str) -> None:
    """An apostrophe stands before what a spreadsheet would reckon; another text and a number stay as they are."""
    assert harmless(text) == f"'{text}"
    assert [harmless(plain) for plain in ("ТОО «Камкор»", "a=b", -3, None)] == ["ТОО «Камкор»", "a=b", -3, None]


@pytest.mark.parametrize("text", [text for text in FORMULAS if text == text.strip()])
def test_names_of_applicants_are_no_formulas(tmp_path: Path, text: str) -> None:
    """The name of an applicant comes into CSV with an apostrophe, into the workbook as a text."""
    source = write_lines(tmp_path / "in.jsonl", [small(applicant={"name": text})])
    assert batch(source, "-o", tmp_path / "out.csv", "-o", tmp_path / "out.xlsx").code == 4
    assert table(tmp_path / "out.csv")[0]["applicant"] == f"'{text}"
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Dossiers"]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == text]
    assert [(cell.data_type, cell.hyperlink) for cell in cells] == [("s", None)] or [
        (cell.data_type, cell.hyperlink) for cell in cells
    ] == [("inlineStr", None)]
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist())


def test_names_do_not_run_on_the_page(tmp_path: Path) -> None:
    """A name that ends a block of data or opens a script stands on the page as JSON that no browser runs."""
    name = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028&amp;<!--"
    name = name.replace("\u2028", "")
    source = write_lines(tmp_path / "in.jsonl", [small(applicant={"name": name})])
    assert batch(source, "-o", tmp_path / "out.html").code == 4
    page = (tmp_path / "out.html").read_text("utf-8")
    assert "alert(1)" in page
    assert re.search(r"<script>alert|<img|<!--", page) is None
    blocks = re.findall(r"<script[^>]*>", page)
    assert blocks.count("<script>") == 1
    rows = re.search(r'id="rows">(.*?)</script>', page, re.DOTALL)
    assert rows is not None
    assert json.loads(rows[1])[0][2] == name


@pytest.mark.parametrize(
    "way",
    [
        ("in.zip", "../../etc/passwd"),
        ("in.zip", "a/./b/../c.json"),
        ("..", "x"),
        ("C:\\x", "y"),
        (".", "."),
        ("a" * 300, "b"),
        ("nul.json",),
        ("x\x00y",),
        ("trailing ",),
        ("trailing.",),
        ("-rf",),
    ],
)
def test_folders_of_documents_are_plain(way: tuple[str, ...]) -> None:
    """No folder leads up, is hidden, too long or a device; two different ways are two different folders."""
    found = folder_of(way)
    for part in found:
        assert re.fullmatch(r"\w(?:[\w .-]*[\w-])?", part), part
        assert len(part.encode()) <= 80
        assert not part.startswith((".", "-"))
    assert found != folder_of((*way[:-1], f"{way[-1]}x"))


def test_ways_that_differ_lead_to_folders_that_differ() -> None:
    """Names that are alike once made plain keep apart."""
    ways = [("a b",), ("a?b",), ("a*b",), ("a", "b"), ("a-b",), ("А b",)]
    assert len({folder_of(way) for way in ways}) == len(ways)
    assert folder_of(("дела", "Үй 12.yaml")) == ("дела", "Үй 12.yaml")


def test_documents_stay_in_their_folder(tmp_path: Path) -> None:
    """A name in an archive that looks like a way out leads nowhere; the good dossier has its documents."""
    from batch.batches import dossier_lines

    archive = tmp_path / "in.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("../../evil.json", dossier_lines(1)[0])
        packed.writestr("con/hidden/x y?.json", dossier_lines(1)[0])
    (tmp_path / "out").mkdir()
    batch(archive, "-o", tmp_path / "out" / "out.csv", "--documents", tmp_path / "out" / "docs")
    written = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")]
    assert written
    assert all(name.startswith("out/docs/in.zip/") for name in written)
    assert not any("evil" in name for name in written)
