"""Every workplace and every item of annex 10 stands in the rules, with the numbers, marks and kinds of organisation of both texts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from checker.conditions.amounts import Cell, NormRow
from checker.conditions.model import Norm, When
from checker.pack.load import load_pack
from checker.pack.model import Pack

RULES = Path(__file__).resolve().parents[2] / "rules"
WORKPLACES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("material_rows.yaml").read_text(encoding="utf-8")
)
ORGANISATIONS = {
    "1": {"children_pn"},
    "2": {"children_oda"},
    "3": {"adults_pn"},
    "4": {"elderly", "disabled_1_2"},
    "5": {"homeless"},
    "6": {"trafficking_victims"},
    "7": {"domestic_violence_victims"},
}
LEVELS = {"": "", "*": "phase-in", "**": "recommended-management", "***": "recommended"}
# What is counted in the whole or by a person: the clause that says why the number of the act is a lower bound only.
COUNTED_OTHERWISE = {
    "mb_08_03": "ld-10",
    "mb_08_05": "ld-10",
    "mb_10_04": "seats",
    "mb_10_05": "seats",
    "mb_19_02": "seats",
    "mb_22_04": "seats",
    "mb_34_07": "seats",
    "mb_34_08": "seats",
    "mb_32_01": "by-the-doctor",
}
# Conditions of the act, and ours: a pool or a palliative ward is equipped where there is one.
CONDITIONS = {"mb_08", "mb_23", "mb_28", "mb_32", "mb_33"}
REST_ROOM = "mb_08_rest"


class Item(NamedTuple):
    code: str
    workplace: str
    name: str
    unit: str
    number: str
    marks: str
    kazakh_marks: str
    kazakh_number: str


@cache
def pack() -> Pack:
    """Give the shipped rules, loaded once."""
    return load_pack(RULES)


def items() -> list[Item]:
    """Give every item of the act, with the Kazakh marks and number where they differ."""
    found = []
    for workplace, entry in WORKPLACES.items():
        for index, (name, unit, number, marks, *kazakh) in enumerate(entry["items"], 1):
            other = kazakh or [marks, number]
            found.append(Item(f"{workplace}_{index:02}", workplace, name, unit, number, marks, *other))
    return found


@cache
def norms() -> dict[str, tuple[str, Norm, bool]]:
    """Give the table, the norm and whether it is guarded, by item."""
    found = {}
    for name, table in pack().tables.items():
        if not name.startswith("material-base-"):
            continue
        for child in table.condition.children:
            norm = child.then if isinstance(child, When) else child
            assert isinstance(norm, Norm)
            assert norm.id not in found
            found[norm.id] = (name.removeprefix("material-base-"), norm, isinstance(child, When))
    return found


def split(marks: str) -> tuple[str, str]:
    """Give the kinds of organisation and the stars of marks."""
    kinds = re.sub(r"\*", "", marks)
    return kinds, marks[len(kinds) :]


def level(item: Item, language: str) -> str:
    """Give the level of an item in one text: its own stars, the word of the heading, the stars of the workplace."""
    entry = WORKPLACES[item.workplace]
    own = split(item.marks if language == "ru" else item.kazakh_marks)[1]
    if own:
        return LEVELS[own]
    if re.search("рекомендуем|ұсыныл", entry[language].casefold()):
        return "recommended"
    return LEVELS[split(entry["marks"][language])[1]]


def categories(item: Item, language: str) -> set[str]:
    """Give the recipients that an item is for in one text; none where it is for all."""
    own = split(item.marks if language == "ru" else item.kazakh_marks)[0]
    kinds = own or split(WORKPLACES[item.workplace]["marks"][language])[0]
    return set() if kinds == "1234567" else set().union(*(ORGANISATIONS[kind] for kind in kinds))


def cell(row: NormRow) -> Cell:
    assert len(row.cells) == 1
    return row.cells[0]


def notes(norm: Norm) -> set[str]:
    return {note for row in norm.rows for note in (*row.notes, cell(row).note) if note}


def test_counts() -> None:
    """35 workplaces and 319 items, in the data, in the rules and in the vocabulary; the rest room beside them."""
    codes = [item.code for item in items()]
    choices = pack().vocabulary.choices
    assert (len(WORKPLACES), len(codes)) == (35, 319)
    assert set(norms()) == {*codes, REST_ROOM}
    assert {code for code in choices["equipment_item"] if code.startswith("mb_")} == {*codes, REST_ROOM}
    assert set(choices["workplace"]) == set(WORKPLACES)


@pytest.mark.parametrize("code", WORKPLACES)
def test_workplaces_are_named_as_in_the_act(code: str) -> None:
    """Both names are those of the act."""
    label = pack().vocabulary.choices["workplace"][code].label
    assert (label.ru, label.kk) == (WORKPLACES[code]["ru"], WORKPLACES[code]["kk"])


@pytest.mark.parametrize("item", items(), ids=lambda item: item.code)
def test_each_item_is_as_in_the_act(item: Item) -> None:
    """Name, table, condition, level, kinds of organisation, number and what it goes by."""
    table, norm, guarded = norms()[item.code]
    assert pack().vocabulary.choices["equipment_item"][item.code].label.ru == item.name
    assert table == WORKPLACES[item.workplace]["table"]
    assert guarded == (item.workplace in CONDITIONS)
    russian, kazakh = level(item, "ru"), level(item, "kk")
    assert norm.soft == (russian or kazakh)
    if russian != kazakh:
        assert "ld-10" in notes(norm)
    check_categories(item, norm)
    check_number(item, cell(norm.rows[0]))


def check_categories(item: Item, norm: Norm) -> None:
    """Where the texts name other kinds of organisation, the norm is certain only for those of both."""
    russian, kazakh = categories(item, "ru"), categories(item, "kk")
    if russian == kazakh:
        assert [row.categories for row in norm.rows] == [frozenset(russian)]
        return
    assert norm.alternatives
    both, one = norm.rows
    assert both.categories == russian & kazakh
    assert one.categories == russian ^ kazakh
    assert cell(one).note == "ld-10"
    assert [share.count for share in cell(one).shares] == [Decimal(0)]
    assert cell(one).shares[0].count_most == cell(both).shares[0].count


def check_number(item: Item, found: Cell) -> None:
    """The number is that of the act, or lies between those of its two texts; what it goes by is the unit of the act."""
    if not item.number:
        assert not found.stated
        assert found.note == "no-number"
        return
    share = found.shares[0]
    least = Decimal(item.number.split("-")[0])
    if item.code in COUNTED_OTHERWISE:
        assert found.note == COUNTED_OTHERWISE[item.code]
        assert (share.at_least or found.at_least or least) == least
    elif item.kazakh_number != item.number:
        missing = item.kazakh_number == "none"
        bounds = (Decimal(0), least) if missing else (least, Decimal(item.kazakh_number))
        assert (share.count, share.count_most) == bounds
        assert found.note == "ld-10"
    else:
        assert (share.count, share.count_most) == (least, None)
    if item.code not in COUNTED_OTHERWISE or item.code in {"mb_19_02", "mb_32_01"}:
        assert (share.of.id if share.of else "", int(share.per)) == basis(item)


def basis(item: Item) -> tuple[str, int]:
    """Give the quantity and the divisor that the unit of an item stands for."""
    place = item.workplace.replace("_", "-")
    if "каждого специалиста" in item.unit:
        return f"specialists-{place}", 1
    if "на кабинет" in item.unit or "на зал" in item.unit:
        return f"number-{place}", 1
    if item.workplace == "mb_32" and item.unit != "штук":
        found = re.search(r"\d+", item.unit)
        return "palliative-beds", int(found.group()) if found else 1
    if "получателя" in item.unit:
        return "recipients", 1
    # The heading of the last workplace says «на группу обучения».
    return ("training-groups" if item.workplace == "mb_35" else ""), 1


def test_a_difference_of_the_texts_is_noted_only_where_there_is_one() -> None:
    """The clause on the two texts stands only at items whose marks, number or kinds of organisation differ."""
    for item in items():
        marks = WORKPLACES[item.workplace]["marks"]
        differs = (item.marks, item.number, marks["ru"]) != (item.kazakh_marks, item.kazakh_number, marks["kk"])
        if not differs:
            assert "ld-10" not in notes(norms()[item.code][1]), item.code


def test_a_rest_room_where_recipients_stay_six_hours_at_most() -> None:
    """The second half of the row of bedrooms is a question for the visit."""
    table, norm, guarded = norms()[REST_ROOM]
    assert (table, guarded, notes(norm)) == ("domestic", True, {"rest-room"})
    assert not cell(norm.rows[0]).stated
