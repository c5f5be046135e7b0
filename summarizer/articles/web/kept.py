"""What was fetched, kept as it came, so that a briefing can be made again without the network."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Self

from summarizer.articles.document import Document
from summarizer.errors import SummarizerError

FILE_NAME = "fetches.sqlite"
_KEPT_DAYS = 90
_LOCK_WAIT = 30.0  # seconds that one process waits for another's write
_TABLE = (
    "CREATE TABLE IF NOT EXISTS fetches (url TEXT PRIMARY KEY, final_url TEXT NOT NULL, retrieved TEXT NOT NULL,"
    " content_type TEXT, etag TEXT, last_modified TEXT, body BLOB NOT NULL, met TEXT NOT NULL)"
)
_COLUMNS = "final_url, retrieved, content_type, etag, last_modified, body"


class FetchStoreError(SummarizerError):
    """The store of fetched pages cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """One answer of a web server. `retrieved` is UTC, ISO 8601, to the second; `body` is decompressed."""

    url: str
    final_url: str
    retrieved: str
    content_type: str | None
    etag: str | None
    last_modified: str | None
    body: bytes

    def as_document(self) -> Document:
        """The document that readers get. Its name is the address that was asked for."""
        return Document(self.body, self.url, self.content_type, self.final_url, self.retrieved)


class KeptFetches:
    """One SQLite file with the last fetch of each address; several processes may share it.

    Entries that no run has met for 90 days are dropped, but not from a recording.
    """

    def __init__(self, path: Path, use: Literal["cache", "recording", "read"] = "cache") -> None:
        """Opens the file, and creates it unless it is only read. Raises FetchStoreError."""
        self._path = path
        with self._told():
            if use == "read":
                path = path.resolve()
                self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", timeout=_LOCK_WAIT, uri=True)
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_LOCK_WAIT, isolation_level=None)
            # a recording is one file that can be copied, and read where nothing may be written
            self._connection.execute(f"PRAGMA journal_mode={'DELETE' if use == 'recording' else 'WAL'}")
            self._connection.execute(_TABLE)
            if use == "cache":
                self._connection.execute("DELETE FROM fetches WHERE met < date('now', ?)", (f"-{_KEPT_DAYS} days",))

    @classmethod
    def existing(cls, folder: Path) -> Self | None:
        """The store of a folder, if it has one, to be read only. Raises FetchStoreError."""
        return cls(folder / FILE_NAME, "read") if (folder / FILE_NAME).is_file() else None

    def get(self, url: str) -> Fetch | None:
        """The last fetch of an address. Raises FetchStoreError."""
        with self._told():
            row = self._connection.execute(f"SELECT {_COLUMNS} FROM fetches WHERE url = ?", (url,)).fetchone()
        if row is None:
            return None
        final_url, retrieved, content_type, etag, last_modified, body = row
        with self._told():
            return Fetch(url, final_url, retrieved, content_type, etag, last_modified, zlib.decompress(body))

    def put(self, fetch: Fetch) -> Fetch:
        """Keeps a fetch and returns what is kept: the older one where the server sent the same bytes again.

        So a briefing made twice from pages that did not change is the same briefing. Raises FetchStoreError.
        """
        before = self.get(fetch.url)
        if before is not None and before.body == fetch.body:
            fetch = replace(fetch, retrieved=before.retrieved)
        values = (fetch.url, fetch.final_url, fetch.retrieved, fetch.content_type, fetch.etag, fetch.last_modified)
        with self._told():
            self._connection.execute(
                f"INSERT OR REPLACE INTO fetches (url, {_COLUMNS}, met) VALUES (?, ?, ?, ?, ?, ?, ?, date('now'))",
                (*values, zlib.compress(fetch.body)),
            )
        return fetch

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, zlib.error) as error:
            advice = "make room, name another folder with --cache, or go without: --no-cache"
            raise FetchStoreError(f"cannot use {self._path} ({error}); {advice}") from error


class SparedFetches:
    """A store that a run can do without: after its first fault nothing is kept any more, and `tell` is told why."""

    def __init__(self, store: KeptFetches, tell: Callable[[FetchStoreError], None]) -> None:
        self._store = store
        self._tell = tell
        self._is_lost = False

    def get(self, url: str) -> Fetch | None:
        """The last fetch of an address, if the store can tell."""
        return None if self._is_lost else self._spared(lambda: self._store.get(url))

    def put(self, fetch: Fetch) -> Fetch:
        """Keeps a fetch, if the store can, and returns what is kept."""
        kept = None if self._is_lost else self._spared(lambda: self._store.put(fetch))
        return kept or fetch

    def close(self) -> None:
        """Lets go of the file."""
        self._store.close()

    def _spared(self, work: Callable[[], Fetch | None]) -> Fetch | None:
        try:
            return work()
        except FetchStoreError as error:
            self._is_lost = True
            self._tell(error)
            return None
