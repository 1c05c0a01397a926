"""The arithmetic of norms: how much there is and how much is needed, as intervals with their parts.

An interval says what an act or a dossier leaves open: a fraction of a group that the act does not tell how to round, a
number that is not stated, a post that is vacant. A verdict rests only on what holds for the whole interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.conditions.amounts import Cell, NormRow, Share
from checker.conditions.model import NormTable, When
from checker.conditions.verdict import MET
from checker.engine.case import Bindings
from checker.engine.counting import ZERO, Amount

if TYPE_CHECKING:
    from checker.engine.judged import Judged


class Part:
    """One share of what is needed: the row and cell of the act, what it is reckoned from, and the result."""

    __slots__ = ("base", "cell", "high", "low", "row", "share")

    def __init__(
        self, row: NormRow, cell: Cell, share: Share | None, base: Amount | None, low: Decimal, high: Decimal | None
    ) -> None:
        self.row = row
        self.cell = cell
        self.share = share
        self.base = base
        self.low = low
        self.high = high


class Weighed:
    """What a norm compares: what there is, what is needed with its parts, and whether a clause softens a shortage.

    `standing` tells that nothing of a case is in it: it is the same in all cases of a profile.
    """

    __slots__ = ("have", "need", "parts", "soft", "standing")

    def __init__(
        self, have: Amount, need: Amount, parts: tuple[Part, ...], soft: bool, *, standing: bool = False
    ) -> None:
        self.have = have
        self.need = need
        self.parts = parts
        self.soft = soft
        self.standing = standing


class Pooled:
    """A whole table: all that there is, and what its norms need together at least.

    `sure` is the least that norms need which always count; `guarded` are those that count where their guard is met.
    """

    __slots__ = ("guarded", "have", "need", "sure")

    def __init__(self, have: Amount, sure: Decimal, guarded: tuple[tuple[Judged, Decimal], ...]) -> None:
        self.have = have
        self.sure = sure
        self.guarded = guarded
        self.need = ZERO

    def reckon(self) -> None:
        """Add up what the norms need, by the verdicts of the guards."""
        self.need = sum((low for guard, low in self.guarded if guard.verdict is MET), self.sure)

    @property
    def short(self) -> bool:
        return self.have.high is not None and self.have.high < self.need


def pooled(have: Amount, norms: Sequence[Judged], others: Decimal = ZERO) -> Pooled:
    """Set what there is against the norms of a table; `others` is what more of its norms need at least."""
    guarded = [norm.children for norm in norms if isinstance(norm.condition, When)]
    needs = [(guard, norm.weighed.need.low) for guard, norm in guarded if norm.weighed is not None]
    return Pooled(have, least_needed(norms, others), tuple(needs))


def least_needed(norms: Iterable[Judged], more: Decimal = ZERO) -> Decimal:
    """Add up what norms need at least that always count."""
    for norm in norms:
        weighed = norm.weighed
        if weighed is not None:
            more += weighed.need.low
    return more


def covers(table: NormTable, bindings: Bindings) -> bool | None:
    """Tell whether a table is for the record bound; None where the dossier does not say."""
    record = bindings[table.owner] if table.owner else None
    unknown = False
    for path, values in table.select:
        value = record.value(path) if record else None
        if value is None:
            unknown = True
        elif value not in values:
            return False
    return None if unknown else True
