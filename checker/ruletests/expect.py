"""Reads what a case expects: verdicts, the outcome, the conclusion, days and states of steps; `expect_parts` reads traces, norms and documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, get_args

from checker.conditions.verdict import Verdict
from checker.decision.model import ConclusionWord
from checker.decision.steps import State
from checker.pack.model import Pack
from checker.ruletests.expect_parts import read_documents, read_norms, read_trace
from checker.ruletests.model import NO_DAY, NOT_IN_FORCE, Expectation, Subject
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Node, Scalar, kind_of

_DAYS: tuple[Literal["due", "earliest"], ...] = ("due", "earliest")
EXPECT_KEYS = ("rules", "outcome", "conclusion", "editions", "trace", "norms", "documents", *_DAYS, "steps")
STATES = (*get_args(State), NOT_IN_FORCE)
DAY = r"≈?[0-9]{4}-[0-9]{2}-[0-9]{2}"
VERDICTS = (*(verdict.word for verdict in Verdict), NOT_IN_FORCE)


def read_expected(fields: Fields, pack: Pack, problems: Problems) -> tuple[Expectation, ...]:
    """Read `expect:` of a case; whatever it names that does not exist is a problem."""
    before = len(problems)
    expect = Fields(fields.node("expect"), '"expect"', EXPECT_KEYS, problems, fields.place)
    rules, found = expect.mapping("rules"), []
    known = rule_ids(pack)
    for name, node in rules.entries.items():
        if name not in known:
            problems.unknown("unknown-rule", rules.key_places[name], "rule", name, known)
        found.append(_expectation("rule", name, node, VERDICTS, problems))
    if (outcome := expect.node("outcome")) is not None:
        found.append(_expectation("outcome", "outcome", outcome, outcome_ids(pack), problems))
    if (conclusion := expect.node("conclusion")) is not None:
        found.append(_expectation("conclusion", "conclusion", conclusion, get_args(ConclusionWord), problems))
    found += _editions(expect, pack, problems)
    found += read_trace(expect, pack, known, problems)
    found += read_norms(expect, pack, problems)
    found += read_documents(expect, pack, problems)
    found += _steps(expect, pack, problems)
    if not found and len(problems) == before:
        problems.add(
            "expects-nothing", expect.place, "the case expects nothing", "name a rule, the outcome or the conclusion"
        )
    return tuple(found)


def rule_ids(pack: Pack) -> list[str]:
    """List the ids of all rules, each once."""
    return list(dict.fromkeys(rule.id for rule in pack.rules))


def outcome_ids(pack: Pack) -> tuple[str, ...]:
    """List the ids of the outcomes, each once."""
    return tuple(dict.fromkeys(rule.id for rule in pack.rules if rule.kind == "outcome"))


def _editions(expect: Fields, pack: Pack, problems: Problems) -> list[Expectation]:
    """Read `editions:`: by act the edition that the case is judged by."""
    mapping, found = expect.mapping("editions"), []
    for name, node in mapping.entries.items():
        act = pack.acts.acts.get(name)
        if act is None:
            problems.unknown("unknown-act", mapping.key_places[name], "act", name, list(pack.acts.acts))
            continue
        known = (*(edition.id for edition in act.editions), NOT_IN_FORCE)
        found.append(_expectation("edition", name, node, known, problems))
    return found


def _steps(expect: Fields, pack: Pack, problems: Problems) -> list[Expectation]:
    """Read `due:` and `earliest:` (a day, ≈ where it is only expected, or nothing) and `steps:` (how a step stands)."""
    found = [_day(key, name, node, problems) for key in _DAYS for name, node in _of_steps(expect, key, pack, problems)]
    states = _of_steps(expect, "steps", pack, problems)
    return [*found, *(_expectation("step", name, node, STATES, problems) for name, node in states)]


def _of_steps(expect: Fields, key: str, pack: Pack, problems: Problems) -> Iterable[tuple[str, Node]]:
    known = list(dict.fromkeys(term.rule.id for term in pack.terms))
    mapping = expect.mapping(key)
    for name in mapping.entries:
        if name not in known:
            problems.unknown("unknown-step", mapping.key_places[name], "step", name, known)
    return mapping.entries.items()


def _day(subject: Literal["due", "earliest"], name: str, node: Node, problems: Problems) -> Expectation:
    word = node.text if isinstance(node, Scalar) else kind_of(node)
    if word not in {NO_DAY, NOT_IN_FORCE} and not re.fullmatch(DAY, word):
        problems.add(
            "wrong-type",
            node.place,
            f'a {"last" if subject == "due" else "first"} day must be a date, got "{word}"',
            f"2025-04-22, ≈2025-04-22 where a step before it is not taken, or {NO_DAY}",
        )
    return Expectation(subject, name, word, node.place)


def _expectation(subject: Subject, name: str, node: Node, allowed: tuple[str, ...], problems: Problems) -> Expectation:
    word = node.text if isinstance(node, Scalar) else kind_of(node)
    if word not in allowed:
        what = {"rule": "verdict", "step": "state of a step"}.get(subject, subject)
        problems.unknown("unknown-value", node.place, what, word, allowed)
    return Expectation(subject, name, word, node.place)
