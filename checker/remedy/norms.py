"""What would make a norm met: so many units more of a post, so many pieces more of an item, a larger room."""

from __future__ import annotations

import math
from decimal import Decimal

from checker.conditions.amounts import Quantity
from checker.conditions.model import Norm
from checker.dossier.model import Value
from checker.engine.amounts import Weighed, weigh
from checker.engine.case import Case, references_of
from checker.engine.measures import scope_of
from checker.engine.reference import normed
from checker.remedy.leaves import Cursor
from checker.remedy.model import NOTHING_TO_DO, Edit, Edits, Target
from checker.vocabulary.model import FactDef


def norm_changes(norm: Norm, case: Case, bound: dict[str, Cursor]) -> tuple[Weighed, list[Edits]]:
    """Give both sides of a norm and the edits that make what there is enough, whichever way the act is read.

    No edits where it is met or asks for nothing; none can be given where what is needed has no upper bound.
    """
    records = {name: cursor.record for name, cursor in bound.items() if name}
    weighed = weigh(scope_of(case, records), norm)
    verdict = normed(weighed)
    if verdict.word in {"met", "not_applicable"}:
        return weighed, [NOTHING_TO_DO]
    need, have = weighed.need.high, weighed.have
    if need is None:
        return weighed, []
    quantity = norm.have
    edits = _fact(quantity, need, bound) if quantity.kind == "fact" else _record(quantity, need - have.low, bound)
    return weighed, edits


def _fact(quantity: Quantity, need: Decimal, bound: dict[str, Cursor]) -> list[Edits]:
    definition = quantity.definition
    if definition is None or definition.fixed:
        return []
    cursor = bound[quantity.owner]
    return [
        frozenset(
            {Edit(cursor.target, quantity.path, _value(need, definition), "at_least", False, "declared", definition)}
        )
    ]


def _record(quantity: Quantity, lacking: Decimal, bound: dict[str, Cursor]) -> list[Edits]:
    """Add one record that holds what is lacking; a list that is counted gets as many as are lacking."""
    records, definition = quantity.records, quantity.definition
    if records is None or records.fixed or definition is None or any(len(values) > 1 for _, values in quantity.where):
        return []
    given: list[tuple[str, Value]] = [(path, next(iter(values))) for path, values in quantity.where]
    for path, to in references_of(records):
        for cursor in bound.values():
            if cursor.record.definition is not None and cursor.record.definition.name == to:
                given.append((path, cursor.record.text(cursor.record.definition.key)))
    target = Target("new", bound[quantity.owner].target.address, records.name, tuple(given))
    amount = _value(lacking, definition)
    return [
        frozenset(
            {
                Edit(target, source="declared"),
                Edit(target, quantity.path, amount, "at_least", False, "declared", definition),
            }
        )
    ]


def _value(amount: Decimal, definition: FactDef) -> int | float:
    return math.ceil(amount) if definition.type == "integer" else float(amount)
