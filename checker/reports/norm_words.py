"""Words and lines of norms that the report of a dossier and that of a plan have in common; numbers the clauses they quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.decision.norms import NormLine, quoted
from checker.decision.unmet import unknown_facts
from checker.decision.words import Wording
from checker.engine.case import Case
from checker.pack.acts import Cite
from checker.reports import words
from checker.reports.layout import Page
from checker.vocabulary.text import Text


class NormWords:
    """Says norms in one language, and keeps the clauses named so far."""

    def __init__(self, case: Case, language: str, page: Page) -> None:
        self.case = case
        self.pack = case.ruleset.pack
        self.language = language
        self.page = page
        self.wording = Wording(self.pack.vocabulary, language)
        self.clauses: dict[str, int] = {}

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def strong(self, text: str) -> Iterator[str]:
        """Give a paragraph in strong lines."""
        return (self.page.paint(line, "strong") for line in self.page.paragraph(text).split("\n"))

    def titled(self, title: Text, lines: Sequence[NormLine], *more: str) -> str:
        """Name a table; where it is not known whether it applies at all, say on what that depends."""
        asked = [*more, *(one for guard in lines[0].outer for one in unknown_facts(guard, self.wording))]
        return f"{self.say(title)} ({self.conditional(asked)})" if asked else self.say(title)

    def conditional(self, asked: Iterable[str]) -> str:
        """Say a condition: if what there is: including lift."""
        return self.say(words.NORM_IF).replace("{condition}", "; ".join(dict.fromkeys(asked)))

    def where(self, cite: Cite) -> str:
        """Say where a table stands and in which edition of the act."""
        edition = self.case.ruleset.editions.get(cite.act, "")
        return f"{self.pack.acts.worded(cite, self.language)}{f' [{edition}]' if edition else ''}"

    def named(self, line: NormLine) -> str:
        """Name the norm: the post or item, and the level of the act where that softens it."""
        level = self.level(line)
        return f"{self.say(line.title)}{f' ({level})' if level else ''}"

    def level(self, line: NormLine) -> str:
        """Give the word for what the act softens of a norm, as "recommended"."""
        return self.say(self.pack.clauses[line.softened].level) if line.softened else ""

    def place(self, line: NormLine, clauses: Iterable[str]) -> str:
        """Give the rows of the act, and the numbers of the clauses."""
        level = [line.softened] if self.level(line) else []
        numbers = [
            str(self.clauses.setdefault(one, len(self.clauses) + 1)) for one in dict.fromkeys([*clauses, *level])
        ]
        return " ".join(filter(None, (", ".join(line.rows), f"[{', '.join(numbers)}]" if numbers else "")))

    def below(self, line: NormLine) -> Iterator[str]:
        """Show how what is needed was reckoned, where more than a number of the act went into it, and on what it depends."""
        if any(part.share is not None and part.share.of is not None for part in line.weighed.parts):
            yield self.page.paragraph(f"= {self.say(line.arithmetic)}", 5)
        for guard in line.guards:
            yield self.page.paragraph(self.conditional(unknown_facts(guard, self.wording)), 5)

    def sections(self, lines: Sequence[NormLine]) -> Iterator[tuple[str, NormLine]]:
        """Walk lines, each with the heading that stands over it; "" where it is the one before."""
        section = None
        for line in lines:
            new = line.section if line.section != section else None
            section = line.section or section
            yield (self.page.paragraph(f"{self.say(new).rstrip('.')}:", 3) if new else ""), line

    def quotations(self) -> list[str]:
        """Quote the clauses named, by their numbers."""
        return [
            self.page.paragraph(self.say(quoted(clause, self.pack)), 5, f"[{place}] ")
            for clause, place in self.clauses.items()
        ]
