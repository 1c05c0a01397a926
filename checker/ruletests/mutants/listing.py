"""Lists the mutants of a pack, in the order of its rules: always the same for the same pack."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Compare, Condition, Norm, NormTable
from checker.pack.model import Pack
from checker.ruletests.branches import Branches
from checker.ruletests.mutants import combinations, comparisons, norms
from checker.ruletests.mutants.beside import mutants_beside
from checker.ruletests.mutants.model import Edit, Mutant


def list_mutants(pack: Pack, branches: Branches) -> list[Mutant]:
    """List every small change of the conditions of a pack and of what stands beside them; no two have one name."""
    found: dict[str, Mutant] = {}
    for key, branch in branches.found.items():
        for what, change in _edits(branches.conditions[key], pack):
            mutant = Mutant(branch.name, what, branch.place, branch.owner, key, change)
            found.setdefault(mutant.name, mutant)
    for mutant in mutants_beside(pack):
        found.setdefault(mutant.name, mutant)
    return list(found.values())


def _edits(conditions: list[Condition], pack: Pack) -> Iterator[Edit]:
    """List the changes of a branch; a pattern that is used in several ways may have parts that one use lacks."""
    seen: set[str] = set()
    for condition in conditions:
        for what, change in _edits_of(condition, pack):
            if what not in seen:
                seen.add(what)
                yield what, change


def _edits_of(condition: Condition, pack: Pack) -> Iterator[Edit]:
    match condition:
        case Compare():
            yield from comparisons.edits_of(condition, pack.vocabulary)
        case Norm():
            yield from norms.edits_of_norm(condition)
        case _:
            if isinstance(condition, NormTable):
                yield from norms.edits_of_table(condition)
            yield from combinations.edits_of(condition, pack.vocabulary)
