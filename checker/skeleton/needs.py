"""Which facts the rules would read in a case of one kind: what an inspector has to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.conditions.amounts import Quantity
from checker.conditions.model import Compare, Condition, FactRef, Named, Quantifier, RuleRef, When, children
from checker.conditions.verdict import NOT_MET
from checker.engine import reference
from checker.engine.case import Case
from checker.engine.judged import Judged, RuleResult
from checker.pack.model import RuleSet
from checker.skeleton import norms
from checker.vocabulary.model import ListDef


@dataclass
class Needs:
    """Facts by full name (`site.form`, `applicant.kind`), and for each list the codes asked for with the fields read of each."""

    facts: set[str] = field(default_factory=set)
    codes: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    lists: dict[str, set[str]] = field(default_factory=dict)


def needs_of(case: Case) -> Needs:
    """Judge the bare case and collect what the rules that apply to it read."""
    needs = Needs()
    for result in reference.judge(case).values():
        if result.rule.kind in {"completeness", "requirement", "ground", "definition", "outcome"}:
            for tree in _applicable(result):
                _collect(tree, needs)
    _collect_ruleset(case.ruleset, needs)
    _collect_norms(case, needs)
    return needs


def _applicable(result: RuleResult) -> Iterator[Judged]:
    for instance in result.instances:
        tree = instance.tree
        exempt = isinstance(tree.condition, When) and tree.condition.exemption and tree.children[0].verdict is NOT_MET
        if not exempt:
            yield tree


def _collect(tree: Judged, needs: Needs) -> None:
    condition = tree.condition
    if isinstance(condition, Compare):
        _fact(condition.fact, needs)
        if isinstance(condition.expected, FactRef):
            _fact(condition.expected, needs)
    elif isinstance(condition, Quantifier):
        _records(condition, needs)
    for child in tree.children:
        _collect(child, needs)


def _fact(ref: FactRef, needs: Needs) -> None:
    needs.facts.add(ref.name)


def _records(condition: Quantifier, needs: Needs) -> None:
    read = _fields(condition.holds, condition.definition)
    if condition.select:
        code = condition.select[0][1]
        needs.codes.setdefault(condition.list_name, {}).setdefault(code, set()).update(read)
    else:
        needs.lists.setdefault(condition.list_name, set()).update(read)


def _fields(condition: Condition, definition: ListDef) -> set[str]:
    """List the fields of a record that a condition reads; conditions on other lists within it count for those."""
    found = set()
    if isinstance(condition, Compare) and condition.fact.variable == definition.each:
        found.add(condition.fact.path)
    for child in children(condition):
        found |= _fields(child, definition)
    return found


def _collect_ruleset(ruleset: RuleSet, needs: Needs) -> None:
    """Add what is read below records that the bare case does not have yet."""
    applying = set(needs.codes) | set(needs.lists)
    for rule in ruleset.rules:
        if rule.kind == "requirement":
            for condition in _nested(rule.condition):
                if condition.owner or condition.list_name in applying:
                    for inner in _nested(condition.holds):
                        if condition.list_name in needs.lists:
                            _records(inner, needs)


def _collect_norms(case: Case, needs: Needs) -> None:
    """Add what the norms read that may be for a site of the case."""
    lists = case.ruleset.pack.vocabulary.lists
    conditions = [rule.condition for rule in case.ruleset.rules if rule.kind == "requirement"]
    for site in case.dossier.root.records("sites"):
        for table in norms.tables_for(conditions, site):
            for path, _ in table.select:
                needs.facts.add(f"{table.owner}.{path}")
            for compare in norms.compared(table):
                _fact(compare.fact, needs)
            for quantity in norms.quantities(table):
                _quantity(quantity, table.owner, lists, needs)


def _quantity(quantity: Quantity, site: str, lists: dict[str, ListDef], needs: Needs) -> None:
    definition = quantity.records
    if definition is not None:
        name = f"{quantity.owner}.{definition.name}" if quantity.owner else definition.name
        needs.lists.setdefault(name, set()).update(norms.fields(quantity, definition))
    elif quantity.owner in {"", site}:
        needs.facts.add(f"{quantity.owner}.{quantity.path}" if quantity.owner else quantity.path)
    else:
        name = next(name for name, one in lists.items() if one.each == quantity.owner)
        needs.lists.setdefault(name, set()).add(quantity.path)


def _nested(condition: Condition) -> Iterator[Quantifier]:
    if isinstance(condition, Quantifier):
        yield condition
    if not isinstance(condition, RuleRef | Named | Compare):
        for child in children(condition):
            yield from _nested(child)
    elif isinstance(condition, Named):
        yield from _nested(condition.child)
