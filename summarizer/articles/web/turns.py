"""How often one host is asked: one request at a time, a pause between them, and a limit for the run."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from summarizer.articles.document import Unreadable


class HostTurns:
    """Requests to one host wait for each other; those to different hosts do not."""

    def __init__(self, pause: float, most: int) -> None:
        """`pause`: seconds between the end of a request and the next to the same host; `most`: requests a host."""
        self._pause = pause
        self._most = most
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, float] = {}
        self._asked: dict[str, int] = defaultdict(int)

    @asynccontextmanager
    async def turn(self, host: str, pause: float = 0.0) -> AsyncIterator[None]:
        """Waits for the host's turn; `pause` is the site's own wish, if longer. Raises Unreadable over the limit."""
        async with self._locks[host]:
            self._asked[host] += 1
            if self._asked[host] > self._most:
                raise Unreadable(
                    f"{host} was asked {self._most} times in this run, which is the limit; try again later"
                )
            clock = asyncio.get_running_loop()
            await asyncio.sleep(max(0.0, self._free_at.get(host, 0.0) - clock.time()))
            try:
                yield
            finally:
                self._free_at[host] = clock.time() + max(self._pause, pause)
