"""What would make a norm met: so many units more of a post, so many pieces more of an item, a larger room."""

from __future__ import annotations

import math
from decimal import Decimal

from checker.conditions.amounts import Quantity
from checker.conditions.model import Condition, Norm, NormTable, When
from checker.conditions.verdict import MET, NOT_APPLICABLE, Verdict
from checker.dossier.model import Value
from checker.engine.amounts import weigh
from checker.engine.case import Case, references_of
from checker.engine.measures import Scope, scope_of
from checker.engine.reference import normed
from checker.remedy.leaves import Cursor
from checker.remedy.model import Edit, Edits, Target
from checker.vocabulary.model import FactDef


def norm_changes(norm: Norm, case: Case, bound: dict[str, Cursor]) -> tuple[Verdict, list[Edits]]:
    """Give the verdict of a norm and the edits that make what there is enough, whichever way the act is read.

    None can be given where it asks for nothing, or where what is needed has no upper bound.
    """
    weighed = weigh(_scope(case, bound), norm)
    verdict = normed(weighed)
    need, have = weighed.need.high, weighed.have
    if verdict in {MET, NOT_APPLICABLE} or need is None:
        return verdict, []
    quantity = norm.have
    return verdict, _fact(quantity, need, bound) if quantity.kind == "fact" else _record(
        quantity, need - have.low, bound
    )


def pool_short(table: NormTable, counting: list[Condition], case: Case, bound: dict[str, Cursor]) -> bool:
    """Tell whether all that the norms draw from together is less than the least that those which count need."""
    if table.pool is None:
        return False
    scope = _scope(case, bound)
    norms = [part.then if isinstance(part, When) else part for part in counting]
    need = sum((weigh(scope, norm).need.low for norm in norms if isinstance(norm, Norm)), Decimal(0))
    have = scope.measured(table.pool).high
    return have is not None and have < need


def _scope(case: Case, bound: dict[str, Cursor]) -> Scope:
    return scope_of(case, {name: cursor.record for name, cursor in bound.items() if name})


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
