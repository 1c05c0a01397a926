"""A size that no column of a table of norms is for is pointed at, with its place and the columns that there are."""

import datetime as dt

import pytest
from pack.small_pack import shipped
from visit.cases import STATIONARY

from checker.decision.decide import Judge, Question
from checker.decision.model import Warn
from checker.dossier.load import parse_dossier

FINDING = "  - {item: staffing_norms, result: complies}\n"


def warned(beds: int, *, text: str = STATIONARY.replace(FINDING, "")) -> list[Warn]:
    """Judge a department of supported living with so many beds."""
    kind = f"    kind: supported_living_department\n    capacity: {{beds: {beds}}}\n    residence: true\n"
    dossier = parse_dossier(text.replace("    residence: true\n", kind).encode(), shipped().vocabulary, "d.yaml")
    decision = Judge(shipped()).decide(dossier, Question(dt.date(2025, 4, 10)))
    return [item for item in decision.warnings if item.code == "no-column"]


def test_a_size_without_a_column_is_named_with_its_place_and_the_columns() -> None:
    """Annex 1 has one column for such departments, 6 to 30 beds."""
    (found,) = warned(31)
    assert str(found.place) == "d.yaml:21:22"
    assert found.text.ru == (
        "Минимальные штатные нормативы персонала в отделениях самостоятельного сопровождаемого проживания: количество"
        " коек (койко-мест) 31 – такой графы в таблице нет (есть: 6–30); норма не считается, решает специалист"
    )


@pytest.mark.parametrize("beds", [6, 30])
def test_the_ends_of_a_column_are_in_it(beds: int) -> None:
    """Both bounds of a column belong to it."""
    assert warned(beds) == []


def test_a_finding_settles_it() -> None:
    """Where the inspector has decided, nothing is left to point at."""
    assert warned(31, text=STATIONARY) == []
