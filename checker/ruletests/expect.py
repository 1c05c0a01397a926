"""Reads what a case expects: verdicts of rules, the outcome, the conclusion."""

from __future__ import annotations

from typing import get_args

from checker.conditions.verdict import Verdict
from checker.decision.model import ConclusionWord
from checker.pack.model import Pack
from checker.ruletests.model import NOT_IN_FORCE, Expectation, Subject
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Node, Scalar, kind_of

_KEYS = ("rules", "outcome", "conclusion")
_VERDICTS = (*(verdict.word for verdict in Verdict), NOT_IN_FORCE)


def read_expected(fields: Fields, pack: Pack, problems: Problems) -> tuple[Expectation, ...]:
    """Read `expect:` of a case; a rule, verdict, outcome or conclusion that does not exist is a problem."""
    expect = Fields(fields.node("expect"), '"expect"', _KEYS, problems, fields.place)
    rules, found = expect.mapping("rules"), []
    known = list(dict.fromkeys(rule.id for rule in pack.rules))
    for name, node in rules.entries.items():
        if name not in known:
            problems.unknown("unknown-rule", rules.key_places[name], "rule", name, known)
        found.append(_expectation("rule", name, node, _VERDICTS, problems))
    outcomes = tuple(rule.id for rule in pack.rules if rule.kind == "outcome")
    if (outcome := expect.node("outcome")) is not None:
        found.append(_expectation("outcome", "outcome", outcome, outcomes, problems))
    if (conclusion := expect.node("conclusion")) is not None:
        found.append(_expectation("conclusion", "conclusion", conclusion, get_args(ConclusionWord), problems))
    if not found and fields.node("expect") is not None:
        problems.add(
            "expects-nothing", expect.place, "the case expects nothing", "name a rule, the outcome or the conclusion"
        )
    return tuple(found)


def _expectation(subject: Subject, name: str, node: Node, allowed: tuple[str, ...], problems: Problems) -> Expectation:
    word = node.text if isinstance(node, Scalar) else kind_of(node)
    if word not in allowed:
        what = "verdict" if subject == "rule" else subject
        problems.unknown("unknown-value", node.place, what, word, allowed)
    return Expectation(subject, name, word, node.place)
