"""The nearest known name to a misspelt one."""

from __future__ import annotations

from collections.abc import Sequence

_LONGEST = 100


def nearest(name: str, allowed: Sequence[str]) -> str | None:
    """Give the allowed name closest to `name`, or None when nothing is close enough to suggest."""
    from difflib import get_close_matches

    if len(name) > _LONGEST:
        return None
    folded = {candidate.casefold(): candidate for candidate in allowed}
    if name.casefold() in folded:
        return folded[name.casefold()]
    found = get_close_matches(name.casefold(), list(folded), n=1, cutoff=0.6)
    if found:
        return folded[found[0]]
    tails = [candidate for candidate in allowed if candidate.rsplit(".", 1)[-1] == name.rsplit(".", 1)[-1]]
    return tails[0] if len(tails) == 1 else None
