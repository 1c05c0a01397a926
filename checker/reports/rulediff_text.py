"""What differs between two rule packs, and which decisions that turns, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.reports.layout import WIDTH, Page
from checker.reports.rulediff_words import part_words, shown_parts
from checker.rulediff import telling, words
from checker.rulediff.model import Change, Comparison, Entry
from checker.rulediff.turned import RuleTurn, Turned
from checker.source.shown import visible

_MARKS = {"added": ("+", "good"), "removed": ("–", "bad"), "changed": ("~", "open")}
_TONES = {"for": "good", "against": "bad", "open": "open", "": "bad"}


def comparison_text(
    comparison: Comparison, turned: Sequence[Turned] | None, language: str, *, colour: bool = False
) -> str:
    """Print what differs under the act and the editions; with `turned` also what it does to those dossiers."""
    return "\n".join(_Report(comparison, language, Page(colour)).lines(turned)) + "\n"


class _Report:
    def __init__(self, comparison: Comparison, language: str, page: Page) -> None:
        self.comparison = comparison
        self.language = language
        self.page = page

    def lines(self, turned: Sequence[Turned] | None) -> Iterator[str]:
        old, new = self.comparison.old.label, self.comparison.new.label
        yield visible(words.COMPARED.of(self.language).format(old=old, new=new))
        count = len(self.comparison.entries)
        yield words.COUNTED.of(self.language).format(count=count) if count else words.NO_CHANGE.of(self.language)
        for (act, editions), entries in telling.grouped(self.comparison):
            yield ""
            yield self.page.heading(telling.heading(self.comparison, act, editions, self.language))
            for entry in entries:
                yield from self._entry(entry)
        if turned is not None:
            yield ""
            yield self.page.heading(words.DECISIONS.of(self.language))
            yield self.page.paragraph(telling.summary(turned, self.language))
            for one in turned:
                yield from self._turned(one)

    def _entry(self, entry: Entry) -> Iterator[str]:
        mark, tone = _MARKS[entry.how]
        title = visible(telling.named(entry.subject, self.language))
        how = "" if entry.how == "changed" else f" – {words.HOW[entry.how].of(self.language)}"
        yield self.page.paint(self.page.paragraph(f"{title}{how}", 2, f"{mark} "), tone)
        place = entry.subject.where.of(self.language)
        if place and entry.subject.kind != "uncarried":
            yield self.page.paragraph(place, 4)
        for change in entry.changes:
            yield from self._change(change, entry)
        if entry.how != "changed" or not entry.changes:
            yield self.page.paragraph(telling.where(self.comparison, entry), 4)
        others = telling.likewise(entry, self.language)
        if others:
            yield self.page.paragraph(visible(others), 4)

    def _change(self, change: Change, entry: Entry) -> Iterator[str]:
        whole = entry.how != "changed"
        said = visible(telling.sentence(change, self.language, whole=whole))
        place = telling.where(self.comparison, change)
        before, after = change.before.of(self.language), change.after.of(self.language)
        if len(said) <= 2 * WIDTH or not (before and after):
            yield self.page.paragraph(said if whole else f"{said} ({place})", 6, "    • ")
            return
        yield self.page.paragraph(f"{visible(change.what.of(self.language))} ({place})", 6, "    • ")
        for word, text in ((words.BEFORE, before), (words.NOW, after)):
            yield self.page.paragraph(f"{word.of(self.language)}: {visible(text)}", 8)

    def _turned(self, one: Turned) -> Iterator[str]:
        if not one.differs:
            return
        yield ""
        said = telling.direction(one, self.language)
        tone = _TONES[telling.effect(one.after)] if one.turns else "quiet"
        yield f"{self.page.paint(visible(one.name), 'strong')}: {self.page.paint(said, tone)}"
        for word, judgement in ((words.BEFORE, one.before), (words.NOW, one.after)):
            if one.turns or judgement.decision is None:
                yield self.page.paragraph(f"{word.of(self.language)}: {telling.outcome(judgement, self.language)}", 4)
            if judgement.problem:
                yield "\n".join(f"      {visible(line)}" for line in judgement.problem.splitlines())
        for act, before, after in telling.editions(one):
            yield self.page.paragraph(f"{words.EDITIONS.of(self.language)} {act}: {before} → {after}", 4)
        for turn in one.rules:
            yield from self._rule(one, turn)

    def _rule(self, one: Turned, turn: RuleTurn) -> Iterator[str]:
        rule = turn.rule
        title = rule.title.of(self.language)
        named = f"{words.KINDS[rule.kind].of(self.language)} {f'«{title}» ({rule.id})' if title else rule.id}"
        yield self.page.paragraph(f"{named}: {telling.verdicts(turn, self.language)}", 4, "  → ")
        if any(turn.where):
            yield self.page.paragraph(turn.where.of(self.language), 4)
        parts, more = shown_parts(turn)
        for part in parts:
            for word, lines in part_words(one, part, self.language):
                yield self.page.paragraph(f"{word.of(self.language)}: {visible(lines[0])}", 8, "      ")
                for line in lines[1:]:
                    yield self.page.paragraph(visible(line.strip()), 10)
        if more:
            yield self.page.paragraph(words.MORE.of(self.language).format(count=more), 8)
        for entry in turn.by:
            for change in entry.changes:
                said = visible(telling.sentence(change, self.language))
                place = telling.where(self.comparison, change)
                yield self.page.paragraph(f"{words.BECAUSE.of(self.language)}: {said} ({place})", 8, "      § ")
