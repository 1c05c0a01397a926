"""Compiles rules to durable-rules: every condition becomes a question that a few engine rules answer.

Conditions that ask the same share their engine rules: all that compare with the same constant by the same operator, all
`not`, all `all_of`. Question number `n` has its own properties in the facts that are asserted, so that the engine finds the
rules that a fact concerns by the name of the property:

    v<n>  the value read           e<n>  what it is compared with, where that is no constant
    g<n>  1 or 0: given or not     u<n>  1: not known
    n<n>, k<n>, m<n>               1 or 0: whether a part is not_met, unknown, met
    m<n>, p<n>                     of a count: how many are met, how many may be
    a<n>, b<n>                     the verdicts of the parts of not, when and settled
    z<n>  1: no record is left and the rule has a verdict for that
    f<n>                           of a norm: 0: nothing is needed
    v<n>, w<n>, s<n>               of a norm: how much there is beyond what is needed, surely and possibly; 1: softened
    t<n>                           of a table of norms: how much there is in all beyond all that is needed

Verdicts are the numbers of `Verdict`. An engine rule is called "<verdict>.<n>.<index>"; when it fires, that is the answer to
question n.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from checker.conditions.model import (
    All,
    Any,
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
    ValueRef,
    When,
)
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.engine.faults import CannotCompile
from checker.engine.formulas import (
    Expression,
    all_rules,
    any_rules,
    count_rules,
    norm_rules,
    settled_rules,
    table_rules,
    when_rules,
)
from checker.engine.plan import Plan, Term
from checker.pack.model import Rule, RuleSet

# durable-rules 2.0.28 keeps the tests below one node in a table of 512 places and loops for ever when it is full.
MOST_TESTS = 400
# It compares the lengths of two texts modulo 65,536.
_LONGEST_TEXT = 4096
_LITTLE = re.compile(r'"(?:[^"\\]|\\.)*"|(?P<whole>\d+)(?P<power>e-\d+)')
_PATTERNS = {
    "is": "$eq",
    "is_not": "$neq",
    "at_least": "$gte",
    "at_most": "$lte",
    "more_than": "$gt",
    "less_than": "$lt",
    "on_or_after": "$gte",
    "on_or_before": "$lte",
    "after": "$gt",
    "before": "$lt",
    "not_before": "$gte",
    "not_after": "$lte",
}
_OPPOSITE = {"$eq": "$neq", "$neq": "$eq", "$gte": "$lt", "$lt": "$gte", "$lte": "$gt", "$gt": "$lte"}
_WRITTEN = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Question:
    """What conditions ask of the engine: a number, the program that answers it, and the rule that asks it first."""

    number: int
    program: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule set as engine rules: `programs` are JSON; `questions` go by the number of the term.

    A name, and a rule that is named, have the verdict of what they name; they ask nothing (None).
    """

    programs: tuple[str, ...]
    questions: tuple[Question | None, ...]


def compile_rules(plan: Plan) -> Compiled:
    """Compile the rules of a plan; raises CannotCompile, naming the rule, where the engine cannot express one."""
    compiler = _Compiler(plan.ruleset)
    for rule, one, whole in plan.rules:
        compiler.add(rule, one)
        if whole is not None:
            compiler.add(rule, whole)
    return Compiled(
        tuple(engine_json(program) for program in compiler.programs),
        tuple(compiler.asked[term.number] for term in plan.terms),
    )


def engine_json(value: object) -> str:
    """Write JSON that durable-rules can read: it knows 1.0e-05 but takes 1e-05 for a fault."""
    text = _WRITTEN(value)
    return _LITTLE.sub(_with_point, text) if "e-" in text else text


def _with_point(found: re.Match[str]) -> str:
    return f"{found['whole']}.0{found['power']}" if found["power"] else found[0]


