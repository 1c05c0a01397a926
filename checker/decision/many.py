"""A process that judges many dossiers one after the other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# More objects than some hundred decisions hold at a time; the default is 700, less than one case makes.
SELDOM = 500_000


@contextmanager
def many_cases() -> Iterator[None]:
    """Let the garbage collector run seldom while dossiers are judged; enter it when rules are loaded.

    What a case makes holds no cycles (a test sees to that): it goes when the decision on it is dropped. So the collector finds
    nothing there, and what it walks in vain, the rules and the engines, stays as long as the process: that is frozen.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(SELDOM, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
