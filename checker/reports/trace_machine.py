"""The trace as plain data. What stands in the rules alone is made once, for one process that judges very many dossiers."""

from __future__ import annotations

from typing import Any

from checker.conditions.model import (
    Compare,
    Condition,
    DayRef,
    FactRef,
    Named,
    Norm,
    NormTable,
    Quantifier,
    RuleRef,
    ValueRef,
)
from checker.decision.arithmetic import arithmetic
from checker.dossier.model import Value
from checker.engine.judged import Judged
from checker.reports.norms_machine import between, place, text
from checker.vocabulary.text import Text

_MOST = 50_000
Node = dict[str, Any]
# By the identity of a condition or of a node that stands ready; each is kept with what it is of, so that the identity stays its own.
_plain: dict[int, tuple[Condition, Node]] = {}
_standing: dict[int, tuple[Judged, Node]] = {}


def node(tree: Judged) -> Node:
    """Give one node of a trace with all below it; what is given is not to be changed."""
    weighed = tree.weighed
    if weighed is not None and weighed.standing and not tree.children and tree.record is None:
        ready = _standing.get(id(tree))
        if ready is None:
            if len(_standing) >= _MOST:
                _standing.clear()
            ready = _standing[id(tree)] = (tree, _made(tree))
        return ready[1]
    return _made(tree)


def _made(tree: Judged) -> Node:
    condition = tree.condition
    kept = _plain.get(id(condition))
    if kept is None:
        if len(_plain) >= _MOST:
            _plain.clear()
        kept = _plain[id(condition)] = (condition, _of_rule(condition))
    made = kept[1].copy()
    made["verdict"] = tree.verdict.word
    if tree.record is not None:
        made["record"] = place(tree.record.place)
    match condition:
        case Compare():
            made["expected"] = value(tree.expected)
            made["value"] = value(tree.fact.value) if tree.fact else None
            made["place"] = place(tree.fact.place) if tree.fact else None
        case Quantifier():
            made["silent"] = tree.silent
        case Norm():
            made.update(_weighed(tree))
        case NormTable():
            made["silent"], made["left_out"] = tree.silent, tree.left_out
            if tree.pooled is not None:
                made["pooled"] = {"need": float(tree.pooled.need), "have": between(tree.pooled.have)}
    if tree.children:
        made["parts"] = [node(child) for child in tree.children]
    return made


def _of_rule(condition: Condition) -> Node:
    """Give what of a node stands in the rule; the keys that each judging fills have their places."""
    made: Node = {
        "kind": type(condition).__name__.lower(),
        "verdict": "",
        "rule_place": str(condition.place),
    }
    match condition:
        case Compare():
            made |= {
                "fact": condition.fact.name,
                "operator": condition.operator,
                "expected": None,
                "expected_from": _reference(condition),
            }
        case Named():
            made |= {"name": condition.pattern, "text": text(condition.label)}
        case RuleRef():
            made["rule"] = condition.rule
        case Quantifier():
            made |= {"quantifier": condition.kind, "list": condition.list_name, "select": dict(condition.select)}
        case Norm():
            made["norm"] = condition.id
        case NormTable():
            made["table"] = condition.table
    return made


def _weighed(tree: Judged) -> Node:
    """Give both sides of a norm, how what is needed was reckoned, and the clauses that leave it open."""
    weighed = tree.weighed
    if weighed is None:
        return {}
    return {
        "need": between(weighed.need),
        "have": between(weighed.have),
        "arithmetic": text(arithmetic(weighed.parts)),
        "rows": list(dict.fromkeys(part.row.number for part in weighed.parts)),
        "clauses": list(dict.fromkeys([*weighed.need.notes, *weighed.have.notes])),
        "softened": weighed.soft,
        "counted": [place(fact.place) for fact in weighed.have.facts],
    }


def _reference(condition: Compare) -> str | None:
    match condition.expected:
        case DayRef():
            return f"${condition.expected.day}"
        case ValueRef():
            return f"${condition.expected.value}"
        case FactRef():
            return condition.expected.name
        case _:
            return None


def value(found: Value | tuple[Any, ...] | None) -> object:
    """Give a value of a dossier or of a rule as JSON has it."""
    if isinstance(found, Text):
        return {"kk": found.kk, "ru": found.ru}
    return list(found) if isinstance(found, tuple) else found
