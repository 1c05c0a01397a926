"""The answer of `saikes norms` as one JSON document; its schema is printed by `saikes schema norms`."""

from __future__ import annotations

import json
from typing import Any

from checker import __version__
from checker.planning.plan import Plan, Planned
from checker.reports import norms_machine
from checker.reports.norms_machine import text

FORMAT = 1
# What is compared with a norm is no part of a plan.
LEFT_OUT = {"site", "record", "verdict", "state", "have", "short", "counted"}


def document(plan: Plan) -> dict[str, Any]:
    """Give the answer as plain data."""
    case = plan.decision.case
    lines = [line for table in plan.tables for line in table.lines]
    pack = case.ruleset.pack
    return {
        "format": FORMAT,
        "saikes": __version__,
        "rules": {"name": pack.name, "digest": pack.digest},
        "day": case.days["day"],
        "given": [{"fact": one.name, "value": one.text} for one in plan.given],
        "tables": [_table(table, plan) for table in plan.tables],
        "clauses": norms_machine.clauses(norms_machine.clauses_named(lines), pack),
        "asked": [
            {"fact": one.fact, "label": text(one.label), "option": one.option, "value": one.value, "norms": one.norms}
            for one in plan.asked
        ],
    }


def render(plan: Plan) -> str:
    """Print the answer as a document."""
    return json.dumps(document(plan), ensure_ascii=False, indent=2) + "\n"


def _table(planned: Planned, plan: Plan) -> dict[str, Any]:
    pack, cite = plan.decision.case.ruleset.pack, planned.table.cite
    edition = plan.decision.case.ruleset.editions.get(cite.act)
    return {
        "id": planned.table.id,
        "title": text(planned.table.title),
        "cite": norms_machine.cite(cite, pack, edition),
        "bands": [norms_machine.band(band) for band in planned.bands],
        "only": None if planned.only is None else {"fact": planned.only[0], "values": list(planned.only[1])},
        "in_all": None if planned.pooled is None else float(planned.pooled),
        "norms": [
            {
                **{key: value for key, value in norms_machine.line(line, pack, edition).items() if key not in LEFT_OUT},
                "certain": not (line.outer or line.guards),
            }
            for line in planned.lines
        ],
    }
