"""The vocabulary as a list for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.reports.layout import WIDTH, Page
from checker.source.nearest import several
from checker.source.place import Place
from checker.source.problem import Problem, Refused, meant
from checker.source.shown import shown
from checker.vocabulary.lookup import Found, everything, find, names, users
from checker.vocabulary.model import Choice, FactDef, ListDef, Vocabulary
from checker.vocabulary.text import LANGUAGES, Text

_INDENT = 4


def as_text(vocabulary: Vocabulary, language: str, only: str = "") -> str:
    """Print the list of facts, or all about what is called `only`; raises Refused for an unknown name."""
    found = _found(vocabulary, only)
    lines: list[str] = []
    for name, entry in found.facts.items():
        lines += _fact(name, entry, language)
        if isinstance(entry, FactDef) and entry.choices and only:
            lines += _values(vocabulary.choices[entry.choices], language)
    for name, choices in found.choices.items() if only else ():
        lines.append(f"{name}  ·  choice list, {len(choices)} values  ·  {', '.join(users(vocabulary, name))}")
        lines += _values(choices, language)
    return "\n".join(lines) + "\n"


def as_json(vocabulary: Vocabulary, only: str = "") -> str:
    """Give facts and choice lists, or those called `only`, as one JSON document; raises Refused for an unknown name."""
    found = _found(vocabulary, only)
    facts = [_plain(name, entry) for name, entry in found.facts.items()]
    wanted = found.choices | {fact["choices"]: vocabulary.choices[fact["choices"]] for fact in facts if fact["choices"]}
    choices = {
        name: {code: choice.label._asdict() for code, choice in listed.items()} for name, listed in wanted.items()
    }
    return json.dumps({"facts": facts, "choices": choices}, ensure_ascii=False, indent=2) + "\n"


def _found(vocabulary: Vocabulary, only: str) -> Found:
    if not only:
        return everything(vocabulary)
    found = find(vocabulary, only)
    if found:
        return found
    hint = (
        meant([f'"{name}"' for name in several(only, names(vocabulary))])
        + "`saikes facts` without a name lists every fact"
    )
    raise Refused([Problem("unknown-fact", Place("facts", 1, 1), f'no fact is called "{shown(only)}"', hint)])


def _fact(name: str, entry: FactDef | ListDef, language: str) -> Iterator[str]:
    yield f"{name}  ·  {_kind(entry)}  ·  {entry.source}, {entry.world}"
    yield Page().paragraph(_labels(entry.label, language), _INDENT)
    if entry.help:
        yield Page().paragraph(entry.help.of(language), _INDENT)


def _labels(label: Text, language: str) -> str:
    """Give the label in all three languages, the reader's own first."""
    order = [language, *(other for other in LANGUAGES if other != language)]
    return " · ".join(label.of(other) for other in order)


def _values(choices: dict[str, Choice], language: str) -> Iterator[str]:
    """List the values: each on one line where all of them fit, else the code above its labels."""
    said = {code: _labels(choice.label, language) for code, choice in choices.items()}
    if all(_INDENT + len(f"{code}: {labels}") <= WIDTH for code, labels in said.items()):
        yield from (f"{' ' * _INDENT}{code}: {labels}" for code, labels in said.items())
        return
    for code, labels in said.items():
        yield f"{' ' * _INDENT}{code}"
        yield Page().paragraph(labels, 2 * _INDENT)


def _kind(entry: FactDef | ListDef) -> str:
    if isinstance(entry, ListDef):
        return f"list of {entry.each}"
    more = entry.choices or entry.to or entry.unit
    limits = (
        "" if entry.least is None else f", from {entry.least}" + ("" if entry.most is None else f" to {entry.most}")
    )
    return f"{entry.type}{f' ({more})' if more else ''}{limits}{', required' if entry.required else ''}{', personal' if entry.personal else ''}"


def _plain(name: str, entry: FactDef | ListDef) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "name": name,
        "label": entry.label._asdict(),
        "source": entry.source,
        "world": entry.world,
    }
    if isinstance(entry, ListDef):
        return {**plain, "type": "list", "each": entry.each, "choices": None}
    return {
        **plain,
        "type": entry.type,
        "unit": entry.unit or None,
        "choices": entry.choices or None,
        "required": entry.required,
    }
