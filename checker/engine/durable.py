"""The only module that knows durable-rules: facts go in, verdicts come out.

The engine's own classes start timer threads and swallow exceptions, so its C module is called directly. Every engine rule
reads a single fact, and each fact is retracted before the next is asserted, so dossiers cannot touch each other although
they share a session (making one costs more than judging a dossier). What the engine really does and does not do is written
down in docs/engine.md, each trap with a test.
"""

from __future__ import annotations

import itertools
from decimal import Decimal

import durable_rules_engine

from checker.conditions.model import All, Any, Compare, Norm, NormTable, Not, Quantifier, RuleRef, Settled, When
from checker.conditions.verdict import MET, NOT_MET, UNKNOWN, Verdict
from checker.engine.amounts import pooled
from checker.engine.case import Bindings, Case, rule_records
from checker.engine.compile import CompiledRule, Node, compile_rule, engine_json, engine_value, unwrapped
from checker.engine.ground import lay_out
from checker.engine.judged import CannotCompile, EngineFault, Instance, Judged, RuleResult
from checker.engine.reference import overall, rule_verdict
from checker.pack.model import RuleSet

_SESSIONS = itertools.count(1)
# durable-rules 2.0.28 puts all matching tests of a fact on a stack of 64; one condition matches at most three.
_MOST_TOGETHER = 20
_FACTS = itertools.count(1)
_NAMES = itertools.count(1)
_BOUNDLESS = 1e15


class DurableEngine:
    """The rules of one rule set, loaded into durable-rules and ready to judge any number of dossiers."""

    def __init__(self, ruleset: RuleSet) -> None:
        """Compile and load; raises CannotCompile where a rule is beyond the engine."""
        self.ruleset = ruleset
        self._session = f"saikes.{next(_SESSIONS)}"
        self.compiled = {rule.id: compile_rule(rule, ruleset) for rule in ruleset.rules}
        self._handles = {
            name: [_loaded(compiled, program) for program in compiled.programs]
            for name, compiled in self.compiled.items()
        }

    def judge(self, case: Case) -> dict[str, RuleResult]:
        """Judge every rule in force by forward chaining; raises EngineFault where the engine misbehaves."""
        try:
            return self._judged(case)
        except Exception:
            # What an interrupted case has set off must not be taken for an answer to the next one.
            self._session = f"saikes.{next(_SESSIONS)}"
            raise

    def _judged(self, case: Case) -> dict[str, RuleResult]:
        results: dict[str, RuleResult] = {}
        for rule in self.ruleset.rules:
            instances = []
            for record in rule_records(case, rule.for_every):
                bindings: Bindings = {rule.for_every.each: record} if rule.for_every and record else {}
                run = _Run(self.compiled[rule.id], self._handles[rule.id], self._session, case, results)
                instances.append(Instance(record, run.judged(bindings)))
            results[rule.id] = RuleResult(rule, overall(rule, instances), instances)
        return results

    def close(self) -> None:
        """Take the rules out of the engine again."""
        for handle in itertools.chain.from_iterable(self._handles.values()):
            durable_rules_engine.delete_ruleset(handle)
        self._handles = {}


def _loaded(compiled: CompiledRule, program: str) -> int:
    rule = compiled.rule
    try:
        handle: int = durable_rules_engine.create_ruleset(f"{rule.id}.{next(_NAMES)}", program)
    except durable_rules_engine.error as error:
        raise CannotCompile(f'{rule.place}: [error] the engine does not take rule "{rule.id}": {error}') from None
    return handle


_Placed = tuple[Node, Judged, Bindings]


