"""How a norm is weighed: which rows and cells of the act are for a place, what they need there, and what there is of it."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple, TypeAlias

from checker.conditions.amounts import Cell, NormRow, Quantity, Share
from checker.conditions.model import Norm
from checker.dossier.model import Value
from checker.engine.amounts import Part, Weighed
from checker.engine.counting import MAYBE, NO, YES, ZERO, Amount
from checker.engine.measures import Measure, Profile, Scope

# What is needed, and the parts it is made of.
Needed: TypeAlias = tuple[Amount, tuple[Part, ...]]
_MOST_PROFILES = 256


class Scales:
    """What reckons both sides of one norm, for any number of cases.

    Which rows are for a place depends on its profile only, and often so does what they need: that is worked out once for all
    cases of that profile.
    """

    __slots__ = ("_known", "_place", "measure", "norm")

    def __init__(self, norm: Norm) -> None:
        self.norm = norm
        self.measure = Measure(norm.have)
        self._known: dict[Profile, _Chosen] = {}
        self._place = (id(norm.bands), id(norm.categories))

    def weigh(self, scope: Scope) -> Weighed:
        """Weigh the norm for the records bound."""
        profile, missing = scope.profiles.get(self._place) or scope.profile(self.norm.bands, self.norm.categories)
        chosen = self._known.get(profile) or self._chosen(profile)
        have = self.measure.of(scope)
        if missing or chosen.needed is None:
            return chosen.weighed(scope, have, missing)
        if have is self.measure.nobody or have is self.measure.unsaid:
            return chosen.idle(scope.day, have)
        return chosen.weighed(scope, have, missing)

    def idle(self, profile: Profile, day: str, *, listed: bool) -> Weighed | None:
        """Weigh the norm where nothing of a case counts for it; None where what it needs goes by a quantity of the case."""
        chosen = self._known.get(profile) or self._chosen(profile)
        return None if chosen.needed is None else chosen.idle(day, self.measure.without(listed=listed))

    def _chosen(self, profile: Profile) -> _Chosen:
        if len(self._known) >= _MOST_PROFILES:
            self._known.clear()
        chosen = self._known[profile] = _Chosen(self.norm, profile)
        return chosen


class _Chosen:
    """The rows of a norm for one profile, and what they need unless that goes by a quantity of the dossier.

    `_idle` are norms weighed where nothing of the case counts, by the identity of what there is and by whether a clause softens;
    `_reckoned` is what is needed by how much there is of the quantities it goes by, its parts without what they go by.
    """

    __slots__ = ("_idle", "_quantities", "_reckoned", "_soft", "_soft_until", "needed", "norm", "profile", "rows")

    def __init__(self, norm: Norm, profile: Profile) -> None:
        self.norm = norm
        self.profile = profile
        self.rows = _rows(norm, profile)
        self._idle: dict[tuple[int, bool], Weighed] = {}
        self._reckoned: dict[tuple[Decimal | None, ...], tuple[Amount, list[_Bare]]] = {}
        self._soft, self._soft_until = bool(norm.soft), norm.soft_until
        self._quantities = _quantities([cell for chosen in self.rows for cell in chosen.cells])
        self.needed = None if self._quantities else _Weighing(None, norm, profile).need(self.rows, ())

    def weighed(self, scope: Scope, have: Amount, missing: tuple[Quantity, ...]) -> Weighed:
        """Set what there is against what is needed."""
        if missing:
            needed = _Weighing(scope, self.norm, self.profile).need(self.rows, missing)
        else:
            needed = self.needed or self._by_quantities(scope)
        return Weighed(have, needed[0], needed[1], self._softened(scope.day))

    def _softened(self, day: str) -> bool:
        return self._soft and (not self._soft_until or day <= self._soft_until)

    def _by_quantities(self, scope: Scope) -> Needed:
        """Reckon what is needed for so much of the quantities it goes by; the parts name those of the case."""
        amounts = [scope.measured(quantity) for quantity in self._quantities]
        if len(amounts) == 1:
            known = self._reckoned.get((amounts[0].low, amounts[0].high))
        else:
            known = self._reckoned.get(_bounds_of(amounts))
        if known is None or any(amount.missing for amount in amounts):
            need, parts = _Weighing(scope, self.norm, self.profile).need(self.rows, ())
            if not need.missing:
                if len(self._reckoned) >= _MOST_PROFILES:
                    self._reckoned.clear()
                self._reckoned[_bounds_of(amounts)] = need, [_Bare(part, self._quantities) for part in parts]
            return need, parts
        need, bare = known
        return need, tuple([one.part if one.index < 0 else one.of(amounts[one.index]) for one in bare])

    def idle(self, day: str, have: Amount) -> Weighed:
        """Set nothing of the case against what is needed in every case of the profile."""
        if self.needed is None:
            raise TypeError("what goes by a quantity needs a dossier")
        soft = self._softened(day)
        found = self._idle.get((id(have), soft))
        if found is None:
            found = self._idle[id(have), soft] = Weighed(have, *self.needed, soft, standing=True)
        return found


class _Bare:
    """A part without what there is in a case of the quantity that it goes by: that is the one at `index` (-1: it goes by none)."""

    __slots__ = ("index", "part")

    def __init__(self, part: Part, quantities: tuple[Quantity, ...]) -> None:
        share = part.share
        of = share.of if share is not None else None
        self.index = next((index for index, quantity in enumerate(quantities) if quantity is of), -1)
        self.part = Part(part.row, part.cell, share, None, part.low, part.high)

    def of(self, base: Amount) -> Part:
        """Give the part of a case."""
        part = self.part
        return Part(part.row, part.cell, part.share, base, part.low, part.high)


def _bounds_of(amounts: list[Amount]) -> tuple[Decimal | None, ...]:
    if len(amounts) == 1:
        return amounts[0].low, amounts[0].high
    return (*[amount.low for amount in amounts], *[amount.high for amount in amounts])


def _quantities(cells: list[Cell]) -> tuple[Quantity, ...]:
    """List the quantities that the cells go by, each once."""
    found = [cell.at_most[1] for cell in cells if cell.at_most is not None]
    for share in (share for cell in cells for share in cell.shares):
        found += [share.of] if share.of is not None else []
        found += [share.at_most[1]] if share.at_most is not None else []
    return tuple({id(quantity): quantity for quantity in found}.values())


def weigh(scope: Scope, norm: Norm) -> Weighed:
    """Reckon both sides of a norm once."""
    return Scales(norm).weigh(scope)


class _Row(NamedTuple):
    """A row that is for the recipients (MAYBE: only some are of its categories, or it is not known), with its cells that may apply."""

    row: NormRow
    applies: int
    cells: list[Cell]


def _rows(norm: Norm, profile: Profile) -> list[_Row]:
    """Choose the rows and cells of a norm for a profile."""
    found = []
    for row in norm.rows:
        applies = YES
        if norm.categories is not None and row.categories:
            applies = _applies(row.categories, profile.served)
        if applies is not NO:
            columns = profile.columns
            cells = [cell for cell in row.cells if columns is None or cell.columns & columns]
            found.append(_Row(row, applies, cells))
    return found


def _applies(categories: frozenset[str], served: frozenset[Value | None] | None) -> int:
    if served is None:
        return MAYBE
    if served.isdisjoint(categories):
        return NO
    return YES if served <= categories else MAYBE


_Bounds = tuple[Decimal, Decimal | None]


class _Weighing:
    """Reckons what one norm needs, and keeps the parts, the notes and what was not stated."""

    __slots__ = ("missing", "norm", "notes", "parts", "profile", "scope")

    def __init__(self, scope: Scope | None, norm: Norm, profile: Profile) -> None:
        self.scope = scope
        self.norm = norm
        self.profile = profile
        self.parts: list[Part] = []
        self.notes: list[str] = []
        self.missing: list[Quantity] = []

    def need(self, applying: list[_Row], missing: tuple[Quantity, ...]) -> Needed:
        """Reckon what the rows that apply need; `missing` are the measures of the columns that are not stated."""
        self.missing += missing
        columns = self.profile.columns
        if columns is not None and self.profile.exact and len(columns) != 1:
            self.notes.append(self.norm.open.overlap if columns else self.norm.open.beyond)
        rows = [self._row(*one) for one in applying]
        low: Decimal = ZERO
        high: Decimal | None = ZERO
        if rows and self.norm.alternatives:
            low, high = min(low for low, _ in rows), _highest([high for _, high in rows])
        elif rows:
            low, high = _sum(rows)
        notes = tuple(dict.fromkeys(filter(None, self.notes))) if self.notes else ()
        unstated = tuple({quantity.id: quantity for quantity in self.missing}.values()) if self.missing else ()
        return Amount(low, high, (), unstated, notes), tuple(self.parts)

    def _measured(self, quantity: Quantity) -> Amount:
        if self.scope is None:
            raise TypeError("what goes by a quantity needs a dossier")
        found = self.scope.measured(quantity)
        self.missing += found.missing
        return found

    def _row(self, row: NormRow, applies: int, cells: list[Cell]) -> _Bounds:
        """Reckon one row that may be for the recipients of the site."""
        if self.profile.columns is not None and not self.profile.columns:
            return ZERO, None
        bounds = [self._cell(row, cell) for cell in cells]
        if len(bounds) == 1:
            low, high = bounds[0]
        else:
            low, high = min((low for low, _ in bounds), default=ZERO), _highest([high for _, high in bounds])
        self.notes.extend(row.notes)
        if applies is MAYBE and high != ZERO:
            self.notes.append(self.norm.open.mixed)
            return (low if self.norm.alternatives else ZERO), high
        return low, high

    def _cell(self, row: NormRow, cell: Cell) -> _Bounds:
        self.notes.append(cell.note)
        if not cell.stated:
            self.parts.append(Part(row, cell, None, None, ZERO, None))
            return ZERO, None
        bounds = []
        for share in cell.shares:
            base = self._measured(share.of) if share.of else None
            low, high = self._share(share, base)
            self.parts.append(Part(row, cell, share, base, low, high))
            bounds.append((low, high))
        return self._bounded(*_sum(bounds), cell.at_least, cell.at_most)

    def _share(self, share: Share, base: Amount | None) -> _Bounds:
        most_count = share.count if share.count_most is None else share.count_most
        if base is None:
            return share.count, most_count
        low = share.count * _whole(base.low / share.per_most, ROUND_FLOOR)
        high = None if base.high is None else most_count * _whole(base.high / share.per, ROUND_CEILING)
        if base.exact and base.low % share.per:
            self.notes.append(self.norm.open.rounding)
        return self._bounded(low, high, share.at_least, share.at_most)

    def _bounded(
        self, low: Decimal, high: Decimal | None, least: Decimal | None, most: tuple[Decimal, Quantity] | None
    ) -> _Bounds:
        if least is not None:
            low = max(low, least)
            high = None if high is None else max(high, least)
        if most is not None:
            limit = self._measured(most[1])
            low = min(low, most[0] * limit.low)
            if limit.high is not None:
                ceiling = most[0] * limit.high
                high = ceiling if high is None else min(high, ceiling)
        return low, high


def _whole(value: Decimal, how: str) -> Decimal:
    return value.to_integral_value(rounding=how)


def _highest(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return max(known, default=ZERO) if len(known) == len(values) else None


def _sum(bounds: list[_Bounds]) -> _Bounds:
    if len(bounds) == 1:
        return bounds[0]
    highs = [high for _, high in bounds if high is not None]
    return sum((low for low, _ in bounds), ZERO), sum(highs, ZERO) if len(highs) == len(bounds) else None
