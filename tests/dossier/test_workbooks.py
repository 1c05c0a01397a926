"""A workbook that is damaged, too large or made to do harm is refused with a reason; what others leave out is not lost."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from checker.source import table, xlsx_table
from checker.source.problem import Refused
from dossier.sheet_files import loaded, refusal, values, workbook


def spelled(text: bytes) -> bytes:
    """Spell empty elements in one way: openpyxl writes them in two, with lxml installed and without."""
    return text.replace(b" />", b"/>").replace(b"<v></v>", b"<v/>")


def edited(data: bytes, changes: dict[bytes, bytes], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Change bytes of one part of a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            text = spelled(before.read(name))
            for old, new in changes.items() if name == part else ():
                assert spelled(old) in text, text
                text = text.replace(spelled(old), new)
            after.writestr(name, text)
    return stream.getvalue()


def test_formula_with_a_saved_result(tmp_path: Path) -> None:
    """The result that a spreadsheet program saved with a formula counts, an empty text as nothing."""
    data = edited(
        workbook(S=[["post", "units", "name"], ["nurse", "=1/4", "=A2"]]),
        {
            b"<f>1/4</f><v />": b"<f>1/4</f><v>0.25</v>",
            b'<c r="C2"><f>A2</f><v />': b'<c r="C2" t="str"><f>A2</f><v></v>',
        },
    )
    assert values(loaded(tmp_path, "staff: {file: s.xlsx}\n", {"s.xlsx": data})) == {
        "staff[0].post": "nurse",
        "staff[0].units": 0.25,
    }


BASE = workbook(S=[["post", "name"], ["nurse", "x"]])
BROKEN: dict[str, tuple[bytes, str]] = {
    "no zip": (b"post,name\xff\n", "the file is not an XLSX workbook: it is no zip archive, or a damaged one"),
    "old excel": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "the file is not an XLSX workbook: it is an old .xls workbook"),
    "cut off": (BASE[: len(BASE) // 2], "the file is not an XLSX workbook: it is no zip archive, or a damaged one"),
    "no workbook in the zip": (edited(BASE, {b"<": b""}, "[Content_Types].xml"), "the file cannot be read as an XLSX workbook: a part of it is missing or damaged"),
    "entities": (
        edited(BASE, {b"<worksheet": b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'}),
        'part "xl/worksheets/sheet1.xml" of the workbook declares a document type',
    ),
    "rows out of order": (edited(BASE, {b'r="2"': b'r="1"'}), "the rows of the sheet are saved out of order"),
    "a row far away": (edited(BASE, {b'<row r="2">': b'<row r="999999999">'}), "the sheet is larger than 10000 rows, 1000000 cells or 10485760 characters"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_workbook(tmp_path: Path, name: str) -> None:
    """A file that is no sound workbook is refused with a reason, never with a traceback."""
    data, message = BROKEN[name]
    assert message in refusal(tmp_path, "staff: {file: s.xlsx}\n", {"s.xlsx": data})


def test_any_damage_to_a_workbook(tmp_path: Path) -> None:
    """Wherever a byte of the sheet or of the archive is changed, the answer is facts or a refusal."""
    data = workbook(S=[["post", "name"], ["nurse", "x"]])
    for place in range(0, len(data), 61):
        broken = bytearray(data)
        broken[place] ^= 0xFF
        with suppress(Refused):
            loaded(tmp_path, "staff: {file: s.xlsx}\n", {"s.xlsx": bytes(broken)})


def test_merged_cells(tmp_path: Path) -> None:
    """A merged cell would leave the rows below it without a value, so it is named."""
    data = edited(BASE, {b"</sheetData>": b'</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'})
    said = refusal(tmp_path, "staff: {file: s.xlsx}\n", {"s.xlsx": data})
    assert said.startswith("s.xlsx:2:2: [error] cells B2:B3 are merged\n    unmerge them")


def test_stated_size_of_a_sheet_cuts_nothing_off(tmp_path: Path) -> None:
    """Some programs write a wrong size into the sheet; all rows are read all the same."""
    data = edited(BASE, {b'<dimension ref="A1:B2" />': b'<dimension ref="A1:A1" />'})
    assert values(loaded(tmp_path, "staff: {file: s.xlsx}\n", {"s.xlsx": data}))["staff[0].post"] == "nurse"


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many rows, and a workbook that unpacks to too much, are refused before they fill the memory."""
    rows = "nurse\n" * (table.MOST_ROWS + 1)
    assert "s.csv:10002:1: [error] the sheet is larger than 10000 rows" in refusal(
        tmp_path, "staff: {file: s.csv}\n", {"s.csv": f"post\n{rows}"}
    )
    assert "s.csv:1:1: [error] the file is larger than 10 MB" in refusal(
        tmp_path, "staff: {file: s.csv}\n", {"s.csv": b"x" * (10 * 1024 * 1024 + 1)}
    )
    monkeypatch.setattr(xlsx_table, "MOST_UNPACKED", 1000)
    assert "unpacks to more than" in refusal(tmp_path, "staff: {file: s.xlsx}\n", {"s.xlsx": BASE})
