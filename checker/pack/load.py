"""Loads a rule pack: every `*.yaml` file of a folder, checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from checker.conditions.model import RuleRef, walk
from checker.conditions.parse import Grammar, Parser
from checker.conditions.patterns import Pattern, read_patterns
from checker.pack.acts import Acts, read_acts
from checker.pack.calendar import check_calendar
from checker.pack.contract import check_outcomes, check_vocabulary
from checker.pack.contradictions import LawContradiction, read_contradictions
from checker.pack.files import digest
from checker.pack.forms import check_forms, form_names
from checker.pack.model import DatedValue, Kind, Pack, Request, Rule, TableDef, Term
from checker.pack.norms import TableReader
from checker.pack.order import check_editions
from checker.pack.plain import plain
from checker.pack.quantities import Names, read_clauses, read_quantities
from checker.pack.requests import read_requests
from checker.pack.rules import SECTIONS, RuleReader, check_collects, collecting
from checker.pack.sections import Sections, ids, joined_choices, listed, only, read_sections, rule_ids
from checker.pack.terms import TermReader, check_circles
from checker.pack.uncarried import read_uncarried
from checker.pack.values import read_sameness, read_values
from checker.pack.wording import read_wording
from checker.source.place import Place
from checker.source.problem import Problems
from checker.source.tree import Mapping, Scalar
from checker.vocabulary.load import load_vocabulary
from checker.vocabulary.model import Vocabulary


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the rules are read by."""

    vocabulary: Vocabulary
    acts: Acts
    contradictions: tuple[LawContradiction, ...]
    patterns: dict[str, Pattern]
    values: dict[str, DatedValue]
    requests: tuple[Request, ...]


def load_pack(folder: Path) -> Pack:
    """Load and check a pack; raises Refused with every problem found, each with its place."""
    problems = Problems()
    sections = read_sections(folder, problems)
    problems.raise_if_any()
    return build_pack(folder, sections)


def build_pack(folder: Path, sections: Sections) -> Pack:
    """Put a pack together from its sections; raises Refused with every problem found, each with its place."""
    problems = Problems()
    start = Place(str(folder), 1, 1)
    ground = _ground(sections, problems, start)
    names, tables, grammar = _norms(sections, ground, problems)
    known = [tuple(found.id for found in some) for some in (ground.contradictions, ground.requests)]
    reader = RuleReader(ground.vocabulary, ground.acts, grammar, *known)
    rules = _rules(sections, reader, problems)
    terms = _terms(sections, rules, ground.values, reader, problems)
    sameness = read_sameness(only(sections, "must_agree"), ground.vocabulary, problems)
    uncarried = read_uncarried(only(sections, "not_carried"), ground.acts, problems)
    wording = read_wording(only(sections, "wording"), problems, start)
    problems.raise_if_any()
    pack = Pack(
        name=folder.name,
        digest=digest(folder),
        vocabulary=ground.vocabulary,
        acts=ground.acts,
        patterns={name: pattern.parameters for name, pattern in ground.patterns.items()},
        values=ground.values,
        rules=rules,
        contradictions=ground.contradictions,
        sameness=sameness,
        calendar=plain(only(sections, "calendar")),
        forms=plain(only(sections, "forms")),
        clauses=names.clauses,
        quantities=names.quantities,
        tables=tables,
        terms=terms,
        uncarried=uncarried,
        requests=ground.requests,
        wording=wording,
    )
    _check(pack, sections, problems, start)
    return pack


def _ground(sections: Sections, problems: Problems, start: Place) -> _Ground:
    """Read the vocabulary, the acts and the calendar, then what is read by them and named by the rules."""
    vocabulary = _vocabulary(sections, problems, start)
    check_vocabulary(vocabulary, problems, start)
    acts = read_acts(only(sections, "units"), only(sections, "acts"), problems, start)
    contradictions = read_contradictions(only(sections, "contradictions"), acts, problems)
    values = read_values(only(sections, "values"), acts, problems)
    check_calendar(only(sections, "calendar"), problems, start)
    problems.raise_if_any()
    patterns = read_patterns(only(sections, "patterns"), vocabulary, problems, start)
    forms = form_names(only(sections, "forms"))
    requests = read_requests(only(sections, "requests"), vocabulary, values, forms, problems)
    problems.raise_if_any()
    return _Ground(vocabulary, acts, contradictions, patterns, values, requests)


