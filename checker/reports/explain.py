"""The trace in words: every condition with what it read, where that stands, what was expected, and the law behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.conditions.model import All, Any, Compare, Named, Norm, NormTable, Not, Quantifier, RuleRef, Settled, When
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.decision import phrases
from checker.decision.model import Decision
from checker.decision.norms import bands_of, clauses_of, quoted, said_of_band, said_of_norm, said_of_table, section_of
from checker.decision.overturned import worded
from checker.decision.words import Wording
from checker.dossier.model import Record
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


def explain_trees(decision: Decision, trees: Sequence[Judged], language: str) -> list[str]:
    """Give parts of the trace of a rule in words, line by line; each tree may be for one record."""
    trace, lines = _Trace(decision, language), list[str]()
    for tree in trees:
        lines += trace.node(tree, 0, _bound({}, tree.record))
    lines += [f"[{number}] {trace.wording.say(quoted(clause, trace.pack))}" for clause, number in trace.clauses.items()]
    return lines


class _Trace:
    def __init__(self, decision: Decision, language: str) -> None:
        self.decision = decision
        self.language = language
        self.pack = decision.case.ruleset.pack
        self.wording = Wording(self.pack.vocabulary, language)
        self.clauses: dict[str, int] = {}

    def rule(self, result: RuleResult) -> Iterator[str]:
        rule = result.rule
        title = self.wording.say(rule.title)
        yield f"{_MARKS[result.verdict]} {rule.id}{': ' + title if title else ''} – {self._verdict(result.verdict, rule.kind)}"
        cite = self.pack.acts.worded(rule.cite, self.language) if rule.cite else ""
        edition = self.decision.case.ruleset.editions.get(rule.cite.act, "") if rule.cite else ""
        yield f"    {cite}{' [' + edition + ']' if edition else ''}{' · ' if cite else ''}{rule.place.short}"
        for name in rule.contradictions:
            item = next(found for found in self.pack.contradictions if found.id == name)
            if not item.stands_in(self.decision.case.ruleset.editions):
                continue
            yield f"    ! {self.wording.say(item.readings[item.applied - 1])} ({name})"
        for turned in self.decision.overturned:
            if turned.rule.id == rule.id:
                place = turned.finding.facts["result"].place
                yield f"    ! {self.wording.say(worded(turned, self.pack.vocabulary))}  ← {place.short}"
        for instance in result.instances:
            if instance.record is not None:
                yield f"  [{self.wording.record(instance.record)}]  {instance.record.place.short}"
            yield from self.node(instance.tree, 1, _bound({}, instance.record))
        for clause, number in self.clauses.items():
            yield f"    [{number}] {self.wording.say(quoted(clause, self.pack))}"

    def _verdict(self, verdict: Verdict, kind: str) -> str:
        words = phrases.GROUNDS if kind == "ground" else phrases.VERDICTS
        return self.wording.say(words[verdict])

    def node(self, tree: Judged, depth: int, bound: dict[str, Record]) -> Iterator[str]:
        mark, pad = _MARKS[tree.verdict], "  " * depth
        yield f"{pad}{mark} {self._named(tree)}{self._said(tree)}{self._place(tree)}"
        bound = _bound(bound, tree.record)
        if isinstance(tree.condition, NormTable) and tree.children:
            for band in bands_of(tree.condition, self.decision.case, bound):
                yield f"{pad}    {said_of_band(band, self.language)}"
        for child in tree.children:
            if not _beside_the_point(tree, child):
                yield from self.node(child, depth + 1, bound)

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
                norm = f"{self.wording.say(condition.then.title)}: " if isinstance(condition.then, Norm) else ""
                return norm + self.wording.say(phrases.EXEMPTION if condition.exemption else phrases.WHEN)
            case Norm():
                return self._norm(tree, condition)
            case NormTable():
                return said_of_table(tree, condition, self.decision.case, self.language)
            case Settled():
                return self.wording.say(phrases.SETTLED)
            case All() | Any() | Not():
                words: dict[type, Text] = {All: phrases.ALL_OF, Any: phrases.ANY_OF, Not: phrases.NOT}
                return self.wording.say(words[type(condition)])

    def _norm(self, tree: Judged, norm: Norm) -> str:
        """Say a norm with the numbers of the clauses that leave it open; they are quoted below the rule."""
        if tree.weighed is None:
            return self.wording.say(norm.title)
        section = section_of(norm, self.pack.vocabulary)
        line = f"{self.wording.say(section) + ': ' if section else ''}{said_of_norm(norm, tree.weighed, self.language)}"
        if tree.verdict is UNKNOWN:
            for clause in clauses_of(norm, tree.weighed, open_=True):
                line += f" [{self.clauses.setdefault(clause, len(self.clauses) + 1)}]"
        return line

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
        if tree.weighed is not None:
            counted = [fact.place.short for fact in tree.weighed.have.facts]
            return f"  ← {', '.join(counted)}" if counted else ""
        if tree.fact is not None:
            return f"  ← {tree.fact.place.short}"
        return f"  ← {tree.record.place.short}" if tree.record is not None else ""


def _bound(bound: dict[str, Record], record: Record | None) -> dict[str, Record]:
    """Give the records bound, with one more."""
    return bound if record is None or record.definition is None else {**bound, record.definition.each: record}


def _beside_the_point(tree: Judged, child: Judged) -> bool:
    """Tell whether it is a norm whose condition is not met: what it would need says nothing."""
    return isinstance(tree.condition, When) and isinstance(child.condition, Norm) and tree.verdict is NOT_APPLICABLE


def explain_part(decision: Decision, tree: Judged, records: Sequence[Record], language: str) -> list[str]:
    """Give one part of a trace in words, line by line, with the clauses that it quotes; `records` are those around it."""
    trace = _Trace(decision, language)
    bound: dict[str, Record] = {}
    for record in records:
        bound = _bound(bound, record)
    around = [trace.wording.record(record) for record in records if record is not tree.record]
    lines = list(trace.node(tree, 0, bound))
    if around:
        lines[0] = f"{lines[0][:2]}[{', '.join(around)}] {lines[0][2:]}"
    return lines + [
        f"  [{number}] {trace.wording.say(quoted(clause, trace.pack))}" for clause, number in trace.clauses.items()
    ]
