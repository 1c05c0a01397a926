"""The branches of a rule pack: every condition that stands in its files, with a name that does not move when lines do.

A condition in a pattern is one branch however many rules use the pattern: it is one line that somebody may change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from checker.conditions.model import All, Compare, Condition, Named, Not, RuleRef, When, children
from checker.pack.model import Pack, Rule
from checker.source.place import Place

# What makes a condition the same branch in every rule that it was read into: its kind, and where it stands.
Key: TypeAlias = tuple[str, Place]


_TABLE = "norms/"


class Branch(NamedTuple):
    """One condition of the files; `owner` is the rule, pattern or norm table that it stands in, `name` its path from there."""

    owner: str
    name: str
    kind: str
    place: Place

    def __str__(self) -> str:
        return self.name


def key(condition: Condition) -> Key:
    """Give what identifies the branch of a condition."""
    return type(condition).__name__, condition.place


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Give the direct parts that somebody wrote: the negation that turns an exemption round is none of them."""
    if isinstance(condition, When) and condition.exemption and isinstance(condition.condition, Not):
        return condition.condition.child, condition.then
    return children(condition)


def written(condition: Condition) -> Iterator[Condition]:
    """Walk the conditions that somebody wrote, parents first."""
    yield condition
    for part in parts(condition):
        yield from written(part)


def gathered(rule: Rule) -> bool:
    """Tell whether the condition of a rule is made of other rules and stands in no file: a row, a stage, an open outcome."""
    return isinstance(rule.condition, All) and rule.condition.place == rule.place


def chosen(owner: str, only: str) -> bool:
    """Tell whether a rule, pattern or table is the one named; every one of an id, where it stands in several editions or requests."""
    return only in {"", owner, owner.partition(" (")[0]}


class Branches:
    """All branches of a pack by what identifies them, in the order of the rules."""

    def __init__(self, pack: Pack) -> None:
        self._owners = _owners(pack)
        self._norms = {
            (norm.place.file, *norm.place.pointer.split("/")[1:5]): name
            for table in pack.tables.values()
            for name, norm in zip(table.editions, table.condition.children, strict=True)
        }
        self.found: dict[Key, Branch] = {}
        self.conditions: dict[Key, list[Condition]] = {}
        for rule in pack.rules:
            for condition in written(rule.condition):
                if gathered(rule) and condition is not rule.condition:
                    continue
                self.conditions.setdefault(key(condition), []).append(condition)
        taken: set[str] = set()
        for found, conditions in self.conditions.items():
            branch = self._branch(conditions[0])
            if branch.name in taken:
                branch = branch._replace(name=f"{branch.name}:{branch.kind.lower()}")
            taken.add(branch.name)
            self.found[found] = branch

    def of(self, condition: Condition) -> Branch | None:
        """Give the branch of a condition; None for one that stands in no file."""
        return self.found.get(key(condition))

    def _branch(self, condition: Condition) -> Branch:
        place = condition.place
        steps = place.pointer.split("/")[1:]
        owner = self._owners.get((place.file, *steps[:2]), "/".join(steps[:2]))
        tail = steps[2:]
        if owner.startswith(_TABLE) and tail:
            tail = [self._norms.get((place.file, *steps[:4]), "/".join(tail[:2])), *tail[2:]]
        return Branch(owner, "/".join([owner, *tail, *_said(condition)]), type(condition).__name__, place)


def _said(condition: Condition) -> list[str]:
    match condition:
        case Compare():
            return [condition.operator]
        case Named():
            return [condition.pattern]
        case RuleRef():
            return [condition.rule]
        case _:
            return []


def _owners(pack: Pack) -> dict[tuple[str, ...], str]:
    """Name the rules, tables and patterns by where they stand; where an id is taken twice, the second bears its edition or request."""
    found: dict[tuple[str, ...], str] = {}
    for place, name, more in [
        *((rule.place, rule.id, (*rule.editions, *rule.requests)) for rule in pack.rules),
        *((table.condition.place, _TABLE + table.id, ()) for table in pack.tables.values()),
    ]:
        taken = set(found.values())
        named = f"{name} ({', '.join(more)})" if name in taken and more else name
        number = 2
        while named in taken:
            named, number = f"{name} ({number})", number + 1
        found[(place.file, *place.pointer.split("/")[1:3])] = named
    for rule in pack.rules:
        for condition in written(rule.condition):
            steps = condition.place.pointer.split("/")[1:3]
            if steps[0] == "patterns":
                found[(condition.place.file, *steps)] = f"patterns/{steps[1]}"
    return found
