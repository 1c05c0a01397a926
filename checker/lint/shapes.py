"""What a condition says without where it stands: equal shapes are judged alike wherever the same records are bound."""

from __future__ import annotations

from collections.abc import Hashable

from checker.conditions.model import Compare, Condition, FactRef, Named, Quantifier, RuleRef, children


def shape(condition: Condition) -> Hashable:
    """Give what makes two conditions one; a norm or a norm table is like itself only."""
    match condition:
        case Compare():
            expected = condition.expected
            other = ("fact", expected.name) if isinstance(expected, FactRef) else (type(expected).__name__, expected)
            return "compare", condition.fact.name, condition.operator, other
        case RuleRef():
            return "rule", condition.rule
        case Named():
            return shape(condition.child)
        case Quantifier():
            bounds = (condition.at_least, condition.at_most)
            said = (condition.kind, condition.list_name, condition.select, condition.nothing, condition.filtered)
            return "records", *said, *bounds, shape(condition.holds)
        case _:
            parts = tuple(shape(child) for child in children(condition))
            return (type(condition).__name__, *parts) if parts else (type(condition).__name__, id(condition))
