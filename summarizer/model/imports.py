"""Importing what is large."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


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


@contextmanager
def passed_over(module: str) -> Iterator[None]:
    """For imports: what others take names from when they are imported, and never use here, gives them names of nothing.

    Whoever imports it behind the block gets it as it is.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = stand_in = _Nothing(module)
    try:
        yield
    finally:
        if sys.modules.get(module) is stand_in:
            del sys.modules[module]


class _Nothing(ModuleType):
    """A module with a class of nothing for each name."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})
