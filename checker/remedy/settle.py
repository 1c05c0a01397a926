"""What settles a contradiction: it is worked out, not written, so that only a finding about it can change it."""

from __future__ import annotations

from checker.conditions.model import Compare, Condition
from checker.engine.case import Case
from checker.pack.contract import RELIABILITY
from checker.remedy.leaves import Cursor, changes_for
from checker.remedy.model import NOTHING_TO_DO, Edit, Edits, Target
from checker.vocabulary.model import FactDef

FINDINGS = "findings"
ITEM = RELIABILITY


def settled(leaf: Condition, case: Case, bound: dict[str, Cursor], *, wanted: bool) -> list[Edits] | None:
    """Give the findings that would settle the contradiction a leaf asks about; None where it asks about something else."""
    if not isinstance(leaf, Compare) or leaf.fact.definition.source != "derived":
        return None
    cursor = bound[leaf.fact.variable]
    found = changes_for(leaf, case, bound, wanted=wanted, overturning=False)
    if found == [NOTHING_TO_DO]:
        return found
    definition = case.ruleset.pack.vocabulary.lists.get(FINDINGS)
    result = definition.fields.get("result") if definition else None
    clashes = case.dossier.clashes
    if not isinstance(result, FactDef) or cursor.record.index >= len(clashes) or leaf.fact.path != "finding":
        return []
    clash = clashes[cursor.record.index]
    if clash.settled:
        return []
    given = {"item": ITEM, "about": clash.id} | ({"site": clash.site} if clash.site else {})
    key = [given.get(path, "") for path in ("item", "site", "about")]
    if any(
        key == [other.text(path) for path in ("item", "site", "about")] for other in case.dossier.root.records(FINDINGS)
    ):
        return []
    target = Target("new", (), FINDINGS, tuple(given.items()))
    made = Edit(target, source="inspector")
    return [
        frozenset({made, Edit(target, "result", edit.value, "exact", False, "inspector", result)})
        for edits in found
        for edit in edits
    ]
