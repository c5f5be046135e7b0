"""When a run began, which its deadline counts from."""

import time
from contextvars import ContextVar

PROCESS = time.monotonic()
"""When this process began, as near as a module can tell that is imported before all others."""

_began: ContextVar[float | None] = ContextVar("began", default=None)


def begin(at: float) -> None:
    """This context's run began then (`time.monotonic`)."""
    _began.set(at)


def began() -> float:
    """When this run began (`time.monotonic`): now, where nobody has said so."""
    at = _began.get()
    return time.monotonic() if at is None else at
