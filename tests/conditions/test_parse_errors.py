"""Every wrong condition is refused with its exact place, what is wrong, and what is allowed."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from .grammar import HERE, parsed

BAD: list[dict[str, Any]] = yaml.safe_load((HERE / "bad.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", BAD, ids=[case["name"] for case in BAD])
def test_wrong_conditions_are_refused(case: dict[str, Any]) -> None:
    """All problems are found, each at its line and column, with its message and hint."""
    found = [
        (
            f"{problem.place.file}:{problem.place.line}:{problem.place.column}",
            problem.code,
            problem.message,
            problem.hint,
        )
        for problem in parsed(case["condition"]).problems
    ]
    wanted = [
        (
            f"{problem.get('file', 'rule.yaml')}:{problem['at']}",
            problem["code"],
            problem["message"],
            problem["hint"],
        )
        for problem in case["problems"]
    ]
    assert found == wanted


def test_cases_have_names_of_their_own() -> None:
    """No two cases carry one name."""
    assert len({case["name"] for case in BAD}) == len(BAD)
