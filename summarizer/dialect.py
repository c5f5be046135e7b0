"""How one OpenAI-compatible server wants a request put, learned from its complaints (400) and remembered for the run.

This lies below the tape, so that an answer is kept under the question as it was first put: a replay asks that one.
"""

import json
from typing import Any

import httpx2

_QUIRKS = {
    "max_completion_tokens": ("max_completion_tokens",),
    "no_temperature": ("temperature",),
    "tools": ("response_format", "json_schema"),
}
"""What a server may want otherwise, with the words of its complaint."""


class DialectTransport(httpx2.AsyncBaseTransport):
    """Puts each request as the server behind `inner` wants it."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self._inner = inner
        self._learned: frozenset[str] = frozenset()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The server's response; a 400 that no other wording cures comes through. Raises what `inner` raises."""
        body = json.loads(await request.aread())
        quirks = self._learned
        while True:
            response = await self._inner.handle_async_request(_rewritten(request, body, quirks))
            if response.status_code == 200:
                self._learned |= quirks
            if response.status_code != 400:
                return response
            complaint = (await response.aread()).decode(errors="replace")
            complained = {quirk for quirk, words in _QUIRKS.items() if any(word in complaint for word in words)}
            if complained <= quirks:
                return response
            quirks |= complained

    async def aclose(self) -> None:
        await self._inner.aclose()


def _rewritten(request: httpx2.Request, body: dict[str, Any], quirks: frozenset[str]) -> httpx2.Request:
    body = dict(body)
    if "max_completion_tokens" in quirks:
        body["max_completion_tokens"] = body.pop("max_tokens")
    if "no_temperature" in quirks:
        del body["temperature"]
    if "tools" in quirks:
        asked = body.pop("response_format")["json_schema"]
        body["tools"] = [{"type": "function", "function": {"name": asked["name"], "parameters": asked["schema"]}}]
        body["tool_choice"] = {"type": "function", "function": {"name": asked["name"]}}
    headers = [(name, value) for name, value in request.headers.raw if name.lower() != b"content-length"]
    return httpx2.Request(
        request.method, request.url, headers=headers, content=json.dumps(body).encode(), extensions=request.extensions
    )
