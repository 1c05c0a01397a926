"""What differs between two rule packs, and which decisions that turns, for other programs: JSON with a schema of ours."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from checker.conditions.verdict import Verdict
from checker.reports.explain import explain_part
from checker.reports.norms_schema import WORD, Schema, closed, listed
from checker.rulediff import telling, words
from checker.rulediff.deciding import Part
from checker.rulediff.model import HOWS, Change, Comparison, Entry, Side, Subject
from checker.rulediff.turned import Judgement, RuleTurn, Turned
from checker.source.place import Place
from checker.vocabulary.text import LANGUAGES, Text

VERSION = 1
_EFFECTS = ("for", "against", "open", "")


def comparison_json(comparison: Comparison, turned: Sequence[Turned] | None) -> str:
    """Give all that differs; `rules_diff_schema` is its schema. Without dossiers there is no `dossiers`."""
    data: dict[str, Any] = {
        "version": VERSION,
        "old": comparison.old.label,
        "new": comparison.new.label,
        "digests": [comparison.old.pack.digest, comparison.new.pack.digest],
        "changes": [_entry(entry, comparison) for entry in comparison.entries],
    }
    if turned is not None:
        data["dossiers"] = [_turned(one, comparison) for one in turned]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _text(text: Text) -> dict[str, str]:
    return {"kk": text.kk, "ru": text.ru, "en": text.of("en")}


def _subject(subject: Subject) -> dict[str, Any]:
    return {"kind": subject.kind, "id": subject.id, "title": _text(subject.title), "where": _text(subject.where)}


def _place(place: Place | None, side: Side) -> dict[str, Any] | None:
    if place is None:
        return None
    file = side.shown(place).rpartition(":")[0]
    return {"file": file, "line": place.line, "column": place.column}


def _entry(entry: Entry, comparison: Comparison) -> dict[str, Any]:
    return {
        **_subject(entry.subject),
        "how": entry.how,
        "act": entry.act,
        "editions": list(entry.editions),
        "old": _place(entry.old, comparison.old),
        "new": _place(entry.new, comparison.new),
        "parts": [_change(change, comparison) for change in entry.changes],
        "likewise": [_subject(one) for one in entry.others],
    }


def _change(change: Change, comparison: Comparison) -> dict[str, Any]:
    return {
        "what": _text(change.what),
        "before": _text(change.before),
        "after": _text(change.after),
        "old": _place(change.old, comparison.old),
        "new": _place(change.new, comparison.new),
    }


def _turned(one: Turned, comparison: Comparison) -> dict[str, Any]:
    return {
        "dossier": one.name,
        "turns": one.turns,
        "before": _judgement(one.before),
        "after": _judgement(one.after),
        "rules": [_rule(one, turn, comparison) for turn in one.rules],
    }


def _judgement(side: Judgement) -> dict[str, Any]:
    found = side.decision
    return {
        "effect": telling.effect(side),
        "outcome": found.outcome.id if found else "",
        "conclusion": found.conclusion if found else "",
        "editions": dict(found.case.ruleset.editions) if found else {},
        "problem": side.problem,
    }


def _rule(one: Turned, turn: RuleTurn, comparison: Comparison) -> dict[str, Any]:
    entries = list(comparison.entries)
    return {
        **_subject(Subject(turn.rule.kind, turn.rule.id, turn.rule.title, turn.where)),
        "before": turn.before.word if turn.before is not None else None,
        "after": turn.after.word if turn.after is not None else None,
        "deciding": [_part(one, part) for part in turn.parts],
        "changes": [entries.index(entry) for entry in turn.by],
    }


def _part(one: Turned, part: Part) -> dict[str, Any]:
    """Give what decided in every language; null where the condition is not there."""
    said: dict[str, dict[str, str] | None] = {"before": None, "after": None}
    sides = {"before": (one.before, part.before), "after": (one.after, part.after)}
    for name, (judgement, tree) in sides.items():
        decision = judgement.decision
        if decision is not None and tree is not None:
            lines = [explain_part(decision, tree, part.records, language) for language in LANGUAGES]
            said[name] = dict(zip(LANGUAGES, ("\n".join(found) for found in lines), strict=True))
    return said


def rules_diff_schema() -> Schema:
    """Give the JSON Schema of `saikes rules diff --format json`."""
    count = {"type": "integer", "minimum": 1}
    text = closed(dict.fromkeys(("kk", "ru", "en"), WORD))
    place = {"oneOf": [{"type": "null"}, closed({"file": WORD, "line": count, "column": count})]}
    subject: Schema = {"kind": {"enum": list(words.KINDS)}, "id": WORD, "title": text, "where": text}
    part = closed({"what": text, "before": text, "after": text, "old": place, "new": place})
    entry = closed(
        {
            **subject,
            "how": {"enum": list(HOWS)},
            "act": {"type": "string", "description": "the act by whose editions it goes; empty: by none"},
            "editions": listed(WORD),
            "old": place,
            "new": place,
            "parts": listed(part),
            "likewise": {**listed(closed(subject)), "description": "what differs in just the same way"},
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What `saikes rules diff` found between two rule packs",
        **closed(
            {
                "version": {"const": VERSION},
                "old": WORD,
                "new": WORD,
                "digests": {**listed(WORD), "description": "SHA-256 of the old and the new pack"},
                "changes": listed(entry),
                "dossiers": listed(_dossier_schema(subject, text)),
            },
            optional=("dossiers",),
        ),
    }


def _dossier_schema(subject: Schema, text: Schema) -> Schema:
    verdict = {"enum": [*(one.word for one in Verdict), None], "description": "null: the rule is not in force"}
    deciding = {"oneOf": [{"type": "null"}, text], "description": "part of the trace; null: there is no such condition"}
    judgement = closed(
        {
            "effect": {"enum": list(_EFFECTS), "description": "empty: the dossier could not be read"},
            "outcome": WORD,
            "conclusion": WORD,
            "editions": {"type": "object", "additionalProperties": WORD},
            "problem": WORD,
        }
    )
    rule = closed(
        {
            **subject,
            "before": verdict,
            "after": verdict,
            "deciding": listed(closed({"before": deciding, "after": deciding})),
            "changes": {
                **listed({"type": "integer", "minimum": 0}),
                "description": "entries of `changes` that it rests on",
            },
        }
    )
    turns = {"type": "boolean", "description": "the outcome or the conclusion is another"}
    return closed({"dossier": WORD, "turns": turns, "before": judgement, "after": judgement, "rules": listed(rule)})
