"""What differs between two packs is told in words of the law, and nothing that differs is passed over."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from lint.broken_packs import CLEAN
from pack.small_pack import SHIPPED, shipped

from checker.rulediff.compare import compare, successive
from checker.rulediff.index import Index
from checker.rulediff.model import Side
from checker.source.problem import SaikesError
from checker.source.reader import read_file
from checker.source.tree import Mapping, Node, Scalar, Sequence
from rulediff.packs import side, told

CASES = yaml.safe_load(Path(__file__).with_name("changes.yaml").read_text(encoding="utf-8"))
# Of some 330 values of the clean pack every so-manieth is changed: each takes a load and a comparison.
EVERY = 9


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_told_exactly(case: dict[str, Any], tmp_path: Path) -> None:
    """Each change of the clean pack is told in just these words."""
    assert told(tmp_path, case["edits"], case.get("language", "en")) == case["told"]


def test_the_same_pack_twice() -> None:
    """A pack does not differ from itself."""
    assert compare(side(CLEAN, "a"), side(CLEAN, "b")).entries == ()


def test_nothing_is_passed_over(tmp_path: Path) -> None:
    """Whatever value of a rule file is changed: where the pack still loads, something is told of it."""
    old, folder = side(CLEAN), tmp_path / "rules"
    shutil.copytree(CLEAN, folder)
    changed, silent = 0, []
    for path, line, text in list(_changed())[::EVERY]:
        kept = (folder / path.name).read_text(encoding="utf-8")
        (folder / path.name).write_text(text, encoding="utf-8")
        try:
            new: Side | None = side(folder)
        except SaikesError:
            new = None
        if new is not None:
            changed += 1
            silent += [] if compare(old, new).entries else [f"{path.name}:{line}"]
        (folder / path.name).write_text(kept, encoding="utf-8")
    assert changed > 20
    assert silent == []


def _changed() -> Iterator[tuple[Path, int, str]]:
    """Give the text of a rule file with one value changed, value by value."""
    for path in sorted(CLEAN.glob("*.yaml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for scalar in _scalars(read_file(path)):
            number, start = scalar.place.line - 1, scalar.place.column - 1 + scalar.quoted
            line = lines[number]
            if scalar.text and line.startswith(scalar.text, start):
                new = str(int(scalar.text) + 1) if scalar.text.isdecimal() else f"{scalar.text}x"
                new = {"true": "false", "false": "true"}.get(scalar.text, new)
                put = line[:start] + new + line[start + len(scalar.text) :]
                yield path, number + 1, "\n".join([*lines[:number], put, *lines[number + 1 :]])


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    for below in node.entries.values() if isinstance(node, Mapping) else ():
        yield from _scalars(below)
    for below in node.items if isinstance(node, Sequence) else ():
        yield from _scalars(below)


def test_successive_editions_of_one_pack() -> None:
    """Each edition but the first comes with what it changed against the one before; nothing of other acts is told."""
    pack = shipped()
    side = Side("rules", SHIPPED, SHIPPED, pack)
    found = {
        edition.id: {(one.subject.id, one.how) for one in entries}
        for edition, entries in successive(side, Index(SHIPPED), pack.acts.acts["order-222"])
    }
    assert list(found) == ["2025-03"]
    assert {("medical-specialities", "removed"), ("medical-activity", "changed"), ("row-4", "changed")} <= found[
        "2025-03"
    ]
    assert "grant" not in {name for name, _ in found["2025-03"]}
