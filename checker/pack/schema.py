"""The JSON Schema of rule files: editors complete and explain their keys from it."""

from __future__ import annotations

from typing import Any

from checker.conditions.operators import OPERATORS, operators_for
from checker.pack.contradictions import WEIGHTS
from checker.pack.model import Kind, Pack
from checker.pack.rules import RULE_KEYS, SECTIONS
from checker.pack.waiver_schema import WAIVERS
from checker.vocabulary.model import FACT_TYPES, PLACES, SOURCES, WORLDS, FactDef, flat
from checker.vocabulary.schema import DIALECT

Schema = dict[str, Any]
_WORD: Schema = {"type": "string"}
_CONDITION: Schema = {"$ref": "#/$defs/condition"}
_DESCRIPTIONS = {
    "id": "unique within an edition; lower-case words joined by -",
    "title": "short name in kk, ru and en, for the screen",
    "text": "the wording of the act in kk and ru, printed in the documents",
    "cite": "the act and the place in it that the rule implements",
    "editions": "editions of the cited act in which the rule is in force; left out: all that are held",
    "for_every": "the list for each record of which the rule is judged",
    "met_when": "the condition",
    "not_applicable_when": "the exemption: where it is met the rule does not apply",
    "when_not_met": "what is printed where the rule is not met; {site.address} stands for a fact",
    "remedy": "what would cure it",
    "checked": "how it is checked: desk, register, site",
    "contradictions": "contradictions of the law that bear on the rule, by their ids",
    "number": "number of the row, ground or outcome",
    "forms": "documents of the outcome, by their ids in forms",
    "effect": "for, against or open",
    "final": "true where the outcome ends the term",
    "collects": "which rules the stage collects: completeness, requirements (those of no row), rows or grounds",
    "requests": "kinds of request that the rule is for; left out: the first, or those of the rules that name it",
    "applies_when": "the condition under which the step is taken; left out: always",
    "who": "who acts, a code of the choice list actor",
    "starts": "what sets the term running: registered, {step: ID} or {fact: DATE}",
    "before": "{step: ID}: the term is counted back from the last day of that step",
    "not_before": "{fact: DATE} or {step: ID}: what is counted from there is the first lawful day of the step, not its last",
    "count": "so many days, or a dated value ($decision-term); left out: the text gives no term",
    "unit": "working_days (if left out) or calendar_days",
    "done": "the date of the dossier that tells when the step was taken, or several: the first that is stated counts",
    "readings": "other readings of the term, shown beside the one applied",
    "missed": "what follows where the term is missed, or the step taken before its first lawful day, in kk, ru and en",
    "signs": "the form that is signed in the step: a draft before the first lawful day",
}


_STEP: Schema = {
    "type": "object",
    "properties": {"step": _WORD, "fact": _WORD},
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}
_DAYS: Schema = {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 9999}, {"type": "string", "pattern": r"^\$"}]}
_TERM_SHAPES: dict[str, Schema] = {
    "starts": {"anyOf": [{"enum": ["registered"]}, _STEP]},
    "before": _STEP,
    "not_before": _STEP,
    "done": {"anyOf": [_WORD, {"type": "array", "items": _WORD, "minItems": 1}]},
    "count": _DAYS,
    "unit": {"enum": ["working_days", "calendar_days"]},
    "readings": {"type": "array", "items": {"type": "object", "required": ["text"]}},
}


