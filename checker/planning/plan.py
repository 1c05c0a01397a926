"""Answers what a home like this needs: the norms of an organisation that is only planned, by the same rules as a dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.conditions.model import NormTable
from checker.decision.arithmetic import bounds, column
from checker.decision.decide import Judge, Question
from checker.decision.model import Decision
from checker.decision.norms import Band, NormLine, bands_of, by_table, norm_lines
from checker.dossier.model import Record
from checker.engine.judged import Judged
from checker.pack.model import TableDef
from checker.planning.asked import Asked, Asking
from checker.planning.organisation import SITES, Given, check_norms, organisation
from checker.source.place import Place
from checker.source.problem import Problem, Problems, Refused
from checker.vocabulary.model import FactDef, flat


@dataclass(frozen=True)
class Planned:
    """The norms of one table; `pooled` is what they need together at least, where one post may stand in for another.

    `only` are the values of a fact that is not known, with which the table is for such an organisation: kinds of it.
    """

    table: TableDef
    bands: tuple[Band, ...]
    pooled: Decimal | None
    lines: tuple[NormLine, ...]
    only: tuple[str, tuple[str, ...]] | None = None

    @property
    def covered(self) -> bool:
        """Tell whether some column is for such a size."""
        return not self.bands or any(band.columns for band in self.bands)


@dataclass(frozen=True)
class Plan:
    """What an organisation needs, table by table, and what is not known of it."""

    given: tuple[Given, ...]
    decision: Decision
    tables: tuple[Planned, ...]
    asked: tuple[Asked, ...]

    @property
    def site(self) -> Record:
        return self.decision.case.dossier.root.records(SITES)[0]


def plan(judge: Judge, given: Sequence[Given], day: dt.date, options: dict[str, str]) -> Plan:
    """Reckon the norms of an organisation as of a day; `options` name the options that facts are given by.

    Raises Refused for a fact that is not there or does not fit, a kind of organisation that no table is for, and a size
    that no column covers.
    """
    check_norms(judge.pack)
    decision = judge.decide(organisation(given, judge.pack, day), Question(day, day))
    site = decision.case.dossier.root.records(SITES)[0]
    nodes = [node for result in decision.results.values() for one in result.instances for node in _tables(one.tree)]
    if not nodes:
        raise Refused([_no_norms(judge, day)])
    _check_kind(judge, site, given)
    found = _planned(decision)
    _check_size(found, given)
    found = _in_order([*found, *_possible(judge, given, day, site, nodes)], decision)
    asking = Asking(judge.pack.vocabulary, site, options)
    asking.of_tables(node.condition for node in nodes if node.silent and isinstance(node.condition, NormTable))
    asking.of_lines(line for table in found for line in table.lines)
    return Plan(tuple(given), decision, tuple(found), tuple(asking.asked()))


def _tables(tree: Judged) -> list[Judged]:
    return [node for node in tree.walk() if isinstance(node.condition, NormTable)]


def _planned(decision: Decision) -> list[Planned]:
    pack, case = decision.case.ruleset.pack, decision.case
    site = case.dossier.root.records(SITES)[0]
    nodes = [node for result in decision.results.values() for one in result.instances for node in _tables(one.tree)]
    pools = {
        node.condition.table: node.pooled for node in nodes if isinstance(node.condition, NormTable) and node.pooled
    }
    found = []
    for lines in by_table(norm_lines(decision.results, pack)):
        table = pack.tables[lines[0].table]
        bands = bands_of(table.condition, case, {table.condition.owner: site})
        pool = pools.get(table.id)
        found.append(Planned(table, tuple(bands), pool.need if pool else None, lines))
    return found


def _possible(
    judge: Judge, given: Sequence[Given], day: dt.date, site: Record, nodes: Sequence[Judged]
) -> Iterator[Planned]:
    """Reckon the tables that one fact not given would choose, once for each of its values; equal answers are put together."""
    silent = [node.condition for node in nodes if node.silent and isinstance(node.condition, NormTable)]
    unknown = {path for table in silent for path, _ in table.select if path not in site.facts}
    if len(unknown) != 1:
        return
    (path,) = unknown
    variable = judge.pack.vocabulary.lists[SITES].each
    found: dict[tuple[object, ...], tuple[Planned, list[str]]] = {}
    for code in _codes(judge, path, silent):
        more = Given("", f"{variable}.{path}", code)
        for planned in _planned(judge.decide(organisation([*given, more], judge.pack, day), Question(day, day))):
            if planned.table.condition in silent and planned.covered:
                needs = tuple((line.norm, line.weighed.need.low, line.weighed.need.high) for line in planned.lines)
                found.setdefault((planned.table.id, needs), (planned, []))[1].append(code)
    for planned, codes in found.values():
        yield replace(planned, only=(path, tuple(codes)))


def _codes(judge: Judge, path: str, silent: Sequence[NormTable]) -> list[str]:
    """Give the values of a choice of the site with which one of these tables is for it, in the order of the choice list."""
    entry = dict(flat(judge.pack.vocabulary.lists[SITES].fields))[path]
    wanted = {code for table in silent for code in dict(table.select)[path]}
    codes = judge.pack.vocabulary.choices[entry.choices] if isinstance(entry, FactDef) else {}
    return [code for code in codes if code in wanted]


def _in_order(found: Sequence[Planned], decision: Decision) -> list[Planned]:
    """Put tables in the order of the requirements that they belong to, the long lists of items last."""

    def key(planned: Planned) -> tuple[bool, str]:
        cite = decision.results[planned.lines[0].rule].rule.cite
        return any(line.section is not None for line in planned.lines), cite.number("row") if cite else ""

    return sorted(found, key=key)


def _check_kind(judge: Judge, site: Record, given: Sequence[Given]) -> None:
    """Refuse a choice, as a kind of organisation, that no table is for, where tables for such a form go by it."""
    problems = Problems()
    allowed: dict[str, set[str]] = {}
    for table in judge.pack.tables.values():
        select = dict(table.condition.select)
        for path, codes in select.items():
            others = [site.value(other) in wanted for other, wanted in select.items() if other != path]
            if all(others):
                allowed.setdefault(path, set()).update(codes)
    for path, served in allowed.items():
        value = site.value(path)
        if value is None or value in served:
            continue
        option = next(one for one in given if one.name.endswith(f".{path}"))
        rest = {other for table in judge.pack.tables.values() for other, _ in table.condition.select} - {path}
        stated = ", ".join(f'"{other}" {site.text(other)}' for other in sorted(rest) if other in site.facts)
        problems.add(
            "no-table",
            option.place,
            f'no table of norms is for "{path}" {value} with {stated}',
            f"allowed: {', '.join(sorted(served))}",
        )
    problems.raise_if_any()


def _no_norms(judge: Judge, day: dt.date) -> Problem:
    acts = judge.pack.acts.acts
    first = max(min(one.begins for one in acts[table.cite.act].editions) for table in judge.pack.tables.values())
    return Problem(
        "no-norms",
        Place("--as-of", 1, 1),
        f"on {day.isoformat()} no norms of this rule pack were in force",
        f"choose a day from {first.isoformat()} on",
    )


def _check_size(found: Sequence[Planned], given: Sequence[Given]) -> None:
    """Refuse a size that no column of a table covers."""
    problems = []
    for table in found:
        if table.covered:
            continue
        band = table.bands[0]
        size = bounds(band.size.low, band.size.high, "en")
        option = next((one for one in given if _measures(one, band)), given[0] if given else Given("--fact", "", ""))
        problems.append(
            Problem(
                "no-column",
                option.place,
                f'{band.measure.title.of("en")} {size}: "{table.table.id}" has no column for that',
                f"its columns: {', '.join(column(one, 'en') for one in band.all)}",
            )
        )
    if problems:
        raise Refused(problems)


def _measures(one: Given, band: Band) -> bool:
    """Tell whether a fact given is what the columns are chosen by."""
    measure = band.measure
    name = measure.records.name if measure.records else measure.path
    return one.name == f"{measure.owner}.{name}"
