"""Chance that is the same everywhere: one stream of numbers for each dossier, from the seed and its number alone."""

from __future__ import annotations

import hashlib
import random
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Chance:
    """A stream of numbers for one dossier.

    Only `random()` of a generator seeded with a whole number is drawn: Python promises that this never changes, as it does not for
    `choice`, `shuffle` or `randrange`.
    """

    __slots__ = ("draw",)

    def __init__(self, seed: int, number: int) -> None:
        digest = hashlib.sha256(f"saikes generate\n{seed}\n{number}".encode()).digest()
        self.draw = random.Random(int.from_bytes(digest[:16])).random  # noqa: S311 - invented dossiers, no secrets

    def below(self, bound: int) -> int:
        """Draw a whole number from 0 to `bound` - 1."""
        return int(self.draw() * bound)

    def of(self, items: Sequence[Item]) -> Item:
        """Draw one of several."""
        return items[int(self.draw() * len(items))]

    def happens(self, thousandths: int) -> bool:
        """Tell whether what happens so many times in a thousand happens."""
        return self.draw() * 1000 < thousandths


class Shares(Generic[Item]):
    """Several things, each as often as its share says."""

    __slots__ = ("ends", "items")

    def __init__(self, shares: Sequence[tuple[Item, int]]) -> None:
        self.items = [item for item, _ in shares]
        self.ends = list(accumulate(share for _, share in shares))

    def drawn(self, chance: Chance) -> Item:
        """Draw one of them."""
        return self.items[bisect_right(self.ends, chance.below(self.ends[-1]))]