class _Compiler:
    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self.programs: list[dict[str, object]] = [{}]
        self.tests = 0
        self.known: dict[str, Question] = {}
        self.asked: dict[int, Question | None] = {}

    def add(self, rule: Rule, term: Term) -> None:
        """Find the question of a term and of all below it."""
        if term.number in self.asked:
            return
        for part in term.parts:
            self.add(rule, part)
        named = isinstance(term.condition, Named | RuleRef)
        self.asked[term.number] = None if named else self._question(rule, term.condition)

    def _question(self, rule: Rule, condition: Condition) -> Question:
        """Give the question of a condition: one that is known already, or a new one with its engine rules."""
        number = len(self.known)
        # Only comparisons and quantifiers differ among themselves; all others of a kind ask the same.
        differs = isinstance(condition, Compare | Quantifier)
        said = repr(self._rules(rule, condition, 0)) if differs else type(condition).__name__
        if said not in self.known:
            rules = self._rules(rule, condition, number)
            self._room_for(sum(_first_tests(expression) for _, expression in rules), rule, condition)
            for index, (verdict, expression) in enumerate(rules):
                self.programs[-1][f"{verdict.value}.{number}.{index}"] = {"all": [{"m": expression}]}
            self.known[said] = Question(number, len(self.programs) - 1, rule)
        return self.known[said]

    def _room_for(self, tests: int, rule: Rule, condition: Condition) -> None:
        """Begin a new program where the current one has no room left."""
        if tests > MOST_TESTS:
            raise CannotCompile(
                f'{condition.place}: [error] rule "{rule.id}": a condition of {tests} tests is more than the '
                f"{MOST_TESTS} that the engine can hold\n    split its list of values over several conditions"
            )
        if self.programs[-1] and self.tests + tests > MOST_TESTS:
            self.programs.append({})
            self.tests = 0
        self.tests += tests

    def _rules(self, rule: Rule, condition: Condition, number: int) -> list[tuple[Verdict, Expression]]:
        match condition:
            case Compare():
                return self._compare(condition, number)
            case Not():
                return [
                    (MET, {f"a{number}": 0}),
                    (UNKNOWN, {f"a{number}": 1}),
                    (NOT_MET, {f"a{number}": 2}),
                    (NOT_APPLICABLE, {f"a{number}": 3}),
                ]
            case When():
                return when_rules(number)
            case Norm():
                return norm_rules(number)
            case NormTable():
                return table_rules(number)
            case Settled():
                return settled_rules(number)
            case All():
                return all_rules(number)
            case Any():
                return any_rules(number)
            case Quantifier():
                return self._quantifier(condition, number)
            case _:
                raise CannotCompile(f'{rule.place}: [error] rule "{rule.id}" holds a condition that does not compile')

    def _quantifier(self, condition: Quantifier, number: int) -> list[tuple[Verdict, Expression]]:
        silent: list[tuple[Verdict, Expression]] = [(UNKNOWN, {f"u{number}": 1})]
        if condition.nothing:
            silent.append((Verdict[condition.nothing.upper()], {f"z{number}": 1}))
        if condition.kind == "count":
            return silent + count_rules(number, condition.at_least, condition.at_most)
        return silent + (all_rules(number) if condition.kind == "every" else any_rules(number))

    def _compare(self, condition: Compare, number: int) -> list[tuple[Verdict, Expression]]:
        absent = MET if condition.operator in {"not_before", "not_after"} else UNKNOWN
        if condition.fact.definition.world == "closed" and absent is UNKNOWN:
            absent = NOT_MET
        if condition.operator == "known":
            return [(MET, {f"g{number}": 1}), (absent, {f"g{number}": 0})]
        met, not_met = self._tests(condition, number)
        if condition.operator == "given":
            return [(MET, met), (NOT_MET, not_met)]
        return [(MET, met), (NOT_MET, not_met), (absent, {f"g{number}": 0}), (UNKNOWN, {f"u{number}": 1})]

    def _tests(self, condition: Compare, number: int) -> tuple[Expression, Expression]:
        value, expected = f"v{number}", condition.expected
        if condition.operator == "given":
            return {f"g{number}": int(bool(expected))}, {f"g{number}": int(not expected)}
        if condition.operator in {"one_of", "none_of"}:
            options = [engine_value(option) for option in expected] if isinstance(expected, tuple) else [expected]
            inside: Expression = (
                {"$or": [{value: option} for option in options]} if len(options) > 1 else {value: options[0]}
            )
            outside: Expression = (
                {"$and": [{"$neq": {value: option}} for option in options]}
                if len(options) > 1
                else {"$neq": {value: options[0]}}
            )
            return (inside, outside) if condition.operator == "one_of" else (outside, inside)
        if condition.operator in {"contains", "contains_all", "contains_any"}:
            # The value is asserted as how many of the expected codes it holds.
            wanted = len(expected) if isinstance(expected, tuple) and condition.operator == "contains_all" else 1
            return {"$gte": {value: wanted}}, {"$lt": {value: wanted}}
        pattern = _PATTERNS[condition.operator]
        other: object = (
            {"$m": f"e{number}"} if isinstance(expected, DayRef | FactRef) else plain_value(condition, self.ruleset)
        )
        return _test(pattern, value, other), _test(_OPPOSITE[pattern], value, other)


def _first_tests(expression: Expression) -> int:
    """Count the tests that an engine rule adds to the topmost node at most."""
    branches = expression.get("$or")
    return len(branches) if isinstance(branches, list) else 1


def plain_value(condition: Compare, ruleset: RuleSet) -> object:
    """Give the constant of a comparison as the engine holds it."""
    expected = condition.expected
    return engine_value(ruleset.value(expected.value) if isinstance(expected, ValueRef) else expected)


def engine_value(value: object) -> object:
    """Give a value as the engine holds it: truth values are 1 and 0, of very long texts only the digest is compared."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"sha256 {hashlib.sha256(value.encode()).hexdigest()}"
    return value


def _test(pattern: str, name: str, other: object) -> Expression:
    return {name: other} if pattern == "$eq" and not isinstance(other, dict) else {pattern: {name: other}}
