"""Parts of a rule that never matter: alternatives that cannot be met, conditions that change nothing."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Any, Compare, Condition, When
from checker.lint.branches import Part
from checker.lint.checks.firing import never_exempt, why_never
from checker.lint.claims import PartClaim
from checker.lint.model import Finding
from checker.lint.said import said, where
from checker.lint.subject import Subject

_MOST_NAMED = 3


def dead_branch(subject: Subject) -> Iterator[Finding]:
    """Find alternatives, guards and exemptions that no dossier can meet."""
    never = {(claim.rule.id, condition.place) for claim in subject.rule_claims for condition in claim.because}
    for claim in subject.part_claims:
        if claim.part.what == "dead" and (claim.about, claim.part.condition.place) not in never:
            yield _dead(claim)
    yield from never_exempt(subject)


def idle_part(subject: Subject) -> Iterator[Finding]:
    """Find conditions without which every dossier gets the same verdict."""
    for claim in subject.part_claims:
        if claim.part.what == "idle":
            yield _idle(claim)


def hollow_comparison(subject: Subject) -> Iterator[Finding]:
    """Find comparisons that hold for every value that can be stated."""
    for claim in subject.part_claims:
        condition = claim.part.condition
        if claim.part.what == "hollow" and isinstance(condition, Compare):
            message = f'"{said(condition)}" holds for every value that can be stated'
            hint = why_never(condition) or f"to ask whether it is stated: {condition.fact.name}: {{known: true}}"
            yield Finding("hollow-comparison", "warning", condition.place, message, claim.about, hint)


def _dead(claim: PartClaim) -> Finding:
    part = claim.part
    what = _called(part)
    if not part.beside:
        message = f'{what} "{said(part.condition)}" can never be met'
        hint = why_never(part.condition) or "correct it, or leave it out"
        return Finding("dead-branch", "error", part.condition.place, message, claim.about, hint)
    named = part.beside[:_MOST_NAMED]
    clash = " and ".join(f'"{said(one)}" ({where(one.place, part.condition.place)})' for one in named)
    message = f'{what} "{said(part.condition)}" can never be met: it cannot hold together with {clash}'
    related = tuple((one.place, said(one)) for one in part.beside)
    hint = "correct one of them, or leave this out"
    return Finding("dead-branch", "error", part.condition.place, message, claim.about, hint, related=related)


def _called(part: Part) -> str:
    return "the alternative" if isinstance(part.around, Any) else "the condition"


def _idle(claim: PartClaim) -> Finding:
    part = claim.part
    message = f'"{said(part.condition)}" changes nothing: {_because(part, part.same)}'
    hint = "leave it out, or correct it where something else was meant"
    related = ((part.same.place, said(part.same)),) if part.same is not None else ()
    return Finding("idle-part", "warning", part.condition.place, message, claim.about, hint, related=related)


def _because(part: Part, same: Condition | None) -> str:
    if isinstance(part.around, When):
        return "it holds in every dossier, so what follows always applies"
    if same is not None:
        return f"{where(same.place, part.condition.place)} says the same"
    return "without it every dossier gets the same verdict, by what stands beside it"
