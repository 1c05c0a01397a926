"""The only module that knows durable-rules: questions go in, verdicts come out.

The engine's own classes start timer threads and swallow exceptions, so its C module is called directly. Every engine rule
reads a single fact, and each fact is retracted before the next is asserted, so dossiers cannot touch each other although
they share a session (making one costs more than judging a dossier). What the engine really does and does not do is written
down in docs/engine.md, each trap with a test.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeAlias

import durable_rules_engine

from checker.conditions.model import (
    Compare,
    Condition,
    DayRef,
    FactRef,
    Norm,
    NormTable,
    Not,
    Quantifier,
    Settled,
    When,
)
from checker.engine.case import Case
from checker.engine.compile import Compiled, Question, compile_rules, engine_json, engine_value
from checker.engine.ground import Ground, lay_out
from checker.engine.judged import CannotCompile, EngineFault, Judged, RuleResult
from checker.engine.plan import Plan
from checker.pack.model import RuleSet

_SESSIONS = itertools.count(1)
_FACTS = itertools.count(1)
_NAMES = itertools.count(1)
# What a condition asks: the letters of the properties, then their values.
Asked: TypeAlias = tuple[object, ...]
# Says what a condition asks by its node, the positions of its parts, and the verdicts found so far.
Asking: TypeAlias = Callable[[Judged, Sequence[int], list[int]], Asked]
_BOUNDLESS = 1e15
_NOT_KNOWN: Asked = ("u", 1)
_ABSENT: Asked = ("g", 0)
_GIVEN: Asked = ("g", 1)
_NOTHING_LEFT: Asked = ("z", 1)
_NOTHING_NEEDED: Asked = ("f", 0)
_OF_ONE = tuple(("a", verdict) for verdict in range(4))
_OF_TWO = tuple(tuple(("ab", one, other) for other in range(4)) for one in range(4))


class DurableEngine:
    """The rules of one rule set, loaded into durable-rules and ready to judge any number of dossiers."""

    def __init__(self, ruleset: RuleSet, remembered: int = 0) -> None:
        """Compile and load; raises CannotCompile where a rule is beyond the engine.

        `remembered` is the number of answers that are kept from one case to the next; with 0 every case is asked anew.
        """
        self.ruleset = ruleset
        self.remembered = remembered
        self.plan = Plan(ruleset)
        self._session = f"saikes.{next(_SESSIONS)}"
        compiled = compile_rules(self.plan)
        self._asked_by = {
            term.number: (question, question.number, _asking(term.condition))
            for term, question in zip(self.plan.terms, compiled.questions, strict=True)
            if question is not None
        }
        self._handles = _loaded(compiled)
        self._count = 1 + max((question.number for question, _, _ in self._asked_by.values()), default=0)
        self._answers: list[dict[Asked, int]] = []

    def judge(self, case: Case) -> dict[str, RuleResult]:
        """Judge every rule in force; raises EngineFault where the engine misbehaves."""
        ground = lay_out(case, self.plan)
        return ground.results(self.verdicts(ground))

    def verdicts(self, ground: Ground) -> list[int]:
        """Judge everything that was laid out, as the numbers of the verdicts; raises EngineFault where the engine misbehaves.

        Equal questions of one case are asked once.
        """
        found: list[int] = []
        try:
            self._judge(ground, found)
        except Exception as error:
            # What an interrupted case has set off must not be taken for an answer to the next one.
            self._session = f"saikes.{next(_SESSIONS)}"
            self._answers = []
            if isinstance(error, durable_rules_engine.error | _Misbehaved):
                rule = ground.rule_at(len(found))
                raise EngineFault(
                    f'engine fault in rule "{rule.id}" ({rule.place.short}): {error}; nothing is issued'
                ) from None
            raise
        return found

    def _judge(self, ground: Ground, found: list[int]) -> None:
        asked_by, add = self._asked_by, found.append
        answers = self._known_answers()
        for term, node, parts in zip(ground.terms, ground.nodes, ground.parts, strict=True):
            question, number, asking = asked_by[term.number]
            asked = asking(node, parts, found)
            known = answers[number]
            answer = known.get(asked)
            if answer is None:
                answer = known[asked] = self._answer(question, asked)
            add(answer)

    def _known_answers(self) -> list[dict[Asked, int]]:
        """Give the answers known before a case is judged, by the number of the question: none, or those remembered."""
        if not self.remembered or not self._answers or sum(map(len, self._answers)) >= self.remembered:
            self._answers = [{} for _ in range(self._count)]
        return self._answers

    def _answer(self, question: Question, asked: Asked) -> int:
        """Assert one fact: exactly one engine rule must fire for it, and none of another question."""
        number = question.number
        fact = f'{{"id":"{next(_FACTS)}","sid":"{self._session}"'
        for letter, value in zip(str(asked[0]), asked[1:], strict=True):
            fact += f',"{letter}{number}":{_written(value)}'
        fired = _fired(self._handles[question.program], fact + "}")
        if len(fired) != 1:
            raise _Misbehaved(f"question {number} was given {len(fired) or 'no'} verdicts")
        verdict, answered, _ = fired[0].split(".")
        if answered != str(number):
            raise _Misbehaved(f"question {number} was given the verdict of {answered}")
        return int(verdict)

    def close(self) -> None:
        """Take the rules out of the engine again."""
        for handle in self._handles:
            durable_rules_engine.delete_ruleset(handle)
        self._handles = []


class _Misbehaved(Exception):
    """The engine gave no verdict, or several."""


def _loaded(compiled: Compiled) -> list[int]:
    handles = []
    for index, program in enumerate(compiled.programs):
        try:
            handles.append(durable_rules_engine.create_ruleset(f"saikes.{next(_NAMES)}", program))
        except durable_rules_engine.error as error:
            rule = next(asked.rule for asked in compiled.questions if asked is not None and asked.program == index)
            raise CannotCompile(
                f'{rule.place}: [error] the engine does not take rule "{rule.id}" or one after it: {error}'
            ) from None
    return handles


def _written(value: object) -> str:
    if type(value) is int or type(value) is float:
        text = repr(value)
        return engine_json(value) if "e" in text else text
    if value is True or value is False:
        return "1" if value else "0"
    return engine_json(engine_value(value))


def _fired(handle: int, fact: str) -> list[str]:
    """Assert a fact, collect the names of the engine rules that fire, and retract it."""
    code, state = durable_rules_engine.assert_fact(handle, fact)
    if code not in {0, 1}:
        raise durable_rules_engine.error(f"the engine answered {code} to a fact")
    fired: list[str] = []
    started = durable_rules_engine.start_action_for_state(handle, state) if code == 0 else None
    message = started[1] if started else None
    while message:
        fired.append(message[2 : message.index('"', 2)])
        message = durable_rules_engine.complete_and_start_action(handle, state)
    durable_rules_engine.retract_fact(handle, fact)
    return fired


def _asking(condition: Condition) -> Asking:
    """Say how a condition asks: by what was read, or by the verdicts of its parts."""
    match condition:
        case Compare():
            return _of_fact(condition)
        case Quantifier():
            return _of_records(condition)
        case Not():
            return lambda _node, parts, found: _OF_ONE[found[parts[0]]]
        case Norm():
            return _of_norm
        case NormTable():
            return _of_table
        case When() | Settled():
            return lambda _node, parts, found: _OF_TWO[found[parts[0]]][found[parts[1]]]
        case _:
            return _tally


def _tally(_node: Judged, parts: Sequence[int], found: list[int]) -> Asked:
    verdicts = [found[part] for part in parts]
    return "nkm", 0 in verdicts, 1 in verdicts, 2 in verdicts


def _of_norm(node: Judged, _parts: Sequence[int], _found: list[int]) -> Asked:
    """Ask by both sides of a norm, and whether a clause softens it."""
    weighed = node.weighed
    if weighed is None:
        raise _Misbehaved("a norm was not weighed")
    have, need = weighed.have, weighed.need
    if not need.high and need.high is not None:
        return _NOTHING_NEEDED
    return "vwefs", float(have.low), _bound(have.high), float(need.low), _bound(need.high), int(weighed.soft)


def _of_table(node: Judged, parts: Sequence[int], found: list[int]) -> Asked:
    """Ask by the norms of a table, and by all that there is against all that they need."""
    if node.silent:
        return _NOT_KNOWN
    if node.left_out:
        return _NOTHING_LEFT
    verdicts = [found[part] for part in parts]
    pooled = node.pooled
    if pooled is not None:
        pooled.reckon(found)
    there, wanted = (_bound(pooled.have.high), float(pooled.need)) if pooled is not None else (0.0, 0.0)
    return "nkmtd", 0 in verdicts, 1 in verdicts, 2 in verdicts, there, wanted


def _bound(value: Decimal | None) -> float:
    """Give a bound as the engine holds it; no bound is a number beyond every amount of a dossier."""
    return _BOUNDLESS if value is None else float(value)


def _of_records(condition: Quantifier) -> Asking:
    """Ask by how many records; without any the rule may have a verdict of its own."""

    def asked(node: Judged, parts: Sequence[int], found: list[int]) -> Asked:
        if node.silent:
            return _NOT_KNOWN
        if not parts and condition.nothing:
            return _NOTHING_LEFT
        return count(parts, found) if condition.kind == "count" else _tally(node, parts, found)

    def count(parts: Sequence[int], found: list[int]) -> Asked:
        verdicts = [found[part] for part in parts]
        return "mp", verdicts.count(2), verdicts.count(1) + verdicts.count(2)

    return asked


def _of_fact(condition: Compare) -> Asking:
    """Ask by the value of a fact; of a set of choices by how many are among those expected."""
    if condition.operator in {"given", "known"}:
        return lambda node, _parts, _found: _ABSENT if node.fact is None else _GIVEN
    by_itself = isinstance(condition.expected, DayRef | FactRef)

    def asked(node: Judged, _parts: Sequence[int], _found: list[int]) -> Asked:
        fact, expected = node.fact, node.expected
        if fact is None:
            return _ABSENT
        if expected is None:
            return _NOT_KNOWN
        value = fact.value
        if isinstance(value, tuple):
            wanted = expected if isinstance(expected, tuple) else (expected,)
            return "v", len(set(value) & set(wanted))
        return ("ve", value, expected) if by_itself else ("v", value)

    return asked
