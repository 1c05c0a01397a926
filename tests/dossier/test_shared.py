"""A person who stands in the staff list with more than a unit is known for one who holds several posts."""

from typing import Any

import pytest
from pack.small_pack import shipped

from checker.dossier.load import parse_dossier

HEAD = "application: {registered_on: 2025-04-01}\nsites: [{id: a}, {id: b}]\nstaff:\n"


def marks(*entries: str) -> list[Any]:
    text = HEAD + "".join(f"  - {{position: x, {entry}}}\n" for entry in entries)
    dossier = parse_dossier(text.encode(), shipped().vocabulary, "dossier.yaml")
    return [record.value("combined") for record in dossier.root.records("staff")]


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        (["name: Асан, units: 1"], [None]),
        (["name: Асан, units: 0.5", "name: Асан, units: 0.5"], [None, None]),
        (["name: Асан, units: 1", "name: Асан, units: 0.25"], [True, True]),
        (["name: Асан, units: 1, site: a", "name: ' асан ', units: 1, site: b"], [True, True]),
        (["name: Асан, units: 1", "name: Үсен, units: 1"], [None, None]),
        (["name: Асан, units: 1", "name: Асан"], [None, None]),
        (["units: 4", "units: 4"], [None, None]),
        (["name: Асан, units: 1, combined: false", "name: Асан, units: 1"], [False, True]),
        (["name: {kk: Асан, ru: Асан}, units: 0.7", "name: Асан, units: 0.7"], [True, True]),
    ],
)
def test_several_posts_of_one_person(entries: list[str], wanted: list[bool | None]) -> None:
    """Units are added up by name, over all sites; a post without a name is nobody's, and what is stated stands."""
    assert marks(*entries) == wanted


def test_the_mark_stands_where_the_name_does() -> None:
    """A trace can lead back to the name."""
    text = HEAD + "  - {position: x, name: Асан, units: 1.5}\n"
    dossier = parse_dossier(text.encode(), shipped().vocabulary, "dossier.yaml")
    assert dossier.root.records("staff")[0].facts["combined"].place.line == 4
