"""Finds what would turn a condition: `all of` multiplies alternatives, `any of` collects them."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator

from checker.conditions.model import (
    All,
    Any,
    Condition,
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    When,
)
from checker.dossier.model import Record
from checker.engine.amounts import covers
from checker.engine.case import Case, Given, rule_records
from checker.remedy.additions import Bound, additions, cursor_of, list_given
from checker.remedy.alternatives import Alternatives
from checker.remedy.leaves import Cursor, changes_for
from checker.remedy.model import NOTHING_TO_DO, Edits, Target
from checker.remedy.norms import POOLED, norm_changes, pool_ways
from checker.remedy.settle import settled
from checker.remedy.want import Want
from checker.vocabulary.model import ListDef

_COMBINATIONS = 24
_MOST_NEW = 4
Part = tuple[Condition, Bound]


class Search:
    """Searches one case; what it finds is only likely to turn the condition and has to be proved."""

    def __init__(self, case: Case, *, overturning: bool) -> None:
        self.case = case
        self.overturning = overturning
        self.alternatives = Alternatives()
        self.root = Cursor(case.dossier.root, Target("record", ()))
        self._found: dict[Hashable, list[Edits]] = {}

    def of_rule(
        self, condition: Condition, definition: ListDef | None, record: Record | None, want: Want
    ) -> list[Edits]:
        """Search for a rule judged for one record of its list, or for the whole dossier."""
        return self.ways(condition, want, self._bound(definition, record))

    def ways(self, condition: Condition, want: Want, bound: Bound) -> list[Edits]:
        """Give the minimal alternatives that give a condition a wanted verdict; the empty set where it has one."""
        key = (id(condition), want, *((name, cursor.target) for name, cursor in bound.items()))
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._ways(condition, want, bound)
        return found

    def _ways(self, condition: Condition, want: Want, bound: Bound) -> list[Edits]:
        if want is Want.SPARED:
            return self._spared(condition, bound)
        match condition:
            case Not():
                return self.ways(condition.child, want.opposite, bound)
            case Named():
                return self.ways(condition.child, want, bound)
            case All() | Any():
                parts = [(child, bound) for child in condition.children]
                return self._folded(parts, want, together=isinstance(condition, All))
            case When():
                return self._when(condition, want, bound)
            case RuleRef():
                judged = self._instances(condition.rule, bound)
                # A rule of a list that has no records is unknown, and which records there are the case itself says.
                return self._folded(judged, want, together=True) if judged else []
            case Quantifier():
                return self._quantifier(condition, want, bound)
            case Settled():
                return self._settled(condition, want, bound)
            case NormTable():
                return self._table(condition, want, bound)
            case Norm():
                verdict, enough = norm_changes(condition, self.case, bound)
                return [NOTHING_TO_DO] if verdict in want.value else enough if want.positive else []
            case _:
                return self._leaf(condition, want, bound)

    def _leaf(self, leaf: Condition, want: Want, bound: Bound) -> list[Edits]:
        if want is Want.NONE:
            return []
        found = settled(leaf, self.case, bound, wanted=want.positive)
        if found is None:
            found = changes_for(leaf, self.case, bound, wanted=want.positive, overturning=self.overturning)
        return found

    def _is(self, condition: Condition, want: Want, bound: Bound) -> bool:
        """Tell whether a condition has a wanted verdict as the dossier stands."""
        return NOTHING_TO_DO in self.ways(condition, want, bound)

    def _folded(self, parts: list[Part], want: Want, *, together: bool) -> list[Edits]:
        """Turn `all of` the parts (`together`) or `any of` them; parts that do not apply are left out."""
        if want is Want.NONE:
            return self._none(parts)
        if together is want.positive:
            return self._every(parts, want)
        found = [self.ways(part, want.strict, bound) for part, bound in parts]
        return self.alternatives.any_of([*found, self._none(parts)] if want.none_too else found)

    def _none(self, parts: list[Part]) -> list[Edits]:
        return self.alternatives.all_of(self.ways(part, Want.NONE, bound) for part, bound in parts)

    def _every(self, parts: list[Part], want: Want) -> list[Edits]:
        """Turn all parts; where not applicable will not do, one of them at least has to apply."""
        loose = [self.ways(part, want.loose, bound) for part, bound in parts]
        if want.none_too or any(self._is(part, want, bound) for part, bound in parts):
            return self.alternatives.alike(loose)
        strict = [self.ways(part, want, bound) for part, bound in parts]
        self.alternatives.capped |= len(strict) > _COMBINATIONS
        applying = ([*loose[:index], ways, *loose[index + 1 :]] for index, ways in enumerate(strict[:_COMBINATIONS]))
        return self.alternatives.any_of(self.alternatives.all_of(groups) for groups in applying)

    def _when(self, condition: When, want: Want, bound: Bound) -> list[Edits]:
        asked = self.ways(condition.condition, Want.MET, bound)
        groups = [self.alternatives.all_of([asked, self.ways(condition.then, want, bound)]) if asked else []]
        if want.none_too:
            groups.append(self.ways(condition.condition, Want.NO, bound))
        return self.alternatives.any_of(groups)

    def _settled(self, condition: Settled, want: Want, bound: Bound) -> list[Edits]:
        """Turn what the rule asks, or what settles it; a thing settled does not stand against one plainly decided."""
        groups = [self._none([(condition.open, bound), (condition.by, bound)])] if want.none_too else []
        if want.positive:
            left_open = self.ways(condition.open, Want.SPARED, bound)
            groups.append(self.ways(condition.open, Want.MET, bound))
            groups.append(self.alternatives.all_of([left_open, self.ways(condition.by, Want.MET, bound)]))
        elif want.negative:
            both = (condition.open, condition.by), (condition.by, condition.open)
            unopposed = [one for one, other in both if not self._is(other, Want.MET, bound)]
            groups += [self.ways(one, Want.NOT_MET, bound) for one in unopposed]
        return self.alternatives.any_of(groups)

    def _spared(self, condition: Condition, bound: Bound) -> list[Edits]:
        """Turn what is plainly not met so that it is open at least, for a finding to settle."""
        if not self._is(condition, Want.NOT_MET, bound):
            return [NOTHING_TO_DO]
        match condition:
            case All():
                parts = [(child, bound) for child in condition.children]
            case NormTable():
                short = pool_ways(condition, self._counting(condition, bound), self.case, bound)
                parts = [(child, bound) for child in condition.children]
                self.alternatives.capped |= len(short) >= POOLED
                spared = (self.ways(part, Want.SPARED, below) for part, below in parts)
                return self.alternatives.all_of([*spared, short])
            case Named():
                return self.ways(condition.child, Want.SPARED, bound)
            case When():
                return self.ways(condition.then, Want.SPARED, bound)
            case Norm():
                return norm_changes(condition, self.case, bound, least=True)[1]
            case Quantifier(kind="every") if not self._nobody(condition, self._inner(condition, bound)):
                parts = [(condition.holds, below) for below in self._inner(condition, bound)]
            case _:
                return self.ways(condition, Want.OK, bound)
        return self.alternatives.alike(self.ways(part, Want.SPARED, below) for part, below in parts)

    def _table(self, condition: NormTable, want: Want, bound: Bound) -> list[Edits]:
        """Turn every norm of a table that is for the record bound; another table is nobody's obstacle."""
        covered = covers(condition, {name: cursor.record for name, cursor in bound.items() if name})
        if covered is None or (covered is False and not want.none_too):
            return []
        if covered is False:
            return [NOTHING_TO_DO]
        if want.negative and pool_ways(condition, self._counting(condition, bound), self.case, bound) != [
            NOTHING_TO_DO
        ]:
            return [NOTHING_TO_DO]
        return self._folded([(child, bound) for child in condition.children], want, together=True)

    def _counting(self, table: NormTable, bound: Bound) -> list[Norm]:
        """Give the norms of a table whose guard is met."""
        found = []
        for part in table.children:
            if isinstance(part, When) and not self._is(part.condition, Want.MET, bound):
                continue
            norm = part.then if isinstance(part, When) else part
            found += [norm] if isinstance(norm, Norm) else []
        return found

    def _bound(self, definition: ListDef | None, record: Record | None) -> Bound:
        bound: Bound = {"": self.root}
        if definition is not None and record is not None:
            bound[definition.each] = cursor_of(definition, record, self.root)
        return bound

    def _instances(self, name: str, bound: Bound) -> list[Part]:
        """Give what another rule judges: for the same record where both are judged for it, else for all."""
        rule = self.case.ruleset.rule(name)
        given = [cursor.record for name, cursor in bound.items() if name]
        records = rule_records(self.case, rule.for_every)
        same = [record for record in records if record is not None and any(record is other for other in given)]
        return [(rule.condition, self._bound(rule.for_every, record)) for record in same or records]

    def _quantifier(self, condition: Quantifier, want: Want, bound: Bound) -> list[Edits]:
        owner, definition, records = bound[condition.owner], condition.definition, self._records(condition, bound)
        if records is None and want.allows(_empty(condition)):
            given = list_given(definition, owner)
            return [given] if given else self._new(condition, want, bound)
        inner = self._inner(condition, bound)
        nobody = records is not None and bool(condition.nothing) and self._nobody(condition, inner)
        if nobody and (want is Want.NONE or want.allows(condition.nothing)):
            return [NOTHING_TO_DO] if want.allows(condition.nothing) else []
        want = want.strict if nobody and inner else want
        if condition.kind == "count" and (records is None or nobody):
            return self._enough(condition, bound, [], max(condition.at_least or 0, 1)) if want.positive else []
        if condition.kind == "count":
            return self._count(condition, want, bound, inner)
        if not inner:
            return self._new(condition, want, bound)
        one_will_do = (condition.kind == "some") is want.positive and want is not Want.NONE
        found = self._folded([(condition.holds, below) for below in inner], want, together=condition.kind == "every")
        return found or (self._new(condition, want, bound) if one_will_do else [])

    def _nobody(self, condition: Quantifier, inner: list[Bound]) -> bool:
        """Tell whether no record is there, or the filter leaves nobody."""
        holds = condition.holds if condition.filtered else None
        return not inner or (isinstance(holds, When) and all(self._is(holds.condition, Want.NO, one) for one in inner))

    def _records(self, condition: Quantifier, bound: Bound) -> list[Record] | None:
        return Given(condition).records(self.case, {name: cursor.record for name, cursor in bound.items()})

    def _inner(self, condition: Quantifier, bound: Bound) -> list[Bound]:
        """Give what is bound where each record of a list is judged."""
        owner, definition = bound[condition.owner], condition.definition
        records = self._records(condition, bound) or []
        return [{**bound, definition.each: cursor_of(definition, record, owner)} for record in records]

    def _count(self, condition: Quantifier, want: Want, bound: Bound, inner: list[Bound]) -> list[Edits]:
        """Turn as many records as are too few, or too many; records that are not there yet may be added."""
        met = [self.ways(condition.holds, Want.MET, below) for below in inner]
        unmet = [self.ways(condition.holds, Want.NO, below) for below in inner]
        sure = sum(NOTHING_TO_DO in ways for ways in met)
        possible = sum(NOTHING_TO_DO not in ways for ways in unmet)
        more = [ways for ways in met if NOTHING_TO_DO not in ways]
        fewer = [ways for ways in unmet if NOTHING_TO_DO not in ways]
        least, most = condition.at_least or 0, condition.at_most
        if want.positive:
            enough = self._enough(condition, bound, more, least - sure)
            return self.alternatives.all_of([enough, self._turned(fewer, possible - most if most is not None else 0)])
        groups = [self._turned(fewer, possible - least + 1)] if least and want.negative else []
        if most is not None and want.negative:
            groups.append(self._enough(condition, bound, more, most + 1 - sure))
        return self.alternatives.any_of(groups)

    def _turned(self, groups: list[list[Edits]], count: int) -> list[Edits]:
        """Turn so many records, whichever they are."""
        chosen = self._chosen([ways for ways in groups if ways], max(count, 0))
        return self.alternatives.any_of(self.alternatives.all_of(group) for group in chosen)

    def _enough(self, condition: Quantifier, bound: Bound, repairs: list[list[Edits]], lacking: int) -> list[Edits]:
        if lacking <= 0:
            return [NOTHING_TO_DO]
        repairs = [ways for ways in repairs if ways]
        groups: list[list[Edits]] = []
        for repaired in range(min(lacking, len(repairs)), -1, -1):
            if lacking - repaired > _MOST_NEW:
                self.alternatives.capped = True
                break
            new = [self._new(condition, Want.MET, bound, ordinal) for ordinal in range(lacking - repaired)]
            groups += [self.alternatives.all_of([*chosen, *new]) for chosen in self._chosen(repairs, repaired)]
            if any(groups):
                break
        return self.alternatives.any_of(groups)

    def _chosen(self, groups: list[list[Edits]], count: int) -> Iterator[list[list[Edits]]]:
        """Choose so many of the groups, in a few ways."""
        for number, chosen in enumerate(itertools.combinations(groups, count)):
            if number == _COMBINATIONS:
                self.alternatives.capped = True
                return
            yield list(chosen)

    def _new(self, condition: Quantifier, want: Want, bound: Bound, ordinal: int = 0) -> list[Edits]:
        """Add a record that has the wanted verdict."""
        if want is Want.NONE:
            return []
        return self.alternatives.any_of(
            self.alternatives.all_of([[made], self.ways(condition.holds, want.strict, below)])
            for made, below in additions(condition, self.case, bound, ordinal)
        )


def _empty(condition: Quantifier) -> str:
    """Give the verdict that an empty list would have; "" where that is for the records to say."""
    if condition.kind == "count" and not condition.nothing:
        return "met" if not condition.at_least else "not_met"
    return condition.nothing
