"""The published JSON Schema of the steps of a procedure, as `saikes terms --format json` prints them."""

from __future__ import annotations

from typing import get_args

from checker.conditions.verdict import Verdict
from checker.decision.steps import State
from checker.reports.norms_schema import TEXT, WORD, Schema, closed, listed
from checker.vocabulary.schema import DIALECT

_DATE: Schema = {"type": "string", "format": "date"}
_NO: Schema = {"type": "null"}
_DATE_OR_NULL: Schema = {"anyOf": [_NO, _DATE]}
_DAY: Schema = {"anyOf": [_NO, closed({"day": _DATE, "expected": {"type": "boolean"}})]}


def terms_schema() -> Schema:
    """Give the schema; a step has a last day (`due`), a first lawful one (`earliest`), or neither."""
    days = {"day": _DATE, "registered": _DATE, "decision_due": _DATE, "filing_due": _DATE, "today": _DATE}
    return {
        "$schema": DIALECT,
        "title": "Saikes terms",
        "description": "The steps of the procedure of one dossier with their terms",
        **closed(
            {
                "dossier": closed({"name": WORD, "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}),
                "days": closed(days, optional=("decision_due", "filing_due")),
                "steps": listed(_step()),
            }
        ),
        "$defs": {"text": closed({"kk": WORD, "ru": WORD, "en": WORD})},
    }


def _step() -> Schema:
    cite = closed({"kk": WORD, "ru": WORD, "en": WORD, "edition": WORD})
    return closed(
        {
            "id": WORD,
            "title": TEXT,
            "cite": {"anyOf": [_NO, cite]},
            "who": TEXT,
            "applies": {"enum": [Verdict.MET.word, Verdict.NOT_APPLICABLE.word, Verdict.UNKNOWN.word]},
            "begins": _DAY,
            "due": _DAY,
            "earliest": _DAY,
            "done": _DATE_OR_NULL,
            "late_by": {"type": "integer", "minimum": 0},
            "state": {"enum": list(get_args(State))},
            "provisional_years": listed({"type": "integer"}),
            "readings": listed(closed({"text": TEXT, "due": _DATE_OR_NULL, "earliest": _DATE_OR_NULL})),
            "contradictions": listed(WORD),
        }
    )
