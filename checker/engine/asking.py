"""What conditions ask of the engine: by what was read, by what was weighed, or by the verdicts of their parts.

Equal questions are asked alike, so that an answer can be remembered by what was asked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from checker.conditions.model import (
    Compare,
    Condition,
    DayRef,
    FactRef,
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    When,
)
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from checker.engine.judged import Judged

# What a condition asks: the letters of the properties, then their values.
Spelt: TypeAlias = tuple[object, ...]
# The same, or its number among the questions about few verdicts.
Asked: TypeAlias = Spelt | int
_BOUNDLESS = 1e15
_NOT_KNOWN: Spelt = ("u", 1)
_ABSENT: Spelt = ("g", 0)
_GIVEN: Spelt = ("g", 1)
_NOTHING_LEFT: Spelt = ("z", 1)
_NOTHING_NEEDED: Spelt = ("f", 0)
# Questions about one verdict (0 to 3), about two (4 to 19: the first by fours) and about what is among several (20 to 27).
_OF_FEW: tuple[Spelt, ...] = (
    *(("a", one) for one in range(4)),
    *(("ab", one, other) for one in range(4) for other in range(4)),
    *(("nkm", bool(among & 4), bool(among & 2), bool(among & 1)) for among in range(8)),
)


def spelt(asked: Asked) -> Spelt:
    """Give the letters and values of what is asked."""
    return _OF_FEW[asked] if isinstance(asked, int) else asked


class Asking:
    """Says what one condition asks."""

    def of(self, node: Judged) -> Asked:
        """Give what it asks by what was laid out, and by the verdicts of its parts."""
        raise NotImplementedError


def asking_of(condition: Condition) -> Asking:
    """Choose how a condition asks; a name asks nothing."""
    match condition:
        case Compare():
            if condition.operator in {"given", "known"}:
                return _Stated()
            return _Value(by_itself=isinstance(condition.expected, DayRef | FactRef))
        case Quantifier():
            return _Records(condition)
        case Not():
            return _One()
        case Norm():
            return _Norm()
        case NormTable():
            return _Table()
        case When() | Settled():
            return _Two()
        case Named() | RuleRef():
            return Asking()
        case _:
            return _Among()


class _One(Asking):
    def of(self, node: Judged) -> Asked:
        return int(node.children[0].verdict)


class _Two(Asking):
    def of(self, node: Judged) -> Asked:
        return 4 + 4 * int(node.children[0].verdict) + int(node.children[1].verdict)


class _Among(Asking):
    def of(self, node: Judged) -> Asked:
        return _tally(node)


def _tally(node: Judged) -> int:
    verdicts = [part.verdict for part in node.children]
    return 20 + 4 * (NOT_MET in verdicts) + 2 * (UNKNOWN in verdicts) + (MET in verdicts)


class _Norm(Asking):
    """Asks by how much there is beyond what is needed, surely and possibly, and whether a clause softens the norm.

    Not by the two sides themselves: what is asked the same is remembered, and few differences make up for many numbers.
    """

    def of(self, node: Judged) -> Asked:
        weighed = node.weighed
        if weighed is None:
            raise TypeError("a norm was not weighed")
        have, need = weighed.have, weighed.need
        if need.high == 0:
            return _NOTHING_NEEDED
        return "vws", _beyond(have.low, need.high), _beyond(have.high, need.low), int(weighed.soft)


class _Table(Asking):
    """Asks by the norms of a table, and by all that there is against all that they need."""

    def of(self, node: Judged) -> Asked:
        if node.silent:
            return _NOT_KNOWN
        if node.left_out:
            return _NOTHING_LEFT
        beyond = 0.0
        if node.pooled is not None:
            node.pooled.reckon()
            beyond = _beyond(node.pooled.have.high, node.pooled.need)
        return "nkmt", *_OF_FEW[_tally(node)][1:], beyond


def _beyond(have: Decimal | None, need: Decimal | None) -> float:
    """Give how much there is beyond a need, as the engine holds it.

    What is without bound is beyond every need; no amount is beyond a need without bound.
    """
    if have is None:
        return _BOUNDLESS
    return -_BOUNDLESS if need is None else float(have - need)


class _Records(Asking):
    """Asks by how many records; without any the rule may have a verdict of its own."""

    def __init__(self, condition: Quantifier) -> None:
        self.nothing = bool(condition.nothing)
        self.filtered = condition.filtered
        self.counts = condition.kind == "count"

    def of(self, node: Judged) -> Asked:
        if node.silent:
            return _NOT_KNOWN
        parts = node.children
        if self.nothing and (not parts or (self.filtered and all(map(_left_out, parts)))):
            return _NOTHING_LEFT
        if not self.counts:
            return _tally(node)
        verdicts = [part.verdict for part in parts]
        return "mp", verdicts.count(MET), verdicts.count(UNKNOWN) + verdicts.count(MET)


def _left_out(part: Judged) -> bool:
    """Tell whether a record does not pass the filter of its quantifier."""
    return part.verdict is NOT_APPLICABLE and part.children[0].verdict is not MET


class _Stated(Asking):
    def of(self, node: Judged) -> Asked:
        return _ABSENT if node.fact is None else _GIVEN


class _Value(Asking):
    """Asks by the value of a fact; of a set of choices by how many are among those expected."""

    def __init__(self, *, by_itself: bool) -> None:
        self.by_itself = by_itself

    def of(self, node: Judged) -> Asked:
        fact, expected = node.fact, node.expected
        if fact is None:
            return _ABSENT
        if expected is None:
            return _NOT_KNOWN
        value = fact.value
        if isinstance(value, tuple):
            wanted = expected if isinstance(expected, tuple) else (expected,)
            return "v", len(set(value) & set(wanted))
        return ("ve", value, expected) if self.by_itself else ("v", value)
