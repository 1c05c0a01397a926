"""What would make a norm met: so many units more of a post, so many pieces more of an item, a larger room or fewer beds."""

from __future__ import annotations

import itertools
import math
from decimal import Decimal

from checker.conditions.amounts import Quantity
from checker.conditions.model import Norm, NormTable
from checker.conditions.verdict import MET, NOT_APPLICABLE, Verdict
from checker.dossier.model import Value
from checker.engine.case import Case, references_of
from checker.engine.measures import Scope, scope_of
from checker.engine.reference import normed
from checker.engine.weighing import weigh
from checker.remedy.leaves import Cursor
from checker.remedy.model import NOTHING_TO_DO, Bound, Edit, Edits, Lack, Target
from checker.vocabulary.model import FactDef

POOLED = 6
_TRIED = 500
_LEAST: Bound = "at_least"
_MOST: Bound = "at_most"


def norm_changes(
    norm: Norm, case: Case, bound: dict[str, Cursor], *, least: bool = False
) -> tuple[Verdict, list[Edits]]:
    """Give the verdict of a norm and the edits that make what there is enough, whichever way the act is read.

    With `least` it is enough that some reading of the act is satisfied. None can be given where it asks for nothing, or where
    what is needed has no upper bound.
    """
    weighed = weigh(_scope(case, bound), norm)
    verdict = normed(weighed)
    need = weighed.need.low if least else weighed.need.high
    have = weighed.have.high if least else weighed.have.low
    if verdict in {MET, NOT_APPLICABLE} or need is None or have is None:
        return verdict, []
    lack = Lack(norm, weighed)
    more = _fact(lack, need, bound) if norm.have.kind == "fact" else _record(lack, need - have, bound)
    return verdict, more + _fewer(lack, have, bound)


def pool_ways(table: NormTable, counting: list[Norm], case: Case, bound: dict[str, Cursor]) -> list[Edits]:
    """Give the ways to have as much as the norms that count need together at least; nothing to do where that is so.

    Any post would do; what is suggested are those that are short, as few of them as reach the number.
    """
    if table.pool is None:
        return [NOTHING_TO_DO]
    scope = _scope(case, bound)
    weighed = [(norm, weigh(scope, norm)) for norm in counting]
    have = scope.measured(table.pool).high
    lacking = sum((sides.need.low for _, sides in weighed), Decimal(0)) - (have or Decimal(0))
    if have is None or lacking <= 0:
        return [NOTHING_TO_DO]
    short = [(sides.need.low - (sides.have.high or Decimal(0)), Lack(norm, sides)) for norm, sides in weighed]
    short = sorted((entry for entry in short if entry[0] > 0), key=lambda entry: -entry[0])
    sums = list(itertools.accumulate(most for most, _ in short))
    fewest = next((count for count, most in enumerate(sums, 1) if most >= lacking), None)
    if fewest is None:
        return []
    tried = itertools.islice(itertools.combinations(short, fewest), _TRIED)
    enough = (group for group in tried if sum(most for most, _ in group) >= lacking)
    found = (_shared(group, lacking, bound) for group in itertools.islice(enough, POOLED))
    return [edits for edits in found if edits]


def _shared(group: tuple[tuple[Decimal, Lack], ...], lacking: Decimal, bound: dict[str, Cursor]) -> Edits:
    """Share what is lacking among posts, each up to what it is short of."""
    edits: Edits = NOTHING_TO_DO
    for most, lack in group:
        amount = min(most, lacking)
        for more in _record(lack, amount, bound)[:1] if amount > 0 else []:
            edits |= more
        lacking -= amount
    return edits if lacking <= 0 else NOTHING_TO_DO


def _scope(case: Case, bound: dict[str, Cursor]) -> Scope:
    return scope_of(case, {name: cursor.record for name, cursor in bound.items() if name})


def _fact(lack: Lack, need: Decimal, bound: dict[str, Cursor]) -> list[Edits]:
    quantity = lack.norm.have
    return [] if quantity.definition is None else _stated(quantity, _LEAST, need, lack, bound)


def _stated(quantity: Quantity, how: Bound, amount: Decimal, lack: Lack, bound: dict[str, Cursor]) -> list[Edits]:
    cursor, definition = bound[quantity.owner], quantity.definition
    if definition is None or definition.fixed:
        return []
    value = _value(amount, definition)
    return [frozenset({Edit(cursor.target, quantity.path, value, how, False, definition.source, definition, lack)})]


def _fewer(lack: Lack, have: Decimal, bound: dict[str, Cursor]) -> list[Edits]:
    """Bring down what the need is reckoned from: fewer beds in the room, where the record itself says how many."""
    shares = [part.share for part in lack.sides.parts]
    if not shares or have <= 0:
        return []
    rates = [(share.of, share.count_most or share.count, share.per) for share in shares if share and share.of]
    of = rates[0][0] if rates else None
    if of is None or len(rates) < len(shares) or any(other != of or not count for other, count, _ in rates):
        return []
    if of.kind != "fact" or of.definition is None or of.definition.type != "integer":
        return []
    enough = min(math.floor(have / count) * per for _, count, per in rates)
    return _stated(of, _MOST, enough, lack, bound) if enough > 0 else []


def _record(lack: Lack, lacking: Decimal, bound: dict[str, Cursor]) -> list[Edits]:
    """Add one record that holds what is lacking."""
    quantity = lack.norm.have
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
    made = Edit(target, source=records.source)
    return [frozenset({made, Edit(target, quantity.path, amount, _LEAST, False, definition.source, definition, lack)})]


def _value(amount: Decimal, definition: FactDef) -> int | float:
    whole = definition.type == "integer" or amount == amount.to_integral_value()
    return math.ceil(amount) if whole else float(amount)
