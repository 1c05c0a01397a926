"""Work on many things over the cores of the machine; the results come back in their order."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from checker.decision.many import many_cases
from checker.source.problem import SaikesError

Result = TypeVar("Result")
# So many pieces for each process: few enough to share what a process has learnt, enough that none waits long for another.
_PIECES = 8
_work: list[Callable[[int], object]] = []


class WorkFailed(SaikesError):
    """What was done in another process ended early; has its text and its exit code."""

    def __init__(self, text: str, exit_code: int) -> None:
        self.exit_code = exit_code
        super().__init__(text)


def cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[int], Result], count: int, jobs: int) -> Iterator[Result]:
    """Do `work` for 0 … count-1 in so many processes, each a copy of this one; with one, here.

    Raises WorkFailed for what a process raises as a SaikesError.
    """
    jobs = min(jobs, count)
    if jobs <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        with many_cases():
            yield from map(work, range(count))
        return
    size = max(1, count // (jobs * _PIECES))
    pieces = [range(start, min(start + size, count)) for start in range(0, count, size)]
    _work.append(work)
    try:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            for found in pool.imap(_done, pieces):
                if isinstance(found, tuple):
                    raise WorkFailed(*found)
                yield from found  # type: ignore[misc]
    finally:
        _work.pop()


def _done(piece: Sequence[int]) -> list[object] | tuple[str, int]:
    try:
        with many_cases():
            return [_work[-1](index) for index in piece]
    except SaikesError as error:
        return str(error), error.exit_code
