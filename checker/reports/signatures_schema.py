"""The published JSON Schema of an answer of `saikes verify --format json`."""

from __future__ import annotations

from typing import get_args

from checker.reports.norms_schema import TEXT, WORD, Schema, closed, listed
from checker.reports.signatures import FORMAT
from checker.signing.found import Answer, Changes, Clock, Order, Trust
from checker.vocabulary.schema import DIALECT
from checker.vocabulary.text import LANGUAGES

_TRUTH: Schema = {"type": "boolean"}
_MOMENT: Schema = {"type": ["string", "null"], "format": "date-time"}


def signatures_schema() -> Schema:
    """Give the schema."""
    form = {
        "id": WORD,
        "title": TEXT,
        "annex": WORD,
        "edition": WORD,
        "lang": WORD,
        "draft": _TRUTH,
        "slots": listed(closed({"number": {"type": "integer", "minimum": 1}, "id": WORD, "title": TEXT})),
    }
    return {
        "$schema": DIALECT,
        "title": "Saikes signatures",
        "description": "Who signed a document, when, whether it was changed since, and whether the order of the form was kept",
        **closed(
            {
                "format": {"const": FORMAT},
                "saikes": WORD,
                "file": WORD,
                "answer": _one_of(Answer),
                "form": {"anyOf": [{"type": "null"}, closed(form)]},
                "order": _one_of(Order),
                "times_in_order": _TRUTH,
                "empty": listed(WORD),
                "foreign": listed(WORD),
                "revocation": {"const": "not-checked"},
                "signatures": listed(_signature()),
            }
        ),
        "$defs": {"text": closed(dict.fromkeys(LANGUAGES, WORD))},
    }


def _signature() -> Schema:
    certificate = {
        "subject": WORD,
        "issuer": WORD,
        "serial": WORD,
        "valid_from": _MOMENT,
        "valid_until": _MOMENT,
        "valid_when_signed": _TRUTH,
        "for_signing": _TRUTH,
    }
    return closed(
        {
            "slot": WORD,
            "in_form": _TRUTH,
            "signer": WORD,
            "certificate": closed(certificate),
            "time": _MOMENT,
            "clock": _one_of(Clock),
            "ahead": _TRUTH,
            "intact": _TRUTH,
            "changes": _one_of(Changes),
            "trust": _one_of(Trust),
            "trust_why": WORD,
            "order": _one_of(Order),
            "order_reason": WORD,
            "reason": WORD,
            "broken": WORD,
        }
    )


def _one_of(words: object) -> Schema:
    return {"enum": list(get_args(words))}
