"""How one OpenAI-compatible server wants a request put, learned from its complaints and remembered between runs.

This lies below the tape, so that an answer is kept under the question as it was first put: a replay asks that one.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import httpx2

_COMPLAINTS = (400, 422, 500, 501)  # llama.cpp answers 500 to a schema that it makes no grammar of
_FORMS = ("json_schema", "tools", "json_object", "text")
_FORM_WORDS = {
    "json_schema": ("response_format", "json_schema", "json schema", "grammar", "structured output"),
    "tools": ("tool", "function"),
    "json_object": ("response_format", "json_object", "json mode"),
    "text": (),
}
_IN_WORDS = "Answer with one JSON object that fits this JSON Schema, and with nothing else:\n"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one server and model understand. `form` is how the answer's schema is put, the first that works of _FORMS."""

    form: str = "json_schema"
    max_completion_tokens: bool = False
    temperature: bool = True

    def after(self, complaint: str) -> "Dialect":
        """The next to try; the same where the complaint is about something else."""
        told = complaint.lower()
        next_form = self.form
        if any(word in told for word in _FORM_WORDS[self.form]):
            next_form = _FORMS[_FORMS.index(self.form) + 1]
        return replace(
            self,
            form=next_form,
            max_completion_tokens=self.max_completion_tokens or "max_completion_tokens" in told,
            temperature=self.temperature and "temperature" not in told,
        )

    def of(self, body: dict[str, Any]) -> dict[str, Any]:
        """The request's body in this dialect."""
        body = dict(body)
        if self.max_completion_tokens:
            body["max_completion_tokens"] = body.pop("max_tokens")
        if not self.temperature:
            del body["temperature"]
        if self.form == "json_schema":
            return body
        asked = body.pop("response_format")["json_schema"]
        if self.form == "tools":
            body["tools"] = [{"type": "function", "function": {"name": asked["name"], "parameters": asked["schema"]}}]
            body["tool_choice"] = {"type": "function", "function": {"name": asked["name"]}}
            return body
        if self.form == "json_object":
            body["response_format"] = {"type": "json_object"}
        system, *others = body["messages"]
        schema = json.dumps(asked["schema"], ensure_ascii=False)
        body["messages"] = [system | {"content": f"{system['content']}\n\n{_IN_WORDS}{schema}"}, *others]
        return body


STANDARD = Dialect()


class DialectMemory:
    """What is known of one server and model from earlier runs: a small file in `folder`, named by a digest of both.

    To forget is harmless, so what cannot be read or written is passed over.
    """

    def __init__(self, folder: Path, server: str, model: str) -> None:
        digest = hashlib.sha256(f"{server}\n{model}".encode()).hexdigest()[:16]
        self._file = folder / f"{digest}.json"
        self._named = {"server": server, "model": model}

    def recall(self) -> Dialect:
        """The dialect that worked last, else the standard one."""
        try:
            told = json.loads(self._file.read_bytes())
            known = Dialect(**{name: told[name] for name in asdict(STANDARD)})
        except (OSError, ValueError, TypeError, KeyError):
            return STANDARD
        return known if known.form in _FORMS else STANDARD

    def note(self, dialect: Dialect) -> None:
        """Keeps what works."""
        part = self._file.with_suffix(f".{os.getpid()}.part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._named | asdict(dialect), indent=2) + "\n", encoding="utf-8")
            part.replace(self._file)
        except OSError:
            return


class DialectTransport(httpx2.AsyncBaseTransport):
    """Puts each request as the server behind `inner` wants it."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, memory: DialectMemory | None = None) -> None:
        self._inner = inner
        self._memory = memory
        self._known = memory.recall() if memory else STANDARD

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The server's response; a complaint that no other wording cures comes through. Raises what `inner` raises."""
        dialect = self._known
        while True:
            response = await self._inner.handle_async_request(_put(request, dialect))
            if response.status_code == 200:
                self._learn(dialect)
            if response.status_code not in _COMPLAINTS:
                return response
            other = dialect.after((await response.aread()).decode(errors="replace"))
            if other == dialect:
                return response
            dialect = other

    def _learn(self, dialect: Dialect) -> None:
        if dialect != self._known:
            self._known = dialect
            if self._memory is not None:
                self._memory.note(dialect)

    async def aclose(self) -> None:
        await self._inner.aclose()


def _put(request: httpx2.Request, dialect: Dialect) -> httpx2.Request:
    if dialect == STANDARD:
        return request
    content = json.dumps(dialect.of(json.loads(request.content))).encode()
    headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"content-length"]
    return httpx2.Request(request.method, request.url, headers=headers, content=content, extensions=request.extensions)
