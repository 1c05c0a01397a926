"""Turns a tree into plain values for sections whose reader works on plain data."""

from __future__ import annotations

from checker.conditions.constants import number
from checker.source.tree import Mapping, Node, Scalar


def plain(node: Node | None) -> object:
    """Give dict, list, str, int, float, bool or None; unquoted numbers and true/false are typed, all else is text."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return _value(node)
    if isinstance(node, Mapping):
        return {key: plain(below) for key, below in node.entries.items()}
    return [plain(item) for item in node.items]


def _value(scalar: Scalar) -> object:
    if scalar.is_null:
        return None
    if scalar.quoted:
        return scalar.text
    if scalar.text in {"true", "false"}:
        return scalar.text == "true"
    found = number(scalar.text)
    return scalar.text if found is None else found
