"""What becomes of memory that is no longer used."""

import contextlib
import gc
import sys

_PACE = (50_000, 20, 50)
_ONE_HEAP = (-8, 1)  # M_ARENA_MAX of malloc.h: threads share one
_LARGE = 128 * 1024  # bytes, where glibc starts
_GIVEN_BACK = ((-3, _LARGE), (-1, _LARGE))  # M_MMAP_THRESHOLD and M_TRIM_THRESHOLD


def collect_seldom() -> None:
    """At its own pace the collector walks what was imported, or is unpickled, again and again, and finds next to nothing."""
    gc.set_threshold(*_PACE)


def leave_the_rest() -> None:
    """For the end of a program: what is still held is not looked through once more, it goes with the process."""
    gc.freeze()
    gc.disable()


def give_back_freed_memory() -> None:
    """Large blocks go back to the system when they are freed; does nothing where the C library is not glibc.

    By itself glibc raises the size from which on it does so to that of the largest block that was ever freed, and has a heap
    for each thread that allocates (mallopt(3)): what is pickled, read and let go of leaves holes in all of them.
    """
    for setting in (_ONE_HEAP, *_GIVEN_BACK):
        _of_glibc("mallopt", *setting)


def give_back_holes() -> None:
    """What has been freed between what is still used goes back to the system, too; costs some milliseconds.

    For when much has been let go of at once. Does nothing where the C library is not glibc (malloc_trim(3)).
    """
    _of_glibc("malloc_trim", 0)


def _of_glibc(function: str, *arguments: int) -> None:
    if sys.platform != "linux":
        return
    import ctypes  # not at the start of a command that needs no memory to speak of

    with contextlib.suppress(AttributeError, OSError):  # musl has no such functions
        getattr(ctypes.CDLL(None), function)(*arguments)
