"""The published JSON Schema of an answer of `saikes norms --format json`."""

from __future__ import annotations

from checker.reports.norms_schema import (
    AMOUNT,
    TEXT,
    WORD,
    Schema,
    closed,
    listed,
    norm_properties,
    texts,
)
from checker.reports.plan_machine import FORMAT, LEFT_OUT
from checker.vocabulary.schema import DIALECT

_NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}


def plan_schema() -> Schema:
    """Give the schema."""
    asked = {"fact": WORD, "label": TEXT, "option": WORD, "value": WORD, "norms": {"type": "integer", "minimum": 0}}
    return {
        "$schema": DIALECT,
        "title": "Saikes norms",
        "description": "What an organisation needs by the norms, and what has to be known to say more",
        **closed(
            {
                "format": {"const": FORMAT},
                "saikes": WORD,
                "rules": closed({"name": WORD, "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}),
                "day": {"type": "string", "format": "date"},
                "given": listed(closed({"fact": WORD, "value": WORD})),
                "tables": listed(_table()),
                "clauses": listed({"$ref": "#/$defs/clause"}),
                "asked": listed(closed(asked)),
            }
        ),
        "$defs": texts(),
    }


def _table() -> Schema:
    column = closed({"id": WORD, "from": _NUMBER_OR_NULL, "to": _NUMBER_OR_NULL})
    norm = {name: schema for name, schema in norm_properties().items() if name not in LEFT_OUT}
    only = closed({"fact": WORD, "values": listed(WORD)})
    return closed(
        {
            "id": WORD,
            "title": TEXT,
            "cite": {"$ref": "#/$defs/cite"},
            "bands": listed(closed({"measure": WORD, "title": TEXT, "size": AMOUNT, "columns": listed(column)})),
            "only": {"anyOf": [{"type": "null"}, only]},
            "in_all": _NUMBER_OR_NULL,
            "norms": listed(closed({**norm, "certain": {"type": "boolean"}})),
        }
    )
