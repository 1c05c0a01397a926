"""Faults in what the lint takes a fact to be able to say: values, days, codes, numbers of the law."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checker.conditions import model
from checker.conditions.verdict import Verdict
from checker.dossier.model import Fact
from checker.engine.reference import compared
from checker.lint import comparing, values
from checker.lint.diagrams import ON
from checker.lint.values import ABSENT, ValueClass, classes
from checker.vocabulary.model import FactDef, Vocabulary

from .faults import Patch, fault


@fault
def silence_is_forgotten(patch: Patch) -> None:
    """A fact is taken to be stated in every dossier."""
    patch.setattr(comparing, "classes", lambda *given: tuple(one for one in classes(*given) if one is not ABSENT))


@fault
def other_choices_are_forgotten(patch: Patch) -> None:
    """A choice is taken to be one of the codes that the rules name."""

    def named(fact: FactDef, constants: Any, vocabulary: Vocabulary) -> tuple[ValueClass, ...]:
        found = classes(fact, constants, vocabulary)
        return tuple(one for one in found if fact.type != "choice" or one is ABSENT or one.sample in constants)

    patch.setattr(comparing, "classes", named)


@fault
def numbers_between_are_forgotten(patch: Patch) -> None:
    """A number is taken to be one of those that the rules name."""
    patch.setattr(values, "_between", lambda *_: None)


@fault
def numbers_below_are_forgotten(patch: Patch) -> None:
    """A number is taken to be no less than the least that the rules name."""
    old = values._numbers
    patch.setattr(
        values, "_numbers", lambda fact, known: [one for one in old(fact, known) if one >= min(known, default=one)]
    )


@fault
def later_days_are_forgotten(patch: Patch) -> None:
    """A day is taken never to lie after another."""

    def never_later(condition: model.Compare, fact: Fact | None, expected: Any) -> Verdict:
        later = fact is not None and fact.value == 2 and expected == 1
        return compared(condition, Fact(0, condition.place) if later else fact, expected)

    patch.setattr(comparing, "compared", never_later)


@fault
def the_day_of_the_decision_is_taken_to_be_known(patch: Patch) -> None:
    """$decision_due is taken to stand in every case."""
    patch.setattr(comparing, "_CERTAIN", {"day", "registered", "decision_due"})


@fault
def the_other_fact_is_taken_to_be_stated(patch: Patch) -> None:
    """What a fact is compared with is taken to be known."""
    patch.setattr(comparing.Comparing, "_known", lambda *_: ON)


@fault
def one_code_stands_for_all(patch: Patch) -> None:
    """Of a set of codes the last alone is looked at."""
    old = comparing.Comparing._contains

    def last(self: Any, condition: model.Compare) -> int:
        codes = condition.expected
        return old(self, replace(condition, expected=codes[-1:] if isinstance(codes, tuple) else codes))

    patch.setattr(comparing.Comparing, "_contains", last)


@fault
def one_edition_of_a_value_is_looked_at(patch: Patch) -> None:
    """A number of the law is taken to be the one of the last edition."""
    old = comparing.Comparing._dated

    def last(self: Any, condition: model.Compare, expected: model.ValueRef) -> int:
        value = self.pack.values[expected.value]
        kept = self.pack.values
        self.pack = replace(self.pack, values={**kept, value.id: replace(value, dated=value.dated[-1:])})
        try:
            return old(self, condition, expected)
        finally:
            self.pack = replace(self.pack, values=kept)

    patch.setattr(comparing.Comparing, "_dated", last)
