"""Processes of a run's own that work beside it and end with it, whatever ends it; and how many of them are worth it."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from summarizer.garbage import collect_seldom, give_back_freed_memory

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

P = ParamSpec("P")
T = TypeVar("T")

LOST = (BrokenExecutor, OSError)
"""What a task's future raises if its process was killed, or never started: then the work is to be done here."""

ENOUGH = 300
"""Articles from which on processes of their own pay: one takes half a second of CPU to start, an article a fiftieth."""

ENOUGH_TO_ASK = 60
"""The same where a model is asked: they put the first questions while this process imports what asks them."""

_MOST = 4  # processes: one CPU merges, asks and hears the answers of four
_ALL_DO = ("summarizer.warm_start",)  # imported once, for all of them


class Worker:
    """One process, which does one task after the other. It ends at once when it is closed, whatever it is at."""

    def __init__(self, begin: Callable[P, object], *given: P.args, **named: P.kwargs) -> None:
        """`begin` is called there first. Raises ImportError, NotImplementedError, OSError where none can be had."""
        context = _context()
        self._lines = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(1, context, _begin, (self._lines[0], partial(begin, *given, **named)))

    def submit(self, task: Callable[P, T], *given: P.args, **named: P.kwargs) -> "Future[T]":
        """Begins the task there, or after those before it. Raises one of `LOST`."""
        with _command_left_out():  # the first task starts the process
            return self._pool.submit(task, *given, **named)

    def close(self) -> None:
        """Ends the process."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for line in self._lines:
            line.close()


@contextmanager
def _command_left_out() -> Iterator[None]:
    """For starting a process: it need not import the installed command's script, and with it the whole command line."""
    command = sys.modules["__main__"]
    script = command.__dict__.pop("__file__", None)
    try:
        yield
    finally:
        if script is not None:
            command.__file__ = script


def prepare() -> None:
    """Starts the process that workers are forked off; it imports what they all do beside what this one does next.

    For where `usable_processes` are more than none. Where that fails, `start_workers` tries again and does without.
    """
    from multiprocessing import forkserver, resource_tracker  # not everywhere

    _context()
    with contextlib.suppress(OSError):
        resource_tracker.ensure_running()  # first, as it unblocks what is blocked
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # a terminal sends it to all of them
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> "ForkServerContext":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_ALL_DO))
    return context


def start_workers(processes: int, begin: Callable[P, object], *given: P.args, **named: P.kwargs) -> list[Worker]:
    """So many workers, none where none can be had; they get ready beside whatever this process does next."""
    workers: list[Worker] = []
    if processes:  # what comes from them by the megabyte is let go of soon
        give_back_freed_memory()
    # a system may have no semaphores, or no room for another process
    with contextlib.suppress(ImportError, NotImplementedError, OSError):
        while len(workers) < processes:
            workers.append(Worker(begin, *given, **named))
    if workers:
        threading.Thread(target=_start, args=(tuple(workers),), daemon=True).start()
    return workers


def _start(workers: Sequence[Worker]) -> None:
    with contextlib.suppress(*LOST, RuntimeError):  # the last: closed before it had begun
        for worker in workers:
            worker.submit(os.getpid)


class Crew:
    """Workers that share what there is to do. What none can do, or a killed one has not done, is done here."""

    def __init__(self, workers: Sequence[Worker] = ()) -> None:
        self._unfinished = Counter(dict.fromkeys(workers, 0))

    def __len__(self) -> int:
        return len(self._unfinished)

    def begin(self, task: Callable[P, T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
        """Begins the task, with the worker that has least to do; what it gives back waits for the result."""
        if not self._unfinished:
            return partial(task, *given, **named)
        worker = min(self._unfinished, key=lambda known: self._unfinished[known])
        try:
            future = worker.submit(task, *given, **named)
        except LOST:
            self._unfinished.pop(worker)
            return self.begin(task, *given, **named)
        self._unfinished[worker] += 1
        return partial(self._result, worker, future, partial(task, *given, **named))

    def _result(self, worker: Worker, future: "Future[T]", here: Callable[[], T]) -> T:
        try:
            result = future.result()
        except LOST:
            self._unfinished.pop(worker, None)
            return here()
        self._unfinished[worker] -= 1
        return result


@contextmanager
def beside(processes: int, begin: Callable[[], object]) -> Iterator[Crew]:
    """A crew of so many new processes, in each of which `begin` is called first; they end with the block."""
    workers = start_workers(processes, begin)
    try:
        yield Crew(workers)
    finally:
        for worker in workers:
            worker.close()


def processes_for(articles: int, *, asking: bool = False) -> int:
    """How many processes are worth starting for so many articles; `asking`: a model's server is asked about them."""
    return usable_processes() if articles >= (ENOUGH_TO_ASK if asking else ENOUGH) else 0


def usable_processes() -> int:
    """How many processes can work at once here, up to four; 0 where that is one, or none can be had."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return 0
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(usable, _MOST) if usable > 1 else 0


# --- inside such a process ---


def _begin(line: "Connection[Any, Any]", begin: Callable[[], object]) -> None:
    # a terminal sends it to all of them: the run alone decides what becomes of its processes
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(line,), daemon=True).start()
    begin()
    collect_seldom()


def _end_with(line: "Connection[Any, Any]") -> None:
    """Ends this process at once when the other end of the line is closed, by whom or what ever."""
    with contextlib.suppress(EOFError, OSError):
        line.recv_bytes()
    os._exit(0)
