"""The JSON Schema of norm lines and clauses, as decisions and the answers of `saikes norms` have them."""

from __future__ import annotations

from typing import Any

from checker.conditions.verdict import Verdict

Schema = dict[str, Any]
WORD: Schema = {"type": "string"}
WORD_OR_NULL: Schema = {"type": ["string", "null"]}
TEXT: Schema = {"$ref": "#/$defs/text"}
PLACE: Schema = {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/place"}]}
VERDICT: Schema = {"enum": [verdict.word for verdict in Verdict]}


def closed(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    """Give an object with these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def listed(items: Schema) -> Schema:
    """Give a list of such items."""
    return {"type": "array", "items": items}


AMOUNT = closed({"from": {"type": "number"}, "to": {"type": ["number", "null"]}})
CITE = closed(
    {
        "act": WORD,
        "units": {"type": "object", "additionalProperties": WORD},
        "edition": WORD_OR_NULL,
        "text": WORD,
    }
)


def texts() -> Schema:
    """Give the definitions that lines and clauses refer to."""
    position = {"type": "integer", "minimum": 1}
    return {
        "text": closed({"kk": WORD, "ru": WORD, "en": WORD}),
        "place": closed({"file": WORD, "line": position, "column": position, "pointer": WORD}),
        "cite": CITE,
        "clause": clause_schema(),
    }


def norm_schema() -> Schema:
    """Give the schema of one line."""
    return closed(norm_properties())


def norm_properties() -> Schema:
    """Give what one line says."""
    return {
        "rule": WORD,
        "site": WORD_OR_NULL,
        "record": PLACE,
        "table": WORD,
        "norm": WORD,
        "title": TEXT,
        "section": {"anyOf": [{"type": "null"}, TEXT]},
        "cite": {"$ref": "#/$defs/cite"},
        "rows": listed(WORD),
        "verdict": VERDICT,
        "state": {"enum": ["met", "short", "open", "unstated"]},
        "need": AMOUNT,
        "have": AMOUNT,
        "short": AMOUNT,
        "arithmetic": TEXT,
        "clauses": listed(WORD),
        "softened": WORD_OR_NULL,
        "waits": listed(WORD),
        "counted": listed(PLACE),
    }


def clause_schema() -> Schema:
    """Give the schema of a clause; `remark` tells that the words are ours and not the act's."""
    return closed(
        {
            "id": WORD,
            "where": TEXT,
            "text": TEXT,
            "level": {"anyOf": [{"type": "null"}, TEXT]},
            "until": {"anyOf": [{"type": "null"}, {"type": "string", "format": "date"}]},
            "remark": {"type": "boolean"},
        }
    )
