"""What the case itself does not say yet: no remedy may choose it, so it has to be stated first."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Compare, Quantifier, RuleRef
from checker.conditions.verdict import UNKNOWN
from checker.decision import phrases
from checker.decision.missing import open_nodes
from checker.engine.judged import Judged, RuleResult
from checker.vocabulary.text import LANGUAGES, Text


def unstated(tree: Judged, results: dict[str, RuleResult]) -> tuple[Text, ...]:
    """List the fixed facts and lists that keep a condition undecided, each once."""
    return tuple(dict.fromkeys(not_stated(label) for label in _labels(tree, results)))


def not_stated(label: Text) -> Text:
    return Text(*(f"{phrases.NOT_STATED.of(language)}: {label.of(language)}" for language in LANGUAGES))


def _labels(tree: Judged, results: dict[str, RuleResult]) -> Iterator[Text]:
    if tree.verdict is not UNKNOWN:
        return
    for node in open_nodes(tree):
        condition = node.condition
        if isinstance(condition, RuleRef):
            for instance in results[condition.rule].instances:
                yield from _labels(instance.tree, results)
        elif isinstance(condition, Compare) and condition.fact.definition.fixed and node.fact is None:
            yield condition.fact.definition.label
        elif isinstance(condition, Quantifier) and condition.definition.fixed:
            yield condition.definition.label
