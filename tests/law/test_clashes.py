"""Every clash that was found in the texts has its entry, and every entry says where it comes from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pack.small_pack import SHIPPED, shipped

from checker.pack.contradictions import LawContradiction

TABLE: dict[str, dict[int, dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "clashes.yaml").read_text(encoding="utf-8")
)
COUNTS = {"rules": 40, "languages-222": 6, "languages-230": 22, "both-languages": 8, "print-and-portal": 2}
# Words of laws, whose texts are not in rules/acts/.
OF_LAWS = {
    "разрешения, выдаваемые на объекты",
    "должно быть подано",
    "нормативными правовыми актами Республики Казахстан",
    "справка",
}
HELD = {"order-222", "order-230"}


def test_no_clash_is_dropped() -> None:
    """The rows of each source are numbered without a gap, and each names the entries that carry it."""
    known = {item.id for item in shipped().contradictions}
    for source, rows in TABLE.items():
        assert list(rows) == list(range(1, COUNTS.get(source, len(rows)) + 1)), source
        for number, row in rows.items():
            assert row["entries"], (source, number)
            assert set(row["entries"]) <= known, (source, number)


def test_every_entry_has_a_source() -> None:
    """No entry of the pack stands there without a row that tells what was found."""
    named = {name for rows in TABLE.values() for row in rows.values() for name in row["entries"]}
    assert {item.id for item in shipped().contradictions} == named


@pytest.mark.parametrize("item", shipped().contradictions, ids=lambda item: item.id)
def test_what_is_quoted_stands_in_the_texts(item: LawContradiction) -> None:
    """Words in «…» are words of the acts, to the letter but for case and the wrapping of lines."""
    if not {"order-222", "order-230"} & {cite.act for cite in item.cites} or _of_other_orders(item):
        return
    for text in (*item.readings, item.why):
        for said in (text.kk, text.ru):
            for quote in _quotes(said):
                assert _plain(quote) in _texts() or quote in OF_LAWS, quote


def test_quotes_are_looked_for() -> None:
    """The check above sees quotes, those within quotes too, and would miss a word that is not there."""
    assert _quotes("а «б» в «г … д» «е «Ж» з»") == ["б", "г", "д", "е «Ж» з"]
    assert _plain("Мөр  ОРНЫ") in _texts()
    assert "мөр орнында" not in _texts()


def _of_other_orders(item: LawContradiction) -> bool:
    return any(cite.act.startswith("order-") and cite.act not in HELD for cite in item.cites)


def _quotes(text: str) -> list[str]:
    found = re.findall("«((?:[^«»]|«[^«»]*»)*)»", text)
    return [part.strip(" .") for quote in found for part in quote.split("…") if part.strip(" .")]


def _plain(text: str) -> str:
    # The source writes a Latin i for the Kazakh one in places.
    return " ".join(re.sub("[>*_#]", " ", text).replace("i", "і").split()).lower()


@cache
def _texts() -> str:
    return _plain(" ".join(path.read_text(encoding="utf-8") for path in sorted((SHIPPED / "acts").rglob("*.md"))))
