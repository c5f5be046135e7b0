"""Importing what is large."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """For imports: none of what they make is garbage, and to walk it again and again is a sixth of their time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # nor is it to be walked later
        if was_on:
            gc.enable()


@contextmanager
def absent(module: str) -> Iterator[None]:
    """For imports: what they can do without, and would never use, is as if it were not installed."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]  # how the import system is told so
    try:
        yield
    finally:
        del sys.modules[module]
