"""Rules that can never be met, are always met, or that no dossier can fail."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Compare, Condition, Named, Quantifier, RuleRef, walk
from checker.lint.claims import RuleClaim
from checker.lint.model import Finding
from checker.lint.said import said, where
from checker.lint.subject import Subject
from checker.pack.model import Kind
from checker.source.place import Place

_NEVER: dict[Kind, str] = {
    "definition": "no dossier can meet this definition",
    "completeness": "no dossier can meet this rule of completeness",
    "requirement": "no dossier can meet this requirement",
    "ground": "no dossier can establish this ground",
    "outcome": "no dossier can come to this outcome",
}
_ALWAYS: dict[Kind, str] = {
    "definition": "every dossier meets this definition",
    "completeness": "every dossier meets this rule of completeness, or is exempt from it",
    "requirement": "every dossier meets this requirement, or is exempt from it",
    "ground": "every dossier establishes this ground",
    "outcome": "every dossier comes to this outcome where none before it stands",
}


def never_met(subject: Subject) -> Iterator[Finding]:
    """Find rules that no dossier can meet, each with what rules it out."""
    never = {claim.rule.id for claim in subject.rule_claims if claim.kind == "never_met"}
    for claim in subject.rule_claims:
        # What only names such a rule is mended with it.
        named = [one.rule for one in claim.because if isinstance(one, RuleRef)]
        if claim.kind == "never_met" and not (len(claim.because) == 1 and never.intersection(named)):
            yield _never(claim)


def always_met(subject: Subject) -> Iterator[Finding]:
    """Find rules that are met whatever a dossier says."""
    for claim in subject.rule_claims:
        if claim.kind == "always_met":
            rule = claim.rule
            hint = "a rule that decides nothing is left out, or its condition asks for less than was meant"
            place = subject.at(rule.place, "met_when", "done")
            yield Finding("always-met", "warning", place, _ALWAYS[rule.kind], rule.id, hint)


def never_failed(subject: Subject) -> Iterator[Finding]:
    """Find requirements that a dossier can leave open but never fail."""
    for claim in subject.rule_claims:
        if claim.kind == "never_failed":
            rule = claim.rule
            message = "no dossier can fail this: it is met, open or does not apply, whatever is stated"
            hint = "say what does not meet it: a value that is not allowed, or a closed list (`world: closed`)"
            yield Finding("never-failed", "warning", subject.at(rule.place, "met_when"), message, rule.id, hint)


def never_chosen(subject: Subject) -> Iterator[Finding]:
    """Find outcomes that others, tried before them, always take the place of."""
    for claim in subject.rule_claims:
        if claim.kind == "never_chosen":
            rule = claim.rule
            message = f'"{rule.id}" is never the outcome: wherever it is met, an outcome with a lower number is met too'
            hint = "outcomes are tried by `number`: give it a lower one, or narrow those before it"
            yield Finding("never-chosen", "error", subject.at(rule.place, "number", "id"), message, rule.id, hint)


def never_exempt(subject: Subject) -> Iterator[Finding]:
    """Find exemptions that no dossier comes under."""
    for claim in subject.rule_claims:
        if claim.kind == "never_exempt":
            rule = claim.rule
            message = "no dossier comes under this exemption"
            hint = "correct the condition, or leave out not_applicable_when"
            place = subject.at(rule.place, "not_applicable_when")
            yield Finding("dead-branch", "error", place, message, rule.id, hint)


def _never(claim: RuleClaim) -> Finding:
    rule, because = claim.rule, claim.because
    message = _NEVER[rule.kind]
    last = max(because, key=lambda one: one.place[:3]) if because else rule.condition
    others = [one for one in because if one is not last]
    related: list[tuple[Place, str]] = [(one.place, said(one)) for one in others]
    if others:
        clash = " and ".join(f'"{said(one)}" ({where(one.place, last.place)})' for one in others)
        message += f': "{said(last)}" cannot hold together with {clash}'
        hint = "correct one of them; where either is enough, put them under any_of"
    else:
        message += f': "{said(last)}" can never hold'
        hint = why_never(last) or "correct it, or leave the rule out"
    return Finding("never-met", "error", last.place, message, rule.id, hint, related=tuple(related))


def why_never(condition: Condition) -> str:
    """Say why no value can meet a comparison, or no record a selection; "" where it is neither."""
    while isinstance(condition, Named):
        condition = condition.child
    if isinstance(condition, Quantifier):
        return _selected_against(condition)
    if not isinstance(condition, Compare):
        return ""
    fact = condition.fact.definition
    if fact.least is not None or fact.most is not None:
        bounds = " and ".join(
            f"{word} {bound:g}"
            for word, bound in (("at least", fact.least), ("at most", fact.most))
            if bound is not None
        )
        return f'by the vocabulary "{condition.fact.name}" is {bounds}'
    if fact.required and condition.operator == "given":
        return f'"{condition.fact.name}" is required, so it is stated in every dossier'
    return ""


def _selected_against(condition: Quantifier) -> str:
    """Say which comparison the selection of records rules out."""
    chosen = dict(condition.select)
    for part in walk(condition.holds):
        if isinstance(part, Compare) and part.fact.variable == condition.definition.each and part.fact.path in chosen:
            code = chosen[part.fact.path]
            wanted = part.expected if isinstance(part.expected, tuple) else (part.expected,)
            if (code in wanted) != (part.operator in {"is", "one_of"}):
                here = where(part.place, condition.place)
                return f'only records with {part.fact.path}: {code} are looked at, and "{said(part)}" ({here}) rules them out'
    return ""
