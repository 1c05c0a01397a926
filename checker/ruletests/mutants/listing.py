"""Lists the mutants of a pack, in the order of its rules: always the same for the same pack."""

from __future__ import annotations

from collections.abc import Iterator

from checker.conditions.model import Compare, Condition, Norm, NormTable, RuleRef, walk
from checker.pack.model import Pack
from checker.pack.order import edition_sets, rules_in_force
from checker.ruletests.branches import Branches, gathered
from checker.ruletests.mutants import combinations, comparisons, norms
from checker.ruletests.mutants.beside import mutants_beside
from checker.ruletests.mutants.model import Edit, Mutant
from checker.source.place import Place


def list_mutants(pack: Pack, branches: Branches) -> list[Mutant]:
    """List every small change of the conditions of a pack and of what stands beside them; no two have one name."""
    found: dict[str, Mutant] = {}
    members = _members(pack)
    for key, branch in branches.found.items():
        for what, change in _edits(branches.conditions[key], pack):
            if branch.place in members and not _of_members(what, members[branch.place]):
                continue
            mutant = Mutant(branch.name, what, branch.place, branch.owner, key, change)
            found.setdefault(mutant.name, mutant)
    for mutant in mutants_beside(pack):
        found.setdefault(mutant.name, mutant)
    return list(found.values())


def _of_members(what: str, members: set[str]) -> bool:
    """Tell whether a change of a row or stage is one of the rules that it is made of; of one alone nothing can be changed."""
    dropped = what.removeprefix("without ")
    return len(members) > 1 and (dropped == what or dropped in members)


def _members(pack: Pack) -> dict[Place, set[str]]:
    """List of what rows and stages are made, over all requests and editions that were in force together."""
    found: dict[Place, set[str]] = {rule.place: set() for rule in pack.rules if gathered(rule)}
    for editions in edition_sets(pack):
        for request in pack.requests:
            for rule in rules_in_force(pack, editions, request).rules:
                if gathered(rule):
                    found[rule.place] |= {part.rule for part in walk(rule.condition) if isinstance(part, RuleRef)}
    return found


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
