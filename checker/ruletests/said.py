"""What the program says of a case, in the words of an expectation."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from checker.conditions.model import Compare, Named, Norm, NormTable, Quantifier, RuleRef, When
from checker.conditions.verdict import MET, NOT_APPLICABLE, UNKNOWN
from checker.decision.decide import conclusion_of, outcome_of
from checker.decision.steps import Step, procedure
from checker.engine.case import Case
from checker.engine.counting import Amount
from checker.engine.judged import Judged, RuleResult
from checker.pack.requests import rules_of
from checker.ruletests.model import (
    ISSUED,
    NO_DAY,
    NO_NEED,
    NOT_IN_FORCE,
    NOT_IN_TRACE,
    NOT_ISSUED,
    OPEN_NEED,
    Expectation,
    Subject,
    TracePart,
)
from checker.terms.calendar import WorkingCalendar

# The pages of the outcome by `form.language`, as text without marks.
Pages = Callable[[], Mapping[str, str]]


def no_pages() -> Mapping[str, str]:
    """Stand in where documents are not made."""
    raise LookupError("documents are not made here")


@dataclass(frozen=True)
class Answer:
    """What a case came to: the verdicts with their traces; outcome, steps and documents follow from them."""

    case: Case
    results: dict[str, RuleResult]
    calendar: WorkingCalendar
    today: dt.date
    pages: Pages = no_pages

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        return procedure(self.case, self.results, self.calendar, self.today)

    def said(self, expectation: Expectation) -> str:
        """Give what the program says where a case expects something."""
        name = expectation.name
        match expectation.subject:
            case "outcome":
                return outcome_of(self.results).id
            case "conclusion":
                ruleset = self.case.ruleset
                return conclusion_of(self.results, rules_of(ruleset.pack, ruleset.request))
            case "due" | "earliest" | "step":
                return self._step(name, expectation.subject)
            case "trace" if expectation.part is not None:
                return self._traced(name, expectation.part, expectation.wanted)
            case "needs" | "has" | "norm":
                table, _, norm = name.partition("/")
                return self._norm(table, norm, expectation.subject)
            case "document":
                return self._document(expectation)
            case "edition":
                return self.case.ruleset.editions.get(name, NOT_IN_FORCE)
        found = self.results.get(name)
        return found.verdict.word if found else NOT_IN_FORCE

    def _step(self, name: str, subject: Subject) -> str:
        step = next((one for one in self.steps if one.term.rule.id == name), None)
        if step is None:
            return NOT_IN_FORCE
        if subject == "step":
            return step.state
        found = step.due if subject == "due" else step.earliest
        return NO_DAY if found is None else f"{'≈' if found.expected else ''}{found.day}"

    def _traced(self, rule: str, part: TracePart, wanted: str) -> str:
        """Give the verdict wanted where a node of this part has it, else those that the nodes have."""
        result = self.results.get(rule)
        if result is None:
            return NOT_IN_FORCE
        found = {node.verdict.word: None for node in nodes_of(result, part)}
        return wanted if wanted in found else " | ".join(found) or NOT_IN_TRACE

    def _norm(self, table: str, norm: str, side: Subject) -> str:
        """Give one side of a norm, or its verdict, of every place that its table is for; several where places differ."""
        found: dict[str, None] = {}
        for result in self.results.values():
            for instance in result.instances:
                for node in instance.tree.walk():
                    if isinstance(node.condition, NormTable) and node.condition.table == table:
                        found.update(dict.fromkeys(_sides(node, norm, side)))
        return " | ".join(found) or NO_NEED

    def _document(self, expectation: Expectation) -> str:
        pages = {name: text for name, text in self.pages().items() if name.rpartition(".")[0] == expectation.name}
        pages = {name: text for name, text in pages.items() if name.endswith(expectation.language)}
        if not pages:
            return NOT_ISSUED
        lacking = [name for name, text in pages.items() if expectation.words not in text]
        return f"issued without them ({', '.join(lacking)})" if lacking else ISSUED


def nodes_of(result: RuleResult, part: TracePart) -> Iterator[Judged]:
    """Walk the nodes of a trace that are the part named."""
    for instance in result.instances:
        names = frozenset(_names(instance.record)) if instance.record is not None else frozenset[str]()
        yield from _walk(instance.tree, part, names)


def _walk(node: Judged, part: TracePart, around: frozenset[str]) -> Iterator[Judged]:
    condition = node.condition
    if node.record is not None:
        around = around | frozenset(_names(node.record))
    if isinstance(condition, Quantifier):
        around = around | {value for _, value in condition.select}
    if _is(node, part) and (not part.about or part.about in around or part.about in _below(node)):
        yield node
    for child in node.children:
        yield from _walk(child, part, around)


def _is(node: Judged, part: TracePart) -> bool:
    condition = node.condition
    match condition:
        case Compare():
            return part.kind == "fact" and condition.fact.name == part.name
        case Named():
            return part.kind == "pattern" and condition.pattern == part.name
        case RuleRef():
            return part.kind == "rule" and condition.rule == part.name
        case _:
            return False


def _below(node: Judged) -> set[str]:
    """Name the codes that a pattern was used for."""
    if not isinstance(node.condition, Named):
        return set()
    return {value for one in node.walk() if isinstance(one.condition, Quantifier) for _, value in one.condition.select}


def _names(record: object) -> Iterator[str]:
    facts = getattr(record, "facts", {})
    for key in ("id", "code", "item", "position", "name", "category"):
        if key in facts:
            yield str(facts[key].value)


def _sides(table: Judged, name: str, side: Subject) -> Iterator[str]:
    for child in table.children:
        guard, norm = child.children if isinstance(child.condition, When) else (None, child)
        if not isinstance(norm.condition, Norm) or norm.condition.id != name or norm.weighed is None:
            continue
        if side == "norm":
            yield child.verdict.word
        elif side == "has":
            yield said_of_amount(norm.weighed.have)
        elif guard is not None and guard.verdict is UNKNOWN:
            yield OPEN_NEED
        elif (guard is not None and guard.verdict is not MET) or norm.verdict is NOT_APPLICABLE:
            yield NO_NEED
        else:
            yield said_of_amount(norm.weighed.need)


def said_of_amount(amount: Amount) -> str:
    """Write an interval: 5.25, 4..5, 2.. where no upper bound is known."""
    low = _plain(amount.low)
    if amount.high is None:
        return f"{low}.."
    return low if amount.low == amount.high else f"{low}..{_plain(amount.high)}"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def words_of(page: str) -> str:
    """Give the words of a page of HTML, with one space between them."""
    body = re.sub(r"<(style|script|title)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