def _norms(sections: Sections, ground: _Ground, problems: Problems) -> tuple[Names, dict[str, TableDef], Grammar]:
    """Read the tables of norms, and give the grammar of conditions that may name them."""
    grammar = Grammar(ground.patterns, list(ground.values), rule_ids(sections))
    names, tables = _tables(sections, ground.vocabulary, ground.acts, grammar, problems)
    faulty = ids(sections, ("norm_tables",)) - set(tables)
    known = {name: (table.variables, table.condition) for name, table in tables.items()}
    return names, tables, replace(grammar, tables=known, faulty=faulty)


def _check(pack: Pack, sections: Sections, problems: Problems, start: Place) -> None:
    """Check what only shows when the pack is put together."""
    check_forms(only(sections, "forms"), pack, problems)
    check_outcomes(pack, problems, start)
    problems.raise_if_any()
    check_editions(pack, problems)


def _vocabulary(sections: Sections, problems: Problems, start: Place) -> Vocabulary:
    entries = {key: node for key in ("choices", "facts") if (node := only(sections, key)) is not None}
    places = {key: sections[key][0][1] for key in entries}
    if "choices" in entries:
        entries["choices"] = joined_choices(sections["choices"], problems)
    return load_vocabulary(Mapping(entries, start, places), problems)


def _tables(
    sections: Sections,
    vocabulary: Vocabulary,
    acts: Acts,
    grammar: Grammar,
    problems: Problems,
) -> tuple[Names, dict[str, TableDef]]:
    """Read quantities, clauses and norm tables, in that order."""
    names = Names(vocabulary, problems)
    read_clauses(listed(sections, "clauses", problems), acts, names)
    read_quantities(listed(sections, "quantities", problems), names)
    reader = TableReader(acts, Parser(grammar, problems), names)
    tables: dict[str, TableDef] = {}
    for node in listed(sections, "norm_tables", problems):
        found = reader.read(node)
        if found is not None and found.id in tables:
            first = tables[found.id].condition.place.short
            problems.add(
                "duplicate-id", node.place, f'norm table "{found.id}" stands here a second time', f"first at {first}"
            )
        if found is not None:
            tables[found.id] = found
    return names, tables


def _rules(sections: Sections, reader: RuleReader, problems: Problems) -> tuple[Rule, ...]:
    by_kind: dict[Kind, list[Rule]] = {kind: [] for kind in SECTIONS.values()}
    for section, kind in SECTIONS.items():
        for node in listed(sections, section, problems):
            rule = reader.read(kind, node, problems)
            if rule is not None:
                by_kind[kind].append(rule)
                if kind == "stage":
                    check_collects(node, problems)
    by_kind["row"] = [_row(row, by_kind["requirement"], reader.acts, problems) for row in by_kind["row"]]
    in_rows = {part.rule for row in by_kind["row"] for part in walk(row.condition) if isinstance(part, RuleRef)}
    members = {
        "completeness": by_kind["completeness"],
        "rows": by_kind["row"],
        "requirements": [rule for rule in by_kind["requirement"] if rule.id not in in_rows],
        "grounds": by_kind["ground"],
    }
    by_kind["stage"] = [collecting(stage, members.get(stage.collects, [])) for stage in by_kind["stage"]]
    return tuple(rule for rules in by_kind.values() for rule in rules)


def _terms(
    sections: Sections,
    rules: tuple[Rule, ...],
    values: dict[str, DatedValue],
    reader: RuleReader,
    problems: Problems,
) -> tuple[Term, ...]:
    """Read what the terms say beyond their rules."""
    by_place = {rule.place: rule for rule in rules if rule.kind == "step"}
    named = [node.get("id") for node in listed(sections, "terms", None) if isinstance(node, Mapping)]
    forms = form_names(only(sections, "forms"))
    terms = TermReader(reader.vocabulary, values, [found.text for found in named if isinstance(found, Scalar)], forms)
    found = [
        terms.read(by_place[node.place], node, problems)
        for node in listed(sections, "terms", None)
        if isinstance(node, Mapping) and node.place in by_place
    ]
    known = tuple(term for term in found if term is not None)
    check_circles(known, problems)
    return known


def _row(row: Rule, requirements: list[Rule], acts: Acts, problems: Problems) -> Rule:
    cite = row.cite
    if cite is None:
        return row
    members = [
        rule
        for rule in requirements
        if rule.cite and rule.cite.act == cite.act and rule.cite.number("row") == cite.number("row")
    ]
    if not members:
        problems.add(
            "empty-row", row.place, f"no requirement cites {acts.worded(cite, 'en')}", "add one or remove the row"
        )
    return collecting(row, members)
