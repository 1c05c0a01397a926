"""Reads of rule tests what they prove and expect, without their dossiers: for whoever lists cases and does not run them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.pack.model import Pack
from checker.ruletests.expect import read_expected
from checker.ruletests.load import CASE_KEYS, FILE_KEYS, WAIVERS, read_files
from checker.ruletests.model import Expectation
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class ListedCase:
    """One case of a file of rule tests; `editions` are by act those that it is run in (none: those of its day)."""

    file: str
    name: str
    proves: str
    base: str
    editions: tuple[tuple[str, tuple[str, ...]], ...]
    expected: tuple[Expectation, ...]


def list_cases(folder: Path, pack: Pack) -> tuple[ListedCase, ...]:
    """List the cases of a folder, file by file; none where there is no such folder.

    Raises Refused with every problem found in what they expect; their dossiers are not read.
    """
    problems = Problems()
    found = [
        case
        for path, root in read_files(folder, problems)
        if path.name != WAIVERS
        for case in _cases(path.stem, root, pack, problems)
    ]
    problems.raise_if_any()
    return tuple(found)


def _cases(stem: str, root: Node, pack: Pack, problems: Problems) -> Iterator[ListedCase]:
    file = Fields(root, "a file of rule tests", FILE_KEYS, problems, root.place)
    for node in file.nodes("cases", required=True):
        fields = Fields(node, "a case", CASE_KEYS, problems, node.place)
        yield ListedCase(
            stem,
            fields.text("name", required=True),
            fields.text("proves", required=True),
            (fields if "base" in fields else file).text("base"),
            tuple(_editions((fields if "editions" in fields else file).mapping("editions"))),
            read_expected(fields, pack, problems),
        )


def _editions(named: Mapping) -> Iterator[tuple[str, tuple[str, ...]]]:
    for act, node in named.entries.items():
        items = node.items if isinstance(node, Sequence) else [node]
        yield act, tuple(item.text for item in items if isinstance(item, Scalar))
