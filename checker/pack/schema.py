"""The JSON Schema of rule files: editors complete and explain their keys from it."""

from __future__ import annotations

from typing import Any

from checker.conditions.operators import OPERATORS, operators_for
from checker.pack import norm_schemas as norms
from checker.pack import section_schemas as sections
from checker.pack.model import Kind, Pack
from checker.pack.rule_words import CONDITIONS, DESCRIPTIONS
from checker.pack.rules import RULE_KEYS, SECTIONS
from checker.pack.waiver_schema import WAIVERS
from checker.vocabulary.model import FACT_TYPES, PLACES, SOURCES, WORLDS, FactDef, flat
from checker.vocabulary.schema import DIALECT

Schema = dict[str, Any]
_WORD: Schema = {"type": "string"}
_CONDITION: Schema = {"$ref": "#/$defs/condition"}


_STEP: Schema = {
    "type": "object",
    "properties": {
        "step": {**_WORD, "description": "the step after which it runs, by its id"},
        "fact": {**_WORD, "description": "the date of the dossier from which it runs"},
    },
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
    "readings": sections.listed(
        sections.described(
            ("text",),
            {
                "starts": ("what sets the term running by this reading", {"anyOf": [{"enum": ["registered"]}, _STEP]}),
                "before": ("the step from whose last day it is counted back", _STEP),
                "not_before": ("what the first lawful day is counted from", _STEP),
                "count": ("so many days, or a dated value", _DAYS),
                "unit": ("working_days (if left out) or calendar_days", {"enum": ["working_days", "calendar_days"]}),
                "text": ("the reading in words, in kk, ru and en", sections.TEXT),
            },
        )
    ),
}


def rules_schema(pack: Pack) -> Schema:
    """Give the schema of one rule file; facts, choices, acts and patterns are those of the pack."""
    whole = _sections(pack)
    for name, meaning in sections.SECTIONS_ARE.items():
        whole["properties"][name] = {**whole["properties"][name], "description": meaning}
    return whole


def _sections(pack: Pack) -> Schema:
    return {
        "$schema": DIALECT,
        "title": "Saikes rule file",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{section: {"type": ["array", "null"], "items": _rule(kind)} for section, kind in SECTIONS.items()},
            "choices": _named(_named(_choice(pack))),
            "facts": _named({"$ref": "#/$defs/field"}),
            "units": sections.units_schema(),
            "acts": sections.acts_schema(),
            "contradictions": sections.contradictions_schema(),
            "patterns": sections.patterns_schema(),
            "quantities": norms.quantities_schema(),
            "clauses": norms.clauses_schema(),
            "norm_tables": norms.norm_tables_schema(),
            "values": sections.values_schema(),
            "requests": sections.requests_schema(),
            "must_agree": sections.sameness_schema(),
            "calendar": sections.calendar_schema(),
            "forms": sections.forms_schema(),
            "not_carried": sections.uncarried_schema(),
            "waivers": WAIVERS,
            "wording": sections.wording_schema(),
        },
        "$defs": {
            "text": _text(),
            "cite": sections.cite_schema(pack.acts),
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
            "kk": {**_WORD, "description": "label in Kazakh"},
            "ru": {**_WORD, "description": "label in Russian"},
            "en": {**_WORD, "description": "label in English"},
            "per": {
                "enum": ["site", "application"],
                "description": "whether such a paper or finding is of one site or of the whole",
            },
            "identifier": {"enum": ["bin", "iin"], "description": "which number such an applicant has"},
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


def _text() -> Schema:
    return {
        "type": "object",
        "properties": {
            "kk": {**_WORD, "description": "in Kazakh"},
            "ru": {**_WORD, "description": "in Russian"},
            "en": {**_WORD, "description": "in English; stands on the screen alone"},
        },
        "required": ["kk", "ru"],
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
        properties[key] = {**shape, "description": DESCRIPTIONS[key]}
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
    properties = {key: {**shape, "description": CONDITIONS[key]} for key, shape in properties.items()}
    labels = {name: "a pattern of the pack: " + ", ".join(pack.patterns[name]) for name in pack.patterns}
    patterns = {name: {**shape, "description": labels[name]} for name, shape in pattern_shapes(pack).items()}
    return {
        "type": "object",
        "properties": {**properties, **patterns, **facts},
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
    text = sections.TEXT
    shared = sections.described(
        ("by", "sum", "above"),
        {
            "by": ("the field by which records are of one person", _WORD),
            "sum": ("the field that is added up", _WORD),
            "above": ("true where the sum is more than this", {"type": "integer"}),
        },
    )
    return sections.described(
        ("label",),
        {
            "label": ("what it is called, in kk, ru and en", text),
            "help": ("how to fill it in, in kk, ru and en", text),
            "type": ("what its value is; left out for a group", {"enum": list(FACT_TYPES)}),
            "source": ("who states it", {"enum": list(SOURCES)}),
            "world": ("closed: not there is a plain no; open: not there is not known", {"enum": list(WORLDS)}),
            "fields": ("the facts of the group, or of each record", _named({"$ref": "#/$defs/field"})),
            "list_of": ("what one record is called in rules; makes this a list of records", _WORD),
            "key": ("the field that names a record", _WORD),
            "unique": ("fields that no two records share together", sections.NAMES),
            "unit": ("the unit of a number, a code of the list `unit`", _WORD),
            "choices": ("the choice list that the value is a code of", _WORD),
            "to": ("the list whose record a reference names", _WORD),
            "required": ("true: it must stand in every dossier", {"type": "boolean"}),
            "printed": ("true: it stands in documents, and an empty dossier asks for it", {"type": "boolean"}),
            "least": ("least value", {"type": "number"}),
            "most": ("greatest value", {"type": "number"}),
            "not_before": ("dates that this day cannot be before", sections.ANY),
            "not_after": ("dates that this day cannot be after", sections.ANY),
            "kind_by": ("the choice that says whether the number is a BIN or an IIN", _WORD),
            "fixed": ("true: what the case is; no remedy suggests another value", {"type": "boolean"}),
            "sheet": ("true: the list may be a table beside the dossier", {"type": "boolean"}),
            "by_label": ("true: a label may be written for the code", {"type": "boolean"}),
            "personal": ("true: a name or number of a person or a paper, masked in a ledger", {"type": "boolean"}),
            "shared": ("worked out: records with one `by` have more than `above` of `sum` together", shared),
        },
    )
