"""What the standards count of bedrooms stands in the rules: square metres, places, bedding, inventory."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from checker.conditions.model import Norm
from checker.pack.load import load_pack
from checker.pack.model import Pack

RULES = Path(__file__).resolve().parents[2] / "rules"
CHILDREN = {"children_pn", "children_oda"}
ADULTS = {"adults_pn", "disabled_1_2", "elderly"}
# Order 263, annex 3 of the standards of stationary and of semi-stationary care in the wording of Order 72 of 06.03.2025, copied
# from the act: row, name, pieces for a child, pieces for an adult.
LINEN = {
    "1": ("Простыня", 3, 3),
    "2": ("Пододеяльник", 3, 3),
    "3": ("Наволочка", 4, 4),
    "4": ("Матрац (в том числе противопролежный матрац)", 1, 1),
    "5": ("Подушка", 1, 1),
    "6": ("Одеяло", 1, 2),
    "7": ("Покрывало", 1, 1),
    "8": ("Полотенце вафельное", 4, 4),
    "9": ("Полотенце махровое", 2, 2),
}
# «(при необходимости)» and «(по рекомендации врача)»: none at least, so many at most.
IF_NEEDED = {"10": ("Скатерть", 1, 1), "11": ("Салфетки для стола", 4, 4)}
INVENTORY = {
    "1": ("Кровать", 1, 1),
    "3": ("Стол", 1, 1),
    "4": ("Стул", 1, 1),
    "5": ("Шкаф", 1, 1),
    "6": ("Тумбочка прикроватная", 1, 1),
}
BY_THE_DOCTOR = {"2": ("Кровать многофункциональная (по рекомендации врача)", 1, 1)}
TABLES = {
    "bedroom-linen-stationary": (LINEN, IF_NEEDED),
    "bedroom-linen-semi-stationary": (LINEN, {}),
    "bedroom-furniture": (INVENTORY, BY_THE_DOCTOR),
}


@cache
def pack() -> Pack:
    """Give the shipped rules, loaded once."""
    return load_pack(RULES)


def norms(table: str) -> list[Norm]:
    found = [child for child in pack().tables[table].condition.children if isinstance(child, Norm)]
    assert len(found) == len(pack().tables[table].condition.children)
    return found


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_the_tables_is_there(table: str) -> None:
    """Names and numbers are those of the act; a shortage is never more than open."""
    sure, perhaps = TABLES[table]
    found = {norm.rows[0].number: norm for norm in norms(table)}
    assert set(found) == {*sure, *perhaps}
    for number, norm in found.items():
        name, child, adult = {**sure, **perhaps}[number]
        shares = norm.rows[0].cells[0].shares
        counts = {share.of.id: share.count_most or share.count for share in shares if share.of}
        assert norm.title.ru == name
        assert norm.soft
        if child == adult:
            assert counts == {"recipients": Decimal(child)}
        else:
            assert counts == {"children-of-site": Decimal(child), "adults-of-site": Decimal(adult)}
        assert all((share.count == 0) == (number in perhaps) for share in shares)
        assert pack().tables[table].editions[norm.id] == ("2025-03",)


def test_square_metres_of_a_person() -> None:
    """Not less than four for a child and five for an adult (annex 1, paragraph 12, item 6), and no other form has a number."""
    (norm,) = norms("bedroom-area")
    assert {(row.categories, row.cells[0].shares[0].count) for row in norm.rows} == {
        (frozenset(CHILDREN), Decimal(4)),
        (frozenset(ADULTS), Decimal(5)),
    }
    assert dict(pack().tables["bedroom-area"].condition.select) == {"form": {"stationary"}}
