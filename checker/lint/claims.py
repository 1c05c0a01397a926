"""What can be claimed of the conditions of a rule for every dossier: never met, always met, dead and idle parts.

A claim is kept only where the diagrams prove it; where there are too many combinations nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from checker.conditions.model import Condition, Not, When
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET
from checker.lint.branches import Part, parts
from checker.lint.causes import cause
from checker.lint.diagrams import BESIDE, ONLY_FIRST, Diagram, TooLarge
from checker.lint.meaning import Meaning, Scope, scope_of
from checker.pack.model import Pack, Rule
from checker.pack.order import edition_sets, in_force
from checker.pack.requests import rules_of

Kind: TypeAlias = Literal["never_met", "always_met", "never_failed", "never_exempt", "never_chosen"]


@dataclass(frozen=True, slots=True)
class RuleClaim:
    """A claim of a whole rule, of each record that it is judged for; `because` are the conditions that rule each other out."""

    kind: Kind
    rule: Rule
    because: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class PartClaim:
    """A claim of a part of a rule, or of a guard of a norm table (`rule` None, `about` the table)."""

    part: Part
    rule: Rule | None
    about: str


def rule_claims(meaning: Meaning) -> Iterator[RuleClaim]:
    """Go through the rules of a pack; a step can always be taken, and rows and stages say nothing of their own."""
    for rule in meaning.pack.rules:
        if rule.kind in {"row", "stage", "step"} or _falls_back(rule):
            continue
        try:
            yield from _of_rule(meaning, rule)
        except TooLarge:
            continue
    yield from _never_chosen(meaning)


def part_claims(meaning: Meaning) -> Iterator[PartClaim]:
    """Go through the parts of the rules and the guards of the norm tables."""
    for rule in meaning.pack.rules:
        if rule.kind not in {"row", "stage"}:
            for part in parts(meaning, rule.condition, scope_of(rule)):
                yield PartClaim(part, rule, rule.id)
    for table in meaning.pack.tables.values():
        for part in parts(meaning, table.condition, table.variables, tables=True):
            yield PartClaim(part, None, table.id)


def _falls_back(rule: Rule) -> bool:
    """Tell an outcome without a condition: it stands where no other is met."""
    return rule.kind == "outcome" and rule.condition.place == rule.place


def _of_rule(meaning: Meaning, rule: Rule) -> Iterator[RuleClaim]:
    scope = scope_of(rule)
    ends = meaning.ends(rule.condition, scope)
    if MET not in ends:
        yield RuleClaim("never_met", rule, cause(meaning, rule.condition, scope))
    elif ends <= {MET, NOT_APPLICABLE}:
        yield RuleClaim("always_met", rule)
    elif NOT_MET not in ends and rule.kind in {"requirement", "completeness"}:
        yield RuleClaim("never_failed", rule)
    if _never_exempt(meaning, rule.condition, scope):
        yield RuleClaim("never_exempt", rule)


def _never_exempt(meaning: Meaning, condition: Condition, scope: Scope) -> bool:
    """Tell whether the exemption of a rule can never be met."""
    if not isinstance(condition, When) or not condition.exemption or not isinstance(condition.condition, Not):
        return False
    return not meaning.can_be_met(condition.condition.child, scope)


def _never_chosen(meaning: Meaning) -> Iterator[RuleClaim]:
    """Find outcomes that can never be the outcome, because those tried before them are met wherever they are."""
    chosen: dict[int, bool] = {}
    known: dict[int, Rule] = {}
    for outcomes in _outcomes(meaning.pack):
        try:
            open_: Diagram = int(MET)
            for rule in outcomes:
                diagram = meaning.rule(rule)
                here = meaning.diagrams.can(meaning.diagrams.combine(BESIDE, open_, diagram), MET)
                chosen[id(rule)] = chosen.get(id(rule), False) or here or not meaning.diagrams.can(diagram, MET)
                known[id(rule)] = rule
                open_ = meaning.diagrams.combine(ONLY_FIRST, open_, diagram)
        except TooLarge:
            chosen |= {id(rule): True for rule in outcomes}
    yield from (RuleClaim("never_chosen", rule) for key, rule in known.items() if not chosen[key])


def _outcomes(pack: Pack) -> list[list[Rule]]:
    """Give the outcomes that are tried together, in their order, for each choice of editions and request."""
    found: dict[tuple[int, ...], list[Rule]] = {}
    for request in pack.requests:
        outcomes = [rule for rule in rules_of(pack, request) if rule.kind == "outcome" and not _falls_back(rule)]
        outcomes.sort(key=lambda rule: rule.number)
        for editions in edition_sets(pack):
            tried = [rule for rule in outcomes if in_force(pack, rule, editions)]
            found[tuple(map(id, tried))] = tried
    return list(found.values())
