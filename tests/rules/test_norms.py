"""Every row and every cell of the acts' staffing tables stands in the rules, with the act's own numbers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from checker.conditions.amounts import Cell, NormRow, Share
from checker.conditions.model import Norm, When
from checker.pack.load import load_pack
from checker.pack.model import Pack

RULES = Path(__file__).resolve().parents[2] / "rules"
TABLES: dict[str, list[list[Any]]] = yaml.safe_load(
    Path(__file__).with_name("norm_rows.yaml").read_text(encoding="utf-8")
)
ROWS = {
    "staffing-stationary": 72,
    "staffing-semi-stationary": 61,
    "staffing-home": 4,
    "staffing-temporary-stay": 40,
    "staffing-night-stay": 4,
    "staffing-social-patrol": 4,
    "staffing-victims": 11,
}
CELLS = 469
DEPARTMENT = "dept_6_30"
# Where the two texts of the act differ or leave a number open: the bounds in the rules, and the clause that says so.
OPEN = {
    ("staffing-semi-stationary", "22", "to_25"): ("0", "4", "ld-02"),
    ("staffing-semi-stationary", "61", "to_25"): ("0", "1", "ld-03"),
    ("staffing-home", "3", "all"): ("0", "1", "ld-01"),
    ("staffing-night-stay", "4", "all"): ("0", "5.25", "base-not-stated"),
    ("staffing-temporary-stay", "31", "from_251"): ("4", "5", "head-of-laundry"),
}
# What the notes below the tables ask for; they have no number.
NOTES = {
    "staffing-stationary": {"specialised-rooms"},
    "staffing-semi-stationary": {"specialised-rooms", "night-duty"},
}
# A second reading of a row: by how many recipients a department is made (footnote * of annex 7).
READINGS = {("staffing-home", "1"): "a7-department"}
# Rows that stand in the Kazakh text only.
KAZAKH_ONLY = {("staffing-home", "2", "accountant")}
# The same post under another name: the rules name it as annex 1 does.
OTHER_NAMES = {
    ("staffing-semi-stationary", "33"): "Машинист по стирке одежды и белья",
    (
        "staffing-temporary-stay",
        "19",
    ): "Рабочий по текущему ремонту и обслуживанию зданий и сооружений (столяр, плотник)",
    ("staffing-temporary-stay", "32"): "Санитарка (уборщица)",
}
# Numbers of a cell that are no amounts of staff: how a post or a profile is formed, and the article of the Code.
ASIDE = (
    r"не менее чем на (50|100) коек",
    r"профиль формируется при обучении не менее 6 получателей услуг",
    r"на подгруппы из 6 человек",
    r"^[123]\) ",
)


class Post(NamedTuple):
    norm: Norm
    row: NormRow


@cache
def pack() -> Pack:
    """Give the shipped rules, loaded once."""
    return load_pack(RULES)


def norms(table: str) -> list[Norm]:
    """Give the norms of a table, without what they are guarded by."""
    children = pack().tables[table].condition.children
    found = [child.then if isinstance(child, When) else child for child in children]
    return [norm for norm in found if isinstance(norm, Norm)]


def posts(table: str, number: str) -> list[Post]:
    """Give the norms that a row of the act became."""
    return [
        Post(norm, row)
        for norm in norms(table)
        for row in norm.rows
        if row.number == number
        and (table, number, norm.id) not in KAZAKH_ONLY
        and READINGS.get((table, number)) not in {cell.note for cell in row.cells}
    ]


def code(norm: Norm) -> str:
    """Give the post that a norm is of."""
    return next(iter(dict(norm.have.where)["post"]))


def numbers(text: str) -> list[Decimal]:
    """Give the amounts written in a cell of the act, the first one first."""
    for aside in ASIDE:
        text = re.sub(aside, "", text)
    return [Decimal(found.replace(",", ".")) for found in re.findall(r"\d+(?:,\d+)?", text)]


def written(share: Share) -> list[Decimal]:
    """Give the amounts that a share of the rules is made of; one for every one of something counts once."""
    bounds = [share.at_least, share.at_most[0] if share.at_most else None]
    pers = [per for per in dict.fromkeys((share.per, share.per_most)) if share.of and per != 1]
    return [share.count if share.count_most is None else share.count_most, *pers, *(one for one in bounds if one)]


def in_rules(cell: Cell) -> list[Decimal]:
    """Give the amounts of a cell of the rules, what bounds the sum of its shares among them."""
    bounds = [cell.at_least] if cell.at_least else []
    bounds += [cell.at_most[0]] if cell.at_most else []
    return [number for share in cell.shares for number in written(share)] + bounds


def cell_of(row: NormRow, column: str) -> Cell:
    """Give the cell of a column; a table without columns has one cell."""
    found = [cell for cell in row.cells if column in cell.columns or not cell.columns or column == DEPARTMENT]
    assert len(found) == 1
    return found[0]


def texts() -> list[tuple[str, str, str, str]]:
    """Give every cell of the act: table, row, columns, text."""
    found = []
    for table, rows in TABLES.items():
        for number, _, cells in rows:
            for columns, text in cells.items():
                found += [(table, number, columns, one) for one in (text if isinstance(text, list) else [text])]
    return found


def test_counts() -> None:
    """The data file holds as many rows and cells as the act."""
    assert {table: len(rows) for table, rows in TABLES.items()} == ROWS
    assert len(texts()) == CELLS


@pytest.mark.parametrize("table", ROWS)
def test_every_row_is_there_once(table: str) -> None:
    """No row of the act is missing, none is invented, and none is divided among several posts."""
    numbers_of_act = [row[0] for row in TABLES[table]]
    found = {row.number for norm in norms(table) for row in norm.rows}
    assert found - {""} == set(numbers_of_act)
    assert {norm.id for norm in norms(table) for row in norm.rows if not row.number} == NOTES.get(table, set())
    for number in numbers_of_act:
        assert len({code(post.norm) for post in posts(table, number)}) == 1, number


@pytest.mark.parametrize("table", ROWS)
def test_posts_are_named_as_in_the_act(table: str) -> None:
    """The Russian name of the post is that of the act, without the condition in brackets."""
    labels = pack().vocabulary.choices["post"]
    for number, position, _ in TABLES[table]:
        named = re.sub(r" ?[–-] ?", "-", position).casefold()
        for post in posts(table, number):
            label = labels[code(post.norm)].label.ru
            wanted = OTHER_NAMES.get((table, number), label)
            assert label == wanted
            if (table, number) not in OTHER_NAMES:
                name = re.sub(r" ?[–-] ?", "-", label).casefold()
                assert named == name or named.startswith(f"{name} ("), (number, position, label)


@pytest.mark.parametrize(("table", "number", "columns", "text"), texts())
def test_every_cell_has_the_numbers_of_the_act(table: str, number: str, columns: str, text: str) -> None:
    """Each column that a cell of the act covers has its numbers in the rules; what cannot be counted stands elsewhere."""
    for column in columns.split():
        name = "staffing-supported-living" if column == DEPARTMENT else table
        found = posts(name, number)
        if column == DEPARTMENT and text == "-":
            assert not found
            continue
        assert found
        for post in found:
            check(post.row, cell_of(post.row, column), (table, number, column), text)


def check(row: NormRow, cell: Cell, where: tuple[str, str, str], text: str) -> None:
    """Compare one cell of the rules with the text of the act."""
    if "типовым нормативам" in text:
        assert not cell.stated
        assert cell.note == "typical-norms"
        return
    assert cell.stated
    if where in OPEN:
        low, high, clause = OPEN[where]
        assert {(share.count, share.count_most) for share in cell.shares} == {(Decimal(low), Decimal(high))}
        assert cell.note == clause
        if where[0] == "staffing-home":
            assert set(numbers(text)) <= {number for share in cell.shares for number in (share.per, share.per_most)}
        return
    if "ld-04" in row.notes:
        assert all(share.count == 0 for share in cell.shares)
    else:
        assert all(share.count_most is None for share in cell.shares)
    wanted = [Decimal(0)] if text in {"-", ""} else numbers(text)
    assert in_rules(cell)[0] == wanted[0]
    assert set(in_rules(cell)) == set(wanted)
    assert all(share.count == cell.shares[0].count for share in cell.shares)


def test_what_is_open_is_open_in_the_rules_only_there() -> None:
    """Bounds that differ stand where the texts of the act differ, and nowhere else."""
    found = set()
    for table in ROWS:
        for norm in norms(table):
            for row in norm.rows:
                for cell in row.cells:
                    if any(share.count_most is not None for share in cell.shares):
                        found |= {(table, row.number, column) for column in cell.columns or {"all"} if row.number}
    fourth = {("staffing-semi-stationary", "59", f"{column}") for column in ("26_50", "51_100", "101_150", "151_200")}
    kazakh = {("staffing-home", "2", "all")}
    assert found == set(OPEN) | fourth | {("staffing-semi-stationary", "59", "from_201")} | kazakh


# The numbered footnotes of the annexes: which recipients they stand for.
FOOTNOTES = {
    "staffing-stationary": {
        "2": {"children_pn"},
        "3": {"children_oda"},
        "4": {"adults_pn"},
        "5": {"elderly", "disabled_1_2"},
    },
    "staffing-semi-stationary": {
        "1": {"children_pn"},
        "2": {"children_oda"},
        "3": {"adults_pn"},
        "4": {"elderly", "disabled_1_2"},
    },
}
# Copied from the act row by row: the footnotes at the name of the post.
MARKS = {
    "staffing-stationary": "31:34 32:2 33:345 34:4 46:23 47:45 49:245 50:3 51:35 52:35 62:23 63:23 64:23 65:234 66:234 "
    "67:234 68:23 69:45",
    "staffing-semi-stationary": "34:12 35:34 37:12 38:34 40:13 41:24 45:24 46:24 50:12 51:12 52:12 53:13 54:123 55:123 "
    "56:12 57:34",
}


@pytest.mark.parametrize("table", ROWS)
def test_categories_are_those_of_the_footnotes(table: str) -> None:
    """A row is limited to the recipients of its footnotes, and a row without a footnote to none."""
    marks = dict(entry.split(":") for entry in MARKS.get(table, "").split())
    for number, _, _ in TABLES[table]:
        wanted: set[str] = set().union(*(FOOTNOTES[table][mark] for mark in marks.get(number, "")))
        for post in posts(table, number):
            if (table, number) == ("staffing-semi-stationary", "59"):
                # Footnote 4 stands in the Kazakh text only: the row is in two, of which the recipients choose one.
                assert post.norm.alternatives
                assert ({"elderly", "disabled_1_2"} <= post.row.categories) != ("ld-04" in post.row.notes)
            else:
                assert post.row.categories == wanted, number


CONDITIONS = {
    "staffing-stationary": {"12", "16", "19", "20", "28", "31", "35", "51", "52", "54", "72"},
    "staffing-semi-stationary": {str(number) for number in (*range(1, 25), *range(26, 31), 42, 43, 45, 46, 60)},
    "staffing-temporary-stay": {"12", "15", "21", "39"},
    "staffing-victims": {"8"},
}


@pytest.mark.parametrize("table", ROWS)
def test_conditions_stand_where_the_act_has_them(table: str) -> None:
    """A norm is guarded where the act says «при наличии» or the like, and only there."""
    found = set()
    for child in pack().tables[table].condition.children:
        if isinstance(child, When) and isinstance(child.then, Norm):
            found |= {row.number for row in child.then.rows if row.number}
    assert found == CONDITIONS.get(table, set())
