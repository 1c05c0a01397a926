"""Lays out the norms that a visit has to look at: what each needs, what the dossier has, a blank for what there is, the clauses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from checker.conditions.verdict import UNKNOWN
from checker.decision import phrases
from checker.decision.arithmetic import amount, number
from checker.decision.model import Decision
from checker.decision.norms import NormLine, bands_of, norm_lines, quoted, said_of_band, tables
from checker.decision.unmet import unknown_facts
from checker.decision.words import Wording
from checker.documents.context import VisitNorm, VisitTable
from checker.engine.amounts import Pooled
from checker.visit import words
from checker.vocabulary.text import Text


class NormSheet:
    """Gives the tables of norms of one decision in one language, for the questions that they belong to."""

    def __init__(self, decision: Decision, language: str) -> None:
        self.decision = decision
        self.pack = decision.case.ruleset.pack
        self.language = language
        self.wording = Wording(self.pack.vocabulary, language)
        self.lines = norm_lines(decision.results, self.pack)

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def tables(self, rules: list[str], site: str) -> tuple[VisitTable, ...]:
        """Give the tables that these rules reckoned for a site and that are not met as a whole; what is met is only counted."""
        found = []
        for _, lines in groupby(self._of(rules, site), key=lambda line: (line.rule, line.table)):
            table = list(lines)
            if any(line.state != "met" for line in table):
                found.append(self._table(table))
        return tuple(found)

    def unstated(self, rules: list[str], site: str) -> frozenset[str]:
        """Name the lists that the dossier lacks, whose entries these norms count."""
        missing = [quantity for line in self._of(rules, site) for quantity in line.weighed.have.missing]
        return frozenset(quantity.records.name for quantity in missing if quantity.records is not None)

    def _of(self, rules: list[str], site: str) -> list[NormLine]:
        return [line for line in self.lines if line.rule in rules and (not line.site or line.site.text("id") == site)]

    def _table(self, lines: list[NormLine]) -> VisitTable:
        definition = self.pack.tables[lines[0].table]
        open_ = [line for line in lines if line.state != "met"]
        numbers: dict[str, int] = {}
        rows = tuple(self._line(line, numbers) for line in open_)
        return VisitTable(
            self.say(definition.title),
            self.pack.acts.worded(definition.cite, self.language),
            tuple(self._above(lines)),
            rows,
            len(lines) - len(open_),
            tuple((place, self.say(quoted(clause, self.pack))) for clause, place in numbers.items()),
        )

    def _line(self, line: NormLine, numbers: dict[str, int]) -> VisitNorm:
        level = self.say(self.pack.clauses[line.softened].level) if line.softened else ""
        clauses = (
            [*line.clauses, *([line.softened] if line.softened and level else [])] if line.verdict is UNKNOWN else []
        )
        guards = "; ".join(dict.fromkeys(fact for guard in line.guards for fact in unknown_facts(guard, self.wording)))
        return VisitNorm(
            self.say(line.section) if line.section else "",
            self.wording.record(line.record) if line.record is not None else "",
            self.say(line.title),
            level,
            amount(line.weighed.need, self.language),
            "" if line.weighed.have.missing else amount(line.weighed.have, self.language),
            ", ".join(line.rows),
            tuple(numbers.setdefault(one, len(numbers) + 1) for one in dict.fromkeys(clauses)),
            self.say(words.ONLY_IF).format(condition=guards) if guards else "",
        )

    def _above(self, lines: list[NormLine]) -> Iterator[str]:
        """Say which column of the act the site falls into, and what all norms of the table need together."""
        first = lines[0]
        definition = self.pack.tables[first.table]
        bound = {first.site.definition.each: first.site} if first.site and first.site.definition else {}
        for band in bands_of(definition.condition, self.decision.case, bound):
            yield said_of_band(band, self.language)
        pool = self._pool(first)
        if pool is not None:
            said = self.say(phrases.POOL).format(
                need=number(pool.need, self.language), have=amount(pool.have, self.language)
            )
            lacking = pool.need - pool.have.high if pool.short and pool.have.high is not None else None
            yield said if lacking is None else f"{said}, {self.say(phrases.SHORT)} {number(lacking, self.language)}"

    def _pool(self, line: NormLine) -> Pooled | None:
        instances = self.decision.results[line.rule].instances
        nodes = (node for one in instances if one.record is line.site for node in tables(one.tree))
        return next((node.pooled for node in nodes if getattr(node.condition, "table", "") == line.table), None)
