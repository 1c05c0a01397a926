"""The norms of a case as plain data: every line with both sides, the shortage, the arithmetic and the clauses."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from checker.decision.norms import Band, NormLine
from checker.engine.counting import Amount
from checker.pack.acts import Cite
from checker.pack.model import Pack
from checker.source.place import Place
from checker.vocabulary.text import Text


def text(found: Text) -> dict[str, str]:
    """Give a text in the three languages."""
    return {"kk": found.kk, "ru": found.ru, "en": found.of("en")}


def place(found: Place | None) -> dict[str, Any] | None:
    """Give a place of a dossier or rule file."""
    if found is None:
        return None
    return {"file": found.file, "line": found.line, "column": found.column, "pointer": found.pointer}


def between(found: Amount) -> dict[str, float | None]:
    """Give the bounds of an amount; no upper bound is null."""
    return bounds(found.low, found.high)


def bounds(low: Decimal, high: Decimal | None) -> dict[str, float | None]:
    """Give two bounds; no upper bound is null."""
    return {"from": float(low), "to": None if high is None else float(high)}


def line(found: NormLine, pack: Pack, edition: str | None) -> dict[str, Any]:
    """Give one line: what it is of and where that stands, what is needed, and why it is open."""
    return {
        "rule": found.rule,
        "site": found.site.text("id") if found.site else None,
        "record": place(found.record.place) if found.record else None,
        "table": found.table,
        "norm": found.norm,
        "title": text(found.title),
        "section": text(found.section) if found.section else None,
        "cite": cite(found.cite, pack, edition),
        "rows": list(found.rows),
        "verdict": found.verdict.word,
        "state": found.state,
        "need": between(found.weighed.need),
        "have": between(found.weighed.have),
        "short": bounds(*found.short),
        "arithmetic": text(found.arithmetic),
        "clauses": list(found.clauses),
        "softened": found.softened or None,
        "waits": [quantity.id for quantity in found.weighed.need.missing],
        "counted": [place(fact.place) for fact in found.facts],
    }


def cite(found: Cite, pack: Pack, edition: str | None) -> dict[str, Any]:
    """Give a place in an act, with its wording in Russian."""
    return {
        "act": found.act,
        "units": dict(found.units),
        "edition": edition,
        "text": pack.acts.worded(found, "ru"),
    }


def band(found: Band) -> dict[str, Any]:
    """Give what chooses the columns of a table, and those chosen."""
    return {
        "measure": found.measure.id,
        "title": text(found.measure.title),
        "size": between(found.size),
        "columns": [{"id": one.id, "from": _number(one.least), "to": _number(one.most)} for one in found.columns],
    }


def clauses(named: Iterable[str], pack: Pack) -> list[dict[str, Any]]:
    """Give the clauses named, each once: their words, and whether those are the act's or a remark of ours."""
    found = []
    for name in dict.fromkeys(named):
        clause = pack.clauses[name]
        found.append(
            {
                "id": clause.id,
                "where": text(clause.where),
                "text": text(clause.text),
                "level": text(clause.level) if clause.level else None,
                "until": clause.until or None,
                "remark": clause.remark,
            }
        )
    return found


def clauses_named(lines: Iterable[NormLine]) -> list[str]:
    """Name the clauses of lines, in their order."""
    return list(dict.fromkeys(name for one in lines for name in (*one.clauses, one.softened) if name))


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
