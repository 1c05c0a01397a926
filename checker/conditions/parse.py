"""Turns the YAML of a condition into the condition tree and checks it against the vocabulary."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from checker.conditions.constants import read_constant
from checker.conditions.model import (
    All,
    Any,
    Compare,
    Condition,
    Constant,
    DayRef,
    Expected,
    FactRef,
    Named,
    NormTable,
    Not,
    RuleRef,
    Settled,
    ValueRef,
    When,
)
from checker.conditions.operators import OPERATORS, operators_for
from checker.conditions.patterns import Pattern, applied
from checker.conditions.quantifiers import read_quantifier
from checker.conditions.scope import Scope
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of

DAYS = ("day", "registered", "decision_due", "filing_due")
_QUANTIFIERS = ("every", "some", "count")
_WORDS = ("all_of", "any_of", "not", "when", "every", "some", "count", "rule", "norms", "open")


@dataclass(frozen=True)
class Grammar:
    """What a condition may name besides facts: patterns, dated values, rules and norm tables of the pack.

    `faulty` are the tables with a fault of their own: naming one is no second fault.
    """

    patterns: dict[str, Pattern]
    values: Collection[str]
    rules: Collection[str]
    tables: dict[str, tuple[tuple[str, ...], NormTable]] = field(default_factory=dict)
    faulty: Collection[str] = ()


class Parser:
    """Parses conditions of one rule; all problems are collected, a broken part is left out."""

    def __init__(self, grammar: Grammar, problems: Problems) -> None:
        self.grammar = grammar
        self.problems = problems
        self._open: list[str] = []

    def condition(self, node: Node, scope: Scope) -> Condition | None:
        """Parse one condition; None where it is broken (the problem is collected)."""
        if not isinstance(node, Mapping) or not node.entries:
            self.problems.add(
                "wrong-kind",
                node.place,
                f"a condition must be a mapping, got {kind_of(node)}",
                "for example: site.form: {is: stationary}",
            )
            return None
        key = next(
            (word for word in (*_QUANTIFIERS, "when", "settled_by", "open") if word in node.entries),
            next(iter(node.entries)),
        )
        if key in _QUANTIFIERS:
            return read_quantifier(self, key, node, scope)
        if key == "when":
            return self._when(node, scope)
        if key in {"settled_by", "open"}:
            return self._settled(node, scope)
        if len(node.entries) > 1:
            second = list(node.entries)[1]
            self.problems.add(
                "two-conditions",
                node.key_places[second],
                f'a second condition "{second}" in one mapping',
                "put both under all_of or any_of, each with a dash of its own",
            )
            return None
        return self._single(key, node, scope)

    def _single(self, key: str, node: Mapping, scope: Scope) -> Condition | None:
        below = node.entries[key]
        if key in {"all_of", "any_of"}:
            return self._several(key, below, scope)
        if key == "not":
            child = self.condition(below, scope)
            return Not(child, node.place) if child else None
        if key == "rule":
            return self._rule(below)
        if key == "norms":
            return self._table(below, scope)
        if key in self.grammar.patterns:
            return self._pattern(key, node, below, scope)
        return self._compare(key, node, below, scope)

    def _several(self, key: str, below: Node, scope: Scope) -> Condition | None:
        if not isinstance(below, Sequence) or not below.items:
            self.problems.add("wrong-kind", below.place, f'"{key}" must list conditions, got {kind_of(below)}')
            return None
        parsed = [self.condition(item, scope) for item in below.items]
        parts = tuple(part for part in parsed if part is not None)
        return All(parts, below.place) if key == "all_of" else Any(parts, below.place)

    def _when(self, node: Mapping, scope: Scope) -> Condition | None:
        for key in node:
            if key not in {"when", "then"}:
                self.problems.unknown("unknown-key", node.key_places[key], "key in when/then", key, ["when", "then"])
        then = node.get("then")
        if then is None:
            self.problems.add("missing-key", node.place, '"when" lacks its "then"', "add then: …")
            return None
        condition, result = self.condition(node.entries["when"], scope), self.condition(then, scope)
        return When(condition, result, node.place) if condition and result else None

    def _settled(self, node: Mapping, scope: Scope) -> Condition | None:
        for key in node:
            if key not in {"open", "settled_by"}:
                self.problems.unknown(
                    "unknown-key", node.key_places[key], "key in open/settled_by", key, ["open", "settled_by"]
                )
        first, second = node.get("open"), node.get("settled_by")
        if first is None or second is None:
            there, lacking = ("settled_by", "open") if first is None else ("open", "settled_by")
            self.problems.add("missing-key", node.place, f'"{there}" lacks its "{lacking}"', f"add {lacking}: …")
            return None
        condition, by = self.condition(first, scope), self.condition(second, scope)
        return Settled(condition, by, node.place) if condition and by else None

    def _table(self, below: Node, scope: Scope) -> Condition | None:
        """Find the norm table named; the records that it is read from must be bound here."""
        name = below.text if isinstance(below, Scalar) else ""
        if name in self.grammar.faulty:
            return None
        if name not in self.grammar.tables:
            self.problems.unknown(
                "unknown-table", below.place, "norm table", name or kind_of(below), list(self.grammar.tables)
            )
            return None
        variables, table = self.grammar.tables[name]
        unbound = [variable for variable in variables if variable not in scope.variables]
        if unbound:
            self.problems.add(
                "unbound",
                below.place,
                f'norm table "{name}" is read from one {" and one ".join(unbound)}, which is not bound here',
                'in a rule write "for_every: LIST" above its condition, with the list that the table is of',
            )
            return None
        return table

    def _rule(self, below: Node) -> Condition | None:
        name = below.text if isinstance(below, Scalar) else ""
        if name not in self.grammar.rules:
            self.problems.unknown(
                "unknown-rule", below.place, "rule", name or kind_of(below), sorted(self.grammar.rules)
            )
            return None
        return RuleRef(name, below.place)

    def _pattern(self, key: str, node: Mapping, below: Node, scope: Scope) -> Condition | None:
        if key in self._open:
            circle = " → ".join([*self._open[self._open.index(key) :], key])
            self.problems.add(
                "cycle",
                node.key_places[key],
                f"patterns use each other in a circle: {circle}",
                "a pattern may use only patterns that do not lead back to it",
            )
            return None
        use = applied(self.grammar.patterns[key], below, scope.vocabulary, self.problems)
        if use is None:
            return None
        self._open.append(key)
        child = self.condition(use.body, scope)
        self._open.pop()
        return Named(key, use.label, child, node.place) if child else None

    def _compare(self, name: str, node: Mapping, below: Node, scope: Scope) -> Condition | None:
        fact = self._fact(name, node, scope)
        if fact is None:
            return None
        if not isinstance(below, Mapping) or len(below.entries) != 1:
            allowed = ", ".join(operators_for(fact.definition.type))
            self.problems.add("no-operator", below.place, f'"{name}" needs one comparison', f"allowed: {allowed}")
            return None
        word, expected = next(iter(below.entries.items()))
        if fact.definition.type not in (OPERATORS[word].types if word in OPERATORS else ()):
            what = f"comparison of a fact of type {fact.definition.type}"
            self.problems.unknown(
                "unknown-operator", below.key_places[word], what, word, operators_for(fact.definition.type)
            )
            return None
        value = self._expected(fact, word, expected, scope)
        return None if value is None else Compare(fact, word, value, node.key_places[name])

    def _fact(self, name: str, node: Mapping, scope: Scope) -> FactRef | None:
        place = node.key_places[name]
        if "." not in name and not scope.knows(name):
            known = [*_WORDS, *self.grammar.patterns, *scope.fact_names()]
            self.problems.unknown("unknown-fact", place, "condition or fact", name, known)
            return None
        return scope.fact(name, place, self.problems)

    def _expected(self, fact: FactRef, word: str, node: Node, scope: Scope) -> Expected | None:
        shape = OPERATORS[word].shape
        if shape == "many":
            return self._many(fact, node, scope)
        if isinstance(node, Mapping) and list(node) == ["fact"] and shape == "one" and word != "contains":
            return self._other_fact(fact, node, scope)
        if not isinstance(node, Scalar):
            self.problems.add("wrong-kind", node.place, f'"{word}" takes one value, got {kind_of(node)}')
            return None
        if shape == "flag":
            if node.quoted or node.text not in {"true", "false"}:
                self.problems.add("wrong-type", node.place, f'"{word}" takes true or false, got {kind_of(node)}')
                return None
            if word == "known" and node.text == "false":
                self.problems.add(
                    "wrong-type", node.place, '"known" takes true only', "a fact that must be absent: given: false"
                )
                return None
            return node.text == "true"
        if node.text.startswith("$"):
            return self._reference(fact, node)
        return read_constant(node, fact.definition, scope.vocabulary, self.problems)

    def _many(self, fact: FactRef, node: Node, scope: Scope) -> tuple[Constant, ...] | None:
        if not isinstance(node, Sequence) or not node.items:
            self.problems.add("wrong-kind", node.place, f"a list of values must stand here, got {kind_of(node)}")
            return None
        values = []
        for item in node.items:
            if not isinstance(item, Scalar):
                self.problems.add("wrong-kind", item.place, f"one value must stand here, got {kind_of(item)}")
                continue
            value = read_constant(item, fact.definition, scope.vocabulary, self.problems)
            if value is not None and value in values:
                self.problems.add(
                    "repeated", item.place, f'"{item.text}" stands twice in the list', "remove one of the two"
                )
            elif value is not None:
                values.append(value)
        return tuple(values) or None

    def _other_fact(self, fact: FactRef, node: Mapping, scope: Scope) -> FactRef | None:
        below = node.entries["fact"]
        other = scope.fact(below.text if isinstance(below, Scalar) else "", below.place, self.problems)
        if other and other.definition.type != fact.definition.type:
            self.problems.add(
                "wrong-type",
                below.place,
                f'"{other.name}" is of type {other.definition.type}',
                f'"{fact.name}" is of type {fact.definition.type}; both must be of one type',
            )
            return None
        if other and other.definition.choices != fact.definition.choices:
            self.problems.add(
                "wrong-type",
                below.place,
                f'"{other.name}" takes its values from "{other.definition.choices}"',
                f'"{fact.name}" takes its values from "{fact.definition.choices}"; both must have one list',
            )
            return None
        return other

    def _reference(self, fact: FactRef, node: Scalar) -> Expected | None:
        name = node.text[1:]
        if fact.definition.type == "date":
            if name in DAYS:
                return DayRef(name)
            self.problems.unknown("unknown-day", node.place, "day of the case", node.text, [f"${day}" for day in DAYS])
            return None
        if fact.definition.type in {"number", "integer"} and name in self.grammar.values:
            return ValueRef(name)
        known = [f"${value}" for value in self.grammar.values]
        self.problems.unknown("unknown-value", node.place, "dated value", node.text, known)
        return None
