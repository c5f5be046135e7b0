"""What a cache of answers and fetched pages holds, and how old ones leave it. Reading it asks and changes nothing.

The answers' file is the tape's (one table, an answer a row, as JSON), the pages' that of `articles.web.kept`, beside it;
both may be in use by other runs all the while.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from summarizer.errors import SummarizerError

_WAIT = 30.0  # seconds for another process to end its write
_WHEN = "json_extract(recording, '$.recorded_at')"
_SURVEY = f"""
SELECT json_extract(recording, '$.model'), count(*), min({_WHEN}), max({_WHEN}),
       total(json_extract(recording, '$.answer.usage.prompt_tokens')),
       total(json_extract(recording, '$.answer.usage.completion_tokens'))
FROM answers GROUP BY 1 ORDER BY 2 DESC, 1
"""
_LARGEST_FIRST_OUT = f"""
DELETE FROM answers WHERE key IN (
    SELECT key FROM (
        SELECT key, sum(length(CAST(recording AS BLOB))) OVER (ORDER BY {_WHEN} DESC, key) AS kept FROM answers
    ) WHERE kept > ?
)
"""
_PAGES_SURVEY = "SELECT count(*), min(met), max(met) FROM fetches"
_LATEST_MET_STAY = """
DELETE FROM fetches WHERE url IN (
    SELECT url FROM (SELECT url, sum(length(body)) OVER (ORDER BY met DESC, url) AS kept FROM fetches) WHERE kept > ?
)
"""


@dataclass(frozen=True, slots=True)
class ModelAnswers:
    """The answers of one model: how many, from when to when (UTC, ISO 8601), and the tokens they were paid with."""

    model: str
    answers: int
    oldest: str
    newest: str
    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class CacheContents:
    """What a cache holds: `size` is its bytes on disk, journal included."""

    path: Path
    size: int
    models: tuple[ModelAnswers, ...]

    @property
    def answers(self) -> int:
        """How many, of all models."""
        return sum(m.answers for m in self.models)


def read_contents(path: Path) -> CacheContents:
    """What the cache holds; a file that is not there holds nothing. Raises SummarizerError where it cannot be read."""
    if not path.exists():
        return CacheContents(path, 0, ())
    with _opened(path) as connection:
        rows = connection.execute(_SURVEY).fetchall()
    models = tuple(ModelAnswers(str(m), n, str(old), str(new), int(p), int(c)) for m, n, old, new, p, c in rows)
    return CacheContents(path, _size(path), models)


@dataclass(frozen=True, slots=True)
class PagesKept:
    """What a store of fetched pages holds: `oldest` and `newest` are the days on which a run last met a page."""

    path: Path
    size: int
    pages: int
    oldest: str
    newest: str


def read_pages(path: Path) -> PagesKept:
    """What the store holds; a file that is not there holds nothing. Raises SummarizerError where it cannot be read."""
    if not path.exists():
        return PagesKept(path, 0, 0, "", "")
    with _opened(path) as connection:
        count, oldest, newest = connection.execute(_PAGES_SURVEY).fetchone()
    return PagesKept(path, _size(path), count, oldest or "", newest or "")


def prune(path: Path, older_than: datetime | None, max_size: int | None) -> int:
    """Removes answers recorded before a moment, then the oldest until those left take at most `max_size` bytes.

    Returns how many went. Their room on the disk is given back, unless a run is reading just then.
    Raises SummarizerError where the cache cannot be used.
    """
    moment = older_than.strftime("%Y-%m-%dT%H:%M:%SZ") if older_than else None
    return _without(path, (f"DELETE FROM answers WHERE {_WHEN} < ?", moment), (_LARGEST_FIRST_OUT, max_size))


def prune_pages(path: Path, older_than: datetime | None, max_size: int | None) -> int:
    """Removes pages that no run has met since a moment's day, then those met longest ago; else as `prune`."""
    day = older_than.strftime("%Y-%m-%d") if older_than else None
    return _without(path, ("DELETE FROM fetches WHERE met < ?", day), (_LATEST_MET_STAY, max_size))


def _without(path: Path, *removals: tuple[str, str | int | None]) -> int:
    """Removes what the statements say, each where its bound is given. Returns how many rows went."""
    if not path.exists():
        return 0
    with _opened(path) as connection:
        gone = sum(connection.execute(told, (bound,)).rowcount for told, bound in removals if bound is not None)
        if gone:
            with suppress(sqlite3.OperationalError):  # a run is reading: the next pruning gives the room back
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise SummarizerError(f"cannot use the cache {path} ({str(error).splitlines()[0]}); move it away") from None


def _size(path: Path) -> int:
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
