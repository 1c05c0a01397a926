"""The four verdicts and the algebra by which conditions combine them.

`unknown` is not `not_met`: a missing answer never refuses anybody and never grants anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

_WORDS = ("not_met", "unknown", "met", "not_applicable")


class Verdict(IntEnum):
    """What the law says of one condition; the order is the one in which all_of prefers them."""

    NOT_MET = 0
    UNKNOWN = 1
    MET = 2
    NOT_APPLICABLE = 3

    @property
    def word(self) -> str:
        """Give the word used in rule files and in JSON."""
        return _WORDS[self]


NOT_MET, UNKNOWN, MET, NOT_APPLICABLE = Verdict


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """not_met if any is not_met, else unknown if any is unknown, else met; not_applicable ones are left out."""
    return min(verdicts, default=NOT_APPLICABLE)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The dual of all_of: met if any is met, else unknown if any is unknown, else not_met."""
    return max((verdict for verdict in verdicts if verdict is not NOT_APPLICABLE), default=NOT_APPLICABLE)


def negation(verdict: Verdict) -> Verdict:
    """Swap met and not_met; unknown and not_applicable stay."""
    return {MET: NOT_MET, NOT_MET: MET}.get(verdict, verdict)


def implied(condition: Verdict, then: Verdict) -> Verdict:
    """Judge `when condition then …`: `then` counts where the condition is met.

    Where the condition is not met the whole is not_applicable, where it is unknown the whole is unknown.
    """
    if condition is MET:
        return then
    return UNKNOWN if condition is UNKNOWN else NOT_APPLICABLE


def settled(open_: Verdict, by: Verdict) -> Verdict:
    """Let `by` decide what is unknown or says nothing; where it says met against a not met, the two clash: unknown."""
    if open_ in {UNKNOWN, NOT_APPLICABLE}:
        return open_ if by is NOT_APPLICABLE else by
    return UNKNOWN if open_ is NOT_MET and by is MET else open_


def counted(verdicts: Iterable[Verdict], at_least: int | None, at_most: int | None) -> Verdict:
    """Judge how many are met, between bounds; unknown ones may go either way."""
    known = list(verdicts)
    sure = known.count(MET)
    return numbered(sure, sure + known.count(UNKNOWN), at_least, at_most)


def numbered(sure: int, possible: int, at_least: int | None, at_most: int | None) -> Verdict:
    """Judge a number that is `sure` at least and `possible` at most, between bounds."""
    if (at_least is not None and possible < at_least) or (at_most is not None and sure > at_most):
        return NOT_MET
    if (at_least is None or sure >= at_least) and (at_most is None or possible <= at_most):
        return MET
    return UNKNOWN
