"""The answer of `saikes norms` for the terminal: what an organisation needs, and what has to be known to say more."""

from __future__ import annotations

from collections.abc import Iterator

from checker.decision import phrases
from checker.decision.arithmetic import amount, number
from checker.decision.norms import NormLine, quoted, said_of_band
from checker.decision.unmet import unknown_facts
from checker.decision.words import Wording, day
from checker.dossier.model import Record
from checker.planning.plan import Plan, Planned
from checker.reports import words
from checker.reports.layout import WIDTH, Page
from checker.vocabulary.model import FactDef, ListDef, flat
from checker.vocabulary.text import Text

_WIDTHS = (1, 47, 14, 12)
_INDENT = 6


class PlanReport:
    """Prints plans in one language."""

    def __init__(self, plan: Plan, language: str, *, colour: bool = False) -> None:
        self.plan = plan
        self.language = language
        self.page = Page(colour)
        self.pack = plan.decision.case.ruleset.pack
        self.wording = Wording(self.pack.vocabulary, language)
        self.clauses: dict[str, int] = {}

    def say(self, text: Text) -> str:
        return text.of(self.language)

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
        table, edition = planned.table, self.plan.decision.case.ruleset.editions.get(planned.table.cite.act, "")
        where = self.pack.acts.worded(table.cite, self.language) + (f" [{edition}]" if edition else "")
        lines = [self.page.heading(self._titled(planned)), self.page.paragraph(where, 2)]
        lines += [self.page.paragraph(said_of_band(band, self.language), 2) for band in planned.bands]
        if planned.pooled is not None:
            need = number(planned.pooled, self.language)
            lines.append(self.page.paragraph(self.say(words.PLAN_POOL).replace("{need}", need), 2))
        heads = words.NORM_COLUMNS
        lines.append(self._row(("", *(self.say(heads[index]) for index in (0, 1, 4))), "strong"))
        section = None
        for line in planned.lines:
            if line.section is not None and line.section != section:
                section = line.section
                lines.append(self.page.paragraph(f"{self.say(section).rstrip('.')}:", 3))
            lines += self._line(line)
        return "\n".join(lines)

    def _titled(self, planned: Planned) -> str:
        title = self.say(planned.table.title)
        asked = [*self._only(planned)]
        for guard in planned.lines[0].outer:
            asked += [one for one in unknown_facts(guard, self.wording) if one not in asked]
        return f"{title} ({self._if('; '.join(asked))})" if asked else title

    def _only(self, planned: Planned) -> Iterator[str]:
        """Say with which values of a fact that is not given the table counts."""
        site = self.plan.site.definition
        if planned.only is None or site is None:
            return
        path, codes = planned.only
        entry = dict(flat(site.fields))[path]
        if isinstance(entry, FactDef):
            yield f"{self.wording.label(entry)}: {self.wording.value(codes, entry)}"

    def _if(self, condition: str) -> str:
        return self.say(words.NORM_IF).replace("{condition}", condition)

    def _line(self, line: NormLine) -> list[str]:
        level = self.pack.clauses[line.softened].level if line.softened else None
        named = [*line.weighed.need.notes, *([line.softened] if level else [])]
        numbers = [str(self.clauses.setdefault(one, len(self.clauses) + 1)) for one in dict.fromkeys(named)]
        marks = f"[{', '.join(numbers)}]" if numbers else ""
        title = self.say(line.title) + (f" ({self.say(level)})" if level else "")
        exact = line.weighed.need.exact and not line.guards
        row = self._row(
            (
                "" if exact else "?",
                title,
                amount(line.weighed.need, self.language),
                " ".join(filter(None, (", ".join(line.rows), marks))),
            ),
            "" if exact else "open",
        )
        return [row, *self._below(line)]

    def _below(self, line: NormLine) -> Iterator[str]:
        if any(part.share is not None and part.share.of is not None for part in line.weighed.parts):
            yield self.page.paragraph(f"= {self.say(line.arithmetic)}", 5)
        for guard in line.guards:
            yield self.page.paragraph(self._if("; ".join(unknown_facts(guard, self.wording))), 5)

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
        lines = [
            self.page.paragraph(self.say(quoted(clause, self.pack)), 5, f"[{place}] ")
            for clause, place in self.clauses.items()
        ]
        return "\n".join([self.page.heading(self.say(phrases.CLAUSES)), *lines]) if lines else ""


def _written(how: str) -> list[str]:
    """Break what is to be written at its commas only, so that it can be copied."""
    lines = [" " * _INDENT]
    for part in how.replace(",", ",\n").split("\n"):
        if len(lines[-1]) + len(part) > WIDTH and lines[-1].strip():
            lines.append(" " * _INDENT)
        lines[-1] += part
    return lines
