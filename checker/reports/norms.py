"""The table of norms: what is needed, what there is, what is short, where that stands, and the clauses that leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from checker.conditions.model import NormTable
from checker.conditions.verdict import MET, NOT_MET, UNKNOWN
from checker.decision import phrases
from checker.decision.arithmetic import amount, bounds, number
from checker.decision.model import Decision
from checker.decision.norms import NormLine, bands_of, by_table, norm_lines, said_of_band, tables
from checker.dossier.model import Record
from checker.engine.amounts import Pooled
from checker.engine.judged import RuleResult
from checker.reports import words
from checker.reports.layout import Page
from checker.reports.norm_words import NormWords

_WIDTHS = (1, 33, 8, 8, 10, 10)
_MARKS = {"met": "+", "short": "–", "open": "?", "unstated": "?"}
_TONES = {"met": "good", "short": "bad", "open": "open", "unstated": "open"}
_ORDER = ("short", "open", "unstated", "met")
_SHOWN = {"short", "open"}


@dataclass(frozen=True)
class Group:
    """The lines of one table for one site, as one rule reckoned them."""

    result: RuleResult
    site: Record | None
    table: str
    lines: tuple[NormLine, ...]

    def count(self, state: str) -> int:
        return sum(line.state == state for line in self.lines)


class NormTables:
    """Prints the norms of one decision; `full` prints every line, else only what is short or open where a rule is not met."""

    def __init__(self, decision: Decision, language: str, page: Page, *, full: bool = False) -> None:
        self.decision = decision
        self.pack = decision.case.ruleset.pack
        self.language = language
        self.page = page
        self.full = full
        self.words = NormWords(decision.case, language, page)
        self.say = self.words.say
        self.lines = norm_lines(decision.results, self.pack)

    def block(self) -> str:
        """Give all tables with the clauses below them, "" where no norm applies."""
        groups = [group for group in self._groups() if self._worth(group)]
        if not groups:
            return ""
        sites = {id(group.site) for group in groups}
        lines: list[str] = []
        for _, found in groupby(groups, key=lambda group: id(group.site)):
            here = list(found)
            site = here[0].site
            if site is not None and len(sites) > 1:
                named = (
                    f"{self.words.wording.record(site)} · {site.text(site.definition.key if site.definition else '')}"
                )
                lines += self.words.strong(named)
            for group in here:
                lines += self._group(group)
        if any(self._shown(group) for group in groups):
            lines += ["", *self.page.paragraph(self.say(words.NORM_LEGEND)).split("\n")]
        lines += self.words.quotations()
        apart = [line for before, line in pairwise(["", *lines]) if before or line]
        return f"{self.page.heading(self.say(words.NORMS))}\n" + "\n".join(apart)

    def short(self, result: RuleResult) -> int:
        """Count the norms of a rule that are short."""
        return sum(line.rule == result.rule.id and line.state == "short" for line in self.lines)

    def _groups(self) -> list[Group]:
        order = sorted(self.lines, key=lambda line: line.site.index if line.site else -1)
        return [
            Group(self.decision.results[lines[0].rule], lines[0].site, lines[0].table, lines)
            for lines in by_table(order)
        ]

    def _worth(self, group: Group) -> bool:
        """Leave out a table of which the dossier says nothing where a finding has settled the rule."""
        return self.full or group.result.verdict is not MET or group.count("unstated") < len(group.lines)

    def _group(self, group: Group) -> list[str]:
        table = self.pack.tables[group.table]
        shown = self._shown(group)
        title, counts = self.words.titled(table.title, group.lines), self._counts(group)
        if not shown:
            return [self.page.paragraph(f"{title}: {counts}", 2)]
        lines = ["", *self.words.strong(title), self.page.paragraph(self.words.where(table.cite), 2)]
        bound = {group.site.definition.each: group.site} if group.site and group.site.definition else {}
        for band in bands_of(table.condition, self.decision.case, bound):
            lines.append(self.page.paragraph(said_of_band(band, self.language), 2))
        pooled = self._pooled(group)
        if pooled is not None:
            lines.append(self._of_pool(pooled))
        lines.append(self._row(("", *map(self.say, words.NORM_COLUMNS)), "strong"))
        for heading, line in self.words.sections(shown):
            lines += [*filter(None, [heading]), *self._line(line)]
        return [*lines, self.page.paragraph(counts, 3), ""]

    def _shown(self, group: Group) -> Sequence[NormLine]:
        if self.full:
            return group.lines
        if group.result.verdict is MET:
            return ()
        return sorted((line for line in group.lines if line.state in _SHOWN), key=lambda line: _ORDER.index(line.state))

    def _counts(self, group: Group) -> str:
        """Say how many norms of the table are met, short, open, or not known."""
        counts = {state: group.count(state) for state in words.NORM_COUNTS}
        said = [f"{self.say(words.NORM_COUNTS[state])}: {count}" for state, count in counts.items() if count]
        settled = group.result.verdict is MET and counts["met"] < len(group.lines)
        listed = [said[0] + self.say(words.NORM_OF).replace("{all}", str(len(group.lines))), *said[1:]]
        return "; ".join(listed) + (f" – {self.say(words.NORM_SETTLED)}" if settled else "")

    def _pooled(self, group: Group) -> Pooled | None:
        """Find what the whole table needs and has, where one post may stand in for another."""
        trees = [instance.tree for instance in group.result.instances if instance.record is group.site]
        nodes = [node for tree in trees for node in tables(tree)]
        return next(
            (
                node.pooled
                for node in nodes
                if isinstance(node.condition, NormTable) and node.condition.table == group.table
            ),
            None,
        )

    def _of_pool(self, pool: Pooled) -> str:
        said = self.say(phrases.POOL).format(
            need=number(pool.need, self.language), have=amount(pool.have, self.language)
        )
        if not pool.short or pool.have.high is None:
            return self.page.paragraph(said, 2)
        short = number(pool.need - pool.have.high, self.language)
        lines = self.page.paragraph(f"{said}, {self.say(phrases.SHORT)} {short}", 3, "– ").split("\n")
        return "\n".join(self.page.paint(line, "bad") for line in lines)

    def _line(self, line: NormLine) -> list[str]:
        least, most = line.short
        weighed = line.weighed
        missing = line.state not in {"met", "unstated"} and (most is None or most > 0)
        row = self._row(
            (
                self._mark(line),
                f"{self._of_record(line)}{self.words.named(line)}",
                amount(weighed.need, self.language),
                amount(weighed.have, self.language),
                bounds(least, most, self.language) if missing else "",
                self._place(line),
            ),
            _TONES[line.state] if line.state != "met" else "",
        )
        return [row, *self.words.below(line)]

    def _mark(self, line: NormLine) -> str:
        return "–" if line.verdict is NOT_MET else _MARKS[line.state] if line.state != "short" else "!"

    def _of_record(self, line: NormLine) -> str:
        """Name the room that a norm is of."""
        return f"{self.words.wording.record(line.record)}: " if line.record is not None else ""

    def _place(self, line: NormLine) -> str:
        """Give row and clauses; what is met needs no clause."""
        return self.words.place(line, line.clauses) if line.verdict is UNKNOWN else ", ".join(line.rows)

    def _row(self, cells: tuple[str, ...], tone: str) -> str:
        tones = [tone, tone if tone == "strong" else "", *[tone if tone == "strong" else ""] * 2, tone, ""]
        return self.page.table(_WIDTHS, [list(zip(cells, tones, strict=True))])
