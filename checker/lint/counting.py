"""Which verdicts a condition on the records of a list can have, by the verdicts that one record can have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.conditions import verdict as algebra
from checker.conditions.model import Quantifier
from checker.conditions.verdict import MET, NOT_APPLICABLE, UNKNOWN, Verdict
from checker.lint.diagrams import ON


def over_records(condition: Quantifier, ends: Iterable[int]) -> frozenset[int]:
    """Give the verdicts over no record, one or many; `ends` are those of one record, ON where a filter leaves it out."""
    found = {Verdict(end) for end in ends if end != ON}
    verdicts: set[int] = set(found)
    if condition.kind == "count":
        verdicts = set(_counted(condition, found))
    if condition.definition.world == "closed":
        verdicts.add(UNKNOWN)  # the dossier says nothing of the list
    if condition.nothing:
        verdicts.add(Verdict[condition.nothing.upper()])
    elif condition.kind != "count":
        verdicts.add(NOT_APPLICABLE)
    return frozenset(verdicts)


def _counted(condition: Quantifier, ends: set[Verdict]) -> Iterator[Verdict]:
    """Count so many met and unknown records as lie at the bounds and beside them."""
    least, most = condition.at_least, condition.at_most
    bounds = [bound for bound in (least, most) if bound is not None]
    sure = {0, *(bound + off for bound in bounds for off in (-1, 0, 1))} if MET in ends else {0}
    for met in (number for number in sure if number >= 0):
        open_ = {0, 1, *(bound - met + off for bound in bounds for off in (-1, 0, 1))} if UNKNOWN in ends else {0}
        for unknown in (number for number in open_ if number >= 0):
            yield algebra.numbered(met, met + unknown, least, most)
