"""What happens in a run, told by whoever does it and heard by whoever watches: a log, a progress bar, nobody.

An event is a name with plain values, so that it can be written as one line of JSON. Telling costs nothing where nobody
watches, and never changes what a run concludes.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

RunEventName = Literal[
    "fetched",
    "start",
    "stage",
    "read",
    "proofread",
    "written",
    "answer",
    "retry",
    "degraded",
    "stopped",
    "failure",
    "note",
    "end",
    "error",
]
"""fetched: an address, with how many are left to fetch; start and end of the run; stage: one is over, with its
seconds; read and written: an article, a story; answer: a response of a model, paid now or kept; retry: a request
that will be sent again; degraded: a question without an answer, done by rules or templates; stopped: no model is
asked any more; failure: what is missing, as the briefing has it; note: a line to the user; error:
why the program ended without its result."""


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One thing that happened. `fields` are numbers, texts and truth values by name; durations are in seconds."""

    name: RunEventName
    fields: Mapping[str, object]


Watch = Callable[[RunEvent], None]

_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


def tell(name: RunEventName, **fields: object) -> None:
    """Tells whoever watches this run."""
    watch = _watch.get()
    if watch is not None:
        watch(RunEvent(name, fields))


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Inside the block, and in tasks started there, everything told is heard by `watch`."""
    before = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(before)


@contextmanager
def timed(stage: str, **fields: object) -> Iterator[None]:
    """Tells how long the block took, whether or not it came to its end."""
    began = time.perf_counter()
    try:
        yield
    finally:
        tell("stage", stage=stage, seconds=round(time.perf_counter() - began, 3), **fields)
