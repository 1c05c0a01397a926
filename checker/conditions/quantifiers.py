"""Parses conditions on the records of a list: every, some, count."""

from __future__ import annotations

import re
from typing import Literal, Protocol, cast

from checker.conditions.constants import read_constant
from checker.conditions.model import Condition, Quantifier, When
from checker.conditions.scope import Scope
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, kind_of
from checker.vocabulary.model import FactDef, ListDef, flat

_KEYS = ("with", "where", "holds", "at_least", "at_most", "if_none")
_VERDICT_WORDS = ("met", "not_met", "unknown", "not_applicable")


class Parser(Protocol):
    """What reads the conditions inside a quantifier."""

    problems: Problems

    def condition(self, node: Node, scope: Scope) -> Condition | None: ...


def read_quantifier(parser: Parser, kind: str, node: Mapping, scope: Scope) -> Condition | None:
    """Read `every|some|count: LIST` with its selection, filter and condition; None where it is broken."""
    for key in node:
        if key not in {kind, *_KEYS}:
            parser.problems.unknown("unknown-key", node.key_places[key], f'key in "{kind}"', key, list(_KEYS))
    definition, name = _list(parser, node.entries[kind], scope)
    if definition is None:
        return None
    inner = scope.within(definition)
    condition = _holds(parser, kind, node, inner)
    bounds = _bounds(parser, kind, node) if condition is not None else None
    if condition is None or bounds is None:
        return None
    return Quantifier(
        kind=cast(Literal["every", "some", "count"], kind),
        list_name=name,
        definition=definition,
        owner=name.rsplit(".", 1)[0] if "." in name else "",
        select=_selection(parser, node, inner, definition),
        holds=condition,
        nothing=_nothing(parser, kind, node, definition),
        at_least=bounds[0],
        at_most=bounds[1],
        place=node.place,
        filtered=node.get("where") is not None and node.get("if_none") is not None,
    )


def _holds(parser: Parser, kind: str, node: Mapping, inner: Scope) -> Condition | None:
    """Read the condition on one record; a filter makes it count only where the filter is met."""
    holds = node.get("holds")
    if holds is None:
        parser.problems.add("missing-key", node.place, f'"{kind}" lacks its "holds"', "add holds: …")
        return None
    condition = parser.condition(holds, inner)
    where = node.get("where")
    if where is None or condition is None:
        return condition
    only = parser.condition(where, inner)
    return When(only, condition, where.place) if only else None


def _bounds(parser: Parser, kind: str, node: Mapping) -> tuple[int | None, int | None] | None:
    """Read the bounds of a count; None where they are broken or stand where they may not."""
    if (kind == "count") != ("at_least" in node.entries or "at_most" in node.entries):
        parser.problems.add(
            "bounds", node.place, '"at_least" and "at_most" belong to "count", and "count" needs one of them'
        )
        return None
    least, most = _bound(parser, node, "at_least"), _bound(parser, node, "at_most")
    if least is not None and most is not None and least > most:
        parser.problems.add(
            "bounds", node.place, f'"at_least" {least} is more than "at_most" {most}', "no number can be both"
        )
    return None if kind == "count" and least is None and most is None else (least, most)


def _list(parser: Parser, node: Node, scope: Scope) -> tuple[ListDef | None, str]:
    name = node.text if isinstance(node, Scalar) else ""
    if name not in scope.list_names():
        parser.problems.unknown("unknown-list", node.place, "list", name or kind_of(node), scope.list_names())
        return None, name
    return scope.vocabulary.lists[name], name


def _selection(parser: Parser, node: Mapping, scope: Scope, definition: ListDef) -> tuple[tuple[str, str], ...]:
    found = node.get("with")
    if found is None:
        return ()
    if not isinstance(found, Mapping):
        parser.problems.add("wrong-kind", found.place, f'"with" must be a mapping, got {kind_of(found)}')
        return ()
    fields = {
        name: entry
        for name, entry in flat(definition.fields)
        if isinstance(entry, FactDef) and entry.required and entry.type == "choice"
    }
    chosen = []
    for key, below in found.entries.items():
        if key not in fields:
            parser.problems.unknown(
                "unknown-fact", found.key_places[key], f'required choice of "{definition.name}"', key, list(fields)
            )
        elif isinstance(below, Scalar):
            value = read_constant(below, fields[key], scope.vocabulary, parser.problems)
            if value is not None:
                chosen.append((key, str(value)))
        else:
            parser.problems.add("wrong-kind", below.place, f'"{key}" takes one value, got {kind_of(below)}')
    return tuple(chosen)


def _bound(parser: Parser, node: Mapping, key: str) -> int | None:
    found = node.get(key)
    if found is None:
        return None
    if isinstance(found, Scalar) and not found.quoted and re.fullmatch(r"[0-9]{1,9}", found.text):
        return int(found.text)
    parser.problems.add("wrong-type", found.place, f'"{key}" must be a whole number, got {kind_of(found)}')
    return None


def _nothing(parser: Parser, kind: str, node: Mapping, definition: ListDef) -> str:
    found = node.get("if_none")
    if found is not None:
        word = found.text if isinstance(found, Scalar) else ""
        if word in _VERDICT_WORDS:
            return word
        parser.problems.unknown("unknown-value", found.place, "verdict", word, list(_VERDICT_WORDS))
    if definition.world == "open":
        return "unknown"
    return "" if kind == "count" else {"some": "not_met", "every": "not_applicable"}[kind]
