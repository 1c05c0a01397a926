"""Which rules are in force together, and in which order they are judged."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence

from checker.conditions.model import All, Compare, Condition, NormTable, Not, RuleRef, ValueRef, rebuilt, walk
from checker.pack.model import Pack, Request, Rule, RuleSet
from checker.pack.requests import rules_of
from checker.source.problem import Problem, Problems, Refused


class _Parts:
    """What conditions name, worked out once for each; the conditions are kept, so that their identity stays theirs."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Condition, tuple[Condition, ...]]] = {}

    def of(self, condition: Condition) -> tuple[Condition, ...]:
        """List the rules, the dated values and the norm tables that a condition names."""
        found = self._known.get(id(condition))
        if found is None:
            named = tuple(part for part in walk(condition) if _names(part))
            found = self._known[id(condition)] = condition, named
        return found[1]


def _names(part: Condition) -> bool:
    return isinstance(part, RuleRef | NormTable) or (isinstance(part, Compare) and isinstance(part.expected, ValueRef))


def rules_in_force(pack: Pack, editions: dict[str, str], request: Request | None = None) -> RuleSet:
    """Choose the rules for one request and one edition of each act and order them, each after the rules that it names.

    A rule without `editions` is in force in every edition of its act whose text is held; without `request` the first of the
    pack is taken. Raises Refused on a cycle.
    """
    request = request or pack.requests[0]
    return _together(pack, editions, request, rules_of(pack, request), _Parts())


def _together(pack: Pack, editions: dict[str, str], request: Request, rules: Sequence[Rule], parts: _Parts) -> RuleSet:
    chosen = [rule for rule in rules if in_force(pack, rule, editions)]
    names = {rule.id for rule in chosen}
    chosen = [_trimmed(rule, names) for rule in chosen]
    chosen = [_with_norms(pack, rule, editions, parts) for rule in chosen]
    return RuleSet(pack, dict(editions), tuple(_ordered(chosen, parts)), request)


def in_force(pack: Pack, rule: Rule, editions: dict[str, str]) -> bool:
    """Tell whether a rule is part of the law in these editions."""
    if rule.cite is None:
        return True
    edition = pack.acts.acts[rule.cite.act].edition(editions.get(rule.cite.act, ""))
    if edition is None:
        return False
    return edition.id in rule.editions if rule.editions else edition.held


def _trimmed(rule: Rule, names: set[str]) -> Rule:
    """Leave out of a row or stage the members of other editions and for other requests."""
    if rule.kind not in {"row", "stage"} or not isinstance(rule.condition, All):
        return rule
    seen: dict[str, Condition] = {}
    for part in rule.condition.children:
        member = part.child if isinstance(part, Not) else part
        if isinstance(member, RuleRef) and member.rule in names:
            seen.setdefault(member.rule, part)
    return dataclasses.replace(rule, condition=All(tuple(seen.values()), rule.condition.place))


def _with_norms(pack: Pack, rule: Rule, editions: dict[str, str], parts: _Parts) -> Rule:
    """Leave out of the norm tables of a rule the norms of other editions; a table of a text not held has none."""
    if not any(isinstance(part, NormTable) for part in parts.of(rule.condition)):
        return rule

    def kept(part: Condition) -> Condition:
        if not isinstance(part, NormTable):
            return part
        table = pack.tables[part.table]
        edition = pack.acts.acts[table.cite.act].edition(editions.get(table.cite.act, ""))
        norms = []
        for norm, named in zip(part.children, table.editions.values(), strict=True):
            if edition is not None and (edition.id in named if named else edition.held):
                norms.append(norm)
        return dataclasses.replace(part, children=tuple(norms))

    return dataclasses.replace(rule, condition=rebuilt(rule.condition, kept))


def _ordered(rules: list[Rule], parts: _Parts) -> list[Rule]:
    by_name = {rule.id: rule for rule in rules}
    done: dict[str, Rule] = {}
    path: list[str] = []

    def visit(rule: Rule) -> None:
        if rule.id in done:
            return
        if rule.id in path:
            circle = " → ".join([*path[path.index(rule.id) :], rule.id])
            raise Refused(
                [
                    Problem(
                        "cycle",
                        rule.place,
                        f"rules name each other in a circle: {circle}",
                        "break the circle: a rule may name only rules judged before it",
                        rule.id,
                    )
                ]
            )
        path.append(rule.id)
        for part in parts.of(rule.condition):
            if isinstance(part, RuleRef) and part.rule in by_name:
                visit(by_name[part.rule])
        path.pop()
        done[rule.id] = rule

    for rule in rules:
        visit(rule)
    return list(done.values())


