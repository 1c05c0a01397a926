"""Which changes would turn one leaf of a condition: the place where a new kind of leaf plugs in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from checker.conditions.model import Compare, Condition
from checker.conditions.verdict import MET, NOT_MET
from checker.dossier.model import Fact, Record, Value
from checker.engine.case import Bindings, Case, expected_of, read_fact
from checker.engine.reference import compared
from checker.remedy.model import NOTHING_TO_DO, Bound, Edit, Edits, Target
from checker.remedy.neutral import neutral
from checker.vocabulary.model import FactDef

_FEW = 3
_INVERSE = {
    "is": "is_not", "is_not": "is", "one_of": "none_of", "none_of": "one_of",
    "at_least": "less_than", "less_than": "at_least", "at_most": "more_than", "more_than": "at_most",
}  # fmt: skip
# Days have no inverse: nobody is advised to date a paper so that it does not count.
_LATER = {"on_or_after": 0, "not_before": 0, "after": 1}
_EARLIER = {"on_or_before": 0, "not_after": 0, "before": -1}


@dataclass(frozen=True, slots=True)
class Cursor:
    """A record bound to a name of a rule, and where changes of it go."""

    record: Record
    target: Target


Found = tuple[Value, Bound]


def changes_for(
    leaf: Condition, case: Case, bound: dict[str, Cursor], *, wanted: bool, overturning: bool
) -> list[Edits]:
    """Give the alternatives that make a leaf met (`wanted`) or not met; the empty set where it already is.

    A fixed fact is never given another value, no day is moved back, what a register or a finding says is never unsaid, and a
    finding that is there is replaced only if `overturning`. A new kind of leaf adds its case here: a norm, for example, gives
    one edit of the staff list that adds the units that are missing.
    """
    match leaf:
        case Compare():
            return _compare(leaf, case, bound, wanted=wanted, overturning=overturning)
        case _:
            return []


def _compare(leaf: Compare, case: Case, bound: dict[str, Cursor], *, wanted: bool, overturning: bool) -> list[Edits]:
    records: Bindings = {name: cursor.record for name, cursor in bound.items()}
    fact, expected = read_fact(case, leaf.fact, records), expected_of(case, leaf, records)
    if compared(leaf, fact, expected) is (MET if wanted else NOT_MET):
        return [NOTHING_TO_DO]
    cursor, definition = bound[leaf.fact.variable], leaf.fact.definition
    overturns = fact is not None and definition.source in {"inspector", "site_visit"}
    if overturns and not overturning:
        return []
    if leaf.operator in {"known", "given"}:
        found = _stated(leaf, case, cursor.record) if wanted and expected is True and fact is None else []
    elif definition.fixed or expected is None:
        found = []
    else:
        operator = leaf.operator if wanted else _INVERSE.get(leaf.operator, f"not {leaf.operator}")
        found = [
            (value, how)
            for value, how in _values(operator, definition, fact, expected, case, cursor.record)
            if definition.type != "date" or fact is None or str(value) > str(fact.value)
        ]
    return [
        frozenset({Edit(cursor.target, leaf.fact.path, value, how, overturns, definition.source, definition)})
        for value, how in found
    ]


def _stated(leaf: Compare, case: Case, record: Record) -> list[Found]:
    """State a fact: any value will do, but of an answer (yes or no, one of a list) the first is meant, and it is said.

    What only describes the case is never chosen for the applicant.
    """
    definition = leaf.fact.definition
    answer = definition.type in {"choice", "choices", "boolean"}
    if answer and definition.fixed:
        return []
    return [(neutral(case, leaf.fact, record), "exact" if answer else "any")]


def _values(
    operator: str, definition: FactDef, fact: Fact | None, expected: Any, case: Case, record: Record
) -> Iterator[Found]:
    """Give the values that would satisfy a comparison, each with how it is meant."""
    value: Any = fact.value if fact else None
    if operator == "is":
        yield expected, "exact"
    elif operator == "one_of":
        yield from ((one, "exact") for one in expected[:_FEW])
    elif operator in {"is_not", "none_of"}:
        yield from _others(definition, fact, (expected,) if operator == "is_not" else expected, case)
    elif operator.startswith("contains"):
        wanted = (expected,) if operator == "contains" else expected
        sets = [(one,) for one in wanted[:_FEW]] if operator == "contains_any" else [wanted]
        yield from ((tuple(dict.fromkeys((*(value or ()), *more))), "includes") for more in sets)
    elif definition.type == "date":
        yield from _days(operator, definition, value, expected, record)
    elif operator in {"at_least", "at_most", "more_than", "less_than"}:
        step = {"more_than": 1, "less_than": -1}.get(operator, 0)
        number, least, most = expected + step, definition.least, definition.most
        if (least is None or number >= least) and (most is None or number <= most):
            yield number, "at_least" if operator in {"at_least", "more_than"} else "at_most"


def _others(definition: FactDef, fact: Fact | None, excluded: tuple[Any, ...], case: Case) -> Iterator[Found]:
    """Give other values than the excluded ones; what is said and is no plain yes or no is not unsaid."""
    if definition.type == "boolean":
        yield from ((value, "exact") for value in (True, False) if value not in excluded)
    elif definition.type == "choice" and (fact is None or definition.source in {"declared", "inspector", "site_visit"}):
        codes = case.ruleset.pack.vocabulary.choices[definition.choices]
        yield from ((code, "exact") for code in [code for code in codes if code not in excluded][:_FEW])


def _days(operator: str, definition: FactDef, value: str | None, expected: str, record: Record) -> Iterator[Found]:
    """Move a day forward, or ask for one that is not stated; never move one back."""
    shift = _LATER.get(operator, _EARLIER.get(operator))
    if shift is None or (operator in _EARLIER and value is not None):
        return
    try:
        day = (dt.date.fromisoformat(expected) + dt.timedelta(shift)).isoformat()
    except OverflowError:
        return
    if operator in _EARLIER:
        yield day, "at_most"
    else:
        yield max([day, *(record.text(name) for name in definition.not_before)]), "at_least"
