"""The vocabulary as a list for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.source.place import Place
from checker.source.problem import Problem, Refused, unknown_name
from checker.vocabulary.model import FactDef, ListDef, Vocabulary, flat
from checker.vocabulary.text import Text


def entries(vocabulary: Vocabulary) -> Iterator[tuple[str, FactDef | ListDef]]:
    """Walk facts and lists with their full names: `applicant.name`, `sites[].form`, `sites[].recipients[].number`."""
    yield from _below(dict(flat(vocabulary.fields)), "")


def _below(fields: dict[str, FactDef | ListDef], prefix: str) -> Iterator[tuple[str, FactDef | ListDef]]:
    for name, entry in fields.items():
        yield prefix + name, entry
        if isinstance(entry, ListDef):
            yield from _below(dict(flat(entry.fields)), f"{prefix}{name}[].")


def as_text(vocabulary: Vocabulary, language: str, only: str = "") -> str:
    """Print the list, or what is called `only`; raises Refused for an unknown name."""
    if only in vocabulary.choices:
        return "\n".join([f"{only}:", *_choices(vocabulary, only)]) + "\n"
    found = [
        (name, entry)
        for name, entry in entries(vocabulary)
        if not only or name.replace("[]", "") == only or name.replace("[]", "").startswith(only + ".")
    ]
    if not found:
        known = [name.replace("[]", "") for name, _ in entries(vocabulary)] + list(vocabulary.choices)
        message, hint = unknown_name("fact", only, known)
        raise Refused([Problem("unknown-fact", Place("facts", 1, 1), message, hint)])
    lines: list[str] = []
    for name, entry in found:
        lines.append(f"{name}  ·  {_kind(entry)}  ·  {entry.source}, {entry.world}")
        lines.append(f"    {_labels(entry.label, language)}")
        if isinstance(entry, FactDef) and entry.choices and only:
            lines += _choices(vocabulary, entry.choices)
        if entry.help:
            lines.append(f"    {entry.help.of(language)}")
    return "\n".join(lines) + "\n"


def _labels(label: Text, language: str) -> str:
    """Give the label in all three languages, the reader's own first."""
    order = [language, *(other for other in ("kk", "ru", "en") if other != language)]
    return " · ".join(label.of(other) for other in order)


def _choices(vocabulary: Vocabulary, name: str) -> list[str]:
    return [
        f"    {code}: {choice.label.kk} · {choice.label.ru} · {choice.label.en}"
        for code, choice in vocabulary.choices[name].items()
    ]


def _kind(entry: FactDef | ListDef) -> str:
    if isinstance(entry, ListDef):
        return f"list of {entry.each}"
    more = entry.choices or entry.to or entry.unit
    return f"{entry.type}{f' ({more})' if more else ''}{', required' if entry.required else ''}"


def as_json(vocabulary: Vocabulary) -> str:
    """Give facts and choice lists as one JSON document."""
    facts = [_plain(name, entry) for name, entry in entries(vocabulary)]
    choices = {
        name: {
            code: {"kk": choice.label.kk, "ru": choice.label.ru, "en": choice.label.en}
            for code, choice in found.items()
        }
        for name, found in vocabulary.choices.items()
    }
    return json.dumps({"facts": facts, "choices": choices}, ensure_ascii=False, indent=2) + "\n"


def _plain(name: str, entry: FactDef | ListDef) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "name": name,
        "label": {"kk": entry.label.kk, "ru": entry.label.ru, "en": entry.label.en},
        "source": entry.source,
        "world": entry.world,
    }
    if isinstance(entry, ListDef):
        return {**plain, "type": "list", "each": entry.each}
    return {
        **plain,
        "type": entry.type,
        "unit": entry.unit or None,
        "choices": entry.choices or None,
        "required": entry.required,
    }
