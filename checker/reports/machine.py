"""The decision as one JSON document; its schema is printed by `saikes schema decision`."""

from __future__ import annotations

import json
from typing import Any

from checker import __version__
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN
from checker.decision.early import too_early
from checker.decision.evidence import Evidence, Reasons
from checker.decision.model import Decision, Missing, Overturned
from checker.decision.norms import norm_lines
from checker.decision.steps import Step
from checker.engine.judged import Judged, RuleResult
from checker.reports import norms_machine
from checker.reports.norms_machine import place, text
from checker.reports.trace_machine import node, value

FORMAT = 1
_STATES = {MET: "established", NOT_MET: "not_established", UNKNOWN: "undetermined", NOT_APPLICABLE: "not_established"}


def document(decision: Decision) -> dict[str, Any]:
    """Give the decision as plain data: nothing in it depends on the machine or on the hour."""
    case, pack = decision.case, decision.case.ruleset.pack
    return {
        "format": FORMAT,
        "saikes": __version__,
        "dossier": {"name": case.dossier.name, "digest": case.dossier.digest},
        "findings": [
            {"name": item.name, "digest": item.digest, "unchanged": item.unchanged} for item in case.dossier.answers
        ],
        "rules": {"name": pack.name, "digest": pack.digest},
        "days": {**case.days, "today": decision.today},
        "editions": [_applied(item) for item in decision.applied],
        "request": {"id": decision.request.id, "title": text(decision.request.title)},
        "outcome": {
            "id": decision.outcome.id,
            "effect": decision.outcome.effect,
            "title": text(decision.outcome.title),
        },
        "too_early": [_too_early(step) for step in too_early(decision)],
        "conclusion": decision.conclusion,
        "results": [_result(result, decision) for result in decision.results.values()],
        **_norms(decision),
        "clashes": [_clash(item) for item in decision.clashes],
        "overturned": [_overturned(item) for item in decision.overturned],
        "missing": [_missing(item) for item in decision.missing],
        "warnings": [
            {"code": item.code, "text": text(item.text), "place": place(item.place)} for item in decision.warnings
        ],
    }


def _too_early(step: Step) -> dict[str, Any]:
    return {
        "step": step.term.rule.id,
        "form": step.term.signs,
        "not_before": step.earliest.day.isoformat() if step.earliest else None,
        "done": step.done.isoformat() if step.done else None,
    }


def _missing(item: Missing) -> dict[str, Any]:
    return {
        "text": text(item.text),
        "pointer": item.pointer,
        "source": item.source,
        "site": item.site or None,
        "rules": list(item.rules),
    }


def render(decisions: list[Decision], *, as_list: bool = False) -> str:
    """Print one decision as a document; with `as_list` a list of documents."""
    documents = [document(decision) for decision in decisions]
    whole: object = documents if as_list else documents[0]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _norms(decision: Decision) -> dict[str, Any]:
    """Give every norm that applies, and the clauses that they name."""
    pack, editions = decision.case.ruleset.pack, decision.case.ruleset.editions
    lines = norm_lines(decision.results, pack)
    return {
        "norms": [norms_machine.line(line, pack, editions.get(line.cite.act)) for line in lines],
        "clauses": norms_machine.clauses(norms_machine.clauses_named(lines), pack),
    }


def _applied(item: Any) -> dict[str, Any]:
    edition = item.edition
    return {
        "act": item.act.id,
        "edition": edition.id,
        "begins": edition.begins.isoformat(),
        "held": edition.held,
        "assumed": text(edition.assumed) if edition.assumed else None,
        "chosen": item.chosen,
    }


def _clash(item: Any) -> dict[str, Any]:
    return {
        "id": item.id,
        "site": item.site or None,
        "label": text(item.label),
        "settled": item.settled or None,
        "readings": [
            {"path": reading.path, "value": value(reading.value), "place": place(reading.place)}
            for reading in item.readings
        ],
    }


def _overturned(item: Overturned) -> dict[str, Any]:
    finding = item.finding
    by, note = finding.value("found_by"), finding.value("note")
    return {
        "rule": item.rule.id,
        "site": item.record.text("id") if item.record else None,
        "without": item.was.word,
        "with": item.now.word,
        "finding": {
            "item": finding.text("item"),
            "result": finding.text("result"),
            "found_on": finding.text("found_on") or None,
            "found_by": value(by),
            "note": value(note),
            "place": place(finding.facts["result"].place),
        },
        "against": [{"text": text(one.text), "place": place(one.place)} for one in item.against],
    }


def _result(result: RuleResult, decision: Decision) -> dict[str, Any]:
    rule, pack = result.rule, decision.case.ruleset.pack
    cite = None
    if rule.cite:
        cite = norms_machine.cite(rule.cite, pack, decision.case.ruleset.editions.get(rule.cite.act))
    return {
        "rule": rule.id,
        "kind": rule.kind,
        "number": rule.number or None,
        "title": text(rule.title),
        "cite": cite,
        "verdict": result.verdict.word,
        "state": _STATES[result.verdict] if rule.kind == "ground" else None,
        "contradictions": list(rule.contradictions),
        "place": place(rule.place),
        "facts": [{"text": text(item.text), "place": place(item.place)} for item in _facts(result, decision)],
        "instances": [
            {
                "record": place(instance.record.place) if instance.record else None,
                "trace": node(instance.tree),
                "message": _message(result, instance.record, instance.tree, decision),
            }
            for instance in result.instances
        ],
    }


def _message(result: RuleResult, record: Any, tree: Judged, decision: Decision) -> dict[str, str] | None:
    if tree.verdict is not NOT_MET or not result.rule.when_not_met:
        return None
    return text(_reasons(decision).message(result.rule, record))


def _facts(result: RuleResult, decision: Decision) -> list[Evidence]:
    if result.rule.kind == "ground" and result.verdict is MET:
        return _reasons(decision).established(result)
    if result.verdict is NOT_APPLICABLE and result.rule.kind in {"requirement", "completeness"}:
        return _reasons(decision).exemption(result)
    return []


def _reasons(decision: Decision) -> Reasons:
    return Reasons(decision.results, decision.case)
