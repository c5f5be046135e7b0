"""The tape: one store of model answers at the HTTP boundary. Recording, replaying, caching and resuming are its modes.

An answer is kept under a digest of the request body alone, so neither the server's address nor a header matters, and it
is on disk before the caller sees it. What is handed on is always what a replay would hand on, byte for byte.
"""

import json
import os
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import TapeError, UsageError
from summarizer.model.leases import Leases

_LOCK_WAIT = 30.0  # seconds that one process waits for another's write to the same cache


class PromptName(BaseModel):
    """Which prompt asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: str


class Recording(BaseModel):
    """One answer as it came, with what it answers told by digests only: no key, no header, no request body.

    `kind` "reference" marks an answer written by hand (`written_by` says by whom); it replays like any other.
    `recorded_at` is UTC, ISO 8601, to the second. `digests` are sha256 hex of article, prompt, schema, parameters and
    messages; `key` is that of the whole request body. `answer` is the response body.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["recording", "reference"]
    model: str
    server: str
    recorded_at: str
    prompt: PromptName
    subject: str
    key: str
    digests: dict[str, str]
    answer: dict[str, Any]
    written_by: str | None = None

    def to_json(self) -> str:
        """Its file's text: indented, in the order of the fields, non-ASCII letters as they are."""
        return json.dumps(self.model_dump(exclude_unset=True), ensure_ascii=False, indent=2) + "\n"


class Store(Protocol):
    """Where answers are kept, by request key."""

    def get(self, key: str) -> Recording | None:
        """The answer kept under `key`. Raises TapeError."""

    def put_all(self, recordings: Sequence[Recording]) -> list[Recording]:
        """Keeps them, on disk when this returns; an answer already there wins and is returned. Raises TapeError.

        It may be called in another thread than `get`.
        """

    def close(self) -> None:
        """Lets go of the disk."""


class RecordingFolder:
    """A folder (and those in it) of small JSON files, one answer each, for people to read and compare."""

    def __init__(self, path: Path) -> None:
        """Reads every recording below `path`. Raises TapeError naming a file that is not one."""
        self.path = path
        self.recordings: dict[str, tuple[Path, Recording]] = {}
        for file in sorted(path.rglob("*.json")):
            recording = _read_recording(file)
            self.recordings.setdefault(recording.key, (file, recording))

    @classmethod
    def all_in(cls, path: Path | None) -> tuple[Recording, ...]:
        """What a folder holds; nothing where there is no such folder."""
        if path is None or not path.is_dir():
            return ()
        return tuple(recording for _, recording in cls(path).recordings.values())

    def get(self, key: str) -> Recording | None:
        found = self.recordings.get(key)
        return found[1] if found else None

    def put_all(self, recordings: Sequence[Recording]) -> list[Recording]:
        return [self.get(recording.key) or self._put(recording) for recording in recordings]

    def _put(self, recording: Recording) -> Recording:
        file = self.path / f"{_slug(recording.prompt.name)}-{_slug(recording.subject)}-{recording.key[:12]}.json"
        try:
            _write_durably(file, recording.to_json())
        except OSError as error:
            reason = error.strerror or str(error)
            raise TapeError(f"cannot write {file} ({reason}); make room or name another folder") from error
        self.recordings[recording.key] = (file, recording)
        return recording

    def close(self) -> None:
        """Nothing is held open."""


