"""What decided a verdict before and after a change of the rules, in the words of the trace."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reports.explain import explain_part
from checker.rulediff import words
from checker.rulediff.deciding import Part
from checker.rulediff.turned import RuleTurn, Turned
from checker.vocabulary.text import Text

# Of a rule that turns at many records the first are shown.
MOST_PARTS = 6
_MOST_LINES = 12


def shown_parts(turn: RuleTurn) -> tuple[tuple[Part, ...], int]:
    """Give the parts to show, and how many more there are."""
    return turn.parts[:MOST_PARTS], max(0, len(turn.parts) - MOST_PARTS)


def part_words(one: Turned, part: Part, language: str) -> Iterator[tuple[Text, list[str]]]:
    """Give the trace before and after, line by line, under the word for it."""
    sides = ((words.BEFORE, one.before, part.before), (words.NOW, one.after, part.after))
    for word, judgement, tree in sides:
        if judgement.decision is not None and tree is not None:
            yield word, explain_part(judgement.decision, tree, part.records, language)[:_MOST_LINES]
