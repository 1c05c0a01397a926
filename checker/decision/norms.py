"""Lists how the norms of a case fall out: what is needed, what there is, what is short, by which row, and why it is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.conditions.amounts import Column, Quantity
from checker.conditions.model import Norm, NormTable, When
from checker.conditions.verdict import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, Verdict
from checker.decision import phrases
from checker.decision.arithmetic import amount, arithmetic, bounds, column, number
from checker.dossier.model import Fact, Record
from checker.engine.amounts import Weighed
from checker.engine.case import Case
from checker.engine.counting import Amount
from checker.engine.judged import Judged, RuleResult
from checker.engine.measures import scope_of
from checker.pack.acts import Cite
from checker.pack.model import Pack
from checker.vocabulary.model import FactDef, Vocabulary
from checker.vocabulary.text import LANGUAGES, Text

State = Literal["met", "short", "open", "unstated"]


@dataclass(frozen=True)
class NormLine:
    """One norm for one site: both sides, the arithmetic and the clauses.

    `record` is what it was reckoned for below the site (a room); `guards` are the conditions of the norm that are not known;
    `outer` those of the whole table. `clauses` say what leaves it open, `softened` names the one that softens a shortage.
    """

    rule: str
    site: Record | None
    record: Record | None
    table: str
    norm: str
    title: Text
    section: Text | None
    cite: Cite
    rows: tuple[str, ...]
    verdict: Verdict
    weighed: Weighed
    guards: tuple[Judged, ...]
    outer: tuple[Judged, ...]
    clauses: tuple[str, ...]
    softened: str
    arithmetic: Text
    facts: tuple[Fact, ...]

    @property
    def short(self) -> tuple[Decimal, Decimal | None]:
        """How much is short at least and at most (None: no bound is known)."""
        return shortage(self.weighed)

    @property
    def state(self) -> State:
        """Tell what an inspector has to do with it: nothing, look at a shortage, decide, or find out what there is."""
        if self.verdict is MET:
            return "met"
        if self.weighed.have.missing:
            return "unstated"
        return "short" if self.short[0] and not self.guards else "open"


@dataclass(frozen=True)
class Band:
    """What chooses the columns of a table, how much there is of it, the columns that it falls into, and all there are."""

    measure: Quantity
    size: Amount
    columns: tuple[Column, ...]
    all: tuple[Column, ...]


def shortage(weighed: Weighed) -> tuple[Decimal, Decimal | None]:
    """Reckon how much is short at least and at most (None: no bound is known)."""
    have, need = weighed.have, weighed.need
    least = max(need.low - have.high, Decimal(0)) if have.high is not None else Decimal(0)
    return least, None if need.high is None else max(need.high - have.low, Decimal(0))


def norm_lines(results: Mapping[str, RuleResult], pack: Pack) -> list[NormLine]:
    """List every norm that applies, in the order of the rules and tables."""
    lines: list[NormLine] = []
    for result in results.values():
        for instance in result.instances:
            walk = _Walk(result.rule.id, instance.record, pack)
            lines += walk.lines(instance.tree, None, (), (), None)
    return lines


def by_table(lines: Sequence[NormLine]) -> list[tuple[NormLine, ...]]:
    """Put the lines of one table, as one rule reckoned them for one site, together."""
    found: dict[tuple[str, int, str], list[NormLine]] = {}
    for line in lines:
        found.setdefault((line.rule, id(line.site), line.table), []).append(line)
    return [tuple(group) for group in found.values()]


def tables(tree: Judged) -> Iterator[Judged]:
    """Walk the norm tables of a tree that apply."""
    return (node for node in tree.walk() if isinstance(node.condition, NormTable) and node.children)


def norms_of(node: Judged) -> list[Judged]:
    """List the norms of a table that apply for certain."""
    found = []
    for child in node.children:
        guard, norm = child.children if isinstance(child.condition, When) else (None, child)
        if guard is not None and guard.verdict is not MET:
            continue
        if isinstance(norm.condition, Norm) and norm.weighed is not None and norm.verdict is not NOT_APPLICABLE:
            found.append(norm)
    return found


def bands_of(table: NormTable, case: Case, bindings: Mapping[str, Record]) -> list[Band]:
    """Give the bands of a table for the records bound: the same that its norms were reckoned by."""
    norm = next((norm for norm in _norms(table) if norm.bands), None)
    if norm is None or norm.bands is None:
        return []
    scope = scope_of(case, dict(bindings))
    found = []
    for measure in norm.bands.measures:
        size = scope.measured(measure)
        columns = tuple(one for one in norm.bands.columns if _within(size, one))
        found.append(Band(measure, size, columns, norm.bands.columns))
    return found


def _norms(table: NormTable) -> Iterator[Norm]:
    for child in table.children:
        norm = child.then if isinstance(child, When) else child
        if isinstance(norm, Norm):
            yield norm


def _within(size: Amount, column: Column) -> bool:
    below = size.high is not None and column.least is not None and size.high < column.least
    above = column.most is not None and size.low > column.most
    return not below and not above


class _Walk:
    """Finds the norms in the tree of one rule, with the conditions that stand over them."""

    def __init__(self, rule: str, site: Record | None, pack: Pack) -> None:
        self.rule = rule
        self.site = site
        self.pack = pack

    def lines(
        self,
        tree: Judged,
        table: NormTable | None,
        outer: tuple[Judged, ...],
        guards: tuple[Judged, ...],
        record: Record | None,
    ) -> Iterator[NormLine]:
        condition = tree.condition
        record = tree.record or record
        if isinstance(condition, Norm):
            if table is not None and tree.verdict is not NOT_APPLICABLE:
                yield self._line(tree, condition, table, outer, guards, record)
        elif isinstance(condition, When):
            first, then = tree.children
            if first.verdict in {NOT_MET, NOT_APPLICABLE}:
                return
            open_ = (first,) if first.verdict is UNKNOWN else ()
            if table is None:
                yield from self.lines(then, table, (*outer, *open_), guards, record)
            else:
                yield from self.lines(then, table, outer, (*guards, *open_), record)
        else:
            inner = condition if isinstance(condition, NormTable) else table
            for child in tree.children:
                yield from self.lines(child, inner, outer, guards, record)

    def _line(
        self,
        node: Judged,
        norm: Norm,
        table: NormTable,
        outer: tuple[Judged, ...],
        guards: tuple[Judged, ...],
        record: Record | None,
    ) -> NormLine:
        weighed = node.weighed
        if weighed is None:
            raise TypeError("a norm was judged without its amounts")
        verdict = UNKNOWN if guards else node.verdict
        clauses = clauses_of(norm, weighed, open_=verdict is not MET)
        return NormLine(
            self.rule,
            self.site,
            record,
            table.table,
            norm.id,
            norm.title,
            section_of(norm, self.pack.vocabulary),
            self.pack.tables[table.table].cite,
            rows_of(norm, weighed),
            verdict,
            weighed,
            guards,
            outer,
            clauses,
            norm.soft if weighed.soft else "",
            arithmetic(weighed.parts),
            weighed.have.facts,
        )


def section_of(norm: Norm, vocabulary: Vocabulary) -> Text | None:
    """Give what an item of a norm stands in, as the workplace of a desk."""
    for path, codes in norm.have.where:
        entry = norm.have.records.fields.get(path) if norm.have.records else None
        if isinstance(entry, FactDef) and len(codes) == 1:
            section = vocabulary.section(entry.choices, next(iter(codes)))
            if section is not None:
                return section
    return None


def rows_of(norm: Norm, weighed: Weighed) -> tuple[str, ...]:
    """Name the rows of the act that were reckoned with; all of the norm where none of them needs anything."""
    found = [part.row.number for part in weighed.parts] or [row.number for row in norm.rows]
    return tuple(dict.fromkeys(filter(None, found)))


def clauses_of(norm: Norm, weighed: Weighed, *, open_: bool) -> tuple[str, ...]:
    """Name the clauses that leave a norm open; where it is short for certain, the one that softens that stands last."""
    softening = [norm.soft] if weighed.soft and open_ and shortage(weighed)[0] else []
    return tuple(dict.fromkeys([*weighed.need.notes, *weighed.have.notes, *softening]))


def said_of_band(band: Band, language: str) -> str:
    """Say how large a site is and which column of the act that is."""
    if band.size.high is None:
        return f"{band.measure.title.of(language)}: {phrases.NOT_STATED.of(language)}"
    names = ", ".join(column(one, language) for one in band.columns)
    chosen = phrases.COLUMN.of(language).format(columns=names) if names else phrases.NO_COLUMN.of(language)
    return f"{band.measure.title.of(language)}: {amount(band.size, language)} → {chosen}"


def said_of_norm(norm: Norm, weighed: Weighed, language: str) -> str:
    """Say both sides of a norm and how what is needed was reckoned, in one line."""
    least, most = shortage(weighed)
    short = f", {phrases.SHORT.of(language)} {bounds(least, most, language)}" if least else ""
    rows = rows_of(norm, weighed)
    where = f" · {phrases.LINE.of(language).format(line=', '.join(rows))}" if rows else ""
    line = phrases.NEED_AND_HAVE.of(language).format(
        title=norm.title.of(language), need=amount(weighed.need, language), have=amount(weighed.have, language)
    )
    how = arithmetic(weighed.parts).of(language)
    return f"{line}{short}{where}{' = ' + how if how else ''}"


def said_of_table(node: Judged, table: NormTable, case: Case, language: str) -> str:
    """Name a table of norms, where it stands and in which edition, and what all its norms need together."""
    pack = case.ruleset.pack
    cite = pack.tables[table.table].cite
    edition = case.ruleset.editions.get(cite.act, "")
    line = f"{table.title.of(language)} · {pack.acts.worded(cite, language)}{f' [{edition}]' if edition else ''}"
    if node.left_out:
        return f"{line} – {phrases.NOT_COVERED.of(language)}"
    if node.pooled is not None:
        pool = phrases.POOL.of(language)
        need = number(node.pooled.need, language)
        line += " · " + pool.format(need=need, have=amount(node.pooled.have, language))
    return line


def quoted(clause: str, pack: Pack) -> Text:
    """Quote a clause for the inspector, after the place where it stands; a remark of ours is no quotation."""
    found = pack.clauses[clause]

    def words(language: str) -> str:
        text = found.text.of(language)
        return f"{found.where.of(language)}: {text if found.remark else f'«{text}»'}"

    return Text(*map(words, LANGUAGES))
