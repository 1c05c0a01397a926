"""The remedies as one JSON document: plain data, every change with its words and with the facts it sets."""

from __future__ import annotations

import json
from typing import Any

from checker import __version__
from checker.dossier.model import Value
from checker.remedy.model import Change, Goal, Remedies, parts
from checker.remedy.wording import ChangeWords
from checker.vocabulary.text import LANGUAGES, Text

FORMAT = 1


def document(remedies: Remedies) -> dict[str, Any]:
    """Give the remedies as plain data: all `goals` must be turned, each by one of its `ways`; `smallest` is one set for all."""
    decision, after = remedies.decision, remedies.after
    pack = decision.case.ruleset.pack
    writer = _Writer(remedies)
    return {
        "format": FORMAT,
        "saikes": __version__,
        "dossier": {"name": decision.case.dossier.name, "digest": decision.case.dossier.digest},
        "rules": {"name": pack.name, "digest": pack.digest},
        "days": {**decision.case.days, "today": decision.today},
        "outcome": decision.outcome.id,
        "conclusion": decision.conclusion,
        "smallest": {
            "changes": [
                {**writer.change(step.change), "turns": [remedies.goals[number].rule.id for number in step.serves]}
                for step in remedies.steps
            ],
            "outcome": after.outcome.id if after else None,
            "conclusion": after.conclusion if after else None,
        },
        "goals": [writer.goal(goal) for goal in remedies.goals],
        "capped": remedies.capped,
    }


def render(found: list[Remedies], *, as_list: bool = False) -> str:
    """Print one document, or with `as_list` a list of documents."""
    documents = [document(remedies) for remedies in found]
    return json.dumps(documents if as_list else documents[0], ensure_ascii=False, indent=2) + "\n"


class _Writer:
    def __init__(self, remedies: Remedies) -> None:
        case = remedies.decision.case
        self.acts = case.ruleset.pack.acts
        self.words = [ChangeWords(case.dossier.root, case.ruleset.pack, language) for language in LANGUAGES]

    def goal(self, goal: Goal) -> dict[str, Any]:
        cite = goal.rule.cite
        return {
            "rule": goal.rule.id,
            "kind": goal.rule.kind,
            "title": _text(goal.rule.title),
            "cite": self.acts.worded(cite, "ru") if cite else None,
            "record": goal.record.place.pointer if goal.record is not None else None,
            "verdict": goal.verdict.word,
            "against": [_text(one) for one in goal.against],
            "remedy": _text(goal.remedy) if goal.remedy else None,
            "common": [self.change(change) for change in parts(goal.common)],
            "ways": [[self.change(change) for change in way] for way in goal.sets],
            "clauses": [{"text": _text(clause.text), "where": _text(clause.where)} for clause in goal.clauses],
            "capped": goal.capped,
        }

    def change(self, change: Change) -> dict[str, Any]:
        target = change.target
        address = "".join(f"/{name}/{index}" for name, index in target.address)
        return {
            "who": change.who,
            "text": _text(Text(*(words.line(change) for words in self.words))),
            "overturns": change.overturns,
            "at": address or "/",
            "adds": target.list_name or None,
            "known_by": {path: _value(value) for path, value in target.given},
            "facts": [
                {"path": edit.path, "value": _value(edit.value) if edit.bound != "any" else None, "bound": edit.bound}
                for edit in change.edits
                if edit.path
            ],
        }


def _text(text: Text) -> dict[str, str]:
    return {"kk": text.kk, "ru": text.ru, "en": text.of("en")}


def _value(value: Value | None) -> object:
    if isinstance(value, Text):
        return _text(value)
    return list(value) if isinstance(value, tuple) else value
