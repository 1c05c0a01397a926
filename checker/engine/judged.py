"""The result of judging: a tree that mirrors the conditions of a rule, each node with its verdict. It is the trace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from checker.conditions.model import Compare, Condition, Constant, Norm
from checker.conditions.verdict import UNKNOWN, Verdict
from checker.dossier.model import Fact, Record
from checker.engine.amounts import Pooled, Weighed
from checker.pack.model import Rule
from checker.source.problem import SaikesError


@dataclass(slots=True)
class Judged:
    """One condition judged for one record: what was read (`fact`), what was expected, the verdict, the parts.

    `record` is the record that a part of a quantifier was judged for; `expected` is the resolved constant; `silent` tells
    that the dossier says nothing of the list that a quantifier speaks of, or of what chooses a norm table; `left_out` that a norm
    table is not for this record. `weighed` are the two sides of a norm, `pooled` those of a whole table.
    """

    condition: Condition
    verdict: Verdict = UNKNOWN
    children: Sequence[Judged] = ()
    record: Record | None = None
    fact: Fact | None = None
    expected: Constant | tuple[Constant, ...] | None = None
    silent: bool = False
    left_out: bool = False
    weighed: Weighed | None = None
    pooled: Pooled | None = None

    def walk(self) -> Iterator[Judged]:
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator[Judged]:
        return (node for node in self.walk() if isinstance(node.condition, Compare))

    def norms(self) -> Iterator[Judged]:
        return (node for node in self.walk() if isinstance(node.condition, Norm))


# What there is to judge: the number of the term, its node in the trace, the nodes whose verdicts it rests on.
Row: TypeAlias = tuple[int, Judged, Sequence[Judged]]


@dataclass(slots=True)
class Instance:
    """One rule judged once: for one record of its list, or for the whole dossier (`record` None)."""

    record: Record | None
    tree: Judged


@dataclass(slots=True)
class RuleResult:
    """One rule with its verdict over all its instances.

    `dated` are the stated facts that were compared with a day of the case, each with the record that it was judged for.
    """

    rule: Rule
    verdict: Verdict
    instances: list[Instance]
    dated: Sequence[tuple[Judged, Record | None]] = ()


class EngineFault(SaikesError):
    """The engine did not do what it must: nothing may be issued. Says which rule and what happened."""

    exit_code = 5


class CannotCompile(SaikesError):
    """A rule cannot be expressed in the engine; names the rule and what the engine lacks."""

    exit_code = 3
