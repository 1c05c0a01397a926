"""The trace in words: every condition with what it read, where that stands, what was expected, and the law behind it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import All, Any, Compare, Named, Norm, NormTable, Not, Quantifier, RuleRef, Settled, When
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.decision import phrases
from checker.decision.model import Decision
from checker.decision.norms import said
from checker.decision.words import Wording
from checker.engine.judged import Judged, RuleResult
from checker.source.place import Place
from checker.source.problem import Problem, Refused, unknown_name
from checker.vocabulary.text import Text

_MARKS = {MET: "+", NOT_MET: "–", UNKNOWN: "?", NOT_APPLICABLE: "·"}


def explain(decision: Decision, language: str, only: str = "") -> str:
    """Give the trace of all rules, or of the one named `only`; raises Refused where there is no such rule."""
    if only and only not in decision.results:
        message, hint = unknown_name("rule to explain", only, list(decision.results))
        raise Refused([Problem("unknown-rule", Place("--explain", 1, 1), message, hint)])
    chosen = [decision.results[only]] if only else list(decision.results.values())
    return "\n\n".join("\n".join(_Trace(decision, language).rule(result)) for result in chosen) + "\n"


class _Trace:
    def __init__(self, decision: Decision, language: str) -> None:
        self.decision = decision
        self.language = language
        self.pack = decision.case.ruleset.pack
        self.wording = Wording(self.pack.vocabulary, language)

    def rule(self, result: RuleResult) -> Iterator[str]:
        rule = result.rule
        title = self.wording.say(rule.title)
        yield f"{_MARKS[result.verdict]} {rule.id}{': ' + title if title else ''} – {self._verdict(result.verdict, rule.kind)}"
        cite = self.pack.acts.worded(rule.cite, self.language) if rule.cite else ""
        edition = self.decision.case.ruleset.editions.get(rule.cite.act, "") if rule.cite else ""
        yield f"    {cite}{' [' + edition + ']' if edition else ''}{' · ' if cite else ''}{rule.place.short}"
        for name in rule.contradictions:
            item = next(found for found in self.pack.contradictions if found.id == name)
            yield f"    ! {self.wording.say(item.readings[item.applied - 1])} ({name})"
        for instance in result.instances:
            if instance.record is not None:
                yield f"  [{self.wording.record(instance.record)}]  {instance.record.place.short}"
            yield from self.node(instance.tree, 1)

    def _verdict(self, verdict: Verdict, kind: str) -> str:
        words = phrases.GROUNDS if kind == "ground" else phrases.VERDICTS
        return self.wording.say(words[verdict])

    def node(self, tree: Judged, depth: int) -> Iterator[str]:
        mark, pad = _MARKS[tree.verdict], "  " * depth
        yield f"{pad}{mark} {self._named(tree)}{self._said(tree)}{self._place(tree)}"
        for child in tree.children:
            yield from self.node(child, depth + 1)

    def _named(self, tree: Judged) -> str:
        return f"[{self.wording.record(tree.record)}] " if tree.record is not None else ""

    def _said(self, tree: Judged) -> str:
        condition = tree.condition
        match condition:
            case Compare():
                return f"{condition.fact.name} · {self.wording.comparison(tree, condition)}"
            case Named():
                return self.wording.say(condition.label)
            case RuleRef():
                return f"{self.wording.say(phrases.RULE)} {condition.rule}"
            case Quantifier():
                return self._quantifier(tree, condition)
            case When():
                return self.wording.say(phrases.EXEMPTION if condition.exemption else phrases.WHEN)
            case Norm() | NormTable() | Settled():
                return said(tree, self.pack, self.language)
            case All() | Any() | Not():
                words: dict[type, Text] = {All: phrases.ALL_OF, Any: phrases.ANY_OF, Not: phrases.NOT}
                return self.wording.say(words[type(condition)])

    def _quantifier(self, tree: Judged, condition: Quantifier) -> str:
        words = {"every": phrases.EVERY, "some": phrases.SOME, "count": phrases.COUNT}[condition.kind]
        bounds = "".join(
            f" {sign} {bound}"
            for sign, bound in (("≥", condition.at_least), ("≤", condition.at_most))
            if bound is not None
        )
        said = f"{self.wording.say(words)}: {self.wording.selection(condition)}{bounds}"
        if tree.children:
            return said
        return f"{said} – {self.wording.say(phrases.LIST_SILENT if tree.silent else phrases.NO_RECORD)}"

    def _place(self, tree: Judged) -> str:
        if tree.fact is not None:
            return f"  ← {tree.fact.place.short}"
        return f"  ← {tree.record.place.short}" if tree.record is not None else ""
