"""The JSON Schema of the report of `saikes rules test --format json`."""

from __future__ import annotations

from checker.reports.norms_schema import WORD, Schema, closed, listed
from checker.vocabulary.schema import DIALECT

_COUNT: Schema = {"type": "integer", "minimum": 0}
_PLACE = closed({"file": WORD, "line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}})
_WORDS = {"type": "object", "additionalProperties": WORD}


def ruletests_schema() -> Schema:
    """Give the schema of the report."""
    failure = closed({"message": WORD, "place": _PLACE, "trace": listed(WORD)})
    result = closed(
        {
            "file": WORD,
            "name": WORD,
            "proves": WORD,
            "editions": _WORDS,
            "place": _PLACE,
            "passed": {"type": "boolean"},
            "failures": listed(failure),
        }
    )
    gap = closed({"of": WORD, "name": WORD, "what": WORD, "place": _PLACE})
    covered = closed(
        {
            "wanted": _COUNT,
            "waived": _COUNT,
            "percent": {"type": "number", "minimum": 0, "maximum": 100},
            "gaps": listed(gap),
        }
    )
    maybe: Schema = {"anyOf": [{"type": "null"}, covered]}
    return {
        "$schema": DIALECT,
        "title": "Saikes report of rule tests",
        **closed(
            {
                "cases": _COUNT,
                "runs": _COUNT,
                "failed": _COUNT,
                "results": listed(result),
                "coverage": maybe,
                "mutants": maybe,
                "idle_waivers": listed(closed({"name": WORD, "hint": WORD, "place": _PLACE})),
            }
        ),
    }
