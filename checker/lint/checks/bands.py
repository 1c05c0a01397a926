"""Bands of sizes that overlap or leave a gap: the columns of norm tables, and conditions that divide one number."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.conditions.amounts import Column, Open, Quantity
from checker.conditions.model import All, Condition, FactRef, Norm, When, walk
from checker.conditions.verdict import MET
from checker.engine.judged import Judged
from checker.lint.diagrams import TooLarge
from checker.lint.meaning import scope_of
from checker.lint.model import Finding
from checker.lint.said import said, where
from checker.lint.subject import Subject
from checker.lint.values import ValueClass, ordered
from checker.lint.witness import CannotShow, Example, users
from checker.pack.model import Rule, TableDef
from checker.source.place import Place

_OVERLAP, _GAP = "band-overlap", "band-gap"
_SAY_OVERLAP = "let one end where the next begins; where the act itself overlaps, name its clause: open: {overlap: …}"
_SAY_BETWEEN = (
    "let each band begin where the one before ends; where the act itself has the gap, waive it with its words"
)
_SAY_GAP = (
    "let the bands reach as far as the act does; where it has no number beyond, name its clause: open: {beyond: …}"
)


@dataclass(frozen=True, slots=True)
class _Bands:
    """The columns of a table in their order, and what they are chosen by."""

    table: TableDef
    measure: Quantity
    columns: list[Column]
    open: Open


def band_overlap(subject: Subject) -> Iterator[Finding]:
    """Find two bands that one number falls in, with a dossier that shows it."""
    for bands in _tables(subject):
        if bands.open.overlap:
            continue
        for one, other in itertools.combinations(bands.columns, 2):
            number = _in_both(one, other)
            if number is not None:
                message = f'{number} ({bands.measure.title.en}) falls in both bands "{one.id}" and "{other.id}"'
                place = _column_place(subject, bands.table, other.id)
                yield from _shown(subject, bands, number, (one, other), Finding(_OVERLAP, "error", place, message))
    yield from _divided(subject, overlap=True)


def band_gap(subject: Subject) -> Iterator[Finding]:
    """Find a number between or beyond the bands that no band is for, with a dossier that shows it."""
    for bands in _tables(subject):
        for number, after, between in _outside(bands):
            if bands.open.beyond and not between:
                continue
            message = f"{number} ({bands.measure.title.en}) falls in no band"
            place = _column_place(subject, bands.table, after.id)
            finding = Finding(_GAP, "error" if between else "warning", place, message)
            yield from _shown(subject, bands, number, (), finding)
    yield from _divided(subject, overlap=False)


def _tables(subject: Subject) -> Iterator[_Bands]:
    for table in subject.pack.tables.values():
        norm = next((part for part in walk(table.condition) if isinstance(part, Norm)), None)
        if norm is None or norm.bands is None:
            continue
        columns = sorted(norm.bands.columns, key=lambda column: column.least or Decimal(0))
        for measure in norm.bands.measures:
            yield _Bands(table, measure, columns, norm.open)


def _in_both(one: Column, other: Column) -> Decimal | None:
    least = max(one.least or Decimal(0), other.least or Decimal(0))
    ends = [column.most for column in (one, other) if column.most is not None]
    return least if not ends or least <= min(ends) else None


def _outside(bands: _Bands) -> Iterator[tuple[Decimal, Column, bool]]:
    """Give numbers that no column holds, each with the column before or after it, and whether it lies between two."""
    whole = bands.measure.kind == "count" or (
        bands.measure.definition is not None and bands.measure.definition.type == "integer"
    )
    first = bands.columns[0] if bands.columns else None
    if first is not None and first.least is not None and first.least > 1:
        yield first.least - 1, first, False
    for index, column in enumerate(bands.columns):
        if column.most is None or any(other.most is None for other in bands.columns[:index]):
            return
        reached = max(other.most or Decimal(0) for other in bands.columns[: index + 1])
        after = bands.columns[index + 1] if index + 1 < len(bands.columns) else None
        begins = after.least or Decimal(0) if after is not None else None
        number = reached + 1
        if after is None or begins is None:
            yield number, column, False
        elif whole and number < begins:
            yield number, after, True
        elif not whole and reached < begins:
            yield (reached + begins) / 2, after, True


def _shown(
    subject: Subject, bands: _Bands, number: Decimal, columns: tuple[Column, ...], finding: Finding
) -> Iterator[Finding]:
    """Give the finding with a dossier that shows it; nothing where none does."""
    value = int(number) if number == int(number) else float(number)
    for rule in users(subject.pack, bands.table.id):
        try:
            example = Example(subject.pack, _last_day(subject))
            example.bind(bands.table.variables)
            for path, codes in bands.table.condition.select:
                example.state(bands.table.condition.owner, path, sorted(codes)[0])
            example.measure(bands.measure, value)
            nodes = [node for node in example.nodes(rule) if isinstance(node.condition, Norm)]
        except CannotShow:
            continue
        if _falls_in_both(nodes, columns) if columns else _falls_in_none(nodes):
            hint = _SAY_OVERLAP if columns else _SAY_BETWEEN if finding.level == "error" else _SAY_GAP
            yield Finding(
                finding.check, finding.level, finding.place, finding.message, bands.table.id, hint, example.shown()
            )
            return


def _falls_in_both(nodes: list[Judged], columns: tuple[Column, ...]) -> bool:
    """Tell whether a norm was reckoned by different cells of both columns."""
    one, other = (column.id for column in columns)
    for node in nodes:
        cells = [part.cell for part in node.weighed.parts] if node.weighed is not None else []
        if any(one in left.columns and other in right.columns and left != right for left in cells for right in cells):
            return True
    return False


def _falls_in_none(nodes: list[Judged]) -> bool:
    """Tell whether no norm could be reckoned, for want of a column."""
    known = [node.weighed for node in nodes if node.weighed is not None]
    return bool(known) and all(not one.parts and one.need.high is None for one in known if not one.need.exact)


def _last_day(subject: Subject) -> str:
    return max(edition.begins for act in subject.pack.acts.acts.values() for edition in act.editions).isoformat()


def _column_place(subject: Subject, table: TableDef, column: str) -> Place:
    """Give the place of a column of a table."""
    found = subject.below(table.condition.place, "bands", "columns")
    for node in subject.listed(found):
        name = node.get("id")
        if getattr(name, "text", "") == column:
            return node.place
    return subject.at(table.condition.place, "bands")


# ── Conditions of a rule that divide one number ──


@dataclass(frozen=True, slots=True)
class _Guards:
    """The guards of the parts of an all_of, all on one ordered fact; `met` lists for each class of values the guards met."""

    rule: Rule
    fact: FactRef
    guards: tuple[Condition, ...]
    classes: tuple[ValueClass, ...]
    met: tuple[tuple[int, ...], ...]


def _divided(subject: Subject, *, overlap: bool) -> Iterator[Finding]:
    for guards in _guards(subject):
        stated = [index for index, found in enumerate(guards.classes) if found.sample is not None]
        covered = [index for index in stated if guards.met[index]]
        for index in covered if overlap else range(min(covered, default=0), max(covered, default=-1) + 1):
            hit = guards.met[index]
            if index in stated and (len(hit) > 1 if overlap else not hit):
                yield from _divides_badly(subject, guards, index, overlap=overlap)
                break


def _guards(subject: Subject) -> Iterator[_Guards]:
    for rule in subject.pack.rules:
        for part in walk(rule.condition):
            if isinstance(part, All):
                whens = [child.condition for child in part.children if isinstance(child, When)]
                if len(whens) > 1 and len(whens) == len(part.children):
                    yield from _on_one_fact(subject, rule, whens)


def _on_one_fact(subject: Subject, rule: Rule, guards: list[Condition]) -> Iterator[_Guards]:
    meaning, scope = subject.meaning, scope_of(rule)
    try:
        diagrams = [meaning.of(guard, scope) for guard in guards]
    except TooLarge:
        return
    asked = {variable for diagram in diagrams for variable in meaning.diagrams.asks(diagram)}
    known = meaning.comparing.asked.get(next(iter(asked))) if len(asked) == 1 else None
    if known is None or not ordered(known[0].definition) or known[0].variable not in {"", *scope}:
        return
    fact, classes = known
    (variable,) = asked
    met = tuple(
        tuple(number for number, one in enumerate(diagrams) if meaning.diagrams.fixed(one, variable, index) == MET)
        for index in range(len(classes))
    )
    yield _Guards(rule, fact, tuple(guards), classes, met)


def _divides_badly(subject: Subject, guards: _Guards, index: int, *, overlap: bool) -> Iterator[Finding]:
    sample, rule = guards.classes[index].sample, guards.rule
    example = Example(subject.pack, _last_day(subject))
    try:
        example.bind(scope_of(rule))
        example.state(guards.fact.variable, guards.fact.path, sample)
        nodes = list(example.nodes(rule))
    except CannotShow:
        return
    met = [number for number, guard in enumerate(guards.guards) if _judged_met(nodes, guard)]
    if tuple(met) != guards.met[index]:
        return
    if overlap:
        one, other = (guards.guards[number] for number in met[:2])
        message = f'{sample} ({guards.fact.name}) falls in both "{said(one)}" ({where(one.place, other.place)}) and "{said(other)}"'
        hint = "let one end where the next begins, or leave it where both are meant to apply"
        related = ((one.place, said(one)),)
        yield Finding(_OVERLAP, "warning", other.place, message, rule.id, hint, example.shown(), related)
    else:
        message = f"{sample} ({guards.fact.name}) falls in none of the conditions that divide it"
        place = guards.guards[0].place
        hint = "let each begin where the one before ends"
        yield Finding(_GAP, "warning", place, message, rule.id, hint, example.shown())


def _judged_met(nodes: list[Judged], guard: Condition) -> bool:
    return any(node.condition == guard and node.verdict is MET for node in nodes)
