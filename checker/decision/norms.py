"""Says in words how the norms of a table fall out: what is needed, what there is, what is short, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.conditions.model import Norm, NormTable, Settled, When
from checker.conditions.verdict import MET, NOT_APPLICABLE, UNKNOWN, Verdict
from checker.decision import phrases
from checker.dossier.model import Fact, Record
from checker.engine.amounts import Part, Weighed
from checker.engine.judged import Judged, RuleResult
from checker.engine.measures import Amount
from checker.pack.acts import Cite
from checker.pack.model import Pack
from checker.vocabulary.text import LANGUAGES, Text


@dataclass(frozen=True)
class NormLine:
    """One norm for one site: both sides in words, the shortage (None: not known), the arithmetic and the clauses."""

    rule: str
    site: Record | None
    record: Record | None
    table: str
    norm: str
    title: Text
    cite: Cite
    rows: tuple[str, ...]
    verdict: Verdict
    weighed: Weighed
    guard: Verdict | None
    clauses: tuple[str, ...]
    arithmetic: Text
    facts: tuple[Fact, ...]

    @property
    def short(self) -> tuple[Decimal, Decimal | None]:
        """How much is short at least and at most (None: no bound is known)."""
        have, need = self.weighed.have, self.weighed.need
        least = max(need.low - have.high, Decimal(0)) if have.high is not None else Decimal(0)
        return least, None if need.high is None else max(need.high - have.low, Decimal(0))


def number(value: Decimal) -> str:
    """Print a number without needless zeros: 5.25, 8."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bounds(low: Decimal, high: Decimal | None, language: str) -> str:
    """Print an interval: 6, from 6 to 8, at least 6."""
    if high is None:
        return phrases.AT_LEAST.of(language).format(low=number(low)) if low else "?"
    return number(low) if low == high else phrases.FROM_TO.of(language).format(low=number(low), high=number(high))


def amount(found: Amount, language: str) -> str:
    """Print one side of a norm."""
    return bounds(found.low, found.high, language)


def norm_lines(results: dict[str, RuleResult], pack: Pack) -> list[NormLine]:
    """List every norm that applies, in the order of the rules and tables."""
    lines: list[NormLine] = []
    for result in results.values():
        for instance in result.instances:
            for table, guard, node, record in _norms(instance.tree, None, None, None):
                lines.append(_line(result.rule.id, instance.record, record, table, guard, node, pack))
    return [line for line in lines if line.verdict is not NOT_APPLICABLE]


def tables(tree: Judged) -> Iterator[Judged]:
    """Walk the norm tables of a tree that apply."""
    return (node for node in tree.walk() if isinstance(node.condition, NormTable) and node.children)


def _norms(
    tree: Judged, table: NormTable | None, guard: Judged | None, record: Record | None
) -> Iterator[tuple[NormTable, Judged | None, Judged, Record | None]]:
    condition = tree.condition
    record = tree.record or record
    if isinstance(condition, Norm) and table is not None:
        yield table, guard, tree, record
    elif isinstance(condition, When) and table is not None:
        first, then = tree.children
        if first.verdict in {MET, UNKNOWN}:
            yield from _norms(then, table, first, record)
    else:
        inner = condition if isinstance(condition, NormTable) else table
        for child in tree.children:
            yield from _norms(child, inner, guard, record)


def _line(
    rule: str,
    site: Record | None,
    record: Record | None,
    table: NormTable,
    guard: Judged | None,
    node: Judged,
    pack: Pack,
) -> NormLine:
    condition, weighed = node.condition, node.weighed
    if not isinstance(condition, Norm) or weighed is None:
        raise TypeError("not a norm")
    verdict = node.verdict if guard is None or guard.verdict is MET else min(node.verdict, UNKNOWN)
    clauses = [*weighed.need.notes, *weighed.have.notes]
    if weighed.soft and verdict is UNKNOWN:
        clauses.append(condition.soft)
    return NormLine(
        rule,
        site,
        record,
        table.table,
        condition.id,
        condition.title,
        pack.tables[table.table].cite,
        tuple(row.number for row in condition.rows if row.number),
        verdict,
        weighed,
        guard.verdict if guard is not None else None,
        tuple(dict.fromkeys(clauses)),
        arithmetic(weighed.parts),
        weighed.have.facts,
    )


def arithmetic(parts: Sequence[Part]) -> Text:
    """Show how what is needed was reckoned: 120 / 50 = 2.4 → from 2 to 3; what bounds the sum stands at the end."""
    limits = [cell.at_most for cell in {id(part.cell): part.cell for part in parts}.values() if cell.at_most]
    said = {
        language: [_part(part, language) for part in parts]
        + [f"≤ {number(count)} × {of.title.of(language)}" for count, of in limits]
        for language in LANGUAGES
    }
    return Text(*("; ".join(said[language]) for language in LANGUAGES))


def _part(part: Part, language: str) -> str:
    if part.share is None:
        return phrases.ELSEWHERE.of(language)
    said = number(part.share.count)
    if part.base is None or part.share.of is None:
        return f"{said} {phrases.PER_ORGANISATION.of(language)}"
    title = part.share.of.title.of(language)
    if part.base.high is None:
        return f"{said} × {title} / {_per(part)}"
    shown = number(part.base.low) if part.base.exact else bounds(part.base.low, part.base.high, language)
    quotient = ""
    if part.base.exact and part.share.per == part.share.per_most:
        quotient = f" = {number(round(part.base.low / part.share.per, 2))}"
    times = f" × {said}" if said != "1" else ""
    return f"{title}: {shown} / {_per(part)}{quotient}{times} → {bounds(part.low, part.high, language)}"


def _per(part: Part) -> str:
    if part.share is None:
        return ""
    low, high = part.share.per, part.share.per_most
    return number(low) if low == high else f"{number(low)}…{number(high)}"


def said(node: Judged, pack: Pack, language: str) -> str:
    """Say a norm, a table or a settled condition in one line, for the trace."""
    condition = node.condition
    if isinstance(condition, Norm) and node.weighed is not None:
        weighed = node.weighed
        rows = ", ".join(row.number for row in condition.rows if row.number)
        line = phrases.NORM_LINE.of(language).format(
            title=condition.title.of(language),
            need=amount(weighed.need, language),
            have=amount(weighed.have, language),
            row=f" · {phrases.LINE.of(language).format(line=rows)}" if rows else "",
        )
        how = arithmetic(weighed.parts).of(language)
        notes = dict.fromkeys([*weighed.need.notes, *weighed.have.notes, *([condition.soft] if weighed.soft else [])])
        quoted = "".join(f" ⟨{pack.clauses[name].text.of(language)}⟩" for name in notes if node.verdict is UNKNOWN)
        return f"{line}{' = ' + how if how else ''}{quoted}"
    if isinstance(condition, NormTable):
        line = condition.title.of(language)
        if node.pooled is not None:
            line += " · " + phrases.POOL.of(language).format(
                need=number(node.pooled.need), have=amount(node.pooled.have, language)
            )
        return line
    return phrases.SETTLED.of(language) if isinstance(condition, Settled) else ""
