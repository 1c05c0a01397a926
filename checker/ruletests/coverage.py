"""Which verdicts of which rules no case has shown yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.conditions.model import When
from checker.conditions.verdict import NOT_APPLICABLE
from checker.pack.model import Kind, Pack, Rule
from checker.pack.order import in_force
from checker.ruletests.model import Check, RuleTestResult
from checker.ruletests.possible import Possible

_SHOWN: tuple[Kind, ...] = ("completeness", "requirement", "row", "ground", "stage", "outcome")
_DECIDED = ("met", "not_met", "unknown")
_CHOSEN = "the outcome"


class Shown(NamedTuple):
    """A verdict of a rule in one edition of the act that it cites; of an outcome, that it was the outcome.

    `requests` names the kinds of request that the rule states: rules for different requests may have one id.
    """

    rule: str
    edition: str
    verdict: str
    requests: str = ""

    @property
    def name(self) -> str:
        """Give the name that a waiver goes by: `intake (2025-03) unknown`."""
        edition = f" ({self.edition})" if self.edition else ""
        requests = f" [{self.requests}]" if self.requests else ""
        return f"{self.rule}{edition}{requests} {self.verdict}"

    def __str__(self) -> str:
        edition = f" ({self.edition})" if self.edition else ""
        return f'no case shows "{self.rule}"{edition} to be {self.verdict}'


# What was needed of the pack that was asked about last; kept with the pack, so that no other takes its place in memory.
_asked_last: list[tuple[Pack, tuple[Shown, ...]]] = []


def needed(pack: Pack) -> tuple[Shown, ...]:
    """List what must be shown: each rule that judges, in each edition held, with each verdict it can have."""
    if not _asked_last or _asked_last[-1][0] is not pack:
        _asked_last[:] = [(pack, tuple(dict.fromkeys(_needed(pack))))]
    return _asked_last[-1][1]


def _needed(pack: Pack) -> Iterator[Shown]:
    possible = Possible(pack)
    for rule in pack.rules:
        for edition in _editions(pack, rule) if rule.kind in _SHOWN else ():
            for verdict in _verdicts(rule, possible):
                yield Shown(rule.id, edition, verdict, " ".join(rule.requests))


def gaps(pack: Pack, results: Iterable[RuleTestResult]) -> tuple[Shown, ...]:
    """List what is needed and not shown; only what a case expects and gets counts, not what comes with it."""
    return left(pack, (item for result in results for item in shown(result)))


def left(pack: Pack, seen: Iterable[Shown]) -> tuple[Shown, ...]:
    """List what is needed and not among what was seen."""
    known = set(seen)
    return tuple(item for item in needed(pack) if item not in known)


def shown(result: RuleTestResult) -> frozenset[Shown]:
    """List what one case expects and gets."""
    rules = {rule.id: rule for rule in reversed(result.rules)}
    checks = (check for check in result.checks if check.passed and check.expectation.subject in {"rule", "outcome"})
    return frozenset(_shown(check, result.editions, rules) for check in checks)


def _shown(check: Check, editions: dict[str, str], rules: dict[str, Rule]) -> Shown:
    chosen = check.expectation.subject == "outcome"
    name = check.got if chosen else check.expectation.name
    rule = rules.get(name)
    edition = editions.get(rule.cite.act, "") if rule and rule.cite else ""
    return Shown(name, edition, _CHOSEN if chosen else check.got, " ".join(rule.requests) if rule else "")


def _editions(pack: Pack, rule: Rule) -> list[str]:
    if rule.cite is None:
        return [""]
    act = pack.acts.acts[rule.cite.act]
    return [edition.id for edition in act.editions if in_force(pack, rule, {act.id: edition.id})]


def _verdicts(rule: Rule, possible: Possible) -> tuple[str, ...]:
    if rule.kind == "outcome":
        return (_CHOSEN,)
    exempt = isinstance(rule.condition, When) and rule.condition.exemption
    # A row that has a requirement for everybody always applies.
    spared = exempt or (rule.kind == "row" and NOT_APPLICABLE in possible.of(rule.condition))
    return (*_DECIDED, "not_applicable") if spared else _DECIDED
