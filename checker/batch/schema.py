"""The published JSON Schema of a line of `saikes batch -o OUT.jsonl`."""

from __future__ import annotations

from checker.batch.result import FORMAT
from checker.reports.decision_schema import decision_schema
from checker.reports.norms_schema import WORD, Schema, closed, listed

_COUNT: Schema = {"type": "integer", "minimum": 1}


def batch_schema() -> Schema:
    """Give the schema: a line is a decision, or says why there is none."""
    whole = decision_schema()
    return whole | {
        "title": "Saikes batch result",
        "description": "One line for each dossier, in the order of the inputs: its decision, or why there is none",
        "anyOf": [{"$ref": "#/$defs/decision"}, {"$ref": "#/$defs/unjudged"}],
        "$defs": whole["$defs"] | {"unjudged": _unjudged()},
    }


def _unjudged() -> Schema:
    place = closed({"file": WORD, "line": _COUNT, "column": _COUNT, "pointer": WORD})
    problem = closed({"code": WORD, "place": place, "message": WORD, "hint": WORD})
    return closed(
        {
            "format": {"const": FORMAT},
            "saikes": WORD,
            "dossier": closed({"name": WORD, "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}),
            "place": closed({"file": WORD, "line": _COUNT}),
            "state": {"enum": ["refused", "failed"]},
            "problems": listed(problem) | {"minItems": 1},
        }
    )
