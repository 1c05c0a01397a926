"""The answer of `saikes norms` for the terminal: what an organisation needs, and what has to be known to say more."""

from __future__ import annotations

from collections.abc import Iterator

from checker.decision import phrases
from checker.decision.arithmetic import amount, number
from checker.decision.norms import NormLine, said_of_band
from checker.decision.words import day
from checker.dossier.model import Record
from checker.planning.plan import Plan, Planned
from checker.reports import words
from checker.reports.layout import WIDTH, Page
from checker.reports.norm_words import NormWords
from checker.vocabulary.model import FactDef, ListDef, flat

_WIDTHS = (1, 47, 14, 12)
_INDENT = 6


class PlanReport:
    """Prints plans in one language."""

    def __init__(self, plan: Plan, language: str, *, colour: bool = False) -> None:
        self.plan = plan
        self.language = language
        self.page = Page(colour)
        self.pack = plan.decision.case.ruleset.pack
        self.words = NormWords(plan.decision.case, language, self.page)
        self.wording, self.say = self.words.wording, self.words.say

    def render(self) -> str:
        """Give the whole answer, 80 columns wide, readable without colour."""
        blocks = [self._head(), *(self._table(table) for table in self.plan.tables), self._clauses(), self._asked()]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _head(self) -> str:
        site = self.plan.site
        known = dict(flat(site.definition.fields)) if site.definition else {}
        lines = [self.page.heading(self.say(words.PLAN).replace("{day}", day(self.plan.decision.case.days["day"])))]
        for path, fact in site.facts.items():
            entry = known.get(path)
            if isinstance(entry, FactDef) and site.definition and path != site.definition.key:
                value = self.wording.value(fact.value, entry)
                lines.append(self.page.paragraph(f"{self.wording.label(entry)}: {value}", 4, "  "))
        for name, found in site.lists.items():
            entry = known.get(name)
            if isinstance(entry, ListDef) and found.records:
                lines.append(self.page.paragraph(f"{self.say(entry.label)}:", 2))
                lines += [self.page.paragraph(self._record(record, entry), 6, "– ") for record in found.records]
        return "\n".join(lines)

    def _record(self, record: Record, definition: ListDef) -> str:
        said = []
        for path, fact in record.facts.items():
            entry = definition.fields.get(path)
            if isinstance(entry, FactDef):
                said.append(self.wording.value(fact.value, entry))
        return ", ".join(said)

    def _table(self, planned: Planned) -> str:
        title = self.words.titled(planned.table.title, planned.lines, *self._only(planned))
        lines = [self.page.heading(title), self.page.paragraph(self.words.where(planned.table.cite), 2)]
        lines += [self.page.paragraph(said_of_band(band, self.language), 2) for band in planned.bands]
        if planned.pooled is not None:
            need = number(planned.pooled, self.language)
            lines.append(self.page.paragraph(self.say(words.PLAN_POOL).replace("{need}", need), 2))
        heads = words.NORM_COLUMNS
        lines.append(self._row(("", *(self.say(heads[index]) for index in (0, 1, 4))), "strong"))
        for heading, line in self.words.sections(planned.lines):
            lines += [*filter(None, [heading]), *self._line(line)]
        return "\n".join(lines)

    def _only(self, planned: Planned) -> Iterator[str]:
        """Say with which values of a fact that is not given the table counts."""
        site = self.plan.site.definition
        if planned.only is None or site is None:
            return
        path, codes = planned.only
        entry = dict(flat(site.fields))[path]
        if isinstance(entry, FactDef):
            yield f"{self.wording.label(entry)}: {self.wording.value(codes, entry)}"

    def _line(self, line: NormLine) -> list[str]:
        exact = line.weighed.need.exact and not line.guards
        cells = (
            "" if exact else "?",
            self.words.named(line),
            amount(line.weighed.need, self.language),
            self.words.place(line, line.weighed.need.notes),
        )
        return [self._row(cells, "" if exact else "open"), *self.words.below(line)]

    def _row(self, cells: tuple[str, ...], tone: str) -> str:
        tones = [tone] * 4 if tone == "strong" else [tone, "", tone, ""]
        return self.page.table(_WIDTHS, [list(zip(cells, tones, strict=True))])

    def _asked(self) -> str:
        """List what is not known, with how it is given."""
        lines = []
        for one in self.plan.asked:
            norms = f" ({self.say(words.PLAN_WAITING).replace('{count}', str(one.norms))})" if one.norms else ""
            lines.append(self.page.paragraph(f"{self.say(one.label)}{norms}", 4, "– "))
            lines += _written(one.how)
        return "\n".join([self.page.heading(self.say(words.PLAN_ASKED)), *lines]) if lines else ""

    def _clauses(self) -> str:
        lines = self.words.quotations()
        return "\n".join([self.page.heading(self.say(phrases.CLAUSES)), *lines]) if lines else ""


def _written(how: str) -> list[str]:
    """Break what is to be written at its commas only, so that it can be copied."""
    lines = [" " * _INDENT]
    for part in how.replace(",", ",\n").split("\n"):
        if len(lines[-1]) + len(part) > WIDTH and lines[-1].strip():
            lines.append(" " * _INDENT)
        lines[-1] += part
    return lines
