"""The schema of rule files explains every key that the loader knows, at every place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pack.small_pack import SHIPPED, SMALL
from packs.whole import HERE

from checker.pack.load import load_pack
from checker.pack.schema import rules_schema
from checker.pack.sections import _JOINED, _SINGLE
from checker.source.fields import Fields

from .plain import content

PACKS = {"shipped": SHIPPED, "small": SMALL, "planetarium": HERE / "planetarium"}


@cache
def schema(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = rules_schema(load_pack(folder))
    return found


def at(node: dict[str, Any], pointer: str, whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Walk from a schema to what it says of the place that a pointer names; there may be alternatives."""
    if "$ref" in node:
        yield from at(whole["$defs"][node["$ref"].removeprefix("#/$defs/")], pointer, whole)
        return
    for one in node.get("anyOf", ()):
        yield from at(one, pointer, whole)
    if not pointer:
        yield node
        return
    first, _, rest = pointer.removeprefix("/").partition("/")
    rest = f"/{rest}" if rest else ""
    if first.isdigit() and "items" in node:
        yield from at(node["items"], rest, whole)
        return
    below = node.get("properties", {}).get(first, node.get("additionalProperties"))
    if isinstance(below, dict):
        yield from at(below, rest, whole)


def read_by_the_loader(folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Load a pack and note which keys were known at which place: (pointer, key)."""
    noted: set[tuple[str, str]] = set()
    made = Fields.__init__

    def noting(self: Fields, node: Any, what: str, allowed: Any, problems: Any, at: Any) -> None:
        made(self, node, what, allowed, problems, at)
        if node is not None and node.place.pointer:
            noted.update((node.place.pointer, key) for key in allowed)

    monkeypatch.setattr(Fields, "__init__", noting)
    load_pack(folder)
    return noted


@pytest.mark.parametrize("name", PACKS)
def test_every_key_that_the_loader_knows_is_explained(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For each mapping that was read, each of its keys has a description in the schema of that place."""
    whole = schema(PACKS[name])
    noted = read_by_the_loader(PACKS[name], monkeypatch)
    assert len({key for _, key in noted}) > (100 if name == "shipped" else 60)
    silent = set()
    for pointer, key in noted:
        found = [one.get("properties", {}).get(key) for one in at(whole, pointer, whole)]
        if not any(one and one.get("description") for one in found):
            silent.add((pointer, key))
    assert sorted(silent)[:20] == []


def test_every_section_is_explained() -> None:
    """Every section that the loader knows stands in the schema with what it is, and no other."""
    from checker.pack.rules import SECTIONS

    whole = schema(SHIPPED)
    assert set(whole["properties"]) == {*_SINGLE, *_JOINED, *SECTIONS}
    assert all(one.get("description") for one in whole["properties"].values())


def test_conditions_are_explained() -> None:
    """Every key of a condition has a description: combinations, patterns, facts."""
    properties = schema(SHIPPED)["$defs"]["condition"]["properties"]
    assert [name for name, one in properties.items() if not one.get("description")] == []


@pytest.mark.parametrize("name", PACKS)
def test_rule_files_meet_the_schema(name: str) -> None:
    """What loads is not underlined by an editor."""
    validator = jsonschema.Draft202012Validator(schema(PACKS[name]))
    for path in PACKS[name].glob("*.yaml"):
        held = content(path)
        errors = [f"{path.name}: {list(one.absolute_path)}: {one.message[:200]}" for one in validator.iter_errors(held)]
        assert errors == []


def test_what_is_wrong_is_underlined() -> None:
    """An unknown key, a wrong code and a missing key are found by the schema too."""
    validator = jsonschema.Draft202012Validator(schema(SHIPPED))
    for wrong in (
        {"requirements": [{"id": "a", "titel": {"kk": "а", "ru": "б", "en": "c"}}]},
        {"acts": [{"id": "a", "title": {"kk": "а", "ru": "б"}, "short": {"kk": "а", "ru": "б"}}]},
        {"forms": [{"id": "a", "title": {"kk": "а", "ru": "б"}, "texts": [], "purpose": "licence"}]},
        {"norm_tables": [{"id": "a"}]},
        {"wording": {"office": {"kk": "а", "ru": "б"}}},
    ):
        assert list(validator.iter_errors(wrong)), wrong
