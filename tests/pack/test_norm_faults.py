"""Every fault of a norm table is named with its place, with what is allowed there, or with what to do."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.pack.load import load_pack
from checker.source.problem import Refused
from pack.small_pack import pack_with_norms

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("norm_faults.yaml").read_text(encoding="utf-8"))


def test_without_a_fault_it_loads(tmp_path: Path) -> None:
    """The pack that the faults are put into is whole."""
    assert list(load_pack(pack_with_norms(tmp_path)).tables) == ["bee-staff"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_is_wrong_where_and_what_to_do(case: dict[str, Any], tmp_path: Path) -> None:
    """The whole message is as written in norm_faults.yaml."""
    folder = pack_with_norms(tmp_path)
    path = folder / "norms.yaml"
    text = path.read_text(encoding="utf-8")
    assert case["old"] in text
    path.write_text(text.replace(case["old"], case["new"], 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_pack(folder)
    assert refused.value.exit_code == 3
    assert str(refused.value).replace(f"{folder}/", "") + "\n" == case["says"]
