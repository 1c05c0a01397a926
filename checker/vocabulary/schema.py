"""The JSON Schema of a dossier, made from the vocabulary."""

from __future__ import annotations

from collections import Counter
from typing import Any

from checker.vocabulary.model import FactDef, Field, GroupDef, ListDef, Vocabulary, flat

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
_BY_LABEL = "-label"
# What stands for a list whose records are a table beside the dossier.
_SHEET: Schema = {
    "file": {
        "title": "файл рядом с делом · істің жанындағы файл",
        "description": "a table beside the dossier, .xlsx or .csv; its columns are named by fields or their labels",
        "type": "string",
        "pattern": r"\.([xX][lL][sS][xX]|[cC][sS][vV])$",
    },
    "sheet": {
        "title": "лист книги · кітаптың парағы",
        "description": "the sheet of an .xlsx file that has several",
        "type": ["string", "number", "null"],
    },
}


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
        "description": "The dossier of an applicant for a licence",
        **_object(vocabulary.fields, top=True),
        "$defs": {"names": names, **choices, **_labels(vocabulary, vocabulary.fields)},
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
        return {**described, **_list(entry)}
    return {**described, **_value(entry)}


def _list(entry: ListDef) -> Schema:
    items = _object(entry.fields)
    if not entry.sheet:
        return {"type": ["array", "null"], "items": items}
    return {
        "type": ["array", "object", "null"],
        "items": items,
        "properties": _SHEET,
        "required": ["file"],
        "additionalProperties": False,
    }


def _labels(vocabulary: Vocabulary, fields: dict[str, Field]) -> Schema:
    """Give the labels, each of one code only, of the choice lists that some fact takes by label."""
    found: Schema = {}
    for _, entry in flat(fields):
        if isinstance(entry, ListDef):
            found.update(_labels(vocabulary, entry.fields))
        elif entry.by_label:
            choices = vocabulary.choices[entry.choices]
            counted = Counter(label for choice in choices.values() for label in set(choice.label) if label)
            found[f"{entry.choices}{_BY_LABEL}"] = {
                "enum": [label for label, times in counted.items() if times == 1 and label not in choices]
            }
    return found


def _value(fact: FactDef) -> Schema:
    match fact.type:
        case "choice":
            allowed = _choice(fact)
            return allowed if fact.required else {"anyOf": [{"type": "null"}, allowed]}
        case "choices":
            return {"type": ["array", "null"], "items": _choice(fact), "uniqueItems": True}
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


def _choice(fact: FactDef) -> Schema:
    code: Schema = {"$ref": f"#/$defs/{fact.choices}"}
    return {"anyOf": [code, {"$ref": f"#/$defs/{fact.choices}{_BY_LABEL}"}]} if fact.by_label else code


def _or_null(kind: str, fact: FactDef) -> object:
    return kind if fact.required else [kind, "null"]


_PATTERNS: dict[str, Schema] = {
    "date": {"format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "time": {"pattern": r"^([01]\d|2[0-3]):[0-5]\d$"},
    "identifier": {"pattern": r"^\d{12}$"},
}
