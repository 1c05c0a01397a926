"""Which edition of which act rules on which day, for a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from checker.decision.words import day
from checker.editions import words
from checker.editions.timeline import Lane, Span
from checker.reports.layout import Page
from checker.vocabulary.text import Text

_WIDTHS = (15, 10, 15, 6, 6, 18)


def timeline_text(lanes: Sequence[Lane], language: str, *, on: dt.date | None = None, colour: bool = False) -> str:
    """Print the editions act by act; with `on` only those in force on that day."""
    page = Page(colour)
    title = words.TITLE if on is None else words.ON_DAY
    blocks = [page.heading(title.of(language).format(day=day(on.isoformat()) if on else ""))]
    blocks += ["\n".join(_lane(lane, language, on, page)) for lane in lanes]
    return "\n\n".join(blocks) + "\n"


def _lane(lane: Lane, language: str, on: dt.date | None, page: Page) -> Iterator[str]:
    said = f"{lane.act.short.of(language)} ({lane.act.id})"
    yield "\n".join(page.paint(line, "strong") for line in page.paragraph(said).split("\n"))
    spans = [span for span in lane.spans if on is None or span.on(on)]
    if not spans:
        yield page.paragraph(words.NONE_YET.of(language), 2)
        return
    heads = (words.EDITION, words.FIRST, words.LAST, words.RULES, words.NORMS, words.TEXT)
    rows = [[(head.of(language), "quiet") for head in heads], *(_row(span, language) for span in spans)]
    yield page.table(_WIDTHS, rows)


def _row(span: Span, language: str) -> list[tuple[str, str]]:
    cells = (span.edition.id, day(span.first.isoformat()), ends(span, language), str(span.rules), str(span.norms))
    return [*((cell, "") for cell in cells), (state(span, language), "" if span.edition.held else "bad")]


def ends(span: Span, language: str) -> str:
    """Give the last day of an edition, or say that none is known."""
    return day(span.last.isoformat()) if span.last else words.OPEN_END.of(language)


def state(span: Span, language: str) -> str:
    """Say whether the text of an edition is held and its first day certain."""
    said: list[Text] = [words.HELD if span.edition.held else words.NOT_HELD]
    said += [words.ASSUMED] if span.edition.assumed else []
    return ", ".join(one.of(language) for one in said)
