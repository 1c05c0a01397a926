"""What a batch comes to, in words: how many comply, what they lack most often, what is due and what is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.batch import words
from checker.batch.tally import MOST_NAMED, DueStep, Nearest, Tally
from checker.decision.words import day
from checker.reports.layout import Page
from checker.vocabulary.text import Text

_WIDTHS = (62, 16)


class Summary:
    """Words a tally in the language of its titles."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.titles = tally.titles

    def say(self, text: Text, **values: object) -> str:
        said = text.of(self.titles.language)
        for name, value in values.items():
            said = said.replace(f"{{{name}}}", str(value))
        return said

    def dated_as(self) -> str:
        """Say by which day it was judged what is due."""
        return self.say(words.JUDGED_ON, day=day(self.tally.today.isoformat()))

    def tables(self) -> Iterator[tuple[str, list[tuple[str, int]]]]:
        """Give the counts, table by table, each with its title."""
        tally, titles = self.tally, self.titles
        counts = [(self.say(words.ALL), tally.total)]
        counts += [
            (self.say(said), tally.conclusions[name])
            for name, said in words.CONCLUSIONS.items()
            if tally.conclusions[name]
        ]
        if tally.unjudged:
            counts.append((self.say(words.NOT_JUDGED), tally.unjudged.total()))
        yield self.say(words.SUMMARY), counts
        yield self.say(words.OUTCOMES), [(titles.rule(name), count) for name, count in ranked(tally.outcomes)]
        yield self.say(words.GAPS), [(titles.rule(name), count) for name, count in ranked(tally.gaps)[:MOST_NAMED]]
        yield self.say(words.BY_GROUND), [(titles.rule(name), count) for name, count in ranked(tally.grounds)]
        yield self.cleared, ranked(tally.clears)[:MOST_NAMED]

    @property
    def cleared(self) -> str:
        return self.say(words.ONE_DOCUMENT, count=self.tally.one_document)

    def dated(self) -> Iterator[tuple[str, list[str]]]:
        """Give what is due this week and what is late: each with its title and the first few."""
        until = day(self.tally.week_ends.isoformat())
        yield self._steps(
            self.say(words.THIS_WEEK, until=until, count=self.tally.this_week.count), self.tally.this_week
        )
        yield self._steps(self.say(words.LATE, count=self.tally.late.count), self.tally.late)

    def _steps(self, title: str, steps: Nearest) -> tuple[str, list[str]]:
        lines = [self._step(step) for step in steps.first]
        more = steps.count - len(lines)
        return title, lines + ([self.say(words.MORE, count=more)] if more else [])

    def _step(self, step: DueStep) -> str:
        who = f" · {step.applicant}" if step.applicant else ""
        late = f" ({self.say(words.LATE_BY, days=step.late)})" if step.late else ""
        return f"{day(step.due)}{late} · {step.dossier}{who} · {self.titles.rule(step.step)}"

    def text(self, *, colour: bool = False) -> str:
        """Give the summary for the terminal, 80 columns wide."""
        page, blocks = Page(colour), []
        for title, lines in self.tables():
            if lines:
                blocks.append(
                    f"{page.heading(title)}\n{page.table(_WIDTHS, [((name, ''), (str(count), '')) for name, count in lines])}"
                )
            elif title == self.cleared:
                blocks.append(page.heading(title))
        for title, named in self.dated():
            body = "".join(f"\n{page.paragraph(line, 2, '– ')}" for line in named)
            blocks.append(f"{page.heading(title)}{body}")
        return "\n\n".join(blocks) + "\n"


def ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    """Give counts, the greatest first, equal ones by name."""
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))
