"""Worker processes that judge dossiers; the results come back in the order of the dossiers, and a worker that dies is replaced.

Each worker has a pipe of its own, so that the dossier over which one died is known. The processes end by themselves when the one
that started them is gone: the newest sees its pipe close first, and with it those of the others.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from checker.batch.item import Item
from checker.batch.result import Result, unjudged
from checker.batch.work import Judging, Work
from checker.decision.many import many_cases
from checker.documents.write import CannotWrite
from checker.source.place import Place
from checker.source.problem import Problem, SaikesError

# So many dossiers may be judged while the one before them is not done; and so many bytes of them wait.
_WINDOW = 16
_MOST_BYTES = 64 * 1024 * 1024
_MOST_DEATHS = 2
_DIED = 70
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
ROOM = "make room; --resume goes on from here"


class CannotGoOn(SaikesError):
    """What stops a whole batch, as a full disk; what was judged is kept."""

    exit_code = 2


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    given: Item | None = None


class Pool:
    """So many worker processes; use it in a `with`, which ends them.

    `apart` are open files of this process that the others must not keep open, as one that is locked.
    """

    def __init__(self, work: Work, jobs: int, apart: Sequence[int] = ()) -> None:
        self.work = work
        self.jobs = jobs
        self.apart = tuple(apart)
        self.context = _context()
        self.workers: list[_Worker] = []
        self.deaths: dict[int, int] = {}

    def __enter__(self) -> Pool:
        self.workers = [self._start() for _ in range(self.jobs)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()

    def results(self, items: Iterable[Item]) -> Iterator[Result]:
        """Judge dossiers; gives their results in their order. Raises CannotGoOn where a worker could not write documents."""
        todo = iter(items)
        flow = _Flow()
        while True:
            while not flow.ended and flow.room(self.jobs):
                flow.take(next(todo, None))
            self._hand_out(flow)
            # While what is done is written, the workers have work.
            yield from flow.ready()
            if not any(worker.given for worker in self.workers):
                if flow.ended:
                    return
                continue
            self._collect(flow)

    def _hand_out(self, flow: _Flow) -> None:
        """Give a dossier to each worker that has none: it is reading then, so that sending cannot get stuck."""
        for worker in self.workers:
            if flow.waiting and worker.given is None:
                worker.given = flow.waiting.popleft()
                with suppress(OSError):  # gone: its pipe will tell
                    worker.pipe.send(replace(worker.given, keep=None))

    def _collect(self, flow: _Flow) -> None:
        """Take in what the workers have done; replace those that are gone."""
        by_pipe: dict[Any, _Worker] = {worker.pipe: worker for worker in self.workers if worker.given}
        for pipe in wait(list(by_pipe)):
            worker = by_pipe[pipe]
            try:
                came = worker.pipe.recv()
            except (EOFError, OSError):
                self._replace(worker, flow)
                continue
            if isinstance(came, str):
                raise CannotGoOn(came)
            assert worker.given is not None  # noqa: S101
            flow.done(worker.given, came)
            worker.given = None

    def _replace(self, worker: _Worker, flow: _Flow) -> None:
        """Start another worker in the place of one that died; its dossier is judged again, but not one over which two died."""
        worker.pipe.close()
        worker.process.join()
        item = worker.given
        assert item is not None  # noqa: S101
        self.deaths[item.number] = self.deaths.get(item.number, 0) + 1
        if self.deaths[item.number] < _MOST_DEATHS:
            flow.waiting.appendleft(item)
        else:
            flow.done(item, unjudged(item, [_killed(item, worker.process.exitcode)], "failed"))
        self.workers[self.workers.index(worker)] = self._start()

    def _start(self) -> _Worker:
        here, there = self.context.Pipe()
        copied = self.context.get_start_method() == "fork"
        apart, mine = (self.apart, here) if copied else ((), None)
        process = self.context.Process(target=_serve, args=(there, self.work, apart, mine), daemon=True)  # type: ignore[attr-defined]
        with _held_back():
            process.start()
        there.close()
        return _Worker(process, here)


@contextmanager
def _held_back() -> Iterator[None]:
    """Let no signal in between the copy of this process and the moment in which it has settled what signals do."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Flow:
    """The dossiers on their way: those that wait for a worker, and the results that wait for one before them."""

    def __init__(self) -> None:
        self.waiting: deque[Item] = deque()
        self.ended = False
        self._order: deque[int] = deque()
        self._done: dict[int, Result] = {}
        self._bytes = 0

    def room(self, jobs: int) -> bool:
        """Tell whether another dossier may be read: not too many, and not too much of them."""
        return not self._order or (len(self._order) < jobs * _WINDOW and self._bytes < _MOST_BYTES)

    def take(self, item: Item | None) -> None:
        if item is None:
            self.ended = True
            return
        self._order.append(item.number)
        self._bytes += len(item.data)
        if item.problem is not None:
            self._done[item.number] = unjudged(item, [item.problem])
        else:
            self.waiting.append(item)

    def done(self, item: Item, result: Result) -> None:
        self._done[item.number] = result
        self._bytes -= len(item.data)

    def ready(self) -> Iterator[Result]:
        while self._order and self._order[0] in self._done:
            yield self._done.pop(self._order.popleft())


def _serve(pipe: Connection, work: Work, apart: Sequence[int], other_end: Connection | None) -> None:
    """Judge what comes through the pipe until it is closed; interrupts are for the one that hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    for handle in apart:
        os.close(handle)
    if other_end is not None:
        other_end.close()
    try:
        judging = Judging(work)
        with many_cases():
            while True:
                pipe.send(_result(pipe.recv(), judging))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody is there any more
    except BaseException:
        os._exit(_DIED)  # as out of memory: another worker will see


def _result(item: Item, judging: Judging) -> Result | str:
    """Judge a dossier; gives a message where the whole batch has to stop."""
    try:
        return judging.result(item)
    except CannotWrite as error:
        return f"{error}; {ROOM}"
    except OSError as error:
        return f"{error.filename or item.name}: [error] cannot write: {error.strerror}\n    {ROOM}"


def _killed(item: Item, code: int | None) -> Problem:
    how = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    message = f"the process that judged this dossier died over it twice ({how})"
    return Problem("killed", Place(item.file, item.line or 1, 1), message, "please report it with the dossier")


def cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _context() -> BaseContext:
    """Copy this process where that is possible, so that the rules need not be loaded again."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods else "spawn")