class Cache:
    """One SQLite file of answers; several processes may share it."""

    def __init__(self, path: Path) -> None:
        """Opens or creates the file. Raises TapeError."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._reading = self._connected()
            self._writing = self._connected()  # of its own: a connection that waits for the disk answers nothing else
            self._writing.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, recording TEXT)")
            self.leases = Leases(path.with_suffix(".leases"))
        except (sqlite3.Error, OSError) as error:
            raise self._fault(error) from error

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_LOCK_WAIT, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        # WAL's usual NORMAL may lose the last commits with the power, and they were paid for
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    def get(self, key: str) -> Recording | None:
        return self._get(self._reading, key)

    def _get(self, connection: sqlite3.Connection, key: str) -> Recording | None:
        try:
            row = connection.execute("SELECT recording FROM answers WHERE key = ?", (key,)).fetchone()
            return Recording.model_validate_json(row[0]) if row else None
        except (sqlite3.Error, ValidationError) as error:
            raise self._fault(error) from error

    def put_all(self, recordings: Sequence[Recording]) -> list[Recording]:
        rows = [(recording.key, recording.to_json()) for recording in recordings]
        try:
            with self._writing as transaction:
                transaction.execute("BEGIN IMMEDIATE")
                new = [transaction.execute("INSERT OR IGNORE INTO answers VALUES (?, ?)", r).rowcount for r in rows]
        except sqlite3.Error as error:
            raise self._fault(error) from error
        # another process may have been first: both must then go on with the same answer
        return [
            recording if is_new else self._get(self._writing, recording.key) or recording
            for recording, is_new in zip(recordings, new, strict=True)
        ]

    def close(self) -> None:
        self._reading.close()
        self._writing.close()
        self.leases.close()

    def _fault(self, error: Exception) -> TapeError:
        reason = str(error).splitlines()[0]
        return TapeError(f"cannot use the cache {self.path} ({reason}); {_way_out(error)}, or run with --no-cache")


def _way_out(error: Exception) -> str:
    """What helps; a cache is removed only where nothing else does: its answers would be paid for again."""
    if isinstance(error, sqlite3.OperationalError):
        return "make room on its disk and let it be written"
    return "name another folder with --cache" if isinstance(error, OSError) else "remove it"


@dataclass(frozen=True, slots=True)
class Tape:
    """Where answers come from and go to. Without stores it is off; with `replay` the network is never touched.

    `cache`, one of the stores, is shared with other processes: its leases keep them from paying for what is asked here.
    """

    stores: tuple[Store, ...] = ()
    replay: RecordingFolder | None = None
    cache: Cache | None = None

    def get(self, key: str) -> Recording | None:
        """The answer kept under `key` in any store. Raises TapeError."""
        return next((kept for store in self.stores if (kept := store.get(key))), None)

    def put_all(self, recordings: Sequence[Recording]) -> list[Recording]:
        """Keeps them in every store; what the first holds goes for all. Raises TapeError."""
        kept = list(recordings)
        for store in self.stores:
            kept = store.put_all(kept)
        return kept

    async def wait_for_others(self, key: str, url: str) -> None:
        """Returns when no other process asks what belongs to `key` at that address."""
        if self.cache is not None:
            async with self.cache.leases.hold(key, url):
                return

    def close(self) -> None:
        """Lets go of the disk."""
        for store in self.stores:
            store.close()


def live_tape(record: Path | None = None, cache: Path | None = None) -> Tape:
    """A tape that asks the server what it does not hold, and keeps the answer in the folder `record`, the file `cache`,
    both or neither. Raises TapeError."""
    stores: list[Store] = [RecordingFolder(record)] if record is not None else []
    if cache is None:
        return Tape(tuple(stores))
    opened = Cache(cache)
    return Tape((*stores, opened), cache=opened)


def replay_tape(folder: Path) -> Tape:
    """A tape that only plays what `folder` holds. Raises UsageError where there is no such folder, TapeError."""
    recordings = _existing_folder(folder)
    return Tape((recordings,), recordings)


def recorded_model(folder: Path) -> str:
    """The one model whose answers a folder holds. Raises UsageError where there are several or none, TapeError."""
    models = sorted({recording.model for _, recording in _existing_folder(folder).recordings.values()})
    if not models:
        raise UsageError(f"{folder} holds no recordings; make some with --record {folder}")
    if len(models) > 1:
        raise UsageError(f"{folder} holds recordings of several models ({', '.join(models)}); choose one with --model")
    return models[0]


def _existing_folder(path: Path) -> RecordingFolder:
    if not path.is_dir():
        raise UsageError(f"there is no folder {path} to replay; make one with --record {path}")
    return RecordingFolder(path)


def _read_recording(file: Path) -> Recording:
    try:
        return Recording.model_validate_json(file.read_bytes())
    except (OSError, ValidationError) as error:
        fault = error.errors()[0] if isinstance(error, ValidationError) else None
        reason = f"{'.'.join(map(str, fault['loc']))} {fault['msg']}".strip() if fault else str(error)
        raise TapeError(f"{file} is not a recording ({reason}); restore it, or delete it and record again") from error


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:60]


def _write_durably(file: Path, text: str) -> None:
    """Writes the file whole or not at all; it is on disk when this returns."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    if hasattr(os, "O_DIRECTORY"):  # where folders can be synced: else a power cut may forget the new name
        folder = os.open(file.parent, os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
