"""The published JSON Schema of a decision, as `saikes check --format json` prints it."""

from __future__ import annotations

from typing import Any

from checker.conditions.verdict import Verdict
from checker.reports.machine import FORMAT
from checker.vocabulary.model import SOURCES
from checker.vocabulary.schema import DIALECT

Schema = dict[str, Any]
_DAY: Schema = {"type": "string", "format": "date"}
_DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_TEXT: Schema = {"$ref": "#/$defs/text"}
_PLACE: Schema = {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/place"}]}
_VERDICT: Schema = {"enum": [verdict.word for verdict in Verdict]}
_WORD: Schema = {"type": "string"}
_POSITION: Schema = {"type": "integer", "minimum": 1}
_AMOUNT: Schema = {
    "type": "object",
    "properties": {"from": {"type": "number"}, "to": {"type": ["number", "null"]}},
    "required": ["from", "to"],
    "additionalProperties": False,
}
_WORD_OR_NULL: Schema = {"type": ["string", "null"]}


def decision_schema() -> Schema:
    """Give the schema; a list of decisions (several dossiers) is a list of such documents."""
    return {
        "$schema": DIALECT,
        "title": "Saikes decision",
        "description": "The decision on one dossier, or a list of decisions, one per dossier",
        "anyOf": [{"$ref": "#/$defs/decision"}, {"type": "array", "items": {"$ref": "#/$defs/decision"}}],
        "$defs": {
            "decision": _decision(),
            "text": _closed({"kk": _WORD, "ru": _WORD, "en": _WORD}),
            "place": _closed({"file": _WORD, "line": _POSITION, "column": _POSITION, "pointer": _WORD}),
            "result": _result(),
            "node": _node(),
        },
    }


def _decision() -> Schema:
    days = {"day": _DAY, "registered": _DAY, "today": _DAY, "decision_due": _DAY}
    missing = {"text": _TEXT, "pointer": _WORD, "source": {"enum": list(SOURCES)}, "site": _WORD_OR_NULL}
    return _closed(
        {
            "format": {"const": FORMAT},
            "saikes": _WORD,
            "dossier": _closed({"name": _WORD, "digest": _DIGEST}),
            "rules": _closed({"name": _WORD, "digest": _DIGEST}),
            "days": _closed(days, optional=("decision_due",)),
            "editions": _list(_edition()),
            "outcome": _closed({"id": _WORD, "effect": {"enum": ["for", "against", "open"]}, "title": _TEXT}),
            "conclusion": {"enum": ["complies", "does_not_comply", "open"]},
            "results": _list({"$ref": "#/$defs/result"}),
            "clashes": _list(_clash()),
            "missing": _list(_closed({**missing, "rules": _list(_WORD)})),
            "warnings": _list(_closed({"code": _WORD, "text": _TEXT, "place": _PLACE})),
        }
    )


def _closed(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _edition() -> Schema:
    return _closed(
        {
            "act": _WORD,
            "edition": _WORD,
            "begins": _DAY,
            "held": {"type": "boolean"},
            "assumed": {"anyOf": [{"type": "null"}, _TEXT]},
            "chosen": {"enum": ["day", "option"]},
        }
    )


def _clash() -> Schema:
    reading = _closed({"path": _WORD, "value": {}, "place": _PLACE})
    return _closed(
        {"id": _WORD, "site": _WORD_OR_NULL, "label": _TEXT, "settled": _WORD_OR_NULL, "readings": _list(reading)}
    )


def _result() -> Schema:
    cite = _closed(
        {
            "act": _WORD,
            "units": {"type": "object", "additionalProperties": _WORD},
            "edition": _WORD_OR_NULL,
            "text": _WORD,
        }
    )
    instance = _closed(
        {"record": _PLACE, "trace": {"$ref": "#/$defs/node"}, "message": {"anyOf": [{"type": "null"}, _TEXT]}}
    )
    return _closed(
        {
            "rule": _WORD,
            "kind": _WORD,
            "number": {"type": ["integer", "null"]},
            "title": _TEXT,
            "cite": {"anyOf": [{"type": "null"}, cite]},
            "verdict": _VERDICT,
            "state": {"enum": ["established", "not_established", "undetermined", None]},
            "contradictions": _list(_WORD),
            "place": _PLACE,
            "facts": _list(_closed({"text": _TEXT, "place": _PLACE})),
            "instances": _list(instance),
        }
    )


def _node() -> Schema:
    kinds = ["compare", "ruleref", "all", "any", "not", "when", "named", "quantifier", "norm", "normtable", "settled"]
    optional: Schema = {
        "record": _PLACE,
        "fact": _WORD,
        "operator": _WORD,
        "expected": {},
        "expected_from": _WORD_OR_NULL,
        "value": {},
        "place": _PLACE,
        "name": _WORD,
        "text": _TEXT,
        "rule": _WORD,
        "quantifier": {"enum": ["every", "some", "count"]},
        "list": _WORD,
        "select": {"type": "object", "additionalProperties": _WORD},
        "silent": {"type": "boolean"},
        "norm": _WORD,
        "table": _WORD,
        "left_out": {"type": "boolean"},
        "need": _AMOUNT,
        "have": _AMOUNT,
        "arithmetic": _TEXT,
        "rows": _list(_WORD),
        "clauses": _list(_WORD),
        "softened": {"type": "boolean"},
        "counted": _list(_PLACE),
        "pooled": _closed({"need": {"type": "number"}, "have": _AMOUNT}),
        "parts": _list({"$ref": "#/$defs/node"}),
    }
    return _closed(
        {"kind": {"enum": kinds}, "verdict": _VERDICT, "rule_place": _WORD, **optional}, optional=tuple(optional)
    )