class _Run:
    """One rule judged for one record: facts are asserted level by level, from the leaves to the root."""

    def __init__(
        self, compiled: CompiledRule, handles: list[int], session: str, case: Case, results: dict[str, RuleResult]
    ) -> None:
        self.compiled = compiled
        self.handles = handles
        self.session = session
        self.case = case
        self.results = results

    def judged(self, bindings: Bindings) -> Judged:
        tree = lay_out(self.case, self.compiled.rule.condition, bindings)
        levels: list[dict[tuple[int, int], list[_Placed]]] = [{} for _ in range(self.compiled.height + 1)]
        self._place(tree, levels, 0, itertools.count(1), bindings)
        for level in levels:
            for (_, part), placed in level.items():
                for start in range(0, len(placed), _MOST_TOGETHER):
                    self._assert(part, placed[start : start + _MOST_TOGETHER])
        _name(tree)
        return tree

    def _place(
        self,
        tree: Judged,
        levels: list[dict[tuple[int, int], list[_Placed]]],
        frame: int,
        frames: itertools.count[int],
        bindings: Bindings,
    ) -> None:
        """Sort every node under its level; nodes below different records of a list go into different facts."""
        inner = _inner(tree)
        node = self.compiled.nodes[id(inner.condition)]
        levels[node.height].setdefault((frame, node.part), []).append((node, inner, bindings))
        for child in inner.children:
            if isinstance(inner.condition, Quantifier) and child.record is not None:
                bound = {**bindings, inner.condition.definition.each: child.record}
                self._place(child, levels, next(frames), frames, bound)
            else:
                self._place(child, levels, frame, frames, bindings)

    def _assert(self, part: int, placed: list[_Placed]) -> None:
        fact: dict[str, object] = {"id": str(next(_FACTS)), "sid": self.session}
        for node, tree, bindings in placed:
            fact.update(self._properties(node.number, tree, bindings))
        wanted = {node.number: tree for node, tree, _ in placed}
        for name in self._fired(self.handles[part], fact):
            verdict, number = name.split(".")[:2]
            if int(number) not in wanted:
                raise self._fault(f"condition {number} was given two verdicts")
            tree = wanted.pop(int(number))
            tree.verdict = Verdict(int(verdict))
        if wanted:
            raise self._fault(f"conditions {sorted(wanted)} were given no verdict")

    def _fired(self, handle: int, fact: dict[str, object]) -> list[str]:
        try:
            return _answers(handle, engine_json(fact))
        except durable_rules_engine.error as error:
            raise self._fault(str(error)) from None

    def _fault(self, what: str) -> EngineFault:
        rule = self.compiled.rule
        return EngineFault(f'engine fault in rule "{rule.id}" ({rule.place.short}): {what}; nothing is issued')

    def _properties(self, number: int, tree: Judged, bindings: Bindings) -> dict[str, object]:
        condition = tree.condition
        match condition:
            case Compare():
                return _compared(number, condition, tree)
            case RuleRef():
                return {f"r{number}": rule_verdict(self.results[condition.rule], bindings).value}
            case Not():
                return {f"a{number}": _inner(tree.children[0]).verdict.value}
            case When():
                first, then = tree.children
                return {f"a{number}": _inner(first).verdict.value, f"b{number}": _inner(then).verdict.value}
            case Settled():
                first, then = tree.children
                return {f"a{number}": _inner(first).verdict.value, f"b{number}": _inner(then).verdict.value}
            case Norm():
                return _weighed(number, tree)
            case NormTable():
                return self._table(number, tree, bindings)
            case Quantifier() if not tree.children:
                return self._no_records(number, tree, condition)
            case All() | Any() | Quantifier():
                return _tally(number, tree)
            case _:
                raise self._fault("a condition of unknown kind")

    def _table(self, number: int, tree: Judged, bindings: Bindings) -> dict[str, object]:
        if tree.silent:
            return {f"u{number}": 1}
        if tree.left_out:
            return {f"z{number}": 1}
        tree.pooled = pooled(self.case, tree, bindings)
        have = tree.pooled.have.high if tree.pooled else None
        need = tree.pooled.need if tree.pooled else 0
        return {**_tally(number, tree), f"t{number}": _number(have), f"d{number}": float(need)}

    def _no_records(self, number: int, tree: Judged, condition: Quantifier) -> dict[str, object]:
        if tree.silent:
            return {f"u{number}": 1}
        return {f"z{number}": 1} if condition.nothing else _tally(number, tree)


def _answers(handle: int, fact: str) -> list[str]:
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


def _inner(tree: Judged) -> Judged:
    """Look through names, as the compiler does."""
    while unwrapped(tree.condition) is not tree.condition:
        tree = tree.children[0]
    return tree


def _name(tree: Judged) -> Verdict:
    """Hand the verdicts up to the names."""
    for child in tree.children:
        _name(child)
    if unwrapped(tree.condition) is not tree.condition:
        tree.verdict = tree.children[0].verdict
    return tree.verdict


def _tally(number: int, tree: Judged) -> dict[str, object]:
    verdicts = [_inner(child).verdict for child in tree.children]
    met, unknown = verdicts.count(MET), verdicts.count(UNKNOWN)
    return {
        f"n{number}": verdicts.count(NOT_MET),
        f"k{number}": unknown,
        f"m{number}": met,
        f"p{number}": met + unknown,
    }


def _weighed(number: int, tree: Judged) -> dict[str, object]:
    weighed = tree.weighed
    if weighed is None:
        return {}
    return {
        f"v{number}": float(weighed.have.low),
        f"w{number}": _number(weighed.have.high),
        f"e{number}": float(weighed.need.low),
        f"f{number}": _number(weighed.need.high),
        f"s{number}": int(weighed.soft),
    }


def _number(bound: Decimal | None) -> float:
    """Give a bound as the engine holds it; no bound is a number beyond every amount of a dossier."""
    return _BOUNDLESS if bound is None else float(bound)


def _compared(number: int, condition: Compare, tree: Judged) -> dict[str, object]:
    fact, expected = tree.fact, tree.expected
    if condition.operator in {"given", "known"}:
        return {f"g{number}": int(fact is not None)}
    if fact is None:
        return {f"g{number}": 0}
    if expected is None:
        return {f"u{number}": 1}
    value = fact.value
    if isinstance(value, tuple):
        wanted = expected if isinstance(expected, tuple) else (expected,)
        return {f"v{number}": len(set(value) & set(wanted))}
    properties: dict[str, object] = {f"v{number}": engine_value(value)}
    if not isinstance(expected, tuple):
        properties[f"e{number}"] = engine_value(expected)
    return properties
