"""Writes a tree as YAML in one line, as rule tests write their changes."""

from __future__ import annotations

import json
import re

from checker.source.tree import Mapping, Node, Scalar

_PLAIN = re.compile(r"[^\W\d_][\w./-]*|-?[0-9]+(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")


def yaml_of(node: Node) -> str:
    """Write a node in flow style; what was quoted stays a text."""
    if isinstance(node, Scalar):
        if node.is_null:
            return "null"
        return node.text if (not node.quoted and _PLAIN.fullmatch(node.text)) or _is_list(node) else _quoted(node.text)
    if isinstance(node, Mapping):
        entries = (f"{_key(name)}: {yaml_of(below)}" for name, below in node.entries.items())
        return "{" + ", ".join(entries) + "}"
    return "[" + ", ".join(yaml_of(item) for item in node.items) + "]"


def _is_list(node: Scalar) -> bool:
    """Tell whether it is a list of codes that was put in as one text."""
    return not node.quoted and bool(re.fullmatch(r"\[[\w, ]*\]", node.text))


def _key(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
