"""How often the garbage collector looks for cycles, in every process of a run."""

import gc

_PACE = (50_000, 20, 50)


def collect_seldom() -> None:
    """At its own pace it walks what was imported, or is being unpickled, again and again, and finds next to nothing."""
    gc.set_threshold(*_PACE)
