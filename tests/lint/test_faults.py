"""The soundness tests can fail: each fault that is put into the lint here is contradicted by a random dossier.

`SAIKES_EXAMPLES=…` draws other packs, as many as a fault may live through (usually 120).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from chance import examples
from engine.world import EDITIONS
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from checker.conditions import model
from checker.conditions import verdict as algebra
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.dossier.model import Fact
from checker.engine.reference import compared
from checker.lint import branches, claims, comparing, counting, diagrams, meaning, values
from checker.lint.diagrams import ON, Operation
from checker.lint.values import ABSENT, ValueClass, classes
from checker.vocabulary.model import FactDef, Vocabulary

from .narrow import narrow_dossier, narrow_packs
from .test_sound import SECTIONS, hold

Patch = pytest.MonkeyPatch
FAULTS: dict[str, Callable[[Patch], None]] = {}
Fault = Callable[[Patch], None]


def fault(make: Fault) -> Fault:
    """Note a fault under the name of its function."""
    FAULTS[make.__name__] = make
    return make


def other_end(operation: Operation, one: int, other: int, end: int) -> Operation:
    """Give an operation that differs in one entry of its table; under another name, so that nothing kept is used."""
    rows = [list(row) for row in operation.table]
    rows[one][other] = end
    return Operation(f"{operation.name} harmed", tuple(map(tuple, rows)))


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


@fault
def a_list_is_taken_to_be_given(patch: Patch) -> None:
    """That a dossier says nothing of a closed list is forgotten."""
    old = counting.over_records

    def given(condition: model.Quantifier, ends: Any) -> frozenset[int]:
        known = set(ends)
        return frozenset(end for end in old(condition, known) if end != UNKNOWN or UNKNOWN in known)

    patch.setattr(meaning, "over_records", given)


@fault
def a_list_is_taken_to_have_records(patch: Patch) -> None:
    """What is said where there is no record is forgotten."""
    patch.setattr(
        meaning, "over_records", lambda condition, ends: counting.over_records(replace(condition, nothing=""), ends)
    )


@fault
def one_record_is_counted(patch: Patch) -> None:
    """A count is taken to be of one record."""
    old = counting._counted

    def one(condition: model.Quantifier, ends: set[Verdict]) -> Iterator[Verdict]:
        yield from {
            algebra.numbered(int(MET in ends), int(MET in ends), condition.at_least, condition.at_most),
            *([] if ends else old(condition, ends)),
        }

    patch.setattr(counting, "_counted", one)


@fault
def a_filter_that_is_unknown_leaves_out(patch: Patch) -> None:
    """A record of which it is not known whether it counts is left out."""
    harmed = diagrams.KEPT
    for end in range(ON):
        harmed = other_end(harmed, UNKNOWN, end, ON)
    patch.setattr(meaning, "KEPT", harmed)


@fault
def another_code_is_selected(patch: Patch) -> None:
    """The records selected are taken to be those of another code."""
    old = comparing.Comparing.selected

    def next_one(self: Any, condition: model.Quantifier) -> Iterator[tuple[int, int]]:
        for variable, answer in old(self, condition):
            yield variable, (answer + 1) % len(self.asked[variable][1])

    patch.setattr(comparing.Comparing, "selected", next_one)


@fault
def not_turns_unknown_too(patch: Patch) -> None:
    """The negation of unknown is taken to be not met."""
    patch.setattr(meaning, "NEGATION", (MET, NOT_MET, NOT_MET, NOT_APPLICABLE, ON))


@fault
def a_guard_that_is_unknown_says_nothing(patch: Patch) -> None:
    """Where a guard is unknown what follows is taken not to apply."""
    harmed = diagrams.WHEN
    for end in range(ON):
        harmed = other_end(harmed, UNKNOWN, end, NOT_APPLICABLE)
    patch.setattr(meaning, "WHEN", harmed)


@fault
def what_settles_never_clashes(patch: Patch) -> None:
    """Not met is taken to stay, whatever the other says."""
    patch.setattr(meaning, "SETTLED", other_end(diagrams.SETTLED, NOT_MET, MET, NOT_MET))


@fault
def a_table_is_never_unknown(patch: Patch) -> None:
    """A record whose choice is not stated is taken to be outside the table."""
    harmed = diagrams.COVERS
    for end in range(ON + 1):
        harmed = other_end(harmed, end, UNKNOWN, NOT_APPLICABLE)
    patch.setattr(meaning, "COVERS", harmed)


@fault
def a_table_is_never_short(patch: Patch) -> None:
    """Norms are taken never to be plainly not met."""
    old = meaning.Meaning._table
    patch.setattr(
        meaning.Meaning,
        "_table",
        lambda self, table, scope: self.diagrams.changed(
            old(self, table, scope), (UNKNOWN, UNKNOWN, MET, NOT_APPLICABLE, ON)
        ),
    )


@fault
def records_of_another_rule_are_never_unknown(patch: Patch) -> None:
    """That a rule of many records is unknown where several are is forgotten."""
    patch.setattr(meaning.Meaning, "_seen", lambda self, rule, _: self.diagrams.ends(self.rule(rule)) - {UNKNOWN})


@fault
def what_stands_beside_a_negation_counts_below_it(patch: Patch) -> None:
    """What a negation stands beside is taken to hold for what it negates."""
    old = branches._Walk.visit

    def visit(self: Any, condition: model.Condition, scope: Any, beside: Any) -> None:
        if isinstance(condition, model.Not):
            self.visit(condition.child, scope, beside)
        else:
            old(self, condition, scope, beside)

    patch.setattr(branches._Walk, "visit", visit)


@fault
def alternatives_stand_beside_each_other(patch: Patch) -> None:
    """Of any_of each part is taken to count only where the others are met."""
    old = branches._Walk._any

    def visit(self: Any, condition: model.Any, scope: Any, beside: Any) -> None:
        found = self._diagrams(condition, scope)
        known = [branches._Beside(diagram, child) for child, diagram in found]
        for index, (child, diagram) in enumerate(found):
            others = (*beside, *known[:index], *known[index + 1 :])
            if (ruled_out := self._ruled_out(diagram, others)) is not None:
                self.found.append(branches.Part("dead", child, condition, scope, ruled_out))
        old(self, condition, scope, beside)

    patch.setattr(branches._Walk, "_any", visit)


@fault
def what_does_not_apply_is_not_fulfilled(patch: Patch) -> None:
    """Beside a condition that does not apply nothing is taken to be met."""
    patch.setattr(branches, "BESIDE", other_end(diagrams.BESIDE, NOT_APPLICABLE, MET, NOT_MET))


@fault
def records_stand_for_each_other(patch: Patch) -> None:
    """Beside a record another of the same list is taken to be the same."""

    def records(self: Any, condition: model.Quantifier, scope: Any, beside: Any) -> None:
        for variable, answer in self.meaning.comparing.selected(condition):
            beside = (*beside, branches._Beside(self.diagrams.chosen(variable, answer), None))
        self.visit(condition.holds, meaning.within(condition, scope), beside)

    patch.setattr(branches._Walk, "_records", records)


@fault
def idle_is_judged_by_met_alone(patch: Patch) -> None:
    """A part is taken to change nothing where it changes no verdict to or from met."""
    old = branches._Walk._fold
    patch.setattr(
        branches._Walk,
        "_fold",
        lambda self, operation, parts: self.diagrams.changed(
            old(self, operation, parts), (NOT_MET, NOT_MET, MET, NOT_MET, ON)
        ),
    )


@fault
def hollow_is_judged_by_one_value(patch: Patch) -> None:
    """A comparison is taken to hold for every value where it holds for the last."""

    def hollow(self: Any, condition: model.Compare) -> bool:
        if not isinstance(condition.expected, str) or condition.operator in {"given", "known"}:
            return False
        last = self._classes_of(condition.fact)[-1].sample
        return compared(condition, Fact(last, condition.place), condition.expected) is MET

    patch.setattr(comparing.Comparing, "hollow", hollow)


@fault
def always_met_may_be_unknown(patch: Patch) -> None:
    """A rule that is never failed is taken to be always met."""
    old = claims._of_rule

    def found(about: Any, rule: Any) -> Iterator[claims.RuleClaim]:
        yield from old(about, rule)
        if NOT_MET not in about.ends(rule.condition, meaning.scope_of(rule)):
            yield claims.RuleClaim("always_met", rule)

    patch.setattr(claims, "_of_rule", found)


@fault
def an_unknown_outcome_takes_the_place(patch: Patch) -> None:
    """An outcome that is unknown is taken to be chosen before those after it."""
    patch.setattr(claims, "ONLY_FIRST", other_end(diagrams.ONLY_FIRST, MET, UNKNOWN, NOT_MET))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_lint_is_contradicted(name: str, monkeypatch: Patch) -> None:
    """With the fault some claim is false of a dossier, and the soundness test says so."""
    FAULTS[name](monkeypatch)

    @settings(max_examples=examples(120), phases=[Phase.generate])
    @given(sections=narrow_packs(), seed=st.integers(0, 2**32), edition=st.sampled_from(EDITIONS), due=st.booleans())
    def sound(sections: SECTIONS, seed: int, edition: str, due: bool) -> None:
        hold(sections, (narrow_dossier(seed + index) for index in range(10)), edition, due)

    with pytest.raises(AssertionError):
        sound()
