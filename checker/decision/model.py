"""The decision on one dossier: stages, verdicts with their trace, what is missing, warnings. Every report reads only this."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from checker.conditions.verdict import Verdict
from checker.decision.evidence import Evidence
from checker.decision.steps import Step, procedure
from checker.dossier.model import Clash, Record
from checker.engine.case import Case
from checker.engine.judged import RuleResult
from checker.pack.acts import Act, Edition
from checker.pack.model import Kind, Request, Rule
from checker.pack.requests import rules_of
from checker.source.place import Place
from checker.terms.calendar import WorkingCalendar
from checker.vocabulary.text import Text

# none: the request is not one in which the qualification is checked.
ConclusionWord: TypeAlias = Literal["complies", "does_not_comply", "open", "none"]


@dataclass(frozen=True, slots=True)
class Applied:
    """The edition of an act that was applied, and by what it was chosen: the day of the case or an option."""

    act: Act
    edition: Edition
    chosen: Literal["day", "option"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not known yet; `rules` are those that wait for it, `site` the site it is asked of."""

    text: Text
    pointer: str
    source: str
    site: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Warn:
    """Something to look at that changes no verdict; `code` is stable."""

    code: str
    text: Text
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Overturned:
    """A finding that stands against the papers: `record` is the site judged, `was` the verdict by the papers alone.

    `against` is what the dossier otherwise says.
    """

    rule: Rule
    record: Record | None
    finding: Record
    was: Verdict
    now: Verdict
    against: tuple[Evidence, ...]


@dataclass(frozen=True)
class Decision:
    """The result of one check."""

    case: Case
    today: str
    received: str
    applied: tuple[Applied, ...]
    results: dict[str, RuleResult]
    outcome: Rule
    conclusion: ConclusionWord
    missing: tuple[Missing, ...]
    warnings: tuple[Warn, ...]
    calendar: WorkingCalendar
    overturned: tuple[Overturned, ...] = ()

    @property
    def request(self) -> Request:
        return self.case.ruleset.request

    @property
    def stages(self) -> tuple[Rule, ...]:
        """Give the stages of the request, those of a text that is not held too."""
        return tuple(rule for rule in rules_of(self.case.ruleset.pack, self.request) if rule.kind == "stage")

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return self.case.dossier.clashes

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Reckon the steps of the procedure, by when each is due, and what is late today."""
        return procedure(self.case, self.results, self.calendar, dt.date.fromisoformat(self.today))

    def of_kind(self, kind: Kind) -> list[RuleResult]:
        """Give the results of one kind of rules, in the order of the rule files."""
        found = [result for result in self.results.values() if result.rule.kind == kind]
        order = {rule.id: index for index, rule in enumerate(self.case.ruleset.pack.rules)}
        return sorted(found, key=lambda result: (result.rule.number, order.get(result.rule.id, 0)))

    def requirements_of(self, row: Rule) -> list[RuleResult]:
        """Give the requirements that a row is made of."""
        number = row.cite.number("row") if row.cite else ""
        return [
            result
            for result in self.of_kind("requirement")
            if result.rule.cite and result.rule.cite.number("row") == number
        ]

    @property
    def exit_code(self) -> int:
        """0 nothing against it, 1 refusal or not complying, 4 open."""
        if self.outcome.effect == "for":
            return 0
        return 1 if self.outcome.effect == "against" or self.conclusion == "does_not_comply" else 4
