"""Completes what is to be added: a new record must not bring another rule into doubt, as staff without their documents would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.engine.case import Case
from checker.remedy.apply import changed
from checker.remedy.model import Edits, Target
from checker.remedy.prove import Aim, Prover
from checker.remedy.search import Search
from checker.remedy.want import Want


def mended(edits: Edits, prover: Prover, aims: Sequence[Aim] = ()) -> Edits | None:
    """Give the edits with what the records that they add must state besides, so that every aim is turned and no rule is harmed.

    None where stating more about these records does not do.
    """
    wrong = [*prover.harmed(edits), *prover.unturned(edits, aims)]
    if not wrong:
        return edits
    dossier, made = changed(prover.case.dossier, edits, prover.pack)
    case = Case(dossier, prover.case.ruleset, prover.case.days)
    new = {(*target.address, (target.list_name, record.index)): target for target, record in made.items()}
    for aim in wrong:
        more = _stated(aim, case, new)
        if more is None:
            return None
        edits |= more
    return edits if prover.harmless(edits) and prover.turns(edits, aims) else None


def _stated(aim: Aim, case: Case, new: dict[tuple[tuple[str, int], ...], Target]) -> Edits | None:
    """Search for what the new records alone could state so that a rule holds again."""
    rule = aim.rule
    records = case.dossier.root.records(rule.for_every.name) if rule.for_every else [None]
    want = Want.NO if rule.kind == "ground" else Want.OK
    for way in Search(case, overturning=False).of_rule(rule.condition, rule.for_every, records[aim.index], want):
        if all(edit.target.address in new and edit.target.kind == "record" for edit in way):
            return frozenset(replace(edit, target=new[edit.target.address]) for edit in way)
    return None
