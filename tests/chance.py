"""How long tests draw by chance: the same few draws every time, or as many new ones as `SAIKES_EXAMPLES` says.

Without it every run draws the same and no run can fail that another passes. With it Hypothesis draws anew; what it prints for
a failure, and the seed, repeat it.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

LONG = "SAIKES_EXAMPLES"
FIXED, RANDOM = "fixed", "random"

settings.register_profile(
    FIXED, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
settings.register_profile(RANDOM, settings.get_profile(FIXED), derandomize=False)


def examples(usual: int) -> int:
    """Give how many examples to draw: as many as usual, or as many as are asked for."""
    return int(os.environ.get(LONG, usual))


def choose() -> None:
    """Draw the same every time, unless a long run is asked for."""
    settings.load_profile(RANDOM if LONG in os.environ else FIXED)
