"""Which verdicts of which rules no case has shown yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.conditions.model import When
from checker.pack.model import Kind, Pack, Rule
from checker.pack.order import in_force
from checker.ruletests.model import RuleTestResult

KINDS: tuple[Kind, ...] = ("completeness", "requirement", "ground")


class Shown(NamedTuple):
    """A verdict of a rule in one edition of the act that it cites."""

    rule: str
    edition: str
    verdict: str

    def __str__(self) -> str:
        return f'no case shows "{self.rule}" ({self.edition}) to be {self.verdict}'


def needed(pack: Pack) -> tuple[Shown, ...]:
    """List what must be shown: every rule that judges, in every edition held, with every verdict that it can have."""
    return tuple(Shown(rule.id, edition, verdict) for rule in pack.rules if rule.kind in KINDS
                 for edition in _editions(pack, rule) for verdict in _verdicts(rule))


def gaps(pack: Pack, results: Iterable[RuleTestResult]) -> tuple[Shown, ...]:
    """List what is needed and not shown; only what a case expects and gets counts, not what comes along with it."""
    acts = {rule.id: rule.cite.act for rule in pack.rules if rule.cite}
    shown = {Shown(check.expectation.name, result.editions.get(acts.get(check.expectation.name, ""), ""), check.got)
             for result in results for check in result.checks if check.passed and check.expectation.subject == "rule"}
    return tuple(item for item in needed(pack) if item not in shown)


def _editions(pack: Pack, rule: Rule) -> list[str]:
    if rule.cite is None:
        return [""]
    act = pack.acts.acts[rule.cite.act]
    return [edition.id for edition in act.editions if in_force(pack, rule, {act.id: edition.id})]


def _verdicts(rule: Rule) -> tuple[str, ...]:
    exempt = isinstance(rule.condition, When) and rule.condition.exemption
    return ("met", "not_met", "unknown", *(("not_applicable",) if exempt else ()))
