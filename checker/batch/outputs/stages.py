"""The stages of a pack as sheets: which rules stand in each, and what their verdicts are called there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.batch.columns import Titles
from checker.conditions.model import RuleRef, walk
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.decision import phrases
from checker.pack.model import Pack, Rule
from checker.pack.requests import rules_of
from checker.vocabulary.text import Text

_TONES = {MET: "for", NOT_MET: "against", UNKNOWN: "open", NOT_APPLICABLE: ""}
_OPPOSITE = {**_TONES, MET: "against", NOT_MET: "for"}
_VERDICTS = {verdict.word: verdict for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its title, the ids of its rules in their order, what verdicts are called, and their tones."""

    title: str
    rules: tuple[str, ...]
    words: dict[Verdict, Text]
    tones: dict[Verdict, str]
    language: str

    def said(self, rule: str, verdict: str | None) -> tuple[str, str]:
        """Give the word for the verdict of a rule and its tone; both are "" where the rule is not for the dossier."""
        if verdict is None:
            return "", ""
        found = _VERDICTS[verdict]
        return self.words[found].of(self.language), self.tones[found]


def stages_of(pack: Pack, titles: Titles) -> Iterator[Stage]:
    """Give the stages of all requests; those that collect the same kind of rules share a sheet under the first title."""
    found: dict[str, dict[str, None]] = {}
    heads: dict[str, Rule] = {}
    for request in pack.requests:
        rules = rules_of(pack, request)
        for stage in (rule for rule in rules if rule.kind == "stage"):
            heads.setdefault(stage.collects, stage)
            found.setdefault(stage.collects, {}).update(dict.fromkeys(rule.id for rule in _of(stage, rules)))
    for collects, named in found.items():
        grounds, presence = collects == "grounds", collects == "completeness"
        said = phrases.GROUNDS if grounds else phrases.PRESENCE if presence else phrases.VERDICTS
        title = titles.say(heads[collects].title)
        yield Stage(title, tuple(named), said, _OPPOSITE if grounds else _TONES, titles.language)


def _of(stage: Rule, rules: tuple[Rule, ...]) -> list[Rule]:
    """Give the rules that a stage draws together; beside the rows of an act the requirements that they are made of."""
    match stage.collects:
        case "completeness":
            return [rule for rule in rules if rule.kind == "completeness"]
        case "grounds":
            return [rule for rule in rules if rule.kind == "ground"]
        case "rows":
            named = {
                part.rule
                for row in rules
                if row.kind == "row"
                for part in walk(row.condition)
                if isinstance(part, RuleRef)
            }
            return [rule for rule in rules if rule.kind == "row" or (rule.kind == "requirement" and rule.id in named)]
        case _:
            named = {part.rule for part in walk(stage.condition) if isinstance(part, RuleRef)}
            return [rule for rule in rules if rule.kind == "requirement" and rule.id in named]
