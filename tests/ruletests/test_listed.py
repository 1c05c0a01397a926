"""Cases are listed without their dossiers, and say the same as when they are loaded whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pack.small_pack import SHIPPED, shipped

from checker.ruletests.listed import list_cases
from checker.ruletests.load import load_rule_tests
from checker.source.problem import Refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two files of the shipped tests and the bases that they start from."""
    for name in ("catering.yaml", "terms.yaml", "waivers.yaml"):
        shutil.copy(SHIPPED / "tests" / name, tmp_path / name)
    (tmp_path / "bases").mkdir()
    for base in (SHIPPED / "tests" / "bases").glob("*.yaml"):
        shutil.copy(base, tmp_path / "bases" / base.name)
    return tmp_path


def test_they_say_what_the_loaded_cases_say(folder: Path) -> None:
    """Name, sentence, base, editions and expectations are those of `load_rule_tests`."""
    loaded = load_rule_tests(folder, shipped())
    listed = list_cases(folder, shipped())
    assert len(listed) > 40
    assert {(one.file, one.name, one.proves, one.base, one.expected) for one in listed} == {
        (one.file, one.name, one.proves, one.base, one.expected) for one in loaded
    }
    for one in listed:
        ran = {pair for test in loaded if (test.file, test.name) == (one.file, one.name) for pair in test.editions}
        assert ran == {(act, edition) for act, editions in one.editions for edition in editions}


def test_a_pack_without_tests_has_none(tmp_path: Path) -> None:
    """No folder, no cases."""
    assert list_cases(tmp_path / "tests", shipped()) == ()


def test_an_expectation_that_cannot_be_read_is_told(folder: Path) -> None:
    """A rule that does not exist is a problem with its place."""
    path = folder / "catering.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("catering: not_met", "catring: not_met", 1), encoding="utf-8"
    )
    with pytest.raises(Refused, match=r'catering\.yaml:12:22: \[error\] unknown rule "catring"'):
        list_cases(folder, shipped())
