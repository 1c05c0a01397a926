"""What lists and tables say of one decision: plain values that JSON can hold, a few kilobytes a dossier, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from checker.conditions.verdict import NOT_MET, UNKNOWN
from checker.decision.deciding import deciding
from checker.decision.evidence import Reasons
from checker.decision.missing import missing_of
from checker.decision.model import Decision
from checker.decision.steps import next_steps
from checker.engine.judged import RuleResult
from checker.pack.model import Kind
from checker.reports.explain import explain_trees
from checker.vocabulary.text import Text

Row: TypeAlias = dict[str, Any]
LISTED: tuple[Kind, ...] = ("completeness", "requirement", "row", "ground")
# Lines of the trace of one rule; the rest is in the decision.
_MOST_LINES = 40
_MOST_MISSING = 12


def row_of(decision: Decision, language: str) -> Row:
    """Give the row of a decision: who, what was asked for, the days, the outcome, each rule's verdict and what stands against it."""
    case, root = decision.case, decision.case.dossier.root
    name = root.names("applicant.name")
    steps = decision.steps
    return {
        "applicant": name.of(language) if name else "",
        "identifier": root.text("applicant.identifier"),
        "application": root.text("application.number"),
        "request": decision.request.id,
        "registered": root.text("application.registered_on"),
        "due": case.days.get("decision_due", ""),
        "editions": {item.act.id: item.edition.id for item in decision.applied},
        "outcome": decision.outcome.id,
        "effect": decision.outcome.effect,
        "conclusion": decision.conclusion,
        "exit": decision.exit_code,
        "stages": {one.rule.id: one.verdict.word for one in decision.results.values() if one.rule.kind == "stage"},
        "verdicts": {one.rule.id: one.verdict.word for one in decision.results.values() if one.rule.kind in LISTED},
        "notes": dict(_notes(decision, language)),
        "missing": [item.text.of(language) for item in decision.missing[:_MOST_MISSING]],
        "unknown": len(decision.missing),
        "warnings": [item.text.of(language) for item in decision.warnings],
        "steps": [
            {"id": step.term.rule.id, "due": step.due.day.isoformat(), "state": step.state, "late": step.late}
            for step in next_steps(steps)
            if step.due is not None
        ],
    }


def _notes(decision: Decision, language: str) -> Iterator[tuple[str, str]]:
    """Say of each rule that is not met why, in the words of its message."""
    reasons = Reasons(decision.results, decision.case)
    for result in decision.results.values():
        if result.rule.kind == "ground" and result.rule.id in established(decision):
            found = [item.text for item in reasons.established(result)]
        elif result.rule.kind in {"completeness", "requirement"} and result.verdict is NOT_MET:
            failed = [one.record for one in result.instances if one.tree.verdict is NOT_MET]
            found = [_message(result, record, reasons) for record in failed]
        else:
            continue
        yield result.rule.id, "; ".join(dict.fromkeys(text.of(language) for text in found))


def _message(result: RuleResult, record: Any, reasons: Reasons) -> Text:
    return reasons.message(result.rule, record) if result.rule.when_not_met else result.rule.title


def established(decision: Decision) -> frozenset[str]:
    """Name the grounds that stand against the application."""
    return frozenset(one.rule.id for one in decision.of_kind("ground") if one.verdict.word == "met")


def trace_of(decision: Decision, language: str) -> list[list[Any]]:
    """Give for each rule that is not as wanted its id, what is missing, and the lines of the trace that decide."""
    found: list[list[Any]] = []
    wanted = established(decision)
    for result in decision.results.values():
        rule = result.rule
        against = rule.kind in {"completeness", "requirement"} and result.verdict is NOT_MET
        open_ = rule.kind in {"completeness", "requirement", "ground"} and result.verdict is UNKNOWN
        if not (against or open_ or rule.id in wanted):
            continue
        items = missing_of(result, decision.case.ruleset.pack.vocabulary) if open_ else []
        lines = explain_trees(decision, deciding(result, decision.results), language)
        more = [f"… +{len(lines) - _MOST_LINES}"] if len(lines) > _MOST_LINES else []
        cite = decision.case.ruleset.pack.acts.worded(rule.cite, language) if rule.cite else ""
        missing = list(dict.fromkeys(item.text.of(language) for item in items))[:_MOST_MISSING]
        found.append([rule.id, cite, rule.place.short, missing, lines[:_MOST_LINES] + more])
    return found
