"""Every fault of a term is named with its place, with what is allowed there, or with what to do."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.pack.load import load_pack
from pack.small_pack import copied, refusal

DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("term_faults.yaml").read_text(encoding="utf-8"))


def test_without_a_fault_it_loads(tmp_path: Path) -> None:
    """The terms that the faults are put into are whole."""
    folder = copied(tmp_path)
    (folder / "terms.yaml").write_text(DATA["good"], encoding="utf-8")
    assert [term.rule.id for term in load_pack(folder).terms] == ["look", "answer"]


@pytest.mark.parametrize("case", DATA["cases"], ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(case: dict[str, Any], tmp_path: Path) -> None:
    """The whole message is as written in term_faults.yaml."""
    folder = copied(tmp_path)
    assert case["old"] in DATA["good"]
    (folder / "terms.yaml").write_text(DATA["good"].replace(case["old"], case["new"], 1), encoding="utf-8")
    assert refusal(folder) == case["says"]
