"""Tries every mutant of a pack against the rule tests, and names those that no test notices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

from checker.conditions.model import Compare, DayRef, ValueRef, walk
from checker.decision.decide import Judge
from checker.pack.model import Pack, editions_on
from checker.ruletests.branches import Branches, Key, chosen, key, written
from checker.ruletests.model import RuleTest
from checker.ruletests.mutants.bench import Bench, norm_of
from checker.ruletests.mutants.listing import list_mutants
from checker.ruletests.mutants.model import Mutant
from checker.ruletests.pool import spread
from checker.ruletests.ran import Ran
from checker.ruletests.run import run_rule_test
from checker.source.problem import SaikesError

_Notices: TypeAlias = Callable[[int], bool]
_REMEMBERED = 20


@dataclass(frozen=True)
class Hunt:
    """What became of the mutants: how many there were, and those that no test notices."""

    mutants: tuple[Mutant, ...]
    survivors: tuple[Mutant, ...]


def hunt(
    pack: Pack, branches: Branches, tests: Sequence[RuleTest], ran: Sequence[Ran], jobs: int, only: str = ""
) -> Hunt:
    """Try every mutant, or those of the rule, pattern or table named; cases that fail without one are left out."""
    mutants = [one for one in list_mutants(pack, branches) if chosen(one.owner, only)]
    kept = [index for index, one in enumerate(ran) if one.passed]
    hunter = Hunter(pack, branches, [tests[index] for index in kept], [ran[index] for index in kept])
    noticed = spread(partial(_noticed, hunter, mutants), len(mutants), jobs)
    return Hunt(tuple(mutants), tuple(one for one, seen in zip(mutants, noticed, strict=True) if not seen))


def _noticed(hunter: Hunter, mutants: Sequence[Mutant], index: int) -> bool:
    return hunter.noticed(mutants[index])


class Hunter:
    """Runs mutants against cases, those first that are likely to notice; the first that does ends it."""

    def __init__(self, pack: Pack, branches: Branches, tests: list[RuleTest], ran: list[Ran]) -> None:
        self.pack = pack
        self.tests = tests
        self.ran = ran
        self.bench = Bench(pack, tests, ran, Judge(pack).calendar)
        self._readers: dict[Key, list[int]] = {at: [] for at in branches.found}
        keys = list(branches.found)
        for index, one in enumerate(ran):
            for number in one.reached:
                self._readers[keys[number]].append(index)
        self._expecting: dict[str, list[int]] = {}
        for index, test in enumerate(tests):
            for name in dict.fromkeys(one.name for one in test.expected):
                self._expecting.setdefault(name, []).append(index)
        self._holding: dict[Key, dict[str, None]] = {}
        self._norms: dict[Key, dict[str, None]] = {}
        for rule in pack.rules:
            for part in written(rule.condition):
                self._holding.setdefault(key(part), {})[rule.id] = None
        for table in pack.tables.values():
            for child in table.condition.children:
                for part in written(child):
                    self._norms.setdefault(key(part), {})[f"{table.id}/{norm_of(child)}"] = None
        # Cases that have noticed a mutant of this owner before.
        self._lucky: dict[str, list[int]] = {}

    def noticed(self, mutant: Mutant) -> bool:
        """Tell whether some case fails by a mutant."""
        self.bench.take_up()
        if mutant.pack is None:
            return self._first(
                mutant, self._readers[mutant.key] if mutant.key else (), partial(self.bench.notices, mutant=mutant)
            )
        pack = mutant.pack(self.pack)
        if mutant.steps and not mutant.value:
            return self._first(mutant, range(len(self.tests)), partial(self.bench.notices_steps, pack=pack))
        judge = Judge(pack)
        cases = self._of_value(mutant.value) if mutant.value else self._of_acts(pack)
        if mutant.value and self._first(mutant, cases, partial(self.bench.notices_steps, pack=pack)):
            return True
        return self._first(mutant, cases, partial(self._judged_again, judge=judge))

    def _first(self, mutant: Mutant, cases: Iterable[int], notices: _Notices) -> bool:
        owner = mutant.branch.rpartition("/")[0]
        lucky, known = self._lucky.setdefault(owner, []), list(cases)
        there = set(known)
        for index in [*[one for one in lucky if one in there], *self._ordered(mutant, known)]:
            if notices(index):
                if index in lucky:
                    lucky.remove(index)
                lucky.insert(0, index)
                del lucky[_REMEMBERED:]
                return True
        return False

    def _ordered(self, mutant: Mutant, cases: list[int]) -> Iterable[int]:
        """Put the cases that speak of the norm or rule itself before those that only feel it."""
        if mutant.key is None:
            return cases
        there = set(cases)
        near: dict[int, None] = {}
        names = [*self._norms.get(mutant.key, ()), *self._holding.get(mutant.key, ())]
        for name in names:
            near.update(dict.fromkeys(index for index in self._expecting.get(name, ()) if index in there))
        return [*near, *(index for index in cases if index not in near)]

    def _of_value(self, value: str) -> list[int]:
        """List the cases that may rest on a dated value, those that read it first."""
        reading = {
            rule.id
            for rule in self.pack.rules
            for part in walk(rule.condition)
            if isinstance(part, Compare) and (part.expected == ValueRef(value) or isinstance(part.expected, DayRef))
        }
        cases = range(len(self.tests))
        near = [index for index in cases if any(one.name in reading for one in self.tests[index].expected)]
        return [*near, *(index for index in cases if index not in set(near))]

    def _of_acts(self, pack: Pack) -> list[int]:
        """List the cases that are judged by other editions where these acts hold."""
        found = []
        for index, one in enumerate(self.ran):
            day = dt.date.fromisoformat(dict(one.days)["day"])
            if editions_on(pack.acts, day) != editions_on(self.pack.acts, day):
                found.append(index)
        return found

    def _judged_again(self, index: int, judge: Judge) -> bool:
        test = self.tests[index]
        kept = replace(test, expected=tuple(one for one in test.expected if one.subject != "document"))
        try:
            return not run_rule_test(kept, judge).passed
        except SaikesError:
            # A pack that cannot judge the case is noticed.
            return True
