"""Words of one licence that the program says of itself: `wording:` of a rule pack."""

from __future__ import annotations

from checker.source.fields import Fields
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Node
from checker.vocabulary.text import Text, read_text

# What a pack may say in its own words, and where it is said. Without it the program says it without naming a place of the law.
WORDING = {
    "office_hours": "the place of the law that sets the office hours; stands in round brackets beside them",
    "licence_notes": "what the act says of every licence: the notes of the licence; without it they stay blank",
    "registers": "who asks the state registers: the heading above what is not known from them (`saikes check`)",
    "state_systems": "who takes it from state systems, and that the applicant need not: a heading of `saikes remedy`",
}


def bracketed(words: Text | None, language: str) -> str:
    """Give words in round brackets to stand behind others, nothing where the pack has none."""
    return f" ({words.of(language)})" if words else ""


def read_wording(node: Node | None, problems: Problems, at: Place) -> dict[str, Text]:
    """Read the words of the pack by their keys; all three languages are wanted."""
    if node is None:
        return {}
    fields = Fields(node, '"wording"', tuple(WORDING), problems, at)
    return {
        key: read_text(fields.node(key), f'"{key}"', problems, at, english=True) for key in WORDING if key in fields
    }