def rules_schema(pack: Pack) -> Schema:
    """Give the schema of one rule file; facts, choices, acts and patterns are those of the pack."""
    return {
        "$schema": DIALECT,
        "title": "Saikes rule file",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{section: {"type": ["array", "null"], "items": _rule(kind)} for section, kind in SECTIONS.items()},
            "choices": _named(_named(_choice(pack))),
            "facts": _named({"$ref": "#/$defs/field"}),
            "units": _named({"$ref": "#/$defs/text"}),
            "acts": _listed("id", "title", "short", "editions"),
            "contradictions": _contradictions(),
            "patterns": _named({"type": "object", "required": ["parameters", "label", "means"]}),
            "quantities": _listed("id", "title"),
            "clauses": _listed("id", "cite", "text"),
            "norm_tables": _listed("id", "title", "cite", "of", "have", "norms"),
            "values": _listed("id", "cite", "dated"),
            "requests": _listed("id", "title"),
            "must_agree": _listed("id", "label", "compare", "facts"),
            "calendar": {"type": "object"},
            "forms": _forms(),
            "not_carried": _listed("cite", "why"),
            "waivers": WAIVERS,
        },
        "$defs": {
            "text": _text(),
            "cite": _cite(pack),
            "condition": _condition(pack),
            "field": _field(),
            **_comparisons(),
        },
    }


def _named(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}


def _choice(pack: Pack) -> Schema:
    places = list(pack.vocabulary.choices.get(PLACES, {}))
    return {
        "type": "object",
        "properties": {
            "kk": _WORD,
            "ru": _WORD,
            "en": _WORD,
            "per": {"enum": ["site", "application"]},
            "identifier": {"enum": ["bin", "iin"]},
            "only": {
                "type": "object",
                "maxProperties": 1,
                "additionalProperties": {"type": ["string", "array"]},
                "description": "a fact of the record, or of the record around it, and the values that this one may stand with",
            },
            "place": {"enum": places, "description": "where on a site it is looked at; orders the site-visit sheet"},
            "within": {"type": "string", "description": "the code of another list that it belongs to"},
        },
        "required": ["kk", "ru", "en"],
        "additionalProperties": False,
    }


def _listed(*required: str) -> Schema:
    return {"type": "array", "items": {"type": "object", "required": list(required)}}


def _forms() -> Schema:
    shape = _listed("id", "title", "texts")
    shape["items"]["properties"] = {
        "carries": {
            "type": "array",
            "items": {"$ref": "#/$defs/cite"},
            "description": "places of the acts that the form carries besides its annex",
        },
    }
    return shape


def _contradictions() -> Schema:
    shape = _listed("id", "cites", "bears_on", "readings", "applied", "why")
    shape["items"]["properties"] = {
        "bears_on": {
            "enum": list(WEIGHTS),
            "description": "a result or a date, a form or the way of a paper, the wording alone",
        },
        "editions": {
            "type": "array",
            "description": "editions of the act cited first in which the texts clash; left out: all",
        },
        "readings": {"type": "array", "items": {"$ref": "#/$defs/text"}, "minItems": 2},
        "applied": {"type": "integer", "minimum": 1},
    }
    return shape


def _text() -> Schema:
    return {
        "type": "object",
        "properties": {"kk": _WORD, "ru": _WORD, "en": _WORD},
        "required": ["kk", "ru"],
        "additionalProperties": False,
    }


def _cite(pack: Pack) -> Schema:
    units: Schema = {unit: {"type": ["string", "integer"]} for unit in pack.acts.units}
    return {
        "type": "object",
        "properties": {"act": {"enum": list(pack.acts.acts)}, **units},
        "required": ["act"],
        "additionalProperties": False,
    }


def _rule(kind: Kind) -> Schema:
    properties: Schema = {}
    for key in RULE_KEYS[kind]:
        shape: Schema = _WORD
        if key in {"title", "text", "when_not_met", "remedy", "missed"}:
            shape = {"$ref": "#/$defs/text"}
        elif key == "cite":
            shape = {"$ref": "#/$defs/cite"}
        elif key in {"met_when", "not_applicable_when", "applies_when"}:
            shape = _CONDITION
        elif key in {"editions", "requests", "checked", "contradictions", "forms"}:
            shape = {"type": "array"}
        elif key in _TERM_SHAPES:
            shape = _TERM_SHAPES[key]
        elif key == "number":
            shape = {"type": "integer"}
        elif key == "final":
            shape = {"type": "boolean"}
        properties[key] = {**shape, "description": _DESCRIPTIONS[key]}
    return {"type": "object", "properties": properties, "required": ["id"], "additionalProperties": False}


