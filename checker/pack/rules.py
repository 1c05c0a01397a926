"""Reads the rules of every kind out of the rule files."""

from __future__ import annotations

import dataclasses

from checker.conditions.model import All, Any, Condition, Not, RuleRef, When
from checker.conditions.parse import Grammar, Parser
from checker.conditions.scope import Scope
from checker.pack.acts import Acts, Cite, read_cite
from checker.pack.messages import check_placeholders
from checker.pack.model import Kind, Rule
from checker.pack.terms import done_nodes
from checker.source.fields import Fields
from checker.source.problem import Problems
from checker.source.tree import Mapping, Node, Scalar
from checker.vocabulary.model import ListDef, Vocabulary
from checker.vocabulary.text import NOTHING, Text, read_text

_COMMON = ("id", "title", "cite", "editions", "requests", "for_every", "met_when", "contradictions")
RULE_KEYS: dict[Kind, tuple[str, ...]] = {
    "definition": _COMMON,
    "completeness": (*_COMMON, "text", "not_applicable_when", "when_not_met", "remedy"),
    "requirement": (*_COMMON, "text", "not_applicable_when", "when_not_met", "remedy", "checked"),
    "row": ("id", "title", "cite", "editions", "requests", "text", "number"),
    "ground": (*_COMMON, "text", "number"),
    "outcome": (*_COMMON, "forms", "number", "effect", "final"),
    "stage": ("id", "title", "cite", "requests", "collects"),
    "step": (
        *("id", "title", "cite", "editions", "requests", "contradictions"),
        *("applies_when", "who", "starts", "before", "not_before", "count", "unit", "done", "readings"),
        *("missed", "signs"),
    ),
}
SECTIONS: dict[str, Kind] = {
    "definitions": "definition",
    "completeness": "completeness",
    "requirements": "requirement",
    "rows": "row",
    "grounds": "ground",
    "outcomes": "outcome",
    "stages": "stage",
    "terms": "step",
}
_CALLED: dict[Kind, str] = {
    "definition": "a definition",
    "completeness": "a rule of completeness",
    "requirement": "a requirement",
    "row": "a row",
    "ground": "a ground",
    "outcome": "an outcome",
    "stage": "a stage",
    "step": "a term",
}
_CHECKED = ("desk", "register", "site")
_ONE = {"contradictions": "contradiction", "requests": "request"}
_ONE_LONG = {"contradictions": "contradiction of the law", "requests": "kind of request"}
COLLECTED = ("completeness", "rows", "requirements", "grounds")
# Rules that demand something say what is to be said where it is not there; these and those they add up to quote the act.
_DEMANDING: frozenset[Kind] = frozenset({"completeness", "requirement"})
_QUOTED = _DEMANDING | {"row", "ground"}


