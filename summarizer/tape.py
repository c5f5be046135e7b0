"""The tape: one store of model answers at the HTTP boundary. Recording, replaying, caching and resuming are its modes.

An answer is kept under a digest of the request body alone, so neither the server's address nor a header matters, and it
is on disk before the caller sees it. What is handed on is always what a replay would hand on, byte for byte.
"""

import asyncio
import hashlib
import json
import os
import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Protocol

import httpx2
from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import TapeError, UsageError
from summarizer.schema.asking import Ask, current_ask
from summarizer.schema.run_events import tell

MISSING_CODE = "recording_missing"
"""The error code in the body of the 404 that answers a replay miss."""

_SCHEMA_FIELDS = ("response_format", "tools", "tool_choice")
_LOCK_WAIT = 30.0  # seconds that one process waits for another's write to the same cache
_WORDS = {
    "article": "the article's text",
    "prompt": "the prompt's text",
    "schema": "the answer's schema",
    "parameters": "the model or its parameters",
    "messages": "the messages",
}


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

    def put(self, recording: Recording) -> Recording:
        """Keeps it, on disk when this returns; an answer already there wins and is returned. Raises TapeError."""

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

    def get(self, key: str) -> Recording | None:
        found = self.recordings.get(key)
        return found[1] if found else None

    def put(self, recording: Recording) -> Recording:
        if kept := self.get(recording.key):
            return kept
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
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_LOCK_WAIT, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode=WAL")
            # WAL's usual NORMAL may lose the last commits with the power, and they were paid for
            self._connection.execute("PRAGMA synchronous=FULL")
            self._connection.execute("CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, recording TEXT)")
        except (sqlite3.Error, OSError) as error:
            raise self._fault(error) from error

    def get(self, key: str) -> Recording | None:
        try:
            row = self._connection.execute("SELECT recording FROM answers WHERE key = ?", (key,)).fetchone()
            return Recording.model_validate_json(row[0]) if row else None
        except (sqlite3.Error, ValidationError) as error:
            raise self._fault(error) from error

    def put(self, recording: Recording) -> Recording:
        row = (recording.key, recording.to_json())
        try:
            self._connection.execute("INSERT OR IGNORE INTO answers VALUES (?, ?)", row)
        except sqlite3.Error as error:
            raise self._fault(error) from error
        # another process may have been first: both must then go on with the same answer
        return self.get(recording.key) or recording

    def close(self) -> None:
        self._connection.close()

    def _fault(self, error: Exception) -> TapeError:
        reason = str(error).splitlines()[0]
        return TapeError(f"cannot use the cache {self._path} ({reason}); remove it, or run with --no-cache")


@dataclass(frozen=True, slots=True)
class Tape:
    """Where answers come from and go to. Without stores it is off; with `replay` the network is never touched."""

    stores: tuple[Store, ...] = ()
    replay: RecordingFolder | None = None


def live_tape(record: Path | None = None, cache: Path | None = None) -> Tape:
    """A tape that asks the server what it does not hold, and keeps the answer in the folder `record`, the file `cache`,
    both or neither. Raises TapeError."""
    stores: list[Store] = []
    if record is not None:
        stores.append(RecordingFolder(record))
    if cache is not None:
        stores.append(Cache(cache))
    return Tape(tuple(stores))


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


class TapeTransport(httpx2.AsyncBaseTransport):
    """Answers a request from the tape, or from `inner`, the way to the server, and then keeps the answer."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, tape: Tape) -> None:
        self._inner = inner
        self._tape = tape
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """A response whose body is read. A replay miss is a 404 with the code MISSING_CODE and `x-should-retry: false`.

        Raises TapeError, and what `inner` raises.
        """
        body = json.loads(await request.aread())
        key = _digest(body)
        # the same question asked twice at once is paid once, and both get the one answer that a replay would give
        async with self._locks[key]:
            recording = next((kept for store in self._tape.stores if (kept := store.get(key))), None)
            if recording is None and self._tape.replay is not None:
                return _miss(self._tape.replay, current_ask.get(), body)
            if recording is None:
                began = time.perf_counter()
                response = await _fetch(self._inner, request)
                answer = _usable(response)
                if answer is not None:
                    _tell_of(current_ask.get(), answer, "server", time.perf_counter() - began)
                if answer is None or not self._tape.stores:
                    return response
                recording = _recording(current_ask.get(), key, body, answer, _server(request, response, answer))
            else:
                _tell_of(current_ask.get(), recording.answer, "kept", 0.0)
            return _json_response(_kept(self._tape.stores, recording).answer)

    async def aclose(self) -> None:
        for store in self._tape.stores:
            store.close()
        await self._inner.aclose()


def _tell_of(ask: Ask, answer: dict[str, Any], origin: Literal["server", "kept"], seconds: float) -> None:
    """Tells of a response: the run's own traffic, whether or not the briefing will rest on it."""
    usage = answer.get("usage")
    tokens = {n: usage.get(n) or 0 for n in ("prompt_tokens", "completion_tokens")} if isinstance(usage, dict) else {}
    tell("answer", origin=origin, prompt=ask.prompt, subject=ask.subject, seconds=round(seconds, 3), **tokens)


