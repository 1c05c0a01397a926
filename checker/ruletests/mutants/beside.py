"""Mutants of what stands beside the conditions: dated values, the days of terms and editions, quantities of norms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from checker.conditions.model import Compare, ValueRef, walk
from checker.pack.model import DatedValue, Pack, Term, Unit
from checker.ruletests.mutants.model import Mutant


def mutants_beside(pack: Pack) -> Iterator[Mutant]:
    """List the small changes of dated values, terms and editions; a value that forms alone print changes no verdict and no day."""
    reckoned = _reckoned(pack)
    for value in pack.values.values():
        for edition, number in value.dated if value.id in reckoned else ():
            for step in (1, -1):
                yield Mutant(
                    f"values/{value.id}",
                    f"{edition}: {number} → {number + step}",
                    value.place,
                    f"values/{value.id}",
                    pack=partial(_valued, value, edition, number + step),
                    value=value.id,
                    steps=True,
                )
    for term in pack.terms:
        yield from _of_term(term)
    for act in pack.acts.acts.values():
        for edition_ in act.editions:
            for step in (1, -1):
                day = edition_.begins + dt.timedelta(step)
                yield Mutant(
                    f"acts/{act.id}/{edition_.id}",
                    f"from {edition_.begins} → {day}",
                    edition_.place,
                    f"acts/{act.id}",
                    pack=partial(_begun, act.id, edition_.id, day),
                )


def _reckoned(pack: Pack) -> set[str]:
    """Name the dated values that a rule compares with or a day is reckoned by."""
    conditions = [rule.condition for rule in pack.rules] + [table.condition for table in pack.tables.values()]
    found = {
        part.expected.value
        for condition in conditions
        for part in walk(condition)
        if isinstance(part, Compare) and isinstance(part.expected, ValueRef)
    }
    for term in pack.terms:
        found |= {term.count.value, *(reading.count.value for reading in term.readings)}
    return found.union(*({request.term, *(request.filing or ())} for request in pack.requests))


def _valued(value: DatedValue, edition: str, number: int | float, pack: Pack) -> Pack:
    dated = tuple((name, number if name == edition else old) for name, old in value.dated)
    return replace(pack, values={**pack.values, value.id: replace(value, dated=dated)})


def _of_term(term: Term) -> Iterator[Mutant]:
    name, place, count = f"terms/{term.rule.id}", term.rule.place, term.count
    for step in (1, -1) if count.days is not None else ():
        days = (count.days or 0) + step
        if days >= 0:
            change = partial(_termed, term, replace(term, count=replace(count, days=days)))
            yield Mutant(name, f"count {count.days} → {days}", place, name, pack=change, steps=True)
    if (count.days or count.value) and not term.starts.back:
        other: Unit = "calendar_days" if count.unit == "working_days" else "working_days"
        change = partial(_termed, term, replace(term, count=replace(count, unit=other)))
        yield Mutant(name, f"{count.unit} → {other}", place, name, pack=change, steps=True)


def _termed(term: Term, other: Term, pack: Pack) -> Pack:
    return replace(pack, terms=tuple(other if one is term else one for one in pack.terms))


def _begun(act: str, edition: str, day: dt.date, pack: Pack) -> Pack:
    """Have an edition begin on another day, and the one before it end the day before."""
    old = pack.acts.acts[act]
    editions = tuple(replace(one, begins=day) if one.id == edition else one for one in old.editions)
    acts = {**pack.acts.acts, act: replace(old, editions=editions)}
    return replace(pack, acts=replace(pack.acts, acts=acts))
