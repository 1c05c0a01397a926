"""Which edition of which act rules on which day, as a picture in a page that stands alone."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence
from html import escape

from checker.decision.words import day
from checker.editions import words
from checker.editions.timeline import Lane, Span, turning_days
from checker.reports.page_html import element, page
from checker.reports.timeline_text import ends, state

_WIDTH, _LEFT, _ROW, _TOP, _BAR = 1000, 250, 44, 40, 26
_LETTER = 7.5
_MONTHS_AFTER = 183
_FILLS = ("#cfe0f3", "#e4ecd9")
_PATTERN = (
    '<defs><pattern id="none" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="8" height="8" fill="#fff"/><rect width="3" height="8" fill="#bbb"/></pattern></defs>'
)


def timeline_html(lanes: Sequence[Lane], language: str, today: dt.date) -> str:
    """Give the page: the picture, what its marks mean, and the same as a table."""
    picture = _Picture(lanes, language, today)
    legend = words.LEGEND.of(language).format(day=day(today.isoformat()))
    parts = [picture.svg(), element("p", legend, "where"), _table(lanes, language)]
    return page(words.TITLE.of(language), language, "\n".join(parts) + "\n")


def timeline_svg(lanes: Sequence[Lane], language: str) -> str:
    """Give the picture alone, without a mark for today."""
    return _Picture(lanes, language, None).svg()


class _Picture:
    """Draws a lane per act; days go from the first on which any edition begins to half a year after the last."""

    def __init__(self, lanes: Sequence[Lane], language: str, today: dt.date | None) -> None:
        self.lanes = lanes
        self.language = language
        self.today = today
        days = turning_days(tuple(lanes)) or (today or dt.date.min,)
        self.first = days[0]
        self.last = max(days[-1], today or days[-1]) + dt.timedelta(days=_MONTHS_AFTER)

    def svg(self) -> str:
        height = _TOP + _ROW * len(self.lanes) + 10
        title = escape(words.TITLE.of(self.language))
        inner = "".join([_PATTERN, *self._years(height), *self._lanes(), *self._today(height)])
        return (
            f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{title}" font-size="13" '
            f'font-family="system-ui, sans-serif">{inner}</svg>'
        )

    def _x(self, when: dt.date) -> float:
        share = (when - self.first).days / max(1, (self.last - self.first).days)
        return round(_LEFT + min(1.0, max(0.0, share)) * (_WIDTH - _LEFT - 10), 1)

    def _years(self, height: int) -> Iterator[str]:
        for year in range(self.first.year, self.last.year + 1):
            x = self._x(dt.date(year, 1, 1))
            yield f'<line x1="{x}" y1="{_TOP - 10}" x2="{x}" y2="{height}" stroke="#ddd"/>'
            if x < _WIDTH - 60:
                yield f'<text x="{x + 3}" y="{_TOP - 14}" fill="#595959">{year}</text>'

    def _lanes(self) -> Iterator[str]:
        for number, lane in enumerate(self.lanes):
            y = _TOP + _ROW * number
            name = lane.act.short.of(self.language)
            lines = textwrap.wrap(name, int(_LEFT / _LETTER) - 1, max_lines=2, placeholder=" …")
            for line, shown in enumerate(lines):
                at = y + 18 + 15 * line - (7 if len(lines) > 1 else 0)
                yield f'<text x="0" y="{at}">{escape(shown)}<title>{escape(name)}</title></text>'
            for index, span in enumerate(lane.spans):
                yield self._bar(lane, span, y, _FILLS[index % 2])

    def _bar(self, lane: Lane, span: Span, y: int, fill: str) -> str:
        x, end = self._x(span.first), self._x(span.last + dt.timedelta(days=1)) if span.last else _WIDTH - 10.0
        width = round(max(1.0, end - x), 1)
        paint = fill if span.edition.held else "url(#none)"
        said = f"{lane.act.short.of(self.language)}, {span.edition.id}: {day(span.first.isoformat())} – {ends(span, self.language)}; {state(span, self.language)}"
        bar = f'<rect x="{x}" y="{y}" width="{width}" height="{_BAR}" fill="{paint}" stroke="#5b6b7c"/>'
        if span.edition.assumed:
            bar += f'<line x1="{x}" y1="{y - 4}" x2="{x}" y2="{y + _BAR + 4}" stroke="#a32018" stroke-width="2" stroke-dasharray="3 3"/>'
        if width > len(span.edition.id) * _LETTER + 6:
            bar += f'<text x="{x + 4}" y="{y + 18}">{escape(span.edition.id)}</text>'
        return f"<g>{bar}<title>{escape(said)}</title></g>"

    def _today(self, height: int) -> Iterator[str]:
        if self.today is not None and self.first <= self.today:
            x = self._x(self.today)
            yield f'<line x1="{x}" y1="{_TOP - 8}" x2="{x}" y2="{height}" stroke="#1b1b1b" stroke-width="1.5"/>'
            yield f'<text x="{x}" y="{_TOP - 26}" text-anchor="middle">{escape(words.TODAY.of(self.language))}</text>'


def _table(lanes: Sequence[Lane], language: str) -> str:
    heads = (words.ACT, words.EDITION, words.FIRST, words.LAST, words.RULES, words.NORMS, words.TEXT, words.CAUSED_BY)
    rows = [f"<tr>{''.join(element('th', head.of(language)) for head in heads)}</tr>"]
    for lane in lanes:
        for span in lane.spans:
            cells = (
                lane.act.short.of(language),
                span.edition.id,
                day(span.first.isoformat()),
                ends(span, language),
                str(span.rules),
                str(span.norms),
                ". ".join(
                    filter(
                        None, (state(span, language), span.edition.assumed.of(language), span.edition.note.of(language))
                    )
                ),
                span.edition.caused_by,
            )
            rows.append(f"<tr>{''.join(element('td', cell) for cell in cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"
