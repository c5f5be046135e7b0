"""The tape at the HTTP boundary: a request is answered from it, or goes to the server and its answer is kept first.

What is handed on is always what a replay would hand on, byte for byte.
"""

import asyncio
import hashlib
import json
from typing import Any, Literal
from weakref import WeakValueDictionary

import httpx2

from summarizer.model.durable_writes import Keeper
from summarizer.model.kept_answer import is_an_answer, read_answer, recording_of
from summarizer.model.tape import Recording, RecordingFolder, Tape
from summarizer.schema.asking import Ask, current_ask
from summarizer.schema.run_events import tell

MISSING_CODE = "recording_missing"
"""The error code in the body of the 404 that answers a replay miss."""

_SCHEMA_FIELDS = ("response_format", "tools", "tool_choice")
_WORDS = {
    "article": "the article's text",
    "prompt": "the prompt's text",
    "schema": "the answer's schema",
    "parameters": "the model or its parameters",
    "messages": "the messages",
}


class TapeTransport(httpx2.AsyncBaseTransport):
    """Answers a request from the tape, or from `inner`, the way to the server, and then keeps the answer."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, tape: Tape) -> None:
        self._inner = inner
        self._tape = tape
        self._keeper = Keeper(tape.put_all)
        self._locks = WeakValueDictionary[str, asyncio.Lock]()  # each for as long as somebody asks

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """A response whose body is read. A replay miss is a 404 with the code MISSING_CODE and `x-should-retry: false`.

        Raises TapeError, and what `inner` raises.
        """
        question = _Question(json.loads(await request.aread()))
        key = question.key
        # the same question asked twice at once is paid once, and both get the one answer that a replay would give
        async with self._locks.setdefault(key, asyncio.Lock()):
            held = await self._held(key)
            if held is not None:
                return held
            if self._tape.replay is not None:
                return _miss(self._tape.replay, current_ask.get(), question)
            await self._tape.wait_for_others(key, str(request.url))
            # another process may just have had the answer
            return await self._held(key) or await self._asked(request, question)

    async def aclose(self) -> None:
        await self._keeper.close()
        self._tape.close()
        await self._inner.aclose()

    async def _held(self, key: str) -> httpx2.Response | None:
        """The answer that some store has, which every store then has."""
        recording = self._tape.get(key)
        if recording is None:
            return None
        _tell_of(current_ask.get(), recording.answer, "kept", 0.0)
        if len(self._tape.stores) > 1:
            recording = await self._keeper.keep(recording)
        return _json_response(recording.answer)

    async def _asked(self, request: httpx2.Request, question: "_Question") -> httpx2.Response:
        """The server's response, with JSON of our own spelling; an answer in it is kept first."""
        ask = current_ask.get()
        request.extensions["question"] = beside = question.kept_beside(ask)
        response = await self._inner.handle_async_request(request)
        try:
            content = await response.aread()
        finally:
            await response.aclose()
        seconds = float(response.extensions.get("seconds", 0.0))
        if response.extensions.get("kept") and (recording := self._tape.get(question.key)):
            _tell_of(ask, recording.answer, "server", seconds)
            if len(self._tape.stores) > 1:
                recording = await self._keeper.keep(recording)
            return _json_response(recording.answer)
        headers = {name: value for name, value in response.headers.items() if name in ("retry-after", "server")}
        if response.status_code != 200:
            headers["content-type"] = response.headers.get("content-type", "text/plain")
            return httpx2.Response(response.status_code, headers=headers, content=content)
        try:
            answer = read_answer(content)
        except (ValueError, RecursionError):
            # said to be JSON or not, the client must not try to read it
            return httpx2.Response(200, headers=headers | {"content-type": "text/plain"}, content=content)
        if is_an_answer(answer):
            answer = await self._told(ask, recording_of(beside, request, response, answer), seconds)
        return _json_response(answer, headers=headers)

    async def _told(self, ask: Ask, recording: Recording, seconds: float) -> Any:
        """The answer as it is kept in every store, told of as paid now."""
        _tell_of(ask, recording.answer, "server", seconds)
        return (await self._keeper.keep(recording)).answer if self._tape.stores else recording.answer


def _tell_of(ask: Ask, answer: dict[str, Any], origin: Literal["server", "kept"], seconds: float) -> None:
    """Tells of a response: the run's own traffic, whether or not the briefing will rest on it."""
    usage = answer.get("usage")
    tokens = {n: usage.get(n) or 0 for n in ("prompt_tokens", "completion_tokens")} if isinstance(usage, dict) else {}
    tell("answer", origin=origin, prompt=ask.prompt, subject=ask.subject, seconds=round(seconds, 3), **tokens)


def _json_response(body: object, status: int = 200, headers: dict[str, str] | None = None) -> httpx2.Response:
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", errors="replace")
    return httpx2.Response(status, headers={**(headers or {}), "content-type": "application/json"}, content=content)


class _Question:
    """A request's body by the canonical spelling of each field, of which that of the whole and of any part is made."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.model: str = body["model"]
        self._fields = {name: json.dumps(body[name], sort_keys=True, separators=(",", ":")) for name in sorted(body)}
        self.key = _digest(self._fields)

    def kept_beside(self, ask: Ask) -> dict[str, Any]:
        """What is kept of the question beside its answer."""
        return {
            "model": self.model,
            "prompt": {"name": ask.prompt, "version": ask.version},
            # a file's name may be in no encoding at all
            "subject": ask.subject.encode("utf-8", errors="replace").decode(),
            "key": self.key,
            "digests": self.digests(ask),
        }

    def digests(self, ask: Ask) -> dict[str, str]:
        """What the answer depends on, part by part."""
        fields = self._fields.items()
        return {
            "article": ask.subject_digest,
            "prompt": ask.prompt_digest,
            "schema": _digest({name: spelt for name, spelt in fields if name in _SCHEMA_FIELDS}),
            "parameters": _digest({n: spelt for n, spelt in fields if n not in (*_SCHEMA_FIELDS, "messages")}),
            "messages": _sha256(self._fields["messages"]),
        }


def _digest(fields: dict[str, str]) -> str:
    """That of an object whose fields are spelt already."""
    return _sha256("{" + ",".join(f"{json.dumps(name)}:{spelt}" for name, spelt in fields.items()) + "}")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _miss(folder: RecordingFolder, ask: Ask, question: _Question) -> httpx2.Response:
    error = {"code": MISSING_CODE, "type": MISSING_CODE, "param": None, "message": _explain(folder, ask, question)}
    return _json_response({"error": error}, 404, {"x-should-retry": "false"})


def _explain(folder: RecordingFolder, ask: Ask, question: _Question) -> str:
    """What was looked for, the recording nearest to it, and what differs between the two."""
    missing = f"no recording for {ask.prompt} of {ask.subject}"
    advice = "run with --record DIR to make one"
    digests = question.digests(ask)
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
    return f"{missing}: {told}, which differs in {_difference(nearest, ask, digests, question.model)}; {advice}"


def _difference(nearest: Recording, ask: Ask, digests: dict[str, str], model: str) -> str:
    parts = [part for part in digests if nearest.digests.get(part) != digests[part]]
    if {"article", "prompt"} & set(parts):
        parts.remove("messages")  # they hold both texts, so it goes without saying
    words = dict(_WORDS)
    if nearest.prompt.version != ask.version:
        words["prompt"] += f" (recorded with version {nearest.prompt.version}, now {ask.version})"
    if nearest.model != model:
        words["parameters"] = f"the model (recorded with {nearest.model}, now {model})"
    return ", ".join(words[part] for part in parts) or "nothing but its key"