def _condition(pack: Pack) -> Schema:
    several: Schema = {"type": "array", "minItems": 1, "items": _CONDITION}
    lists: Schema = {"enum": list(pack.vocabulary.lists)}
    properties: Schema = {
        "all_of": several,
        "any_of": several,
        "not": _CONDITION,
        "when": _CONDITION,
        "then": _CONDITION,
        "every": lists,
        "some": lists,
        "count": lists,
        "with": {"type": "object"},
        "where": _CONDITION,
        "holds": _CONDITION,
        "at_least": {"type": "integer"},
        "at_most": {"type": "integer"},
        "if_none": {"enum": ["met", "not_met", "unknown", "not_applicable"]},
        "rule": {"enum": sorted({rule.id for rule in pack.rules})},
        "norms": {"enum": sorted(pack.tables)},
        "open": _CONDITION,
        "settled_by": _CONDITION,
    }
    facts: Schema = {
        name: {"$ref": f"#/$defs/compare_{kind}", "description": label} for name, kind, label in _facts(pack)
    }
    return {
        "type": "object",
        "properties": {**properties, **pattern_shapes(pack), **facts},
        "additionalProperties": False,
        "minProperties": 1,
    }


def pattern_shapes(pack: Pack) -> Schema:
    """Give what each pattern takes: one value, or a mapping of its parameters; `$…` within another pattern."""
    shapes: Schema = {}
    for name, parameters in pack.patterns.items():
        codes = {
            parameter: {
                "anyOf": [{"enum": list(pack.vocabulary.choices[choices])}, {"type": "string", "pattern": r"^\$"}]
            }
            for parameter, choices in parameters.items()
        }
        whole: Schema = {"type": "object", "properties": codes, "required": list(codes), "additionalProperties": False}
        shapes[name] = {"anyOf": [whole, *codes.values()]} if len(codes) == 1 else whole
    return shapes


def _facts(pack: Pack) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = [
        (name, entry.type, entry.label.ru) for name, entry in flat(pack.vocabulary.fields) if isinstance(entry, FactDef)
    ]
    for definition in pack.vocabulary.lists.values():
        found += [
            (f"{definition.each}.{name}", entry.type, entry.label.ru)
            for name, entry in flat(definition.fields)
            if isinstance(entry, FactDef)
        ]
    return found


def _comparisons() -> Schema:
    shapes: dict[str, Schema] = {"one": {}, "many": {"type": "array", "minItems": 1}, "flag": {"type": "boolean"}}
    return {
        f"compare_{kind}": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {
                name: {**shapes[OPERATORS[name].shape], "description": OPERATORS[name].words.en}
                for name in operators_for(kind)
            },
        }
        for kind in FACT_TYPES
    }


def _field() -> Schema:
    text = {"$ref": "#/$defs/text"}
    return {
        "type": "object",
        "required": ["label"],
        "properties": {
            "label": text,
            "help": text,
            "type": {"enum": list(FACT_TYPES)},
            "source": {"enum": list(SOURCES)},
            "world": {"enum": list(WORLDS)},
            "fields": {"type": "object", "additionalProperties": {"$ref": "#/$defs/field"}},
            "list_of": _WORD,
            "fixed": {"type": "boolean", "description": "true: what the case is; no remedy suggests another value"},
            "sheet": {"type": "boolean"},
            "by_label": {"type": "boolean"},
            "shared": {
                "type": "object",
                "properties": {"by": _WORD, "sum": _WORD, "above": {"type": "integer"}},
                "required": ["by", "sum", "above"],
                "description": "true where the records with one `by` have more than `above` of `sum` together",
            },
        },
    }
