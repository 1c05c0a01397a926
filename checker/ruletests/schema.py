"""The JSON Schema of a file of rule tests: editors complete and explain its keys from it."""

from __future__ import annotations

from typing import Any, get_args

from checker.conditions.verdict import Verdict
from checker.decision.model import ConclusionWord
from checker.pack.model import Pack
from checker.ruletests.expect import DAY, STATES, VERDICTS, outcome_ids, rule_ids
from checker.ruletests.expect_parts import AMOUNT, OTHERS
from checker.ruletests.model import ISSUED, NO_DAY, NO_NEED, NOT_IN_FORCE, NOT_ISSUED, OPEN_NEED
from checker.vocabulary.schema import DIALECT

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string", "minLength": 1}
_DATE: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def rule_tests_schema(pack: Pack) -> Schema:
    """Give the schema of one file; rules, outcomes, norms, forms and acts are those of the pack."""
    editions = _editions(pack)
    base = {**_TEXT, "description": "dossier that a case starts from: the name of a file of bases/, without .yaml"}
    case = {
        "name": {**_TEXT, "description": "name of the case, unique in the file"},
        "proves": {**_TEXT, "description": "one sentence: what the case proves, with the place of the law"},
        "base": base,
        "set": _said("facts that are given another value, by their path; null makes one unknown", {"type": "object"}),
        "drop": _said("entries and facts that are taken out, by their path", _listed(_TEXT)),
        "add": _said("entries that are added to lists", {"type": "object", "additionalProperties": {"type": "array"}}),
        "as_of": {**_DATE, "description": "day by which the case is judged instead of that of registration"},
        "today": {**_DATE, "description": "day that counts as today; left out: that of registration"},
        "editions": editions,
        "expect": _expect(pack),
    }
    return {
        "$schema": DIALECT,
        "title": "Saikes rule tests",
        "$defs": {"part": _part(pack), "norm": _norm(), "verdict": {"enum": list(VERDICTS)}},
        "type": "object",
        "additionalProperties": False,
        "required": ["cases"],
        "properties": {
            "base": base,
            "editions": editions,
            "cases": _listed(
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["name", "proves", "expect"],
                    "properties": case,
                }
            ),
        },
    }


def _said(description: str, schema: Schema) -> Schema:
    return {**schema, "description": description}


def _listed(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _closed(properties: Schema, description: str) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": properties,
        "description": description,
    }


def _editions(pack: Pack) -> Schema:
    acts = {
        act.id: {"anyOf": [one := {"enum": [edition.id for edition in act.editions]}, _listed(one)]}
        for act in pack.acts.acts.values()
    }
    return _closed(acts, "editions in which a case is run: once for each combination of those named")


def _expect(pack: Pack) -> Schema:
    rules = rule_ids(pack)
    steps = list(dict.fromkeys(term.rule.id for term in pack.terms))
    forms = list(dict.fromkeys(form for rule in pack.rules for form in rule.forms))
    words = _listed(_TEXT)
    day: Schema = {"type": "string", "pattern": f"^({DAY}|{NO_DAY}|{NOT_IN_FORCE})$"}
    document: Schema = {
        "anyOf": [
            {"enum": [ISSUED, NOT_ISSUED]},
            _closed({"kk": words, "ru": words}, "words that stand in the document, by its language"),
        ]
    }
    return _closed(
        {
            "rules": _closed({name: _ref("verdict") for name in rules}, "verdicts of rules"),
            "outcome": {"enum": list(outcome_ids(pack)), "description": "the outcome of the case"},
            "conclusion": {"enum": list(get_args(ConclusionWord)), "description": "the conclusion on the six rows"},
            "editions": _closed(
                {
                    act.id: {"enum": [*(edition.id for edition in act.editions), NOT_IN_FORCE]}
                    for act in pack.acts.acts.values()
                },
                "the edition of an act that the case is judged by",
            ),
            "trace": _closed({name: _listed(_ref("part")) for name in rules}, "parts of the trace of rules"),
            "norms": _closed(
                {name: _norms(list(table.editions)) for name, table in pack.tables.items()},
                "how much a norm needs: 5.25, 4..5, 2.., none, open; or {needs: …, has: …}",
            ),
            "documents": _closed(dict.fromkeys(forms, document), "documents of the outcome and words in them"),
            "due": _closed(dict.fromkeys(steps, day), "last days of steps; ≈ where a step before is not taken"),
            "earliest": _closed(
                dict.fromkeys(steps, day), "first lawful days of steps; ≈ where a step before is not taken"
            ),
            "steps": _closed({name: {"enum": list(STATES)} for name in steps}, "how steps stand today"),
        },
        "what the rules must say of the case",
    )


def _part(pack: Pack) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["is"],
        "properties": {
            "fact": {**_TEXT, "description": "a fact that the rule compares, as document.valid_until"},
            "pattern": {"enum": list(pack.patterns), "description": "a pattern that the rule uses"},
            "rule": {"enum": rule_ids(pack), "description": "a rule that it names"},
            "about": {**_TEXT, "description": "a code or record that it was judged for, as fire_act or main"},
            "is": {"enum": [verdict.word for verdict in Verdict]},
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _norm() -> Schema:
    verdict: Schema = {"enum": [verdict.word for verdict in Verdict]}
    amount: Schema = {
        "anyOf": [
            {"type": "number", "minimum": 0},
            {"type": "string", "pattern": f"^({AMOUNT}|{NO_NEED}|{OPEN_NEED})$"},
        ]
    }
    return {"anyOf": [amount, _closed({"needs": amount, "has": amount, "is": verdict}, "both sides and verdict")]}


def _norms(norms: list[str]) -> Schema:
    return _closed({name: _ref("norm") for name in [*norms, OTHERS]}, "norms of the table; others: the rest")
