"""The published JSON Schema of a decision, as `saikes check --format json` prints it."""

from __future__ import annotations

from checker.reports.machine import FORMAT
from checker.reports.norms_schema import (
    AMOUNT,
    PLACE,
    TEXT,
    VERDICT,
    WORD,
    WORD_OR_NULL,
    Schema,
    closed,
    listed,
    norm_schema,
    texts,
)
from checker.vocabulary.model import SOURCES
from checker.vocabulary.schema import DIALECT

_DAY: Schema = {"type": "string", "format": "date"}
_DAY_OR_NULL: Schema = {"anyOf": [{"type": "null"}, _DAY]}
_DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def decision_schema() -> Schema:
    """Give the schema; a list of decisions (several dossiers) is a list of such documents."""
    return {
        "$schema": DIALECT,
        "title": "Saikes decision",
        "description": "The decision on one dossier, or a list of decisions, one per dossier",
        "anyOf": [{"$ref": "#/$defs/decision"}, {"type": "array", "items": {"$ref": "#/$defs/decision"}}],
        "$defs": {
            "decision": _decision(),
            **texts(),
            "result": _result(),
            "node": _node(),
            "norm": norm_schema(),
        },
    }


def _decision() -> Schema:
    days = {"day": _DAY, "registered": _DAY, "today": _DAY, "decision_due": _DAY, "filing_due": _DAY}
    missing = {"text": TEXT, "pointer": WORD, "source": {"enum": list(SOURCES)}, "site": WORD_OR_NULL}
    return closed(
        {
            "format": {"const": FORMAT},
            "saikes": WORD,
            "dossier": closed({"name": WORD, "digest": _DIGEST}),
            "findings": listed(closed({"name": WORD, "digest": _DIGEST, "unchanged": {"type": "boolean"}})),
            "rules": closed({"name": WORD, "digest": _DIGEST}),
            "days": closed(days, optional=("decision_due", "filing_due")),
            "editions": listed(_edition()),
            "request": closed({"id": WORD, "title": TEXT}),
            "outcome": closed({"id": WORD, "effect": {"enum": ["for", "against", "open"]}, "title": TEXT}),
            "too_early": listed(closed({"step": WORD, "form": WORD, "not_before": _DAY, "done": _DAY_OR_NULL})),
            "conclusion": {"enum": ["complies", "does_not_comply", "open", "none"]},
            "results": listed({"$ref": "#/$defs/result"}),
            "norms": listed({"$ref": "#/$defs/norm"}),
            "clauses": listed({"$ref": "#/$defs/clause"}),
            "clashes": listed(_clash()),
            "overturned": listed(_overturned()),
            "missing": listed(closed({**missing, "rules": listed(WORD)})),
            "warnings": listed(closed({"code": WORD, "text": TEXT, "place": PLACE})),
        }
    )


def _edition() -> Schema:
    return closed(
        {
            "act": WORD,
            "edition": WORD,
            "begins": _DAY,
            "held": {"type": "boolean"},
            "assumed": {"anyOf": [{"type": "null"}, TEXT]},
            "chosen": {"enum": ["day", "option"]},
        }
    )


def _clash() -> Schema:
    reading = closed({"path": WORD, "value": {}, "place": PLACE})
    return closed(
        {"id": WORD, "site": WORD_OR_NULL, "label": TEXT, "settled": WORD_OR_NULL, "readings": listed(reading)}
    )


def _overturned() -> Schema:
    finding = {
        "item": WORD,
        "result": WORD,
        "found_on": {"anyOf": [{"type": "null"}, _DAY]},
        "found_by": {},
        "note": {},
        "place": PLACE,
    }
    return closed(
        {
            "rule": WORD,
            "site": WORD_OR_NULL,
            "without": VERDICT,
            "with": VERDICT,
            "finding": closed(finding),
            "against": listed(closed({"text": TEXT, "place": PLACE})),
        }
    )


def _result() -> Schema:
    instance = closed(
        {"record": PLACE, "trace": {"$ref": "#/$defs/node"}, "message": {"anyOf": [{"type": "null"}, TEXT]}}
    )
    return closed(
        {
            "rule": WORD,
            "kind": WORD,
            "number": {"type": ["integer", "null"]},
            "title": TEXT,
            "cite": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/cite"}]},
            "verdict": VERDICT,
            "state": {"enum": ["established", "not_established", "undetermined", None]},
            "contradictions": listed(WORD),
            "place": PLACE,
            "facts": listed(closed({"text": TEXT, "place": PLACE})),
            "instances": listed(instance),
        }
    )


def _node() -> Schema:
    kinds = ["compare", "ruleref", "all", "any", "not", "when", "named", "quantifier", "norm", "normtable", "settled"]
    optional: Schema = {
        "record": PLACE,
        "fact": WORD,
        "operator": WORD,
        "expected": {},
        "expected_from": WORD_OR_NULL,
        "value": {},
        "place": PLACE,
        "name": WORD,
        "text": TEXT,
        "rule": WORD,
        "quantifier": {"enum": ["every", "some", "count"]},
        "list": WORD,
        "select": {"type": "object", "additionalProperties": WORD},
        "silent": {"type": "boolean"},
        "norm": WORD,
        "table": WORD,
        "left_out": {"type": "boolean"},
        "need": AMOUNT,
        "have": AMOUNT,
        "arithmetic": TEXT,
        "rows": listed(WORD),
        "clauses": listed(WORD),
        "softened": {"type": "boolean"},
        "counted": listed(PLACE),
        "pooled": closed({"need": {"type": "number"}, "have": AMOUNT}),
        "parts": listed({"$ref": "#/$defs/node"}),
    }
    return closed(
        {"kind": {"enum": kinds}, "verdict": VERDICT, "rule_place": WORD, **optional}, optional=tuple(optional)
    )
