"""Comparisons as diagrams: each fact is a variable with a class of values for every answer that rules can tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.conditions.model import Compare, Constant, DayRef, FactRef, NormTable, Quantifier, ValueRef, walk
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from checker.dossier.model import Fact
from checker.engine.reference import compared
from checker.lint.diagrams import ALL, ANY, GO_ON, ON, Diagram, Diagrams
from checker.lint.values import ValueClass, classes
from checker.pack.model import Pack
from checker.source.place import Place
from checker.vocabulary.model import FactDef, ListDef, flat

_NOWHERE = Place("", 0, 0)
# Days that every case has.
_CERTAIN = {"day", "registered"}
_EITHER = ("contains", "contains_any")


class Comparing:
    """Makes the diagrams of comparisons; facts are told apart by the record variable and the path that rules name them by."""

    def __init__(self, pack: Pack, diagrams: Diagrams) -> None:
        self.pack = pack
        self.diagrams = diagrams
        self._constants: dict[int, set[Constant]] = {}
        self._classes: dict[int, tuple[ValueClass, ...]] = {}
        # The fact, and its classes, behind each variable that stands for a value.
        self.asked: dict[int, tuple[FactRef, tuple[ValueClass, ...]]] = {}
        conditions = [rule.condition for rule in pack.rules] + [table.condition for table in pack.tables.values()]
        for part in (part for condition in conditions for part in walk(condition)):
            self._collect(part)

    def of(self, condition: Compare) -> Diagram:
        """Give what a comparison says."""
        fact, expected = condition.fact, condition.expected
        if fact.definition.type == "choices" and condition.operator.startswith("contains"):
            return self._contains(condition)
        if isinstance(expected, ValueRef):
            return self._dated(condition, expected)
        if isinstance(expected, DayRef | FactRef):
            return self._related(condition, expected)
        return self._valued(condition)

    def selected(self, condition: Quantifier) -> Iterator[tuple[int, int]]:
        """Give the variables that the selection of a quantifier answers, each with its answer."""
        known = dict(flat(condition.definition.fields))
        for path, code in condition.select:
            entry = known.get(path)
            if isinstance(entry, FactDef):
                ref = FactRef(condition.definition.each, path, entry)
                samples = [found.sample for found in self._classes_of(ref)]
                yield self._variable(ref), samples.index(code)

    def chosen(self, owner: str, path: str, codes: frozenset[str]) -> Diagram:
        """Give whether a norm table is for a record by one of its choices: ON, not applicable, or unknown."""
        entry = dict(flat(self._record(owner).fields)).get(path) if owner else None
        if not isinstance(entry, FactDef):
            return int(UNKNOWN)
        ref = FactRef(owner, path, entry)
        ends = [
            UNKNOWN if found.sample is None else ON if found.sample in codes else NOT_APPLICABLE
            for found in self._classes_of(ref)
        ]
        return self.diagrams.asking(self._variable(ref), ends)

    def hollow(self, condition: Compare) -> bool:
        """Tell whether a comparison with constants holds for every value that may be stated."""
        expected = condition.expected
        if condition.operator in {"given", "known"} or isinstance(expected, FactRef | DayRef | ValueRef):
            return False
        if condition.fact.definition.type == "choices":
            return False
        stated = [found.sample for found in self._classes_of(condition.fact) if found.sample is not None]
        return all(compared(condition, Fact(sample, _NOWHERE), expected) is MET for sample in stated)

    def _record(self, each: str) -> ListDef:
        return next(found for found in self.pack.vocabulary.lists.values() if found.each == each)

    def _collect(self, part: object) -> None:
        """Note what the facts of a condition are compared with."""
        if isinstance(part, Compare):
            expected = part.expected
            found: tuple[Constant, ...] = expected if isinstance(expected, tuple) else ()
            if isinstance(expected, str | int | float | bool) and part.operator not in {"given", "known"}:
                found = (expected,)
            if isinstance(expected, ValueRef):
                found = tuple(number for _, number in self.pack.values[expected.value].dated)
            self._constants.setdefault(id(part.fact.definition), set()).update(found)
        elif isinstance(part, Quantifier):
            known = dict(flat(part.definition.fields))
            for path, code in part.select:
                self._constants.setdefault(id(known.get(path)), set()).add(code)
        elif isinstance(part, NormTable) and part.owner:
            known = dict(flat(self._record(part.owner).fields))
            for path, codes in part.select:
                self._constants.setdefault(id(known.get(path)), set()).update(codes)

    def _classes_of(self, ref: FactRef) -> tuple[ValueClass, ...]:
        key = id(ref.definition)
        if key not in self._classes:
            constants = self._constants.get(key, set())
            self._classes[key] = classes(ref.definition, constants, self.pack.vocabulary)
        return self._classes[key]

    def _variable(self, ref: FactRef) -> int:
        found = self._classes_of(ref)
        variable = self.diagrams.variable(("fact", ref.variable, ref.path), len(found))
        self.asked[variable] = ref, found
        return variable

    def _valued(self, condition: Compare) -> Diagram:
        """Compare with constants: the plain evaluator judges one value of each class."""
        ends = []
        expected = condition.expected
        assert not isinstance(expected, FactRef | DayRef | ValueRef)  # noqa: S101 - told apart by the caller
        for found in self._classes_of(condition.fact):
            fact = None if found.sample is None else Fact(found.sample, _NOWHERE)
            ends.append(compared(condition, fact, expected))
        return self.diagrams.asking(self._variable(condition.fact), ends)

    def _stated(self, condition: Compare) -> Diagram:
        """Give the verdict where the fact is not stated, else ON."""
        ends = [
            compared(condition, None, 0) if found.sample is None else ON for found in self._classes_of(condition.fact)
        ]
        return self.diagrams.asking(self._variable(condition.fact), ends)

    def _contains(self, condition: Compare) -> Diagram:
        """Of a set of codes each code is a variable of its own."""
        expected = condition.expected if isinstance(condition.expected, tuple) else (condition.expected,)
        parts = []
        for code in expected:
            key = ("contains", condition.fact.variable, condition.fact.path, code)
            parts.append(self.diagrams.asking(self.diagrams.variable(key, 2), (NOT_MET, MET)))
        among = self.diagrams.fold(ANY if condition.operator in _EITHER else ALL, parts)
        return self.diagrams.combine(GO_ON, self._stated(condition), among)

    def _dated(self, condition: Compare, expected: ValueRef) -> Diagram:
        """Compare with a number of the law: which edition is in force is a variable."""
        numbers = sorted({number for _, number in self.pack.values[expected.value].dated})
        if not numbers:
            key = ("value", expected.value, condition.operator, condition.fact.name)
            return self.diagrams.asking(self.diagrams.variable(key, 3), (NOT_MET, UNKNOWN, MET))
        variable = self.diagrams.variable(("value", expected.value), len(numbers))
        parts = []
        for index, number in enumerate(numbers):
            here = [ON if one == index else NOT_APPLICABLE for one in range(len(numbers))]
            said = self._valued(replace(condition, expected=number))
            parts.append(self.diagrams.combine(GO_ON, self.diagrams.asking(variable, here), said))
        # Where another edition is in force a part is not applicable, which any_of leaves out.
        return self.diagrams.fold(ANY, parts)

    def _related(self, condition: Compare, expected: DayRef | FactRef) -> Diagram:
        """Compare with a day of the case or another fact: whether it is less, the same or more is a variable."""
        found = self.diagrams.combine(GO_ON, self._stated(condition), self._known(expected))
        verdicts = [compared(condition, Fact(value, _NOWHERE), 1) for value in (0, 1, 2)]
        name = expected.name if isinstance(expected, FactRef) else f"${expected.day}"
        if name == condition.fact.name:
            return self.diagrams.combine(GO_ON, found, int(verdicts[1]))
        variable = self.diagrams.variable(("relation", condition.fact.name, name), len(verdicts))
        return self.diagrams.combine(GO_ON, found, self.diagrams.asking(variable, verdicts))

    def _known(self, expected: DayRef | FactRef) -> Diagram:
        """Give unknown where what is compared with is itself not known, else ON."""
        if isinstance(expected, FactRef):
            ends = [UNKNOWN if found.sample is None else ON for found in self._classes_of(expected)]
            return self.diagrams.asking(self._variable(expected), ends)
        if expected.day in _CERTAIN:
            return ON
        return self.diagrams.asking(self.diagrams.variable(("day", expected.day), 2), (UNKNOWN, ON))
