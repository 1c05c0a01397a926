"""Reads the dated numbers of the law and the facts that must agree."""

from __future__ import annotations

import re
from typing import Literal, cast

from checker.conditions.constants import number
from checker.pack.acts import Acts, read_cite
from checker.pack.model import DatedValue, SameFact, Sameness
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.model import FactDef, Vocabulary, flat
from checker.vocabulary.text import read_text

_SELECTED = re.compile(r"(?P<list>[a-z_]+)\[(?P<code>[a-z0-9_]+)\]\.(?P<field>[a-z_.]+)")


def _items(node: Node | None, section: str, problems: Problems) -> list[Node]:
    if node is None:
        return []
    if isinstance(node, Sequence):
        return node.items
    problems.add("wrong-kind", node.place, f'section "{section}" must be a list, got {kind_of(node)}')
    return []


def read_values(node: Node | None, acts: Acts, problems: Problems) -> dict[str, DatedValue]:
    """Read `values:`; each number stands once per edition of its act."""
    found: dict[str, DatedValue] = {}
    for item in _items(node, "values", problems):
        fields = Fields(item, "a value", ("id", "cite", "unit", "dated", "label"), problems, item.place)
        name = fields.identifier("id")
        cite = read_cite(fields.node("cite"), acts, problems, fields.place)
        if name in found:
            problems.add("duplicate-id", fields.at("id"), f'value "{name}" stands here a second time')
        if cite is None:
            continue
        editions = [edition.id for edition in acts.acts[cite.act].editions]
        dated = tuple(_dated(fields.mapping("dated", required=True), editions, problems))
        found[name] = DatedValue(name, cite, fields.text("unit"), dated, fields.place)
    return found


def _dated(mapping: Mapping, editions: list[str], problems: Problems) -> list[tuple[str, int | float]]:
    found = []
    for edition, below in mapping.entries.items():
        if edition not in editions:
            problems.unknown("unknown-edition", mapping.key_places[edition], "edition", edition, editions)
        value = number(below.text) if isinstance(below, Scalar) and not below.quoted else None
        if value is None:
            problems.add("wrong-type", below.place, f"a number must stand here, got {kind_of(below)}")
        else:
            found.append((edition, value))
    return found


def all_paths(vocabulary: Vocabulary) -> list[str]:
    """List every fact of the vocabulary by its full path: `applicant.name`, `registers.holder_name`."""
    found = []
    for name, entry in flat(vocabulary.fields):
        if isinstance(entry, FactDef):
            found.append(name)
        else:
            found += [f"{name}.{below}" for below, field in flat(entry.fields) if isinstance(field, FactDef)]
    return found


def read_sameness(node: Node | None, vocabulary: Vocabulary, problems: Problems) -> tuple[Sameness, ...]:
    """Read `must_agree:`: groups of facts that must have one value wherever they stand."""
    found = []
    paths = all_paths(vocabulary)
    for item in _items(node, "must_agree", problems):
        fields = Fields(
            item, "a group that must agree", ("id", "label", "compare", "per", "match", "facts"), problems, item.place
        )
        name = fields.identifier("id")
        facts = [_selected(scalar, vocabulary, paths, problems) for scalar in fields.scalars("facts")]
        label = read_text(fields.node("label"), f'label of "{name}"', problems, fields.place, english=True)
        compare = cast(Literal["exact", "text", "number"], fields.one_of("compare", ("exact", "text", "number")))
        per = fields.one_of("per", ("site", "application"), default="application")
        kept = tuple(fact for fact in facts if fact)
        found.append(
            Sameness(name, label, compare, per == "site", _match(fields, kept, paths, problems), kept, fields.place)
        )
    return tuple(found)


def _selected(scalar: Scalar, vocabulary: Vocabulary, paths: list[str], problems: Problems) -> SameFact | None:
    """Read `list[code].field`, `list.field` or `group.field`."""
    parts = _SELECTED.fullmatch(scalar.text)
    path = f"{parts['list']}.{parts['field']}" if parts else scalar.text
    if path not in paths:
        problems.unknown("unknown-fact", scalar.place, "fact", path, paths)
        return None
    name, _, field = path.partition(".")
    if name not in vocabulary.lists:
        return SameFact("", path, "")
    code = parts["code"] if parts else ""
    if code:
        key = vocabulary.lists[name].fields.get("code")
        allowed = list(vocabulary.choices.get(key.choices, {})) if isinstance(key, FactDef) else []
        if code not in allowed:
            problems.unknown("unknown-value", scalar.place, f'code of "{name}"', code, allowed)
    return SameFact(name, field, code)


def _match(fields: Fields, facts: tuple[SameFact, ...], paths: list[str], problems: Problems) -> str:
    """Read the field by which records are paired; every list of the group must have it."""
    name = fields.text("match")
    for fact in facts:
        if name and f"{fact.list_name}.{name}" not in paths:
            known = [path.partition(".")[2] for path in paths if path.startswith(f"{fact.list_name}.")]
            problems.unknown("unknown-fact", fields.at("match"), f'field of "{fact.list_name}"', name, known)
    return name
