"""The only module that knows durable-rules: questions go in, verdicts come out.

The engine's own classes start timer threads and swallow exceptions, so its C module is called directly. Every engine rule
reads a single fact, and each fact is retracted before the next is asserted, so dossiers cannot touch each other although
they share a session (making one costs more than judging a dossier). What the engine really does and does not do is written
down in docs/engine.md, each trap with a test.
"""

from __future__ import annotations

import itertools
from typing import TypeAlias

import durable_rules_engine

from checker.conditions.verdict import Verdict
from checker.engine.asking import Asked, Spelt, asking_of, spelt
from checker.engine.case import Case
from checker.engine.compile import Compiled, Question, compile_rules, engine_json, engine_value
from checker.engine.faults import CannotCompile, EngineFault
from checker.engine.ground import Ground, lay_out
from checker.engine.judged import RuleResult
from checker.engine.plan import Plan
from checker.pack.model import RuleSet

_SESSIONS = itertools.count(1)
_FACTS = itertools.count(1)
_NAMES = itertools.count(1)
# What was asked so far of one question, and its answers.
Answers: TypeAlias = dict[Asked, Verdict]


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
            (question, asking_of(term.condition), {} if question is None else self._answers[question.number])
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
        asked_by = self._asked_by
        for node in ground.nodes:
            question, asking, known = asked_by[node.number]
            if question is None:
                # A name asks nothing: it has the verdict of what it names.
                verdict = (node.answer or node.children[0]).verdict
            else:
                asked = asking.of(node)
                answer = known.get(asked)
                if answer is None:
                    answer = known[asked] = self._answer(question, spelt(asked))
                verdict = answer
            node.verdict = verdict
            found.append(verdict)

    def _forget(self) -> None:
        """Give up the answers known so far: all is asked anew."""
        for known in self._answers:
            known.clear()
        self._kept = 0

    def _answer(self, question: Question, asked: Spelt) -> Verdict:
        """Assert one fact: exactly one engine rule must fire for it, and none of another question."""
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
