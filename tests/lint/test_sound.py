"""What is claimed of every dossier holds in many: random packs, random dossiers, each node of each trace.

`SAIKES_EXAMPLES=10000 pytest tests/lint/test_sound.py` judges that many dossiers, by packs of the whole world and by narrow ones.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from chance import examples
from engine.generate import packs, random_dossier
from engine.world import DAYS, EDITIONS, dossier_of, load_world, written
from hypothesis import event, given, settings
from hypothesis import strategies as st

from checker.conditions import verdict as algebra
from checker.conditions.model import All, NormTable, Not, Quantifier, Settled, When
from checker.conditions.model import Any as AnyOf
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.decision.decide import outcome_of
from checker.dossier.model import Dossier
from checker.engine.case import Case
from checker.engine.judged import Judged, RuleResult
from checker.engine.reference import judge
from checker.lint.claims import PartClaim, RuleClaim, part_claims, rule_claims
from checker.lint.diagrams import TooLarge
from checker.lint.meaning import Meaning, Scope, scope_of, within
from checker.pack.model import Pack
from checker.pack.order import rules_in_force

from .narrow import narrow_dossier, narrow_packs

PER_PACK = 50
# The rule of narrow packs that names their norm table.
TABLE_RULE = "q0"
FULFILLED = {MET, NOT_APPLICABLE}
DOSSIERS = examples(250)
SECTIONS = dict[str, list[dict[str, Any]]]
# The nodes of the traces of each rule, with the records bound there and the nodes that each stands in.
Traces = dict[str, list[tuple[Judged, Scope, tuple[Judged, ...]]]]


def nodes(
    node: Judged, scope: Scope, above: tuple[Judged, ...] = ()
) -> Iterator[tuple[Judged, Scope, tuple[Judged, ...]]]:
    """Walk a trace: each node with the records bound there and the nodes that it stands in."""
    yield node, scope, above
    inner = within(node.condition, scope) if isinstance(node.condition, Quantifier) else scope
    for child in node.children:
        yield from nodes(child, inner, (*above, node))


def judged(pack: Pack, dossier: Dossier, edition: str, due: bool) -> dict[str, RuleResult]:
    """Judge one dossier by the rules of an edition."""
    days = {name: day for name, day in DAYS.items() if due or name != "decision_due"}
    return judge(Case(dossier, rules_in_force(pack, {"law": edition}), days))


def hold(sections: SECTIONS, dossiers: Iterable[dict[str, Any]], edition: str, due: bool) -> None:
    """Judge dossiers by a pack, and hold all that is said of it to every node of their traces."""
    with tempfile.TemporaryDirectory() as folder:
        pack = load_world(Path(folder), sections)
    meaning = Meaning(pack)
    claims, found = list(rule_claims(meaning)), list(part_claims(meaning))
    for claim in claims:
        event(claim.kind)
    for part in found:
        event(f"{part.part.what}{' beside' if part.part.beside else ''}{'' if part.rule else ' in a table'}")
    for data in dossiers:
        results = judged(pack, dossier_of(pack, data), edition, due)
        traces = {
            name: [node for one in result.instances for node in nodes(one.tree, scope_of(result.rule))]
            for name, result in results.items()
        }
        wrong = [
            *impossible(meaning, traces),
            *contradicted(claims, traces, outcome_of(results).id),
            *part_contradicted(found, traces),
        ]
        assert wrong == [], f"{written(sections)}\n{written(data)}"


@settings(max_examples=max(1, DOSSIERS // PER_PACK))
@given(sections=packs(), seed=st.integers(0, 2**32), edition=st.sampled_from(EDITIONS), due=st.booleans())
def test_every_claim_holds_in_random_dossiers(sections: SECTIONS, seed: int, edition: str, due: bool) -> None:
    """No dossier has a verdict that the diagram of a condition rules out, and none contradicts a claim."""
    hold(sections, (random_dossier(seed + index) for index in range(PER_PACK)), edition, due)


@settings(max_examples=max(1, DOSSIERS // PER_PACK))
@given(sections=narrow_packs(), seed=st.integers(0, 2**32), edition=st.sampled_from(EDITIONS), due=st.booleans())
def test_every_claim_holds_where_much_is_claimed(sections: SECTIONS, seed: int, edition: str, due: bool) -> None:
    """The same of packs whose conditions rule each other out, with exemptions, outcomes and norm tables."""
    hold(sections, (narrow_dossier(seed + index) for index in range(PER_PACK)), edition, due)


def impossible(meaning: Meaning, traces: Traces) -> Iterator[str]:
    """Find nodes with a verdict that their condition cannot have."""
    for name, trace in traces.items():
        for node, scope, _ in trace:
            try:
                ends = meaning.ends(node.condition, scope)
            except TooLarge:
                continue
            if node.verdict not in ends:
                yield f"{name}: {node.condition.place} is {node.verdict.word}"


def contradicted(claims: list[RuleClaim], traces: Traces, outcome: str) -> Iterator[str]:
    """Find rules that are what they were said never to be."""
    said: dict[str, set[Verdict]] = {
        "never_met": {MET},
        "always_met": {NOT_MET, UNKNOWN},
        "never_failed": {NOT_MET},
    }
    for claim in claims:
        trees = [node for node, _, above in traces.get(claim.rule.id, []) if not above]
        if any(tree.verdict in said.get(claim.kind, set()) for tree in trees):
            yield f"{claim.rule.id} is said to be {claim.kind}"
        if claim.kind == "never_exempt" and any(tree.children[0].verdict is NOT_MET for tree in trees):
            yield f"{claim.rule.id} is exempt"
        if claim.kind == "never_chosen" and claim.rule.id == outcome:
            yield f"{claim.rule.id} is the outcome"


def part_contradicted(found: list[PartClaim], traces: Traces) -> Iterator[str]:
    """Find parts that matter although they were said not to."""
    for claim in found:
        part = claim.part
        about, bound = (claim.about, scope_of(claim.rule)) if claim.rule else (TABLE_RULE, ("site",))
        for node, _, above in traces.get(about, []):
            if node.condition == part.condition:
                met = node.verdict is MET
                if part.what == "dead" and met and (not part.beside or all(beside(node, bound, above))):
                    yield f"{claim.about}: {part.condition.place} is met"
                if part.what == "hollow" and node.fact and not met:
                    yield f"{claim.about}: {part.condition.place} is not met"
                if part.what == "idle" and isinstance(part.around, When) and not met:
                    yield f"{claim.about}: {part.condition.place} is not met"
            if part.what == "idle" and node.condition == part.around and isinstance(node.condition, All | AnyOf):
                rest = [child.verdict for child in node.children if child.condition is not part.condition]
                fold = algebra.all_of if isinstance(part.around, All) else algebra.any_of
                if fold(rest) is not node.verdict:
                    yield f"{claim.about}: {part.condition.place} changes the verdict"


def beside(node: Judged, bound: Scope, above: tuple[Judged, ...]) -> Iterator[bool]:
    """Tell of each condition beside which a part stands whether it is fulfilled, so that the part counts."""
    for index, around in reversed(list(enumerate(above))):
        match around.condition:
            case Not() | Settled() | NormTable():
                return
            case When(exemption=exempts):
                guard = around.children[0]
                if node is not guard:
                    yield guard.verdict in FULFILLED
                elif exempts:
                    return
            case All():
                yield all(child.verdict in FULFILLED for child in around.children if child is not node)
            case Quantifier(definition=definition) if definition.each in {*bound, *map(each_of, above[:index])}:
                # Below it another record of the list is meant.
                return
        node = around


def each_of(node: Judged) -> str:
    """Name the record variable that a quantifier binds."""
    return node.condition.definition.each if isinstance(node.condition, Quantifier) else ""
