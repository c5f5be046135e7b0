"""Runs a command's coroutine so that one Ctrl-C, or one SIGTERM, ends it wherever it is.

asyncio asks the coroutine to end at its next await. Reading a long page and merging a long story await nothing for a
minute; so where the request is not followed in time it is made again, and the second one asyncio raises at once.
"""

import asyncio
import signal
import threading
from collections.abc import Coroutine
from types import FrameType
from typing import TypeVar

T = TypeVar("T")
_PATIENCE = 3.0  # seconds in which what is open can be closed in good order


def run_interruptible(main: Coroutine[object, object, T]) -> T:
    """What the coroutine returns. Raises KeyboardInterrupt soon after the first request to stop."""
    if threading.current_thread() is not threading.main_thread():
        return asyncio.run(main)  # signals are the main thread's
    before = signal.getsignal(signal.SIGINT)
    given: list[T] = []  # not what asyncio.run returns: Python 3.11 spells that out twice as it puts the signal back
    try:
        asyncio.run(_with_insistence(main, given))
    finally:
        signal.signal(signal.SIGINT, before)
    return given[0]


async def _with_insistence(main: Coroutine[object, object, T], given: list[T]) -> None:
    """Puts what the coroutine returns in the list.

    Asks again, once, what asyncio's own handler of the signal has asked for in vain.
    """
    ask = signal.getsignal(signal.SIGINT)
    insist = threading.Timer(_PATIENCE, signal.raise_signal, (signal.SIGINT,))
    insist.daemon = True

    def stop(number: int, frame: FrameType | None) -> None:
        if insist.ident is None:
            insist.start()
        if callable(ask):
            ask(number, frame)

    signal.signal(signal.SIGINT, stop)
    try:
        given.append(await main)
    except KeyboardInterrupt:
        raise asyncio.CancelledError from None  # asyncio.run makes KeyboardInterrupt of it, without a word of its own
    finally:
        insist.cancel()
        signal.signal(signal.SIGINT, ask)
