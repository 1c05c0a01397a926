"""Whatever is done to a rule file, findings come out of it and never a fault of ours.

`SAIKES_EXAMPLES=5000 pytest tests/lint/test_harm.py` breaks that many packs.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml
from chance import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.lint.run import check_folder
from checker.reports.rules_machine import findings_github, findings_json
from checker.reports.rules_sarif import findings_sarif
from checker.reports.rules_text import findings_text

from .broken_packs import CLEAN

INSTEAD: tuple[Any, ...] = (
    None,
    "",
    "x",
    0,
    -1,
    1.5,
    True,
    [],
    {},
    [None],
    {"x": None},
    "$day",
    "2025-02-30",
    "{",
    "site.form",
    10**12,
)


class _Loader(yaml.SafeLoader):
    """Reads days as text, so that they are written as they were."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, shape) for tag, shape in found if "timestamp" not in tag]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@settings(max_examples=examples(60))
@given(seed=st.integers(0, 2**32))
def test_harmed_packs_give_findings(seed: int) -> None:
    """A value put in the place of another, a key or entry left out or doubled: it is read or refused, in every form of the report."""
    chance = random.Random(seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as to:
        folder = Path(to) / "rules"
        shutil.copytree(CLEAN, folder)
        for _ in range(chance.randint(1, 3)):
            path = chance.choice(sorted(folder.glob("*.yaml")))
            data = yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - a safe loader
            harm(data, chance)
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        report = check_folder(folder)
        for written in (findings_text, findings_json, findings_github, findings_sarif):
            assert written(report) or not report.findings


def harm(data: Any, chance: random.Random) -> None:
    """Change one value somewhere below."""
    holders = list(_holders(data))
    if not holders:
        return
    holder = chance.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    key = chance.choice(keys)
    match chance.choice(("instead", "instead", "left out", "swapped", "renamed")):
        case "instead":
            holder[key] = chance.choice(INSTEAD)
        case "left out":
            del holder[key]
        case "swapped":
            other = chance.choice(holders)
            taken = chance.choice(list(other.values()) if isinstance(other, dict) else other)
            holder[key] = yaml.safe_load(yaml.safe_dump(taken))
        case _ if isinstance(holder, dict):
            holder[f"{key}x"] = holder.pop(key)


def _holders(data: Any) -> Any:
    if isinstance(data, dict | list) and data:
        yield data
        for below in data.values() if isinstance(data, dict) else data:
            yield from _holders(below)
