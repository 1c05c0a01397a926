"""Faults in what the lint makes of conditions: lists, guards, tables, what stands beside what, the claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from checker.conditions import model
from checker.conditions import verdict as algebra
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.dossier.model import Fact
from checker.engine.reference import compared
from checker.lint import branches, claims, comparing, counting, diagrams, meaning
from checker.lint.diagrams import ON

from .faults import Patch, fault, other_end


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
def an_outcome_that_is_not_met_takes_the_place(patch: Patch) -> None:
    """An outcome is taken to be chosen before those after it, met or not."""
    patch.setattr(claims, "ONLY_FIRST", other_end(diagrams.ONLY_FIRST, MET, NOT_MET, NOT_MET))
