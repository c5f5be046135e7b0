"""What of a day can be told where a fault of the program ends the whole: all but the articles that bring it about."""

import errno
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from summarizer.errors import SummarizerError

T = TypeVar("T")
R = TypeVar("R")

# the disk is full or broken, the reader of the output is gone, or the system has no file left to open
_OF_SYSTEM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EPIPE, errno.EMFILE, errno.ENFILE})


@dataclass(frozen=True, slots=True)
class Worked(Generic[T, R]):
    """What was made of the items `kept`; `left_out` are the others, each with the last fault that it brought about.

    `result` None: nothing could be made of any.
    """

    result: R | None
    kept: tuple[T, ...]
    left_out: tuple[tuple[T, Exception], ...]


def is_foreseen(error: Exception) -> bool:
    """Whether it is no fault of the program, and ends a run: it has a message of its own, with what to do next."""
    return isinstance(error, SummarizerError) or (isinstance(error, OSError) and error.errno in _OF_SYSTEM)


async def made_without_faulty(
    items: Sequence[T], make: Callable[[Sequence[T]], Awaitable[R]], until: float | None = None
) -> Worked[T, R]:
    """What can be made of as many of the items as possible, in their order.

    Binary splitting (Hwang, A method for detecting all defective members in a population by group testing, 1972): halves
    are added to what works as long as they do, so that d faulty ones among n take some d * 2 * log2(n) tries, and of two
    that only fail together the first is kept. From `until` on, in the time of `time.monotonic`, nothing that fails is split
    any more. Raises what `is_foreseen`.
    """
    kept: list[T] = []
    left_out: list[tuple[T, Exception]] = []
    result: R | None = None
    pieces = [list(items)]
    while pieces:
        piece = pieces.pop()
        try:
            result = await make([*kept, *piece])
        except Exception as fault:  # whatever it is, there is a briefing
            if is_foreseen(fault):
                raise
            middle = len(piece) // 2
            if middle and (until is None or time.monotonic() < until):
                pieces += [piece[middle:], piece[:middle]]
            else:
                left_out += [(item, fault) for item in piece]
        else:
            kept += piece
    return Worked(result, tuple(kept), tuple(left_out))
