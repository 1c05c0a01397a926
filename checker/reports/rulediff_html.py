"""What differs between two rule packs, and which decisions that turns, as one page that stands alone."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from html import escape

from checker.reports.page_html import element, page
from checker.reports.rulediff_words import part_words, shown_parts
from checker.rulediff import telling, words
from checker.rulediff.model import Change, Comparison, Entry
from checker.rulediff.turned import Judgement, RuleTurn, Turned

_WORDS = re.compile(r"\s+|\S+")


def comparison_html(comparison: Comparison, turned: Sequence[Turned] | None, language: str) -> str:
    """Give the page in one language; words that were put in or taken out are marked."""
    old, new = comparison.old.label, comparison.new.label
    title = words.COMPARED.of(language).format(old=old, new=new)
    report = _Html(comparison, language)
    parts = [*([] if turned is None else report.decisions(turned)), *report.law()]
    return page(title, language, "\n".join(parts) + "\n")


class _Html:
    def __init__(self, comparison: Comparison, language: str) -> None:
        self.comparison = comparison
        self.language = language

    def law(self) -> Iterator[str]:
        yield element("h2", words.LAW_CHANGES.of(self.language))
        count = len(self.comparison.entries)
        said = words.COUNTED.of(self.language).format(count=count) if count else words.NO_CHANGE.of(self.language)
        yield element("p", said)
        for (act, editions), entries in telling.grouped(self.comparison):
            yield element("h2", telling.heading(self.comparison, act, editions, self.language))
            for entry in entries:
                yield from self._entry(entry)

    def _entry(self, entry: Entry) -> Iterator[str]:
        how = "" if entry.how == "changed" else f" – {words.HOW[entry.how].of(self.language)}"
        yield element("h3", telling.named(entry.subject, self.language) + how)
        for text in (entry.subject.where.of(self.language), telling.likewise(entry, self.language)):
            if text:
                yield element("div", text, "where")
        if entry.changes:
            yield f"<ul>{''.join(self._change(change) for change in entry.changes)}</ul>"
        else:
            yield element("div", telling.where(self.comparison, entry), "place")

    def _change(self, change: Change) -> str:
        place = element("span", telling.where(self.comparison, change), "place")
        before, after = change.before.of(self.language), change.after.of(self.language)
        return f"<li>{escape(change.what.of(self.language))}: {marked(before, after)} {place}</li>"

    def decisions(self, turned: Sequence[Turned]) -> Iterator[str]:
        yield element("h2", words.DECISIONS.of(self.language))
        yield element("p", telling.summary(turned, self.language))
        differing = [one for one in turned if one.differs]
        if differing:
            heads = (words.DOSSIER, words.DIRECTION, words.BEFORE, words.NOW)
            rows = "".join(self._row(one) for one in differing)
            yield f"<table><tr>{''.join(element('th', head.of(self.language)) for head in heads)}</tr>{rows}</table>"
        for one in differing:
            yield element("h3", one.name)
            yield from self._turned(one)

    def _row(self, one: Turned) -> str:
        said = telling.direction(one, self.language)
        cells = [element("td", one.name), element("td", said, telling.effect(one.after) if one.turns else "")]
        cells += [element("td", telling.outcome(side, self.language)) for side in (one.before, one.after)]
        return f"<tr>{''.join(cells)}</tr>"

    def _turned(self, one: Turned) -> Iterator[str]:
        for word, side in ((words.BEFORE, one.before), (words.NOW, one.after)):
            yield from self._problem(word.of(self.language), side)
        for act, before, after in telling.editions(one):
            yield element("p", f"{words.EDITIONS.of(self.language)} {act}: {before} → {after}")
        for turn in one.rules:
            yield f'<div class="block">{"".join(self._rule(one, turn))}</div>'

    def _problem(self, word: str, side: Judgement) -> Iterator[str]:
        if side.problem:
            yield element("p", f"{word}:")
            yield element("pre", side.problem)

    def _rule(self, one: Turned, turn: RuleTurn) -> Iterator[str]:
        rule = turn.rule
        yield element(
            "strong", f"{words.KINDS[rule.kind].of(self.language)} «{rule.title.of(self.language)}» ({rule.id})"
        )
        yield element("div", telling.verdicts(turn, self.language))
        if any(turn.where):
            yield element("div", turn.where.of(self.language), "where")
        parts, more = shown_parts(turn)
        for part in parts:
            for word, lines in part_words(one, part, self.language):
                yield element("div", f"{word.of(self.language)}:")
                yield element("pre", "\n".join(lines))
        if more:
            yield element("div", words.MORE.of(self.language).format(count=more), "where")
        changes = [change for entry in turn.by for change in entry.changes]
        if changes:
            yield element("div", f"{words.BECAUSE.of(self.language)}:")
            yield f"<ul>{''.join(self._change(change) for change in changes)}</ul>"


def marked(before: str, after: str) -> str:
    """Mark what was taken out and put in, word by word; wordings that have little in common stand one after the other."""
    olds, news = _WORDS.findall(before), _WORDS.findall(after)
    match = difflib.SequenceMatcher(None, olds, news, autojunk=False)
    if not before or not after or match.ratio() < 0.5:
        parts = [("del", before), ("ins", after)]
        return " ".join(element(name, text) for name, text in parts if text)
    said = ""
    for what, i, j, k, m in match.get_opcodes():
        if what == "equal":
            said += escape("".join(olds[i:j]))
            continue
        gone, come = "".join(olds[i:j]), "".join(news[k:m])
        said += (element("del", gone) if gone else "") + (element("ins", come) if come else "")
    return said
