"""Lays the conditions of a rule out over the records of one dossier, before any verdict is known."""

from __future__ import annotations

from checker.conditions.model import Compare, Condition, Norm, NormTable, Quantifier, children
from checker.engine.amounts import covers, weigh
from checker.engine.case import Bindings, Case, expected_of, given_records, read_fact
from checker.engine.judged import Judged


def lay_out(case: Case, condition: Condition, bindings: Bindings) -> Judged:
    """Build the tree of everything that is to be judged; quantifiers get one part per record."""
    if isinstance(condition, Compare):
        return Judged(
            condition, fact=read_fact(case, condition.fact, bindings), expected=expected_of(case, condition, bindings)
        )
    if isinstance(condition, Quantifier):
        return _over_records(case, condition, bindings)
    if isinstance(condition, Norm):
        return Judged(condition, weighed=weigh(case, condition, bindings))
    if isinstance(condition, NormTable):
        covered = covers(condition, bindings)
        if not covered:
            return Judged(condition, silent=covered is None, left_out=covered is False)
    return Judged(condition, children=[lay_out(case, child, bindings) for child in children(condition)])


def _over_records(case: Case, condition: Quantifier, bindings: Bindings) -> Judged:
    records = given_records(case, condition, bindings)
    laid = Judged(condition, silent=records is None)
    for record in records or []:
        part = lay_out(case, condition.holds, {**bindings, condition.definition.each: record})
        part.record = record
        laid.children.append(part)
    return laid
