"""The table of norms: what is needed, what there is, what is short, where that stands, and the clauses that leave it open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from checker.conditions.model import NormTable
from checker.conditions.verdict import MET, NOT_MET, UNKNOWN
from checker.decision import phrases
from checker.decision.arithmetic import amount, bounds, number
from checker.decision.model import Decision
from checker.decision.norms import NormLine, bands_of, norm_lines, quoted, said_of_band, tables
from checker.decision.unmet import unknown_facts
from checker.decision.words import Wording
from checker.dossier.model import Record
from checker.engine.amounts import Pooled
from checker.engine.judged import RuleResult
from checker.pack.acts import Cite
from checker.reports import words
from checker.reports.layout import Page
from checker.vocabulary.text import Text

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
        self.wording = Wording(self.pack.vocabulary, language)
        self.lines = norm_lines(decision.results, self.pack)
        self.clauses: dict[str, int] = {}

    def say(self, text: Text) -> str:
        return text.of(self.language)

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
                lines.append(self.page.paint(self.page.paragraph(self.wording.record(site)), "strong"))
            for group in here:
                lines += self._group(group)
        if any(self._shown(group) for group in groups):
            lines += ["", *self.page.paragraph(self.say(words.NORM_LEGEND)).split("\n")]
        for clause, place in self.clauses.items():
            lines.append(self.page.paragraph(self.say(quoted(clause, self.pack)), 5, f"[{place}] "))
        apart = [line for before, line in pairwise(["", *lines]) if before or line]
        return f"{self.page.heading(self.say(words.NORMS))}\n" + "\n".join(apart)

    def short(self, result: RuleResult) -> int:
        """Count the norms of a rule that are short."""
        return sum(line.rule == result.rule.id and line.state == "short" for line in self.lines)

    def _groups(self) -> list[Group]:
        found = []
        order = sorted(self.lines, key=lambda line: line.site.index if line.site else -1)
        for (rule, _, table), lines in groupby(order, key=lambda line: (line.rule, id(line.site), line.table)):
            mine = tuple(lines)
            found.append(Group(self.decision.results[rule], mine[0].site, table, mine))
        return found

    def _worth(self, group: Group) -> bool:
        """Leave out a table of which the dossier says nothing where a finding has settled the rule."""
        return self.full or group.result.verdict is not MET or group.count("unstated") < len(group.lines)

    def _group(self, group: Group) -> list[str]:
        table = self.pack.tables[group.table]
        shown = self._shown(group)
        title, counts = self._titled(group), self._counts(group)
        if not shown:
            return [self.page.paragraph(f"{title}: {counts}", 2)]
        lines = ["", *self._strong(title), self.page.paragraph(self._where(table.cite), 2)]
        bound = {group.site.definition.each: group.site} if group.site and group.site.definition else {}
        for band in bands_of(table.condition, self.decision.case, bound):
            lines.append(self.page.paragraph(said_of_band(band, self.language), 2))
        pooled = self._pooled(group)
        if pooled is not None:
            lines.append(self._of_pool(pooled))
        lines.append(self._row(("", *map(self.say, words.NORM_COLUMNS)), "strong"))
        section = None
        for line in shown:
            if line.section is not None and line.section != section:
                section = line.section
                lines.append(self.page.paragraph(f"{self.say(section).rstrip('.')}:", 3))
            lines += self._line(line)
        return [*lines, self.page.paragraph(counts, 3), ""]

    def _titled(self, group: Group) -> str:
        """Name the table; where it is not known whether the requirement applies at all, say on what that depends."""
        title = self.say(self.pack.tables[group.table].title)
        asked = dict.fromkeys(one for guard in group.lines[0].outer for one in unknown_facts(guard, self.wording))
        return f"{title} ({self._if('; '.join(asked))})" if asked else title

    def _if(self, condition: str) -> str:
        return self.say(words.NORM_IF).replace("{condition}", condition)

    def _where(self, cite: Cite) -> str:
        """Say where a table stands and in which edition of the act."""
        edition = self.decision.case.ruleset.editions.get(cite.act, "")
        return f"{self.pack.acts.worded(cite, self.language)}{f' [{edition}]' if edition else ''}"

    def _shown(self, group: Group) -> Sequence[NormLine]:
        if self.full:
            return group.lines
        if group.result.verdict is MET:
            return ()
        return sorted((line for line in group.lines if line.state in _SHOWN), key=lambda line: _ORDER.index(line.state))

    def _strong(self, text: str) -> Iterator[str]:
        return (self.page.paint(line, "strong") for line in self.page.paragraph(text).split("\n"))

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
        numbers = [str(self.clauses.setdefault(one, len(self.clauses) + 1)) for one in self._clauses(line)]
        marks = f"[{', '.join(numbers)}]" if numbers else ""
        row = self._row(
            (
                self._mark(line),
                self._title(line),
                amount(weighed.need, self.language),
                amount(weighed.have, self.language),
                bounds(least, most, self.language) if missing else "",
                " ".join(filter(None, (", ".join(line.rows), marks))),
            ),
            _TONES[line.state] if line.state != "met" else "",
        )
        return [row, *self._below(line)]

    def _mark(self, line: NormLine) -> str:
        return "–" if line.verdict is NOT_MET else _MARKS[line.state] if line.state != "short" else "!"

    def _title(self, line: NormLine) -> str:
        """Name the norm: the room it is of, the post or item, and the level of the act where that softens it."""
        named = f"{self.wording.record(line.record)}: " if line.record is not None else ""
        level = self.say(self.pack.clauses[line.softened].level) if line.softened else ""
        return f"{named}{self.say(line.title)}{f' ({level})' if level else ''}"

    def _clauses(self, line: NormLine) -> tuple[str, ...]:
        """Name the clauses that leave a line open, and the one that its level comes from; what is met needs none."""
        if line.verdict is not UNKNOWN:
            return ()
        level = bool(line.softened and self.pack.clauses[line.softened].level)
        return tuple(dict.fromkeys((*line.clauses, *((line.softened,) if level else ()))))

    def _below(self, line: NormLine) -> Iterator[str]:
        """Show how what is needed was reckoned, where more than a number of the act went into it, and on what it depends."""
        if any(part.share is not None and part.share.of is not None for part in line.weighed.parts):
            yield self.page.paragraph(f"= {self.say(line.arithmetic)}", 5)
        for guard in line.guards:
            asked = "; ".join(unknown_facts(guard, self.wording))
            yield self.page.paragraph(self._if(asked), 5)

    def _row(self, cells: tuple[str, ...], tone: str) -> str:
        tones = [tone, tone if tone == "strong" else "", *[tone if tone == "strong" else ""] * 2, tone, ""]
        return self.page.table(_WIDTHS, [list(zip(cells, tones, strict=True))])
