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
    Named,
    Norm,
    NormTable,
    Not,
    Quantifier,
    RuleRef,
    Settled,
    When,
)
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
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
# Says what a condition asks by its node and by the nodes, judged before, that it rests on.
Asking: TypeAlias = Callable[[Judged, Sequence[Judged]], Asked]
# What was asked so far of one question, and its answers.
Answers: TypeAlias = dict[Asked, Verdict]
_BOUNDLESS = 1e15
_NOT_KNOWN: Asked = ("u", 1)
_ABSENT: Asked = ("g", 0)
_GIVEN: Asked = ("g", 1)
_NOTHING_LEFT: Asked = ("z", 1)
_NOTHING_NEEDED: Asked = ("f", 0)
# A name asks nothing: it has the verdict of what it names.
_OF_NAMED: tuple[Asked, ...] = tuple((verdict,) for verdict in Verdict)
_OWN: Answers = {(verdict,): verdict for verdict in Verdict}
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
        count = 1 + max((question.number for question in compiled.questions if question is not None), default=0)
        self._answers: list[Answers] = [{} for _ in range(count)]
        self._kept = 0
        self._asked_by = [
            (question, _asking(term.condition), _OWN if question is None else self._answers[question.number])
            for term, question in zip(self.plan.terms, compiled.questions, strict=True)
        ]
        self._handles = _loaded(compiled)

    def judge(self, case: Case) -> dict[str, RuleResult]:
        """Judge every rule in force; raises EngineFault where the engine misbehaves."""
        ground = lay_out(case, self.plan)
        self.verdicts(ground)
        return ground.results()

    def verdicts(self, ground: Ground) -> list[Verdict]:
        """Judge everything that was laid out and enter the verdicts into the trace; raises EngineFault where the engine misbehaves.

        Equal questions of one case are asked once.
        """
        found: list[Verdict] = []
        if self._kept >= self.remembered:
            self._forget()
        try:
            self._judge(ground, found)
        except Exception as error:
            # What an interrupted case has set off must not be taken for an answer to the next one.
            self._session = f"saikes.{next(_SESSIONS)}"
            self._forget()
            if isinstance(error, durable_rules_engine.error | _Misbehaved):
                rule = ground.rule_at(len(found))
                raise EngineFault(
                    f'engine fault in rule "{rule.id}" ({rule.place.short}): {error}; nothing is issued'
                ) from None
            raise
        return found

    def _judge(self, ground: Ground, found: list[Verdict]) -> None:
        asked_by, add = self._asked_by, found.append
        for number, node, parts in ground.rows:
            question, asking, known = asked_by[number]
            asked = asking(node, parts)
            answer = known.get(asked)
            if answer is None:
                answer = known[asked] = self._answer(question, asked)
            node.verdict = answer
            add(answer)

    def _forget(self) -> None:
        """Give up the answers known so far: all is asked anew."""
        for known in self._answers:
            known.clear()
        self._kept = 0

    def _answer(self, question: Question | None, asked: Asked) -> Verdict:
        """Assert one fact: exactly one engine rule must fire for it, and none of another question."""
        if question is None:
            raise _Misbehaved("a name has no verdict of its own")
        number = question.number
        self._kept += 1
        fact = f'{{"id":"{next(_FACTS)}","sid":"{self._session}"'
        for letter, value in zip(str(asked[0]), asked[1:], strict=True):
            fact += f',"{letter}{number}":{_written(value)}'
        fired = _fired(self._handles[question.program], fact + "}")
        if len(fired) != 1:
            raise _Misbehaved(f"question {number} was given {len(fired) or 'no'} verdicts")
        verdict, answered, _ = fired[0].split(".")
        if answered != str(number):
            raise _Misbehaved(f"question {number} was given the verdict of {answered}")
        return Verdict(int(verdict))

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
        case Named() | RuleRef():
            return lambda _node, parts: _OF_NAMED[parts[0].verdict]
        case Not():
            return lambda _node, parts: _OF_ONE[parts[0].verdict]
        case Norm():
            return _of_norm
        case NormTable():
            return _of_table
        case When() | Settled():
            return lambda _node, parts: _OF_TWO[parts[0].verdict][parts[1].verdict]
        case _:
            return _tally


def _tally(_node: Judged, parts: Sequence[Judged]) -> Asked:
    verdicts = [part.verdict for part in parts]
    return "nkm", NOT_MET in verdicts, UNKNOWN in verdicts, MET in verdicts


def _of_norm(node: Judged, _parts: Sequence[Judged]) -> Asked:
    """Ask by both sides of a norm, and whether a clause softens it."""
    weighed = node.weighed
    if weighed is None:
        raise _Misbehaved("a norm was not weighed")
    asked = weighed.asked
    if asked is None:
        have, need = weighed.have, weighed.need
        bounds = float(have.low), _bound(have.high), float(need.low), _bound(need.high)
        asked = weighed.asked = _NOTHING_NEEDED if bounds[3] == 0 else ("vwefs", *bounds, int(weighed.soft))
    return asked


def _of_table(node: Judged, parts: Sequence[Judged]) -> Asked:
    """Ask by the norms of a table, and by all that there is against all that they need."""
    if node.silent:
        return _NOT_KNOWN
    if node.left_out:
        return _NOTHING_LEFT
    there, wanted = 0.0, 0.0
    if node.pooled is not None:
        node.pooled.reckon()
        there, wanted = _bound(node.pooled.have.high), float(node.pooled.need)
    return "nkmtd", *_tally(node, parts)[1:], there, wanted


def _bound(value: Decimal | None) -> float:
    """Give a bound as the engine holds it; no bound is a number beyond every amount of a dossier."""
    return _BOUNDLESS if value is None else float(value)


def _of_records(condition: Quantifier) -> Asking:
    """Ask by how many records; without any the rule may have a verdict of its own."""

    def asked(node: Judged, parts: Sequence[Judged]) -> Asked:
        if node.silent:
            return _NOT_KNOWN
        if condition.nothing and (not parts or (condition.filtered and all(map(_left_out, parts)))):
            return _NOTHING_LEFT
        return count(parts) if condition.kind == "count" else _tally(node, parts)

    def count(parts: Sequence[Judged]) -> Asked:
        verdicts = [part.verdict for part in parts]
        return "mp", verdicts.count(MET), verdicts.count(UNKNOWN) + verdicts.count(MET)

    return asked


def _left_out(part: Judged) -> bool:
    """Tell whether a record does not pass the filter of its quantifier."""
    return part.verdict is NOT_APPLICABLE and part.children[0].verdict is not MET


def _of_fact(condition: Compare) -> Asking:
    """Ask by the value of a fact; of a set of choices by how many are among those expected."""
    if condition.operator in {"given", "known"}:
        return lambda node, _parts: _ABSENT if node.fact is None else _GIVEN
    by_itself = isinstance(condition.expected, DayRef | FactRef)

    def asked(node: Judged, _parts: Sequence[Judged]) -> Asked:
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
