"""The same work for each of many things, so many at once."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
X = TypeVar("X")


async def for_each(
    work: Callable[[X], Awaitable[T]], items: Iterable[X], put: Callable[[int, T], None], at_once: int
) -> None:
    """Gives `put` each result with the place of its item, at most `at_once` in work; the first exception ends all."""
    queue = iter(enumerate(items))
    turn = asyncio.Lock()

    async def worker() -> None:
        for place, item in queue:
            async with turn:
                await asyncio.sleep(0)  # answers are taken in between the reading of two articles
            put(place, await work(item))

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(at_once):
                group.create_task(worker())
    except BaseExceptionGroup as failed:
        raise _first(failed) from None


def _first(failed: BaseExceptionGroup[BaseException]) -> BaseException:
    """The exception to tell the user of: a group of them says nothing in one line."""
    first = failed.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
