"""Shows a text from a file in a message or on a terminal: short, on one line, without characters that act on the screen."""

from __future__ import annotations

import re

# Controls that move the cursor, switch the direction of writing or end the line; halves of a character that was cut in two.
UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# What takes no room: it may stand in a text, but a message about the text has to show it.
_HIDDEN = re.compile(f"{UNPRINTABLE.pattern[:-1]}\u00ad\u180e\u200b-\u200d\u2060]")
_MOST = 60


def visible(text: str) -> str:
    """Write every character that acts on the screen or takes no room instead of showing itself, as \\n, \\x1b or \\u200b."""
    return _HIDDEN.sub(lambda found: found[0].encode("unicode_escape", "surrogatepass").decode("ascii"), text)


def shown(text: str, most: int = _MOST) -> str:
    """Shorten a text of any length for a message; no more than `most` characters of it are kept."""
    kept = text if len(text) <= most else text[: most - 1] + "…"
    return visible(kept)
