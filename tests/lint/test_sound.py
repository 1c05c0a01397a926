"""What is claimed of every dossier holds in many: random packs, random dossiers, each node of each trace.

`SAIKES_EXAMPLES=10000 pytest tests/lint/test_sound.py` judges that many dossiers.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chance import examples
from engine.generate import packs, random_dossier
from engine.world import DAYS, EDITIONS, dossier_of, load_world, written
from hypothesis import event, given, settings
from hypothesis import strategies as st

from checker.conditions import verdict as algebra
from checker.conditions.model import All, Quantifier, When
from checker.conditions.verdict import MET, NOT_MET, UNKNOWN, Verdict
from checker.dossier.model import Dossier
from checker.engine.case import Case
from checker.engine.judged import Judged
from checker.engine.reference import judge
from checker.lint.claims import PartClaim, RuleClaim, part_claims, rule_claims
from checker.lint.diagrams import TooLarge
from checker.lint.meaning import Meaning, Scope, scope_of, within
from checker.pack.model import Pack
from checker.pack.order import rules_in_force

PER_PACK = 50
DOSSIERS = examples(500)
SECTIONS = dict[str, list[dict[str, Any]]]


def nodes(
    node: Judged, scope: Scope, above: tuple[Judged, ...] = ()
) -> Iterator[tuple[Judged, Scope, tuple[Judged, ...]]]:
    """Walk a trace: each node with the records bound there and the nodes that it stands in."""
    yield node, scope, above
    inner = within(node.condition, scope) if isinstance(node.condition, Quantifier) else scope
    for child in node.children:
        yield from nodes(child, inner, (*above, node))


def judged(pack: Pack, dossier: Dossier, edition: str, due: bool) -> dict[str, list[tuple[Judged, Scope, Any]]]:
    """Judge one dossier; gives the nodes of each rule."""
    days = {name: day for name, day in DAYS.items() if due or name != "decision_due"}
    results = judge(Case(dossier, rules_in_force(pack, {"law": edition}), days))
    return {
        name: [found for one in result.instances for found in nodes(one.tree, scope_of(result.rule))]
        for name, result in results.items()
    }


@settings(max_examples=max(1, DOSSIERS // PER_PACK))
@given(sections=packs(), seed=st.integers(0, 2**32), edition=st.sampled_from(EDITIONS), due=st.booleans())
def test_every_claim_holds_in_random_dossiers(sections: SECTIONS, seed: int, edition: str, due: bool) -> None:
    """No dossier has a verdict that the diagram of a condition rules out, and none contradicts a claim."""
    with tempfile.TemporaryDirectory() as folder:
        pack = load_world(Path(folder), sections)
    meaning = Meaning(pack)
    claims, found = list(rule_claims(meaning)), list(part_claims(meaning))
    for claim in claims:
        event(claim.kind)
    for part in found:
        event(f"{part.part.what}{' beside' if part.part.beside else ''}")
    for index in range(PER_PACK):
        data = random_dossier(seed + index)
        traces = judged(pack, dossier_of(pack, data), edition, due)
        wrong = [*impossible(meaning, traces), *contradicted(claims, traces), *part_contradicted(found, traces)]
        assert wrong == [], f"{written(sections)}\n{written(data)}"


def impossible(meaning: Meaning, traces: dict[str, list[tuple[Judged, Scope, Any]]]) -> Iterator[str]:
    """Find nodes with a verdict that their condition cannot have."""
    for name, trace in traces.items():
        for node, scope, _ in trace:
            try:
                ends = meaning.ends(node.condition, scope)
            except TooLarge:
                continue
            if node.verdict not in ends:
                yield f"{name}: {node.condition.place} is {node.verdict.word}"


def contradicted(claims: list[RuleClaim], traces: dict[str, list[tuple[Judged, Scope, Any]]]) -> Iterator[str]:
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


def part_contradicted(found: list[PartClaim], traces: dict[str, list[tuple[Judged, Scope, Any]]]) -> Iterator[str]:
    """Find parts that matter although they were said not to."""
    for claim in found:
        part = claim.part
        for node, _, above in traces.get(claim.about, []):
            met = node.condition == part.condition and node.verdict is MET
            if part.what == "dead" and met and (not part.beside or counts(above)):
                yield f"{claim.about}: {part.condition.place} is met"
            if part.what == "hollow" and node.condition == part.condition and node.fact and node.verdict is not MET:
                yield f"{claim.about}: {part.condition.place} is not met"
            if part.what == "idle" and node.condition == part.around and not isinstance(part.around, When):
                rest = [child.verdict for child in node.children if child.condition is not part.condition]
                fold = algebra.all_of if isinstance(part.around, All) else algebra.any_of
                if fold(rest) is not node.verdict:
                    yield f"{claim.about}: {part.condition.place} changes the verdict"


def counts(above: tuple[Judged, ...]) -> bool:
    """Tell whether all that a node stands in is met, so that it counts for the rule."""
    return all(node.verdict is MET for node in above)
