"""The placeholders in the messages of a rule: `{site.address}` stands for a fact of the case."""

from __future__ import annotations

import re

from checker.conditions.scope import Scope
from checker.source.problem import Problems, unknown_name
from checker.source.tree import Mapping, Node
from checker.vocabulary.text import Text

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(text: str) -> list[str]:
    """List the names in braces, in order."""
    return PLACEHOLDER.findall(text)


def check_placeholders(node: Node, text: Text, scope: Scope, problems: Problems) -> None:
    """Report placeholders that name no fact, and languages whose placeholders differ."""
    names = scope.fact_names()
    for language in ("kk", "ru", "en"):
        wording = getattr(text, language)
        place = node.entries[language].place if isinstance(node, Mapping) and language in node.entries else node.place
        for name in placeholders(wording):
            if name not in names:
                message, hint = unknown_name("placeholder", name, names)
                problems.add("unknown-placeholder", place, message, hint)
    if sorted(placeholders(text.kk)) != sorted(placeholders(text.ru)):
        problems.add(
            "placeholders-differ",
            node.place,
            "the Kazakh and the Russian wording have different placeholders",
            f"kk: {', '.join(placeholders(text.kk)) or 'none'}; ru: {', '.join(placeholders(text.ru)) or 'none'}",
        )
