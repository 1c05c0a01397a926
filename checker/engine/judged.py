"""The result of judging: a tree that mirrors the conditions of a rule, each node with its verdict. It is the trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.conditions.model import Compare, Condition, Constant, Norm
from checker.conditions.verdict import UNKNOWN, Verdict
from checker.dossier.model import Fact, Record
from checker.engine.amounts import Pooled, Weighed
from checker.pack.model import Rule


class Judged:
    """One condition judged for one record: what was read (`fact`), what was expected, the verdict, the parts.

    `number` is that of its term in the plan. `record` is the record that a part of a quantifier was judged for; `expected` is the
    resolved constant; `answer` is the rule that is named, as it was judged; `silent` tells that the dossier says nothing of the
    list that a quantifier speaks of, or of what chooses a norm table; `left_out` that a norm table is not for this record.
    `weighed` are the two sides of a norm, `pooled` those of a whole table.
    """

    __slots__ = (
        "answer",
        "children",
        "condition",
        "expected",
        "fact",
        "left_out",
        "number",
        "pooled",
        "record",
        "silent",
        "verdict",
        "weighed",
    )

    def __init__(self, condition: Condition, number: int = -1) -> None:
        self.condition = condition
        self.number = number
        self.verdict = UNKNOWN
        self.children: Sequence[Judged] = ()
        self.record: Record | None = None
        self.fact: Fact | None = None
        self.expected: Constant | tuple[Constant, ...] | None = None
        self.answer: Judged | None = None
        self.silent = False
        self.left_out = False
        self.weighed: Weighed | None = None
        self.pooled: Pooled | None = None

    def walk(self) -> Iterator[Judged]:
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator[Judged]:
        return (node for node in self.walk() if isinstance(node.condition, Compare))

    def norms(self) -> Iterator[Judged]:
        return (node for node in self.walk() if isinstance(node.condition, Norm))


class Instance:
    """One rule judged once: for one record of its list, or for the whole dossier (`record` None)."""

    __slots__ = ("record", "tree")

    def __init__(self, record: Record | None, tree: Judged) -> None:
        self.record = record
        self.tree = tree


class RuleResult:
    """One rule with its verdict over all its instances.

    `dated` are the stated facts that were compared with a day of the case, each with the record that it was judged for.
    """

    __slots__ = ("dated", "instances", "rule", "verdict")

    def __init__(
        self,
        rule: Rule,
        verdict: Verdict,
        instances: list[Instance],
        dated: Sequence[tuple[Judged, Record | None]] = (),
    ) -> None:
        self.rule = rule
        self.verdict = verdict
        self.instances = instances
        self.dated = dated
