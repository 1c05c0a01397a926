"""Loads a rule pack: every `*.yaml` file of a folder, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from checker.conditions.model import RuleRef, walk
from checker.conditions.parse import Grammar, Parser
from checker.conditions.patterns import read_patterns
from checker.pack.acts import Acts, read_acts
from checker.pack.calendar import check_calendar
from checker.pack.contract import check_outcomes, check_vocabulary
from checker.pack.contradictions import read_contradictions
from checker.pack.files import digest, pack_files
from checker.pack.forms import check_forms
from checker.pack.model import DatedValue, Kind, Pack, Rule, TableDef, Term
from checker.pack.norms import TableReader
from checker.pack.order import check_editions
from checker.pack.plain import plain
from checker.pack.quantities import Names, read_clauses, read_quantities
from checker.pack.requests import read_requests
from checker.pack.rules import SECTIONS, RuleReader, check_collects, collecting
from checker.pack.terms import TermReader, check_circles
from checker.pack.uncarried import read_uncarried
from checker.pack.values import read_sameness, read_values
from checker.pack.wording import read_wording
from checker.source.place import Place
from checker.source.problem import Problems, Refused
from checker.source.reader import read_file
from checker.source.tree import Mapping, Node, Scalar, Sequence, kind_of
from checker.vocabulary.load import load_vocabulary
from checker.vocabulary.model import Vocabulary

_SINGLE = (
    "facts",
    "units",
    "acts",
    "contradictions",
    "patterns",
    "values",
    "requests",
    "must_agree",
    "calendar",
    "forms",
    "not_carried",
    "waivers",
    "wording",
)
# Sections that may stand in several files.
_JOINED = ("choices", "quantities", "clauses", "norm_tables")


Sections: TypeAlias = dict[str, list[tuple[Node, Place]]]


def load_pack(folder: Path) -> Pack:
    """Load and check a pack; raises Refused with every problem found, each with its place."""
    return build_pack(folder, read_sections(folder))


def build_pack(folder: Path, sections: Sections) -> Pack:
    """Put a pack together from its sections; raises Refused with every problem found, each with its place."""
    problems = Problems()
    start = Place(str(folder), 1, 1)
    vocabulary = _vocabulary(sections, problems, start)
    check_vocabulary(vocabulary, problems, start)
    acts = read_acts(_only(sections, "units"), _only(sections, "acts"), problems, start)
    contradictions = read_contradictions(_only(sections, "contradictions"), acts, problems)
    values = read_values(_only(sections, "values"), acts, problems)
    check_calendar(_only(sections, "calendar"), problems, start)
    problems.raise_if_any()
    patterns = read_patterns(_only(sections, "patterns"), vocabulary, problems, start)
    requests = read_requests(_only(sections, "requests"), vocabulary, values, problems)
    problems.raise_if_any()
    grammar = Grammar(patterns, list(values), _ids(sections, SECTIONS))
    names, tables = _tables(sections, vocabulary, acts, grammar, problems)
    faulty = _ids(sections, ("norm_tables",)) - set(tables)
    known_tables = {name: (table.variables, table.condition) for name, table in tables.items()}
    grammar = replace(grammar, tables=known_tables, faulty=faulty)
    ids = [tuple(found.id for found in known) for known in (contradictions, requests)]
    reader = RuleReader(vocabulary, acts, grammar, *ids)
    rules = _rules(sections, reader, problems)
    terms = _terms(sections, rules, values, reader, problems)
    sameness = read_sameness(_only(sections, "must_agree"), vocabulary, problems)
    uncarried = read_uncarried(_only(sections, "not_carried"), acts, problems)
    wording = read_wording(_only(sections, "wording"), problems, start)
    problems.raise_if_any()
    pack = Pack(
        folder.name,
        digest(folder),
        vocabulary,
        acts,
        {name: pattern.parameters for name, pattern in patterns.items()},
        values,
        rules,
        contradictions,
        sameness,
        plain(_only(sections, "calendar")),
        plain(_only(sections, "forms")),
        names.clauses,
        names.quantities,
        tables,
        terms,
        uncarried,
        requests,
        wording,
    )
    _check(pack, sections, problems, start)
    return pack


def _check(pack: Pack, sections: Sections, problems: Problems, start: Place) -> None:
    """Check what only shows when the pack is put together."""
    check_forms(_only(sections, "forms"), pack, problems)
    check_outcomes(pack, problems, start)
    problems.raise_if_any()
    check_editions(pack, problems)


def read_sections(folder: Path) -> Sections:
    """Read the sections of all rule files, each with its place; raises Refused where a file cannot be read or a section is unknown."""
    problems = Problems()
    found: Sections = {}
    for path in sorted(folder.glob("*.yml")):
        problems.add(
            "not-read", Place(str(path), 1, 1), 'a rule file must end in ".yaml"', f"rename it to {path.stem}.yaml"
        )
    for path in pack_files(folder):
        try:
            root = read_file(path)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if not isinstance(root, Mapping):
            problems.add("wrong-kind", root.place, f"a rule file must be a mapping of sections, got {kind_of(root)}")
            continue
        for key, node in root.entries.items():
            if key not in _SINGLE and key not in SECTIONS and key not in _JOINED:
                known = [*_SINGLE, *_JOINED, *SECTIONS]
                problems.unknown("unknown-section", root.key_places[key], "section", key, known)
            elif key in _SINGLE and key in found:
                first = found[key][0][1]
                problems.add(
                    "duplicate-section",
                    root.key_places[key],
                    f'section "{key}" stands here a second time',
                    f"it stands first at {first.short}",
                )
            else:
                found.setdefault(key, []).append((node, root.key_places[key]))
    problems.raise_if_any()
    return found


def _only(sections: Sections, key: str) -> Node | None:
    found = sections.get(key)
    return found[0][0] if found else None


def _vocabulary(sections: Sections, problems: Problems, start: Place) -> Vocabulary:
    entries = {key: node for key in ("choices", "facts") if (node := _only(sections, key)) is not None}
    places = {key: sections[key][0][1] for key in entries}
    if "choices" in entries:
        entries["choices"] = _joined_choices(sections["choices"], problems)
    return load_vocabulary(Mapping(entries, start, places), problems)


def _joined_choices(found: list[tuple[Node, Place]], problems: Problems) -> Node:
    """Put the choice lists of all files together; a list stands in one of them."""
    if len(found) == 1:
        return found[0][0]
    joined = Mapping({}, found[0][0].place, {})
    for node, _ in found:
        if not isinstance(node, Mapping):
            problems.add("wrong-kind", node.place, f'section "choices" must be a mapping, got {kind_of(node)}')
            continue
        for name, below in node.entries.items():
            if name in joined.entries:
                first = joined.key_places[name].short
                problems.add(
                    "duplicate-id",
                    node.key_places[name],
                    f'choice list "{name}" stands here a second time',
                    f"first at {first}",
                )
            joined.entries[name] = below
            joined.key_places[name] = node.key_places[name]
    return joined


def _tables(
    sections: Sections,
    vocabulary: Vocabulary,
    acts: Acts,
    grammar: Grammar,
    problems: Problems,
) -> tuple[Names, dict[str, TableDef]]:
    """Read quantities, clauses and norm tables, in that order."""
    names = Names(vocabulary, problems)
    read_clauses(_listed(sections, "clauses", problems), acts, names)
    read_quantities(_listed(sections, "quantities", problems), names)
    reader = TableReader(acts, Parser(grammar, problems), names)
    tables: dict[str, TableDef] = {}
    for node in _listed(sections, "norm_tables", problems):
        found = reader.read(node)
        if found is not None and found.id in tables:
            first = tables[found.id].condition.place.short
            problems.add(
                "duplicate-id", node.place, f'norm table "{found.id}" stands here a second time', f"first at {first}"
            )
        if found is not None:
            tables[found.id] = found
    return names, tables


def _ids(sections: Sections, names: Iterable[str]) -> set[str]:
    found = set()
    for section in names:
        for node in _listed(sections, section, None):
            name = node.get("id") if isinstance(node, Mapping) else None
            if isinstance(name, Scalar):
                found.add(name.text)
    return found


def _listed(sections: Sections, section: str, problems: Problems | None) -> list[Node]:
    found: list[Node] = []
    for node, _ in sections.get(section, []):
        if isinstance(node, Sequence):
            found += node.items
        elif problems is not None and not (isinstance(node, Scalar) and node.is_null):
            problems.add("wrong-kind", node.place, f'section "{section}" must be a list, got {kind_of(node)}')
    return found


def _rules(sections: Sections, reader: RuleReader, problems: Problems) -> tuple[Rule, ...]:
    by_kind: dict[Kind, list[Rule]] = {kind: [] for kind in SECTIONS.values()}
    for section, kind in SECTIONS.items():
        for node in _listed(sections, section, problems):
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
    ids = [node.get("id") for node in _listed(sections, "terms", None) if isinstance(node, Mapping)]
    terms = TermReader(reader.vocabulary, values, [found.text for found in ids if isinstance(found, Scalar)])
    found = [
        terms.read(by_place[node.place], node, problems)
        for node in _listed(sections, "terms", None)
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