def edition_sets(pack: Pack) -> Iterator[dict[str, str]]:
    """Give the editions in force together, from the first day of any held text on, one for each day on which one changes."""
    begins = sorted({edition.begins for act in pack.acts.acts.values() for edition in act.editions})
    for day in begins:
        yield {act.id: edition.id for act in pack.acts.acts.values() if (edition := act.edition_on(day)) is not None}


def check_editions(pack: Pack, problems: Problems) -> None:
    """Check what only shows when the rules are put together: ids, cycles, rules that miss in some edition."""
    _check_ids(pack, problems)
    problems.raise_if_any()
    parts = _Parts()
    rules = {request.id: rules_of(pack, request) for request in pack.requests}
    for editions in edition_sets(pack):
        for request in pack.requests:
            ruleset = _together(pack, editions, request, rules[request.id], parts)
            _check_rows(pack, ruleset, problems)
            _check_together(ruleset, problems, parts)
            problems.raise_if_any()
        _check_acts(pack, editions, problems)
        problems.raise_if_any()


def check_together(ruleset: RuleSet, problems: Problems) -> None:
    """Check that the rules of one choice of editions name only rules and numbers that are in force with them."""
    _check_together(ruleset, problems, _Parts())


def _check_together(ruleset: RuleSet, problems: Problems, parts: _Parts) -> None:
    names = {rule.id for rule in ruleset.rules}
    for rule in ruleset.rules:
        problems.rule = rule.id
        _check_parts(parts.of(rule.condition), names, ruleset, problems)
    problems.rule = ""


def _check_ids(pack: Pack, problems: Problems) -> None:
    for one, other in itertools.combinations(pack.rules, 2):
        if one.id == other.id and _meet(one.editions, other.editions) and _for_one(pack, one, other):
            problems.rule = other.id
            problems.add(
                "duplicate-id",
                other.place,
                f'a second rule has the id "{other.id}"',
                f"the first stands at {one.place.short}; ids are unique within an edition",
            )
    problems.rule = ""


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _for_one(pack: Pack, one: Rule, other: Rule) -> bool:
    """Tell whether some request has both rules."""
    first = (pack.requests[0].id,)
    return _meet(one.requests or first, other.requests or first)


def _check_rows(pack: Pack, ruleset: RuleSet, problems: Problems) -> None:
    for rule in pack.rules:
        if rule.kind in {"row", "stage"} and rule.id in {found.id for found in ruleset.rules}:
            applied = ruleset.rule(rule.id)
            if isinstance(applied.condition, All) and not applied.condition.children:
                editions = ", ".join(f"{act} {edition}" for act, edition in ruleset.editions.items())
                problems.add(
                    "edition-without-rule",
                    rule.place,
                    f'"{rule.id}" has no rule in force in {editions}',
                    'add the edition to "editions" of one of its rules',
                )


def _check_acts(pack: Pack, editions: dict[str, str], problems: Problems) -> None:
    for act in pack.acts.acts.values():
        edition = act.edition(editions.get(act.id, ""))
        cited = [rule for rule in pack.rules if rule.cite and rule.cite.act == act.id]
        if edition and edition.held and cited and not any(in_force(pack, rule, editions) for rule in cited):
            problems.add(
                "edition-without-rule",
                edition.place,
                f'no rule is in force in edition "{edition.id}" of "{act.id}"',
                "name the edition in `editions` of its rules, or say `held: false`",
            )


def _asked(ruleset: RuleSet) -> str:
    several = len(ruleset.pack.requests) > 1
    return f' for the request "{ruleset.request.id}"' if several else ""


def _check_parts(named: Sequence[Condition], names: set[str], ruleset: RuleSet, problems: Problems) -> None:
    acts = ruleset.pack.acts.acts
    for part in named:
        if isinstance(part, RuleRef) and part.rule not in names:
            editions = ", ".join(f"{act} {edition}" for act, edition in ruleset.editions.items())
            problems.add(
                "rule-not-in-force",
                part.place,
                f'rule "{part.rule}" is not in force in {editions}{_asked(ruleset)}',
                f"give both rules the same editions{' and requests' if len(ruleset.pack.requests) > 1 else ''}",
            )
        if isinstance(part, Compare) and isinstance(part.expected, ValueRef):
            value = ruleset.pack.values[part.expected.value]
            edition = ruleset.editions.get(value.cite.act, "none")
            if value.in_edition(edition) is None and value.cite.act in acts:
                problems.add(
                    "value-not-in-force",
                    part.place,
                    f'value "{value.id}" has no number in edition "{edition}"',
                    f"add it at {value.place.short}",
                )
