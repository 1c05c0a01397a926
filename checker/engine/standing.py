"""What is the same in many cases, and stands in all their traces: norms for which nothing of a case counts.

Of the norms of a large table a dossier has records for a few. What the others need, and that there is nothing, is the same
wherever the profile is. Such nodes are laid out once. Both engines judge them in every case until they have agreed on them in one;
from then on they stand judged.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.conditions.model import Norm
from checker.engine.amounts import Weighed
from checker.engine.judged import Judged

_MOST = 256


class Standing:
    """Nodes that are the same in many cases; `settled` once both engines agreed on every one of them."""

    __slots__ = ("nodes", "settled")

    def __init__(self, nodes: Sequence[Judged]) -> None:
        self.nodes = nodes
        self.settled = False


class StandingNorms:
    """The nodes of one norm, by what was weighed."""

    __slots__ = ("_known", "_norm", "_number")

    def __init__(self, number: int, norm: Norm) -> None:
        self._number = number
        self._norm = norm
        self._known: dict[Weighed, Standing] = {}

    def of(self, weighed: Weighed) -> Standing:
        """Give the only node for what was weighed."""
        found = self._known.get(weighed)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[weighed] = Standing((weighed_node(self._norm, self._number, weighed),))
        return found


def weighed_node(norm: Norm, number: int, weighed: Weighed) -> Judged:
    """Make the node of a norm."""
    node = Judged(norm, number)
    node.weighed = weighed
    return node
