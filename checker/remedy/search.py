"""Finds what would turn a condition: `all of` multiplies alternatives, `any of` collects them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from enum import Enum

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
from checker.conditions.verdict import Verdict
from checker.dossier.model import Fact, Record
from checker.engine.amounts import covers
from checker.engine.case import Case, given_records, rule_records
from checker.remedy.alternatives import Alternatives
from checker.remedy.leaves import Cursor, changes_for
from checker.remedy.model import NOTHING_TO_DO, Edit, Edits, Target
from checker.remedy.neutral import typical
from checker.remedy.norms import norm_changes
from checker.remedy.settle import settled
from checker.vocabulary.model import FactDef, ListDef, flat

Bound = dict[str, Cursor]
_COMBINATIONS = 24
_MOST_NEW = 4


class Want(Enum):
    """Which verdicts will do."""

    MET = frozenset({Verdict.MET})
    NOT_MET = frozenset({Verdict.NOT_MET})
    OK = frozenset({Verdict.MET, Verdict.NOT_APPLICABLE})
    NO = frozenset({Verdict.NOT_MET, Verdict.NOT_APPLICABLE})

    @property
    def positive(self) -> bool:
        return Verdict.MET in self.value

    @property
    def strict(self) -> Want:
        return Want.MET if self.positive else Want.NOT_MET

    @property
    def loose(self) -> Want:
        return Want.OK if self.positive else Want.NO

    @property
    def opposite(self) -> Want:
        return {Want.MET: Want.NOT_MET, Want.NOT_MET: Want.MET, Want.OK: Want.NO, Want.NO: Want.OK}[self]

    def allows(self, word: str) -> bool:
        """Tell whether a verdict, by its word in the rule files, will do."""
        return bool(word) and Verdict[word.upper()] in self.value


class Search:
    """Searches one case; what it finds is only likely to turn the condition and has to be proved."""

    def __init__(self, case: Case, *, overturning: bool) -> None:
        self.case = case
        self.overturning = overturning
        self.alternatives = Alternatives()
        self.root = Cursor(case.dossier.root, Target("record", ()))

    def of_rule(
        self, condition: Condition, definition: ListDef | None, record: Record | None, want: Want
    ) -> list[Edits]:
        """Search for a rule judged for one record of its list, or for the whole dossier."""
        bound: Bound = {"": self.root}
        if definition is not None and record is not None:
            bound[definition.each] = self._there(definition, record, self.root)
        return self.ways(condition, want, bound)

    def ways(self, condition: Condition, want: Want, bound: Bound) -> list[Edits]:
        """Give the minimal alternatives that give a condition a wanted verdict; the empty set where it has one."""
        match condition:
            case Not():
                return self.ways(condition.child, want.opposite, bound)
            case Named():
                return self.ways(condition.child, want, bound)
            case All() | Any():
                # What does not apply stands in nobody's way where all are asked for.
                together = isinstance(condition, All) is want.positive
                if together:
                    return self._every([(child, bound) for child in condition.children], want)
                return self.alternatives.any_of(self.ways(child, want.strict, bound) for child in condition.children)
            case When():
                return self._when(condition, want, bound)
            case RuleRef():
                return self._rule(condition.rule, want, bound)
            case Quantifier():
                return self._quantifier(condition, want, bound)
            case Settled():
                # What the rule leaves open a finding settles; where it is plainly not met, the proof drops that way.
                both = (condition.open, condition.by)
                return self.alternatives.any_of(self.ways(part, want.strict, bound) for part in both)
            case NormTable():
                return self._table(condition, want, bound)
            case Norm():
                weighed, enough = norm_changes(condition, self.case, bound)
                nothing = weighed.need.high == 0
                return enough if want.positive and not (nothing and want is Want.MET) else []
            case _:
                found = settled(condition, self.case, bound, wanted=want.positive)
                if found is None:
                    found = changes_for(condition, self.case, bound, wanted=want.positive, overturning=self.overturning)
                return found

    def _every(self, parts: list[tuple[Condition, Bound]], want: Want) -> list[Edits]:
        """Turn all parts; where not applicable will not do, one of them at least has to apply."""
        loose = [self.ways(part, want.loose, bound) for part, bound in parts]
        if want is want.loose:
            return self.alternatives.all_of(loose)
        strict = [self.ways(part, want.strict, bound) for part, bound in parts]
        if any(NOTHING_TO_DO in ways for ways in strict):
            return self.alternatives.all_of(loose)
        applying = ([*loose[:index], ways, *loose[index + 1 :]] for index, ways in enumerate(strict[:_COMBINATIONS]))
        return self.alternatives.any_of(self.alternatives.all_of(groups) for groups in applying)

    def _table(self, condition: NormTable, want: Want, bound: Bound) -> list[Edits]:
        """Turn every norm of a table that is for the record bound; another table is nobody's obstacle."""
        covered = covers(condition, {name: cursor.record for name, cursor in bound.items() if name})
        if covered is False:
            return [NOTHING_TO_DO] if Verdict.NOT_APPLICABLE in want.value else []
        if covered is None or not want.positive:
            return []
        return self.alternatives.all_of(self.ways(child, want.loose, bound) for child in condition.children)

    def _when(self, condition: When, want: Want, bound: Bound) -> list[Edits]:
        asked = self.ways(condition.condition, Want.MET, bound)
        groups = [self.alternatives.all_of([asked, self.ways(condition.then, want, bound)]) if asked else []]
        if Verdict.NOT_APPLICABLE in want.value:
            groups.append(self.ways(condition.condition, Want.NOT_MET, bound))
        return self.alternatives.any_of(groups)

    def _rule(self, name: str, want: Want, bound: Bound) -> list[Edits]:
        rule = self.case.ruleset.rule(name)
        given = [cursor.record for name, cursor in bound.items() if name]
        records = rule_records(self.case, rule.for_every)
        same = [record for record in records if record is not None and any(record is other for other in given)]
        groups = (
            self.of_rule(rule.condition, rule.for_every, record, want.loose if want.positive else want)
            for record in same or records
        )
        if not records:
            return []
        return self.alternatives.all_of(groups) if want.positive else self.alternatives.any_of(groups)

    def _quantifier(self, condition: Quantifier, want: Want, bound: Bound) -> list[Edits]:
        owner = bound[condition.owner]
        records = given_records(self.case, condition, {name: cursor.record for name, cursor in bound.items()})
        if records is None and self._empty(condition) is not None and want.allows(self._empty(condition) or ""):
            given = [] if condition.definition.fixed else [self._given(condition.definition, owner)]
            return given or self._new(condition, want, bound)
        if not records and condition.nothing and want.allows(condition.nothing) and records is not None:
            return [NOTHING_TO_DO]
        inner = [
            {**bound, condition.definition.each: self._there(condition.definition, record, owner)}
            for record in records or []
        ]
        if condition.kind == "count" and not inner and (records is None or condition.nothing):
            # What is said of an empty list does not do: there has to be a record.
            return self._enough(condition, bound, [], max(condition.at_least or 0, 1)) if want.positive else []
        if condition.kind == "count":
            return self._count(condition, want, bound, inner)
        one_will_do = (condition.kind == "some") is want.positive
        if not inner:
            return self._new(condition, want, bound)
        if not one_will_do:
            return self._every([(condition.holds, below) for below in inner], want)
        repaired = self.alternatives.any_of(self.ways(condition.holds, want.strict, below) for below in inner)
        return repaired or self._new(condition, want, bound)

    def _empty(self, condition: Quantifier) -> str | None:
        """Give the verdict that an empty list would have."""
        if condition.kind == "count" and not condition.nothing:
            return "met" if not condition.at_least else "not_met"
        return condition.nothing or None

    def _count(self, condition: Quantifier, want: Want, bound: Bound, inner: list[Bound]) -> list[Edits]:
        """Turn as many records as are too few, or too many; records that are not there yet may be added."""
        met = [self.ways(condition.holds, Want.MET, below) for below in inner]
        unmet = [self.ways(condition.holds, Want.NO, below) for below in inner]
        sure = sum(NOTHING_TO_DO in ways for ways in met)
        possible = sum(NOTHING_TO_DO not in ways for ways in unmet)
        least, most = condition.at_least or 0, condition.at_most
        if not want.positive:
            return [NOTHING_TO_DO] if possible < least or (most is not None and sure > most) else []
        more = self._enough(condition, bound, [ways for ways in met if NOTHING_TO_DO not in ways], least - sure)
        if most is None or possible <= most:
            return more
        many = [ways for ways in unmet if ways and NOTHING_TO_DO not in ways]
        fewer = [self.alternatives.all_of(chosen) for chosen in _chosen(many, possible - most)]
        return self.alternatives.all_of([more, self.alternatives.any_of(fewer)])

    def _enough(self, condition: Quantifier, bound: Bound, repairs: list[list[Edits]], lacking: int) -> list[Edits]:
        if lacking <= 0:
            return [NOTHING_TO_DO]
        repairs = [ways for ways in repairs if ways]
        groups = []
        for repaired in range(min(lacking, len(repairs)), -1, -1):
            if lacking - repaired > _MOST_NEW:
                self.alternatives.capped = True
                break
            new = [self._new(condition, Want.MET, bound, ordinal) for ordinal in range(lacking - repaired)]
            groups += [self.alternatives.all_of([*chosen, *new]) for chosen in _chosen(repairs, repaired)]
            if any(groups):
                break
        return self.alternatives.any_of(groups)

    def _new(self, condition: Quantifier, want: Want, bound: Bound, ordinal: int = 0) -> list[Edits]:
        """Add a record that has the wanted verdict; not to a fixed list, and not beside one that must be the only one."""
        definition, owner = condition.definition, bound[condition.owner]
        if definition.fixed or definition.source == "derived" or owner.target.kind == "new":
            return []
        found = []
        for given in self._begun(condition, bound):
            facts = {path: Fact(value, owner.record.place) for path, value in given.items()}
            record = Record(definition, owner.record.place, -1, facts)
            if _taken(definition, record, owner.record):
                continue
            target = Target("new", owner.target.address, definition.name, tuple(given.items()), ordinal)
            made = Edit(target, source=definition.source)
            below = {**bound, definition.each: Cursor(record, target)}
            found.append(
                self.alternatives.all_of([[frozenset({made})], self.ways(condition.holds, want.strict, below)])
            )
        return self.alternatives.any_of(found)

    def _begun(self, condition: Quantifier, bound: Bound) -> Iterator[dict[str, str]]:
        """Give the facts with which a new record begins: its code, what a record must have, and its site."""
        definition, vocabulary = condition.definition, self.case.ruleset.pack.vocabulary
        begun = dict(condition.select)
        per = ""
        for path, entry in flat(definition.fields):
            if isinstance(entry, FactDef) and entry.required:
                begun.setdefault(path, str(typical(self.case, entry)))
                choice = vocabulary.choices.get(entry.choices, {}).get(begun[path])
                per = per or (choice.per if choice else "")
        refers = next(
            (
                (path, vocabulary.lists[entry.to])
                for path, entry in flat(definition.fields)
                if isinstance(entry, FactDef) and entry.type == "reference"
            ),
            None,
        )
        if refers is None or per == "application":
            yield begun
            return
        path, to = refers
        here = [cursor.record for cursor in bound.values() if cursor.record.definition is to]
        if not here and per:
            here = self.case.dossier.root.records(to.name)
        yield from ({**begun, path: record.text(to.key)} for record in here)
        if not here:
            yield begun

    def _given(self, definition: ListDef, owner: Cursor) -> Edits:
        target = Target("list", owner.target.address, definition.name)
        return frozenset({Edit(target, source=definition.source)})

    def _there(self, definition: ListDef, record: Record, owner: Cursor) -> Cursor:
        return Cursor(record, Target("record", (*owner.target.address, (definition.name, record.index))))


def _chosen(groups: list[list[Edits]], count: int) -> Iterator[list[list[Edits]]]:
    """Choose so many of the groups, in a few ways."""
    found = itertools.islice(itertools.combinations(groups, count), _COMBINATIONS)
    return (list(chosen) for chosen in found)


def _taken(definition: ListDef, record: Record, owner: Record) -> bool:
    """Tell whether a record with the same key is there, where each key may stand once."""
    key = [record.text(path) for path in definition.unique]
    return bool(key) and any(
        key == [other.text(path) for path in definition.unique] for other in owner.records(definition.name)
    )
