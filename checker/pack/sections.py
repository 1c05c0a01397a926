"""The sections of a rule pack: what the files of a folder hold, put together by the keys at their top."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from checker.pack.files import pack_files
from checker.pack.rules import SECTIONS
from checker.source.place import Place
from checker.source.problem import Problems, Refused
from checker.source.reader import read_file
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of

# The entries of each section, with the place of its key; a section may stand in several files.
Sections: TypeAlias = dict[str, list[tuple[Node, Place]]]

_SINGLE = (
    "facts",
    "units",
    "acts",
    "contradictions",
    "patterns",
    "values",
    "requests",
    "must_agree",
    "calendar",
    "forms",
    "not_carried",
    "waivers",
    "wording",
)
# Sections that may stand in several files.
_JOINED = ("choices", "quantities", "clauses", "norm_tables")


def read_sections(folder: Path, problems: Problems) -> Sections:
    """Read every rule file of a folder; a key that is no section, or that stands twice, is reported."""
    found: Sections = {}
    for path in sorted(folder.glob("*.yml")):
        problems.add(
            "not-read", Place(str(path), 1, 1), 'a rule file must end in ".yaml"', f"rename it to {path.stem}.yaml"
        )
    for path in pack_files(folder):
        try:
            root = read_file(path)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if not isinstance(root, Mapping):
            problems.add("wrong-kind", root.place, f"a rule file must be a mapping of sections, got {kind_of(root)}")
            continue
        for key, node in root.entries.items():
            if key not in _SINGLE and key not in SECTIONS and key not in _JOINED:
                known = [*_SINGLE, *_JOINED, *SECTIONS]
                problems.unknown("unknown-section", root.key_places[key], "section", key, known)
            elif key in _SINGLE and key in found:
                first = found[key][0][1]
                problems.add(
                    "duplicate-section",
                    root.key_places[key],
                    f'section "{key}" stands here a second time',
                    f"it stands first at {first.short}",
                )
            else:
                found.setdefault(key, []).append((node, root.key_places[key]))
    return found


def only(sections: Sections, key: str) -> Node | None:
    """Give the content of a section that stands in one file, None where it is not there."""
    found = sections.get(key)
    return found[0][0] if found else None


def listed(sections: Sections, section: str, problems: Problems | None) -> list[Node]:
    """Give the entries of a section in the order of the files; what is no list is reported."""
    found: list[Node] = []
    for node, _ in sections.get(section, []):
        if isinstance(node, Sequence):
            found += node.items
        elif problems is not None and not (isinstance(node, Scalar) and node.is_null):
            problems.add("wrong-kind", node.place, f'section "{section}" must be a list, got {kind_of(node)}')
    return found


def rule_ids(sections: Sections) -> set[str]:
    """Give the ids of all rules, whatever else may be wrong with them."""
    return ids(sections, SECTIONS)


def ids(sections: Sections, names: Iterable[str]) -> set[str]:
    """Give the ids of all entries of some sections."""
    found = set()
    for section in names:
        for node in listed(sections, section, None):
            name = node.get("id") if isinstance(node, Mapping) else None
            if isinstance(name, Scalar):
                found.add(name.text)
    return found


def joined_choices(found: list[tuple[Node, Place]], problems: Problems) -> Node:
    """Put the choice lists of all files together; a list stands in one of them."""
    if len(found) == 1:
        return found[0][0]
    joined = Mapping({}, found[0][0].place, {})
    for node, _ in found:
        if not isinstance(node, Mapping):
            problems.add("wrong-kind", node.place, f'section "choices" must be a mapping, got {kind_of(node)}')
            continue
        for name, below in node.entries.items():
            if name in joined.entries:
                first = joined.key_places[name].short
                problems.add(
                    "duplicate-id",
                    node.key_places[name],
                    f'choice list "{name}" stands here a second time',
                    f"first at {first}",
                )
            joined.entries[name] = below
            joined.key_places[name] = node.key_places[name]
    return joined