class RuleReader:
    """Reads rules one by one; `known` are the ids that `rule: …` may name."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        acts: Acts,
        grammar: Grammar,
        contradictions: tuple[str, ...],
        requests: tuple[str, ...],
    ) -> None:
        self.vocabulary = vocabulary
        self.acts = acts
        self.grammar = grammar
        self.contradictions = contradictions
        self.requests = requests

    def read(self, kind: Kind, node: Node, problems: Problems) -> Rule | None:
        """Read one rule; None where its condition is broken (the problems are collected)."""
        fields = Fields(node, _CALLED[kind], RULE_KEYS[kind], problems, node.place)
        if not isinstance(node, Mapping):
            return None
        problems.rule = name = fields.identifier("id")
        cite = self._cite(kind, fields, problems)
        for_every = self._for_every(fields, problems)
        scope: Scope | None = Scope(self.vocabulary)
        if for_every is not None:
            scope = Scope(self.vocabulary).within(for_every)
        elif fields.node("for_every") is not None:
            scope = None  # what a condition may name depends on the list: one fault is enough
        condition = self._condition(kind, fields, scope, problems) if scope is not None else None
        # Everything is read even where the condition is broken, so that all faults of the rule are told at once.
        rule = Rule(
            id=name,
            kind=kind,
            cite=cite,
            editions=self._editions(fields, cite, problems),
            for_every=for_every,
            title=self._title(kind, fields, problems),
            text=self._text(fields, "text", problems, required=kind in _QUOTED),
            condition=condition or All((), fields.place),
            when_not_met=self._message(fields, "when_not_met", scope, problems, required=kind in _DEMANDING),
            remedy=self._message(fields, "remedy", scope, problems, required=False),
            checked=self._checked(fields, problems),
            number=fields.integer("number") or 0,
            forms=fields.texts("forms"),
            place=fields.place,
            contradictions=self._named(fields, "contradictions", self.contradictions, problems),
            requests=self._named(fields, "requests", self.requests, problems),
            collects=fields.text("collects") if kind == "stage" else "",
            effect=fields.one_of("effect", ("for", "against", "open")) if kind == "outcome" else "",
            final=kind == "outcome" and fields.flag("final", default=fields.text("effect") == "for"),
        )
        problems.rule = ""
        return None if condition is None else rule

    def _cite(self, kind: Kind, fields: Fields, problems: Problems) -> Cite | None:
        if kind in {"definition", "outcome"} and "cite" not in fields:
            return None
        return read_cite(fields.node("cite"), self.acts, problems, fields.place)

    def _for_every(self, fields: Fields, problems: Problems) -> ListDef | None:
        found = fields.scalar("for_every")
        if found is None:
            return None
        lists = [name for name in self.vocabulary.lists if "." not in name]
        if found.text not in lists:
            problems.unknown("unknown-list", found.place, "list", found.text, lists)
            return None
        return self.vocabulary.lists[found.text]

    def _condition(self, kind: Kind, fields: Fields, scope: Scope, problems: Problems) -> Condition | None:
        if kind in {"row", "stage"} or (kind == "outcome" and "met_when" not in fields):
            return All((), fields.place)
        parser = Parser(self.grammar, problems)
        if kind == "step":
            return _step(fields, parser, scope)
        met = fields.node("met_when")
        if met is None:
            fields.missing("met_when")
        condition = parser.condition(met, scope) if met is not None else None
        exempt = fields.node("not_applicable_when") if "not_applicable_when" in fields else None
        if exempt is None:
            return condition
        exemption = parser.condition(exempt, scope)
        if exemption is None or condition is None:
            return None
        return When(Not(exemption, exempt.place), condition, exempt.place, exemption=True)

    def _editions(self, fields: Fields, cite: Cite | None, problems: Problems) -> tuple[str, ...]:
        named = fields.scalars("editions")
        if cite is None and named:
            problems.add("no-act", named[0].place, '"editions" needs a cite: they are those of the cited act')
            return ()
        known = [edition.id for edition in self.acts.acts[cite.act].editions] if cite else []
        for scalar in named:
            if scalar.text not in known:
                problems.unknown("unknown-edition", scalar.place, "edition", scalar.text, known)
        return tuple(scalar.text for scalar in named)

    def _title(self, kind: Kind, fields: Fields, problems: Problems) -> Text:
        node = fields.node("title")
        if node is None and kind == "definition":
            return NOTHING
        return read_text(node, "title", problems, fields.place, english=True)

    def _text(self, fields: Fields, key: str, problems: Problems, *, required: bool) -> Text:
        node = fields.node(key)
        if node is None and not required:
            return NOTHING
        return read_text(node, key, problems, fields.place, english=False)

    def _message(self, fields: Fields, key: str, scope: Scope | None, problems: Problems, *, required: bool) -> Text:
        node = fields.node(key)
        text = self._text(fields, key, problems, required=required)
        if node is not None and scope is not None:
            check_placeholders(node, text, scope, problems)
        return text

    def _checked(self, fields: Fields, problems: Problems) -> tuple[str, ...]:
        found = fields.scalars("checked")
        for scalar in found:
            if scalar.text not in _CHECKED:
                problems.unknown("unknown-value", scalar.place, "way of checking", scalar.text, _CHECKED)
        return tuple(scalar.text for scalar in found)

    def _named(self, fields: Fields, key: str, known: tuple[str, ...], problems: Problems) -> tuple[str, ...]:
        """Take names of contradictions of the law or of kinds of request."""
        found = fields.scalars(key)
        for scalar in found:
            if scalar.text not in known:
                problems.unknown(f"unknown-{_ONE[key]}", scalar.place, _ONE_LONG[key], scalar.text, known)
        return tuple(scalar.text for scalar in found)


def _step(fields: Fields, parser: Parser, scope: Scope) -> Condition | None:
    """A step is met when a fact that tells its day is stated, where the step applies at all."""
    found = [_given(one, parser, scope) for one in done_nodes(fields)]
    stated = tuple(one for one in found if one is not None)
    if not stated or len(stated) < len(found):
        return None
    taken = stated[0] if len(stated) == 1 else Any(stated, fields.at("done"))
    applies = fields.node("applies_when")
    if applies is None:
        return taken
    guard = parser.condition(applies, scope)
    return None if guard is None else When(guard, taken, applies.place)


def _given(done: Scalar, parser: Parser, scope: Scope) -> Condition | None:
    given = Mapping({"given": Scalar("true", False, done.place)}, done.place, {"given": done.place})
    return parser.condition(Mapping({done.text: given}, done.place, {done.text: done.place}), scope)


def check_collects(node: Node, problems: Problems) -> None:
    """Report a stage that does not say which kind of rules it collects."""
    found = node.get("collects") if isinstance(node, Mapping) else None
    word = found.text if isinstance(found, Scalar) else ""
    if word not in COLLECTED:
        place = found.place if found else node.place
        problems.unknown("unknown-value", place, "set of rules to collect", word, COLLECTED)


def collecting(rule: Rule, members: list[Rule]) -> Rule:
    """Give a row or stage the condition that all its members are met; of grounds, that none is."""
    parts = [RuleRef(member.id, member.place) for member in members]
    held = [Not(part, part.place) for part in parts] if rule.collects == "grounds" else parts
    return dataclasses.replace(rule, condition=All(tuple(held), rule.place))
