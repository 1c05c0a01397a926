"""`--as` finds a slot by its number, its id or its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.signing.choose import choose, near, ordinal
from signing.papers import opened, receipt


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("3", 3),
        ("№ 3", 3),
        ("3rd signature", 3),
        ("third signature", 3),
        ("Third Signature", 3),
        ("third", 3),
        ("третья подпись", 3),
        ("третий", 3),
        ("3-я подпись", 3),
        ("үшінші қолтаңба", 3),
        ("үшінші", 3),
        ("3-ші қолтаңба", 3),
        ("первая подпись", 1),
        ("бірінші", 1),
        ("седьмой", 7),
        ("жетінші қолтаңба", 7),
        ("department-head", 3),
        ("Руководитель территориального департамента", 3),
        ("  руководитель   территориального департамента. ", 3),
        ("Аумақтық бөлімшесінің (департаментінің) басшысы", 3),
        ("Head of the territorial department", 3),
        ("chair", 7),
        ("Председатель", 7),
        ("Төраға", 7),
        ("Төраға орынбасары", 6),
    ],
)
def test_a_slot_is_found(said: str, number: int, tmp_path: Path) -> None:
    """Numbers, ordinals, ids and words name a slot in any of the three languages, whatever the document's."""
    block = opened(tmp_path, receipt("kk")).block
    assert block is not None
    found = choose(said, block)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("said", ["", "0", "8", "tenth", "signature", "third fourth", "председател", "33", "-1", "3.5"])
def test_no_slot_is_guessed(said: str, tmp_path: Path) -> None:
    """A name that is only like one of a slot, and a number that the form does not have, name none."""
    block = opened(tmp_path, receipt("ru")).block
    assert block is not None
    assert choose(said, block) is None


def test_the_nearest_name(tmp_path: Path) -> None:
    """A misspelt name brings the one that is meant, in its language."""
    block = opened(tmp_path, receipt("ru")).block
    assert block is not None
    assert near("Председетель", block) == ["Председатель"]
    assert near("deputy-chiar", block) == ["deputy-chair"]


@pytest.mark.parametrize("said", ["", "подпись", "zeroth", "0"])
def test_no_ordinal(said: str) -> None:
    """What is no ordinal gives no number."""
    assert ordinal(said) is None