def _kept(stores: Sequence[Store], recording: Recording) -> Recording:
    for store in stores:
        recording = store.put(recording)
    return recording


async def _fetch(inner: httpx2.AsyncBaseTransport, request: httpx2.Request) -> httpx2.Response:
    """The server's response, read whole, and with JSON of our own spelling, as a replay would give it."""
    response = await inner.handle_async_request(request)
    try:
        content = await response.aread()
    finally:
        await response.aclose()
    headers = {name: value for name, value in response.headers.items() if name in ("retry-after", "server")}
    if response.status_code != 200:
        headers["content-type"] = response.headers.get("content-type", "text/plain")
        return httpx2.Response(response.status_code, headers=headers, content=content)
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        # said to be JSON or not, the client must not try to read it
        return httpx2.Response(200, headers=headers | {"content-type": "text/plain"}, content=content)
    return _json_response(answer, headers=headers)


def _json_response(body: object, status: int = 200, headers: dict[str, str] | None = None) -> httpx2.Response:
    # half a surrogate pair, which some models emit, can stand in no file: it becomes a question mark, live as replayed
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", errors="replace")
    return httpx2.Response(status, headers={**(headers or {}), "content-type": "application/json"}, content=content)


def _usable(response: httpx2.Response) -> dict[str, Any] | None:
    """The body worth keeping: an answer, a refusal or a truncated answer, since each of them would come again."""
    if response.status_code != 200 or response.headers["content-type"] != "application/json":
        return None
    answer = json.loads(response.content)
    choices = answer.get("choices") if isinstance(answer, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        return None
    said = any(message.get(field) for field in ("content", "tool_calls", "refusal"))
    return answer if said or choice.get("finish_reason") in ("length", "content_filter") else None


def _recording(ask: Ask, key: str, body: dict[str, Any], answer: dict[str, Any], server: str) -> Recording:
    return Recording(
        kind="recording",
        model=body["model"],
        server=server,
        recorded_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        prompt=PromptName(name=ask.prompt, version=ask.version),
        subject=ask.subject.encode("utf-8", errors="replace").decode(),  # a file's name may be in no encoding at all
        key=key,
        digests=_digests(ask, body),
        answer=answer,
    )


def _server(request: httpx2.Request, response: httpx2.Response, answer: dict[str, Any]) -> str:
    """Where the answer came from: the origin alone, since a URL's path or user may be a secret."""
    port = f":{request.url.port}" if request.url.port else ""
    told = [str(name) for name in (response.headers.get("server"), answer.get("system_fingerprint")) if name]
    return f"{request.url.scheme}://{request.url.host}{port}" + (f" ({'; '.join(told)})" if told else "")


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _digests(ask: Ask, body: dict[str, Any]) -> dict[str, str]:
    return {
        "article": ask.subject_digest,
        "prompt": ask.prompt_digest,
        "schema": _digest({name: body[name] for name in _SCHEMA_FIELDS if name in body}),
        "parameters": _digest({name: body[name] for name in body if name not in (*_SCHEMA_FIELDS, "messages")}),
        "messages": _digest(body["messages"]),
    }


def _miss(folder: RecordingFolder, ask: Ask, body: dict[str, Any]) -> httpx2.Response:
    error = {"code": MISSING_CODE, "type": MISSING_CODE, "param": None, "message": _explain(folder, ask, body)}
    return _json_response({"error": error}, 404, {"x-should-retry": "false"})


def _explain(folder: RecordingFolder, ask: Ask, body: dict[str, Any]) -> str:
    """What was looked for, the recording nearest to it, and what differs between the two."""
    missing = f"no recording for {ask.prompt} of {ask.subject}"
    advice = "run with --record DIR to make one"
    digests = _digests(ask, body)
    near = [
        (recording.subject != ask.subject, sum(recording.digests.get(part) != digests[part] for part in digests), file)
        for file, recording in folder.recordings.values()
        if recording.prompt.name == ask.prompt
    ]
    if not near:
        return f"{missing}: {folder.path} has none of this prompt; {advice}"
    file = min(near)[2]
    nearest = next(recording for path, recording in folder.recordings.values() if path == file)
    told = f"nearest is {file.name} (model {nearest.model}, {nearest.recorded_at[:10]})"
    return f"{missing}: {told}, which differs in {_difference(nearest, ask, digests, body)}; {advice}"


def _difference(nearest: Recording, ask: Ask, digests: dict[str, str], body: dict[str, Any]) -> str:
    parts = [part for part in digests if nearest.digests.get(part) != digests[part]]
    if {"article", "prompt"} & set(parts):
        parts.remove("messages")  # they hold both texts, so it goes without saying
    words = dict(_WORDS)
    if nearest.prompt.version != ask.version:
        words["prompt"] += f" (recorded with version {nearest.prompt.version}, now {ask.version})"
    if nearest.model != body["model"]:
        words["parameters"] = f"the model (recorded with {nearest.model}, now {body['model']})"
    return ", ".join(words[part] for part in parts) or "nothing but its key"


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
