"""The JSON Schema of a dossier, made from the vocabulary."""

from __future__ import annotations

from typing import Any

from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef, Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def dossier_schema(vocabulary: Vocabulary) -> Schema:
    """Give the schema: every value may be left empty (null), which means that it is not known yet."""
    choices = {
        name: {
            "oneOf": [
                {"const": code, "title": _title(choice.label.ru, choice.label.kk)} for code, choice in found.items()
            ]
        }
        for name, found in vocabulary.choices.items()
    }
    one = {"type": ["string", "number", "null"]}
    names = {
        "type": ["string", "number", "object", "null"],
        "properties": {"kk": one, "ru": one},
        "additionalProperties": False,
    }
    return {
        "$schema": DIALECT,
        "title": "Saikes dossier",
        "description": "The dossier of an applicant for the licence to provide special social services",
        **_object(vocabulary.fields, top=True),
        "$defs": {"names": names, **choices},
    }


def _title(ru: str, kk: str) -> str:
    return f"{ru} · {kk}"


def _object(fields: dict[str, Field], *, top: bool = False) -> Schema:
    properties = {
        name: _property(entry)
        for name, entry in fields.items()
        if isinstance(entry, GroupDef) or entry.source != "derived"
    }
    required = [name for name, entry in fields.items() if _required(entry)]
    schema: Schema = {
        "type": "object" if top or required else ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        schema["required"] = required
    return schema


def _required(entry: Field) -> bool:
    """Tell whether a field must be there: a required fact, or a group that holds one."""
    if isinstance(entry, GroupDef):
        return any(_required(below) for below in entry.fields.values())
    return isinstance(entry, FactDef) and entry.required


def _property(entry: Field) -> Schema:
    described = {"title": _title(entry.label.ru, entry.label.kk), "description": entry.label.en}
    if isinstance(entry, GroupDef):
        return {**described, **_object(entry.fields)}
    if isinstance(entry, ListDef):
        return {**described, "type": ["array", "null"], "items": _object(entry.fields)}
    return {**described, **_value(entry)}


def _value(fact: FactDef) -> Schema:
    match fact.type:
        case "choice":
            return (
                {"$ref": f"#/$defs/{fact.choices}"}
                if fact.required
                else {"anyOf": [{"type": "null"}, {"$ref": f"#/$defs/{fact.choices}"}]}
            )
        case "choices":
            return {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{fact.choices}"}, "uniqueItems": True}
        case "names":
            return {"$ref": "#/$defs/names"}
        case "boolean":
            return {"type": _or_null("boolean", fact)}
        case "integer" | "number":
            limits = {
                key: limit for key, limit in (("minimum", fact.least), ("maximum", fact.most)) if limit is not None
            }
            return {"type": _or_null(fact.type, fact), **limits}
        case "text" | "identifier" | "reference":
            # Unquoted digits are read as they are written, so a number is as good as a text here.
            kinds = ["string", "number"] if fact.required else ["string", "number", "null"]
            not_empty = {"pattern": r"\S"} if fact.required else {}
            return {"type": kinds, **not_empty, **_PATTERNS.get(fact.type, {})}
        case _:
            return {"type": _or_null("string", fact), **_PATTERNS.get(fact.type, {})}


def _or_null(kind: str, fact: FactDef) -> object:
    return kind if fact.required else [kind, "null"]


_PATTERNS: dict[str, Schema] = {
    "date": {"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "time": {"pattern": r"^([01]\d|2[0-3]):[0-5]\d$"},
    "identifier": {"pattern": r"^\d{12}$"},
}
