"""The nearest known names to a misspelt one."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 100
_NEAR = 0.6
# So long a part of a name says which one is meant.
_SHORTEST_PART = 5
# How much less alike than the nearest name another one may be and still be meant.
_AS_NEAR = 0.1


def nearest(name: str, allowed: Sequence[str]) -> str | None:
    """Give the allowed name closest to `name`, or None when nothing is close enough to suggest."""
    return next(iter(several(name, allowed, most=1)), None)


def several(name: str, allowed: Sequence[str], *, most: int = 3) -> list[str]:
    """Give the allowed names closest to `name`, the closest first, `most` at most; others only where they are about as close.

    A name that differs in case alone is the only one.
    """
    from difflib import SequenceMatcher, get_close_matches

    if len(name) > _LONGEST:
        return []
    folded = {candidate.casefold(): candidate for candidate in allowed}
    if name.casefold() in folded:
        return [folded[name.casefold()]]
    found = get_close_matches(name.casefold(), list(folded), n=most, cutoff=_NEAR)
    alike = [SequenceMatcher(None, one, name.casefold()).ratio() for one in found]
    found = [one for one, ratio in zip(found, alike, strict=True) if ratio >= alike[0] - _AS_NEAR]
    if len(name) >= _SHORTEST_PART:
        found += [one for one in folded if name.casefold() in one and one not in found][: most - len(found)]
    if found:
        return [folded[one] for one in found]
    tails = [candidate for candidate in allowed if candidate.rsplit(".", 1)[-1] == name.rsplit(".", 1)[-1]]
    return tails if len(tails) <= most else []
