"""Who is asking what, among the processes that share a cache: the same question is asked by one at a time.

A lease is a lock of one byte in one file, at the place that the question's key and the server's address say (POSIX record
locks, fcntl(2)). The system takes it back when its process ends, however it ends, so nothing is ever left behind to be
cleaned up.
"""

import asyncio
import hashlib
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

_LOOK_AGAIN = 0.1  # seconds
_BYTES = 7  # of a place in the file: the system counts places in 63 bits


class Leases:
    """The leases of one cache. Where the system or the disk has no such locks, everyone has every lease."""

    def __init__(self, path: Path) -> None:
        """Opens or creates the file. Raises OSError."""
        self._file = path.open("ab")

    @asynccontextmanager
    async def hold(self, key: str, url: str) -> AsyncIterator[None]:
        """Waits until no other process asks the question of a key at that address, and holds its lease for the block.

        What is still awaited from another server, which may hang, keeps nobody from asking this one.
        """
        place = int.from_bytes(hashlib.sha256(f"{key} {url}".encode()).digest()[:_BYTES])
        while not self._take(place):
            await asyncio.sleep(_LOOK_AGAIN)
        try:
            yield
        finally:
            self._give_back(place)

    def close(self) -> None:
        """Gives back all leases."""
        self._file.close()

    if sys.platform == "win32":

        def _take(self, place: int) -> bool:
            return True

        def _give_back(self, place: int) -> None:
            """There is nothing to give back."""

    else:

        def _take(self, place: int) -> bool:
            import fcntl

            try:
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
            except (BlockingIOError, PermissionError):
                return False
            except OSError:  # a network disk without locks
                return True
            return True

        def _give_back(self, place: int) -> None:
            import fcntl

            try:
                fcntl.lockf(self._file, fcntl.LOCK_UN, 1, place)
            except OSError:
                return
