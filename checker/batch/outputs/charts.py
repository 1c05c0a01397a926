"""The charts at the head of the page: bars of plain HTML, so that they are read out, printed and copied as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from checker.batch import words
from checker.batch.summary import Summary, ranked

_MOST = 20
Bar = tuple[str, Sequence[tuple[int, str, str]]]


def charts(summary: Summary) -> Iterator[str]:
    """Give the charts by outcome, by ground and by requirement, and what is due and late."""
    tally, titles, say = summary.tally, summary.titles, summary.say
    yield '<div class="charts">\n'
    outcomes = [(titles.rule(name), [(count, tally.effects[name], "")]) for name, count in ranked(tally.outcomes)]
    if tally.unjudged:
        outcomes.append((say(words.NOT_JUDGED), [(tally.unjudged.total(), "against", "")]))
    yield _chart(f"{say(words.OUTCOMES)} ({tally.total})", outcomes)
    concluded = {"complies": "for", "does_not_comply": "against", "open": "open", "none": ""}
    found = [
        (say(words.CONCLUSIONS[name]), [(tally.conclusions[name], tone, "")])
        for name, tone in concluded.items()
        if tally.conclusions[name]
    ]
    yield _chart(say(words.COLUMNS["conclusion"]), found)
    yield _chart(
        say(words.BY_GROUND), [(titles.rule(name), [(count, "against", "")]) for name, count in ranked(tally.grounds)]
    )
    legend = f"{say(words.NOT_MET)} · ? {say(words.UNKNOWN)}"
    yield _chart(f"{say(words.BY_REQUIREMENT)} ({legend})", list(_requirements(summary)))
    yield "</div>\n"
    yield f"<p>{escape(summary.cleared)}</p>\n"
    for title, lines in summary.dated():
        yield f"<h2>{escape(title)}</h2>\n"
        if lines:
            yield f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>\n"


def _requirements(summary: Summary) -> Iterator[Bar]:
    """Give a bar of each requirement: how often it is not met, and how often that is not known."""
    tally = summary.tally
    both = tally.gaps + tally.unknown
    order = sorted(both, key=lambda name: (-tally.gaps[name], -tally.unknown[name], name))
    for name in order[:_MOST]:
        said = [(tally.gaps[name], "against", words.NOT_MET), (tally.unknown[name], "open", words.UNKNOWN)]
        yield summary.titles.rule(name), [(count, tone, summary.say(word)) for count, tone, word in said if count]
    if len(order) > _MOST:
        rest = order[_MOST:]
        yield (
            summary.say(words.OTHER),
            [
                (sum(tally.gaps[name] for name in rest), "against", ""),
                (sum(tally.unknown[name] for name in rest), "open", ""),
            ],
        )


def _chart(title: str, bars: Sequence[Bar]) -> str:
    if not bars:
        return ""
    most = max(sum(count for count, _, _ in parts) for _, parts in bars) or 1
    return f'<section><h2>{escape(title)}</h2>\n<dl class="bars">{"".join(_bar(*bar, most) for bar in bars)}</dl></section>\n'


def _bar(name: str, parts: Sequence[tuple[int, str, str]], most: int) -> str:
    drawn = "".join(f'<i class="{tone}" style="width:{count / most * 100:.2f}%"></i>' for count, tone, _ in parts)
    marks = {"open": "? "}
    said = " · ".join(f"{marks.get(tone, '') if word else ''}{count}" for count, tone, word in parts)
    aloud = " · ".join(f"{word} {count}".strip() for count, _, word in parts)
    return f'<dt>{escape(name)}</dt><dd class="bar">{drawn}</dd><dd title="{escape(aloud)}">{escape(said)}</dd>\n'
