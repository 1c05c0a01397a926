"""Which decisions another rule pack would turn, and by which rule and condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.conditions.model import Compare, NormTable, RuleRef, ValueRef, walk
from checker.conditions.verdict import Verdict
from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.dossier.load import load_dossier
from checker.engine.judged import RuleResult
from checker.pack.model import Rule
from checker.rulediff.deciding import Part, diverging
from checker.rulediff.model import Comparison, Entry, each, same
from checker.source.problem import SaikesError
from checker.source.shown import visible
from checker.vocabulary.text import Text


@dataclass(frozen=True)
class RuleTurn:
    """A rule whose verdict is another, though none of the rules that it names has another: there the difference begins.

    No verdict: the rule is not in force. `parts` are what decided, before and after; `by` is what differs of the law there.
    """

    rule: Rule
    where: Text
    before: Verdict | None
    after: Verdict | None
    parts: tuple[Part, ...]
    by: tuple[Entry, ...]


@dataclass(frozen=True)
class Judgement:
    """A dossier judged by one pack: its decision, or why it could not be read."""

    decision: Decision | None
    problem: str = ""


@dataclass(frozen=True)
class Turned:
    """A dossier judged by both packs."""

    name: str
    before: Judgement
    after: Judgement
    rules: tuple[RuleTurn, ...] = ()

    @property
    def turns(self) -> bool:
        """Tell whether the decision is another: its outcome or its conclusion, or that there is one at all."""
        return _decided(self.before) != _decided(self.after)

    @property
    def differs(self) -> bool:
        """Tell whether there is anything to tell: something is judged otherwise, or the dossier could not be read."""
        return self.turns or bool(self.rules) or self.unreadable

    @property
    def unreadable(self) -> bool:
        """Tell whether neither pack can read the dossier."""
        return self.before.decision is None and self.after.decision is None


def _decided(judgement: Judgement) -> tuple[str, str]:
    found = judgement.decision
    return (found.outcome.id, found.conclusion) if found else ("", "")


def turned(name: str, before: Judgement, after: Judgement, comparison: Comparison) -> Turned:
    """Say of a dossier what is judged otherwise and where that begins."""
    if before.decision is None or after.decision is None:
        return Turned(name, before, after)
    return Turned(name, before, after, tuple(_rules(before.decision, after.decision, comparison)))


def _rules(before: Decision, after: Decision, comparison: Comparison) -> Iterator[RuleTurn]:
    ids = list(dict.fromkeys([*before.results, *after.results]))
    other = {one for one in ids if _verdict(before, one) is not _verdict(after, one)}
    for name in ids:
        was, now = before.results.get(name), after.results.get(name)
        result = now or was
        if name not in other or result is None or _named(was, now) & other:
            continue
        cite = result.rule.cite
        acts = (after if now else before).case.ruleset.pack.acts
        yield RuleTurn(
            result.rule,
            each(acts.worded, cite) if cite else same(""),
            was.verdict if was else None,
            now.verdict if now else None,
            tuple(diverging(was, now)),
            tuple(_causes(was, now, before, after, comparison)),
        )


def _verdict(decision: Decision, name: str) -> Verdict | None:
    found = decision.results.get(name)
    return found.verdict if found else None


def _named(*results: RuleResult | None) -> set[str]:
    parts = (part for result in results if result for part in walk(result.rule.condition))
    return {part.rule for part in parts if isinstance(part, RuleRef)}


def _causes(
    was: RuleResult | None, now: RuleResult | None, before: Decision, after: Decision, comparison: Comparison
) -> Iterator[Entry]:
    """Give what differs of the rule itself, of the norm tables and of the numbers that it reads, in the editions applied."""
    names: set[tuple[str, str]] = set()
    for rule in [result.rule for result in (was, now) if result]:
        names.add((rule.kind, rule.id))
        for part in walk(rule.condition):
            if isinstance(part, NormTable):
                names.add(("norms", part.table))
            if isinstance(part, Compare) and isinstance(part.expected, ValueRef):
                names.add(("value", part.expected.value))
    for entry in comparison.entries:
        applied = {one.case.ruleset.editions.get(entry.act, "") for one in (before, after)}
        about = {(one.kind, one.id) for one in (entry.subject, *entry.others)}
        if about & names and (not entry.editions or applied & set(entry.editions)):
            yield entry


def judged(judge: Judge, path: Path, question: Question) -> Judgement:
    """Judge a dossier by one pack; what keeps it from being judged is told, not raised."""
    try:
        dossier = load_dossier(path, judge.pack.vocabulary, visible(str(path)))
        return Judgement(judge.decide(dossier, question))
    except SaikesError as error:
        return Judgement(None, str(error))
