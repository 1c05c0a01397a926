"""Reads a dossier by the vocabulary: every value typed, every problem with its place, nothing passed over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.dossier.belonging import check_belonging
from checker.dossier.model import Dossier, Fact, Record, RecordList
from checker.dossier.order import check_order
from checker.dossier.references import check_references
from checker.dossier.shape import Shape, Shapes
from checker.dossier.shared import mark_shared
from checker.dossier.sheets import Sheets
from checker.dossier.values import ValueReader
from checker.source.place import Place
from checker.source.problem import Problems, unknown_name
from checker.source.reader import read_bytes, read_data
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.model import Field, GroupDef, ListDef, Vocabulary


def load_dossier(path: Path, vocabulary: Vocabulary, name: str = "") -> Dossier:
    """Load a dossier from a YAML or JSON file and the sheets beside it; raises Refused with every problem found."""
    return parse_dossier(read_data(path, name), vocabulary, name or str(path), path.parent)


def parse_dossier(data: bytes, vocabulary: Vocabulary, name: str, folder: Path | None = None) -> Dossier:
    """Load a dossier from bytes, as standard input gives them; raises Refused with every problem found.

    `folder` is where its sheets are looked for; without it a list that names a file is a problem.
    """
    return build_dossier(read_bytes(data, name), vocabulary, name, data, folder)


def build_dossier(
    node: Node, vocabulary: Vocabulary, name: str, data: bytes = b"", folder: Path | None = None
) -> Dossier:
    """Build a dossier from a tree that is already read; its digest is made of `data` and of the sheets in `folder`."""
    problems = Problems()
    if not isinstance(node, Mapping):
        problems.add(
            "wrong-kind",
            node.place,
            f"a dossier must be a mapping, got {kind_of(node)}",
            "it begins with application:, applicant:, sites: …; `saikes new` writes one to start from",
        )
        problems.raise_if_any()
    sheets = Sheets(folder, name, vocabulary, problems)
    root = _Builder(vocabulary, problems, sheets).record(node, vocabulary.fields, None, 0, "")
    if not sheets.broken:
        # Where a sheet could not be read, its records are not missing.
        check_references(root, vocabulary, problems)
        check_belonging(root, vocabulary, problems)
        mark_shared(root, vocabulary)
    problems.reword(sheets.worded)
    problems.raise_if_any()
    return Dossier(name, sheets.digest(data), root, tables=sheets.files())


def read_records(node: Node, definition: ListDef, vocabulary: Vocabulary, problems: Problems) -> list[Record]:
    """Read the records of one list that stands in another file; what does not fit is collected with its place."""
    sheets = Sheets(None, str(node.place.file), vocabulary, problems)
    return _Builder(vocabulary, problems, sheets).records(node, definition, node.place).records


class _Builder:
    def __init__(self, vocabulary: Vocabulary, problems: Problems, sheets: Sheets) -> None:
        self.sheets = sheets
        self.values = ValueReader(vocabulary, problems)
        self.problems = problems
        self.shapes = Shapes()

    def record(
        self, node: Node, fields: dict[str, Field], definition: ListDef | None, index: int, prefix: str
    ) -> Record:
        record, shape = Record(definition, node.place, index), self.shapes.of(fields)
        for name, derived in shape.lists:
            record.lists[name] = RecordList(derived, [], node.place)
        faulty: set[str] = set()
        self._fill(record, node, fields, "", prefix, faulty=faulty)
        self._required(record, shape, faulty)
        check_order(record, shape, self.problems)
        return record

    def _fill(
        self, record: Record, node: Node, fields: dict[str, Field], path: str, prefix: str, *, faulty: set[str]
    ) -> None:
        """Read the keys of one group; `faulty` gets the paths that are there but do not fit, so that they are not called missing."""
        if isinstance(node, Scalar) and node.is_null:
            return
        if not isinstance(node, Mapping):
            what = f'"{path.rstrip(".")}"' if path else f'an entry of "{prefix.rstrip(".")}"'
            self.problems.add(
                "wrong-kind",
                node.place,
                f"{what} must be a mapping, got {kind_of(node)}",
                f"keys: {', '.join(_written(fields))}",
            )
            faulty.add(path)
            return
        for key, below in node.entries.items():
            entry = fields.get(key)
            if entry is None or _derived(entry):
                self._unknown_key(node.key_places[key], key, (prefix + path).rstrip("."), _written(fields))
            elif isinstance(entry, GroupDef):
                self._fill(record, below, entry.fields, f"{path}{key}.", prefix, faulty=faulty)
            elif isinstance(entry, ListDef):
                record.lists[key] = self.records(below, entry, node.key_places[key])
            else:
                before = len(self.problems)
                value = self.values.read(below, entry, f"{path}{key}")
                if value is not None:
                    record.facts[f"{path}{key}"] = Fact(value, below.place)
                elif len(self.problems) > before:
                    faulty.add(f"{path}{key}")

    def _unknown_key(self, place: Place, key: str, within: str, allowed: list[str]) -> None:
        message, hint = unknown_name("key", key, allowed)
        self.problems.add("unknown-key", place, f'{message} in "{within}"' if within else message, hint)

    def records(self, node: Node, definition: ListDef, at: Place) -> RecordList:
        if isinstance(node, Scalar) and node.is_null:
            return RecordList(False, [], at)
        fields = definition.fields
        if isinstance(node, Mapping) and definition.sheet:
            sheet = self.sheets.read(node, definition)
            if sheet is None:
                return RecordList(False, [], at)
            node, fields = sheet.records, sheet.fields
        if not isinstance(node, Sequence):
            self.problems.add(
                "wrong-kind",
                node.place,
                f'"{definition.name}" must be a list, got {kind_of(node)}',
                f'each entry begins with "- " and has {", ".join(_written(fields))}'
                + ("; a table beside the dossier is named as {file: …}" if definition.sheet else ""),
            )
            return RecordList(False, [], at)
        records = [
            self.record(item, fields, definition, index, f"{definition.name}.") for index, item in enumerate(node.items)
        ]
        return RecordList(True, records, at)

    def _required(self, record: Record, shape: Shape, faulty: set[str]) -> None:
        for path, entry in shape.required:
            if path not in record.facts and not any(path.startswith(fault) for fault in faulty):
                what = f'an entry of "{record.definition.name}"' if record.definition else "the dossier"
                self.problems.add(
                    "missing-key",
                    self.sheets.place_of(record.place, path),
                    f'{what} lacks "{path}"',
                    f'add "{path.rpartition(".")[2]}: …" ({entry.label.en})',
                )


def _derived(entry: Field) -> bool:
    return not isinstance(entry, GroupDef) and entry.source == "derived"


def _written(fields: dict[str, Field]) -> list[str]:
    return [name for name, entry in fields.items() if not _derived(entry)]


def facts_of(record: Record, prefix: str = "") -> Iterator[tuple[str, Fact]]:
    """Walk every fact of a record and of the records below it, with its full path."""
    for path, fact in record.facts.items():
        yield prefix + path, fact
    for name, found in record.lists.items():
        for below in found.records:
            yield from facts_of(below, f"{prefix}{name}[{below.index}].")
