"""Says the arithmetic of norms in words: numbers, bounds, and how what is needed was reckoned."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from checker.conditions.amounts import Column, Quantity, Share
from checker.decision import phrases
from checker.engine.amounts import Part
from checker.engine.counting import Amount
from checker.vocabulary.text import LANGUAGES, Text

_ROUNDED = 2
_REMEMBERED = 8192


def number(value: Decimal, language: str) -> str:
    """Print a number without needless zeros, with the decimal sign of the language: 5,25; 8."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if language == "en" else text.replace(".", ",")


def bounds(low: Decimal, high: Decimal | None, language: str) -> str:
    """Print an interval: 6, 6–8, at least 6; "?" where nothing is known."""
    if high is None:
        return phrases.AT_LEAST.of(language).format(low=number(low, language)) if low else "?"
    return number(low, language) if low == high else f"{number(low, language)}–{number(high, language)}"


def amount(found: Amount, language: str) -> str:
    """Print one side of a norm."""
    return bounds(found.low, found.high, language)


def column(found: Column, language: str) -> str:
    """Name a column of a norm table by its band: 101–150, up to 25, 501 or more."""
    if found.least is None or found.most is None:
        if found.most is not None:
            return phrases.UP_TO.of(language).format(most=number(found.most, language))
        return phrases.OR_MORE.of(language).format(least=number(found.least or Decimal(0), language))
    return bounds(found.least, found.most, language)


@lru_cache(maxsize=_REMEMBERED)
def arithmetic(parts: tuple[Part, ...]) -> Text:
    """Show how what is needed was reckoned: 120 / 50 = 2.4 → 2–3; what bounds the sum stands at the end.

    Parts that are the same objects, as those that the engine keeps from case to case, are worded once.
    """
    limits = [cell.at_most for cell in {id(part.cell): part.cell for part in parts}.values() if cell.at_most]
    said = {
        language: [_part(part, language) for part in parts] + [_limit(limit, language) for limit in limits]
        for language in LANGUAGES
    }
    return Text(*("; ".join(dict.fromkeys(said[language])) for language in LANGUAGES))


def _limit(limit: tuple[Decimal, Quantity], language: str) -> str:
    count, of = limit
    return f"≤ {number(count, language)} × {of.title.of(language)}"


def _part(part: Part, language: str) -> str:
    if part.share is None:
        return phrases.ELSEWHERE.of(language)
    share = part.share
    count = bounds(share.count, share.count if share.count_most is None else share.count_most, language)
    if part.base is None or share.of is None:
        return f"{count} {phrases.PER_ORGANISATION.of(language)}"
    title = share.of.title.of(language)
    times = f" × {count}" if count != "1" else ""
    if part.base.high is None:
        return (
            f"{title} ({phrases.NOT_STATED.of(language)}){_divided(share, language)}{times}{_limits(share, language)}"
        )
    shown = bounds(part.base.low, part.base.high, language)
    quotient = ""
    if part.base.exact and share.per == share.per_most != 1:
        quotient = f" = {number(round(part.base.low / share.per, _ROUNDED), language)}"
    result = bounds(part.low, part.high, language)
    how = f"{title}: {shown}{_divided(share, language)}{quotient}{times}{_limits(share, language)}"
    return how if how.endswith(f": {result}") else f"{how} → {result}"


def _divided(share: Share, language: str) -> str:
    if share.per == share.per_most == 1:
        return ""
    low, high = number(share.per, language), number(share.per_most, language)
    return f" / {low}" if low == high else f" / {low}…{high}"


def _limits(share: Share, language: str) -> str:
    least = f"; ≥ {number(share.at_least, language)}" if share.at_least is not None else ""
    most = f"; {_limit(share.at_most, language)}" if share.at_most is not None else ""
    return f" ({(least + most).removeprefix('; ')})" if least or most else ""
