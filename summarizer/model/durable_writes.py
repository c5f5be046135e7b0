"""Writing durably without holding up the event loop: one thread, and one sync of the disk for all that waits for it."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")


class Keeper(Generic[T]):
    """Keeps things by `put_all`, which blocks until all it is given is on disk and returns what is there now.

    While one batch is being written the next gathers, so that a slow disk costs a wait, not a wait for each.
    """

    def __init__(self, put_all: Callable[[Sequence[T]], list[T]]) -> None:
        self._put_all = put_all
        self._thread = ThreadPoolExecutor(1, "keeper")
        self._gathered: list[tuple[T, asyncio.Future[T]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def keep(self, thing: T) -> T:
        """What is kept for the thing, once it is on disk. Raises what `put_all` raises."""
        kept: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._gathered.append((thing, kept))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await kept

    async def close(self) -> None:
        """Returns when everything is written."""
        if self._writing is not None:
            await asyncio.wait([self._writing])
        self._thread.shutdown()

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while self._gathered:
            batch, self._gathered = self._gathered, []
            writing = loop.run_in_executor(self._thread, self._put_all, [thing for thing, _ in batch])
            await asyncio.wait([writing])
            for place, (_, kept) in enumerate(batch):
                if kept.done():  # whoever waited has gone; it is kept all the same
                    continue
                if (error := writing.exception()) is not None:
                    kept.set_exception(error)
                else:
                    kept.set_result(writing.result()[place])
