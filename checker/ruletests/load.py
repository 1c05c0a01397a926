"""Loads rule tests: `*.yaml` of a folder, the full dossiers they start from in its `bases/`."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from checker.dossier.load import build_dossier
from checker.pack.model import Pack
from checker.ruletests.change import Change, copied
from checker.ruletests.expect import read_expected
from checker.ruletests.model import RuleTest
from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems, Refused
from checker.source.reader import read_file, read_text
from checker.source.tree import Mapping, Node, Scalar, Sequence

FILE_KEYS = ("base", "editions", "cases")
CASE_KEYS = ("name", "proves", "base", "set", "drop", "add", "as_of", "today", "editions", "expect")
# What stands beside the cases and is none: `waivers` reads it.
WAIVERS = "waivers.yaml"
Editions = list[tuple[tuple[str, str], ...]]


def load_rule_tests(folder: Path, pack: Pack) -> tuple[RuleTest, ...]:
    """Load every case, once for each combination of editions that it names.

    Raises Refused with every problem found, each with its place.
    """
    problems = Problems()
    bases = _bases(folder / "bases", pack)
    found: list[RuleTest] = []
    for path, root in _read(folder, problems):
        if path.name != WAIVERS:
            found += _File(path, root, pack, bases, problems).cases()
    if not found and not len(problems):
        problems.add(
            "no-tests",
            Place(str(folder), 1, 1),
            "the folder holds no rule tests" if folder.is_dir() else "no such folder",
            "rule tests are *.yaml files with cases, their dossiers stand in bases/ beside them",
        )
    problems.raise_if_any()
    return tuple(found)


def load_cases(text: str, name: str, folder: Path, pack: Pack) -> tuple[RuleTest, ...]:
    """Load cases from a text as if it stood in a file of this name in a folder of rule tests; raises Refused as that would."""
    problems = Problems()
    bases = _bases(folder / "bases", pack)
    found = tuple(_File(Path(name), read_text(text, name), pack, bases, problems).cases())
    problems.raise_if_any()
    return found


def _read(folder: Path, problems: Problems) -> Iterator[tuple[Path, Node]]:
    """Read every file of a folder; one that cannot be read is a problem."""
    for path in sorted(folder.glob("*.yml")):
        problems.add(
            "not-read",
            Place(str(path), 1, 1),
            'a file of rule tests must end in ".yaml"',
            f"rename it to {path.stem}.yaml",
        )
    for path in sorted(folder.glob("*.yaml")):
        try:
            yield path, read_file(path)
        except Refused as refused:
            problems.extend(refused.problems)


def _bases(folder: Path, pack: Pack) -> dict[str, Mapping]:
    problems = Problems()
    found = {}
    for path, node in _read(folder, problems):
        _check_dossier(node, pack, problems)
        if isinstance(node, Mapping):
            found[path.stem] = node
    problems.raise_if_any()
    return found


def _check_dossier(node: Node, pack: Pack, problems: Problems) -> None:
    try:
        build_dossier(node, pack.vocabulary, node.place.file)
    except Refused as refused:
        problems.extend(refused.problems)


class _File:
    """One file of cases; its `base` and `editions` hold for every case that names none of its own."""

    def __init__(self, path: Path, root: Node, pack: Pack, bases: dict[str, Mapping], problems: Problems) -> None:
        self.stem = path.stem
        self.pack = pack
        self.bases = bases
        self.problems = problems
        self.fields = Fields(root, "a file of rule tests", FILE_KEYS, problems, root.place)

    def cases(self) -> Iterator[RuleTest]:
        seen: dict[str, int] = {}
        for node in self.fields.nodes("cases", required=True):
            fields = Fields(node, "a case", CASE_KEYS, self.problems, node.place)
            name = fields.text("name", required=True)
            if name in seen:
                self.problems.add(
                    "duplicate-name",
                    fields.at("name"),
                    f'a second case has the name "{name}"',
                    f"the first stands at line {seen[name]}",
                )
            seen[name] = fields.place.line
            yield from self._case(name, fields, node if isinstance(node, Mapping) else None)

    def _case(self, name: str, fields: Fields, written: Mapping | None) -> Iterator[RuleTest]:
        base, tree = self._dossier(fields)
        proves, as_of = fields.text("proves", required=True), fields.day("as_of")
        today = fields.day("today")
        expected = read_expected(fields, self.pack, self.problems)
        for editions in self._editions(fields if "editions" in fields else self.fields):
            yield RuleTest(self.stem, name, proves, base, tree, as_of, today, editions, expected, fields.place, written)

    def _dossier(self, fields: Fields) -> tuple[str, Mapping]:
        named = (fields if "base" in fields else self.fields).scalar("base")
        empty = Mapping({}, fields.place)
        if named is None:
            fields.missing("base")
            return "", empty
        if named.text not in self.bases:
            self.problems.unknown("unknown-base", named.place, "base", named.text, list(self.bases))
            return named.text, empty
        tree = copied(self.bases[named.text])
        assert isinstance(tree, Mapping)  # noqa: S101 - a base is one
        before = len(self.problems)
        self._change(Change(tree, self.pack.vocabulary.fields, self.problems), fields)
        if len(self.problems) == before:
            _check_dossier(tree, self.pack, self.problems)
        return named.text, tree

    def _change(self, change: Change, fields: Fields) -> None:
        for path in fields.scalars("drop"):
            change.drop(path)
        for key in ("set", "add"):
            mapping = fields.mapping(key)
            for name, value in mapping.entries.items():
                (change.set if key == "set" else change.add)(name, value, mapping.key_places[name])

    def _editions(self, fields: Fields) -> Editions:
        mapping = fields.mapping("editions")
        choices = []
        for name, below in mapping.entries.items():
            act = self.pack.acts.acts.get(name)
            if act is None:
                known = list(self.pack.acts.acts)
                self.problems.unknown("unknown-act", mapping.key_places[name], "act", name, known)
                continue
            known, what = [edition.id for edition in act.editions], f'edition of "{name}"'
            named = [item for item in _items(below) if isinstance(item, Scalar)]
            for scalar in named:
                if scalar.text not in known:
                    self.problems.unknown("unknown-edition", scalar.place, what, scalar.text, known)
            choices.append([(name, scalar.text) for scalar in named])
        return list(itertools.product(*choices))


def _items(node: Node) -> list[Node]:
    return node.items if isinstance(node, Sequence) else [node]
