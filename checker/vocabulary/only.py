"""Reads what a value of a choice list may only stand with: `only: {form: [stationary]}`."""

from __future__ import annotations

from collections.abc import Iterator

from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence
from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef, Vocabulary


def read_only(fields: Fields) -> tuple[str, frozenset[str]] | None:
    """Read the fact that a value is tied to and what that fact must be; None where the value is free."""
    mapping = fields.mapping("only")
    if len(mapping.entries) > 1:
        fields.problems.add("wrong-kind", mapping.place, '"only" names one fact', "only: {form: [stationary]}")
    for name, node in mapping.entries.items():
        return name, frozenset(scalar.text for scalar in _scalars(node))
    return None


def check_only(listed: Mapping, vocabulary: Vocabulary, problems: Problems) -> None:
    """Report restrictions that name a fact that is no choice, or a value that it cannot have."""
    known: dict[str, list[str]] = {}
    for fact in _facts(vocabulary.fields):
        if fact.type == "choice":
            known.setdefault(fact.name, []).extend(vocabulary.choices.get(fact.choices, {}))
    for restriction in _restrictions(listed):
        for name, node in restriction.entries.items():
            if name not in known:
                problems.unknown("unknown-fact", restriction.key_places[name], "choice", name, list(known))
                continue
            for scalar in _scalars(node):
                if scalar.text not in known[name]:
                    problems.unknown("unknown-value", scalar.place, name, scalar.text, known[name])


def _restrictions(listed: Mapping) -> Iterator[Mapping]:
    """Walk what stands under `only` in the choice lists."""
    for choices in listed.entries.values():
        for entry in choices.entries.values() if isinstance(choices, Mapping) else ():
            found = entry.entries.get("only") if isinstance(entry, Mapping) else None
            if isinstance(found, Mapping):
                yield found


def _scalars(node: Node) -> list[Scalar]:
    items = node.items if isinstance(node, Sequence) else [node]
    return [item for item in items if isinstance(item, Scalar)]


def _facts(fields: dict[str, Field]) -> Iterator[FactDef]:
    for entry in fields.values():
        if isinstance(entry, GroupDef | ListDef):
            yield from _facts(entry.fields)
        else:
            yield entry
