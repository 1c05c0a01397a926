"""Writes the files that dossiers of the tests name, and reads such dossiers."""

import datetime as dt
import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from checker.dossier.load import facts_of, load_dossier
from checker.dossier.model import Dossier, Value
from checker.source.problem import Problems, Refused
from checker.source.reader import read_file
from checker.vocabulary.load import load_vocabulary
from checker.vocabulary.model import Vocabulary

Rows = list[list[Any]]
HOUSES = "houses: [{id: main}, {id: annexe}]\n"


@cache
def vocabulary() -> Vocabulary:
    """Give the vocabulary of the tests, loaded once."""
    problems = Problems()
    found = load_vocabulary(read_file(Path(__file__).with_name("sheet_vocabulary.yaml")), problems)
    problems.raise_if_any()
    return found


def workbook(**sheets: Rows) -> bytes:
    """Give the bytes of a workbook; a text that begins with = is a formula without a result, as openpyxl leaves it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def loaded(folder: Path, dossier: str, files: dict[str, bytes | str | Rows | dict[str, Rows]]) -> Dossier:
    """Write the files beside a dossier and load it; rows become the one sheet of a workbook, a mapping its sheets."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(content))
    (folder / "dossier.yaml").write_text(dossier, encoding="utf-8")
    return load_dossier(folder / "dossier.yaml", vocabulary(), "dossier.yaml")


def refusal(folder: Path, dossier: str, files: dict[str, Any]) -> str:
    """Give all that is said of a dossier that must be refused; it names no path of this machine."""
    with pytest.raises(Refused) as refused:
        loaded(folder, dossier, files)
    assert refused.value.exit_code == 3
    assert str(folder) not in str(refused.value)
    return str(refused.value)


def _bytes(content: bytes | str | Rows | dict[str, Rows]) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    return workbook(**(content if isinstance(content, dict) else {"Sheet": content}))


def values(dossier: Dossier) -> dict[str, Value]:
    """Give every fact by its full path."""
    return {path: fact.value for path, fact in facts_of(dossier.root)}


DAY = dt.datetime(2025, 4, 1)
