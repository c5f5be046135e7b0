"""One request on the wire: with a place of the run's budget, within a time, its response read whole.

This lies below the tape, so that what is answered from the tape waits for nobody.
"""

import asyncio
import re
from collections import Counter
from typing import Protocol

import httpx2
from pydantic import BaseModel, Field, ValidationError

from summarizer.errors import NoChatApi
from summarizer.model.pacing import AnswerTimes, Pacer, Place
from summarizer.network import origin_of

_THROTTLED = (429, 503, 529)
_FINAL = (401, 403, 404)  # no key, no right, no model: the same for every request of a run
_SENT_ELSEWHERE = (301, 302, 303)  # with a GET, which is how one gets to a login page
_STRANGE = 3  # answers from the first on that are no chat API's, after which no other is expected


class Purse(Protocol):
    """Whoever minds the money."""

    def check(self, under_way: int) -> None:
        """Raises ModelError where no further request may be sent while so many are under way."""

    def paid(self, prompt_tokens: int, completion_tokens: int) -> None:
        """An answer took so many tokens."""


class WireTransport(httpx2.AsyncBaseTransport):
    """Sends requests through `inner` as fast as `pacer` lets it, while `purse` has money.

    Once the server has refused the key or the model, nothing more is sent: whoever still waits gets the same response.
    Nor is anything where the first answers are no chat API's but a login page, say, or where one is sent on to such a page.
    """

    def __init__(
        self, inner: httpx2.AsyncBaseTransport, pacer: Pacer, times: AnswerTimes, purse: Purse | None = None
    ) -> None:
        self._inner = inner
        self._pacer = pacer
        self._times = times
        self._purse = purse
        self._final: httpx2.Response | None = None
        self._strange = 0
        self._is_chat_api = False
        self._no_chat_api: NoChatApi | None = None
        self._given_up: Counter[bytes] = Counter()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response with its body read, and in its extension "seconds" what it took.

        Raises httpx2.ReadTimeout, NoChatApi, and what `inner` and the purse raise.
        """
        body = await request.aread()
        async with self._pacer.place(_most_tokens(body)) as place:
            if self._no_chat_api is not None:
                raise self._no_chat_api
            if self._final is not None:
                return _copy(self._final)
            if self._purse is not None:
                self._purse.check(self._pacer.in_flight - 1)
            response = await self._answer(request, body)
            self._expect_chat_api(request, response)
            if response.status_code in _THROTTLED:
                self._pacer.throttled(place, response.headers)
            elif response.status_code == 200:
                self._answered(place, response)
            elif response.status_code in _FINAL:
                self._final = response
            return response

    async def aclose(self) -> None:
        await self._inner.aclose()

    def _expect_chat_api(self, request: httpx2.Request, response: httpx2.Response) -> None:
        """Raises NoChatApi where nothing has been answered by one, several times over."""
        if response.status_code in _SENT_ELSEWHERE:
            found = f"sends us on to {_shown(response.headers.get('location', ''))}, perhaps to log in"
        elif response.status_code != 200 or self._is_chat_api:
            return
        elif response.extensions.get("kept") or re.search(rb'"choices"|"error"', response.content):
            self._is_chat_api = True
            return
        else:
            self._strange += 1
            if self._strange < _STRANGE:
                return
            found = "answers, but not as a chat API does: with a login page, perhaps"
        self._no_chat_api = NoChatApi(f"{origin_of(request.url)} {found}; check the base URL, which mostly ends in /v1")
        raise self._no_chat_api

    def _answered(self, place: Place, response: httpx2.Response) -> None:
        prompt, completion = (_usage(response.content, kind) for kind in (b"prompt", b"completion"))
        self._pacer.answered(place, response.headers, prompt + completion or None)
        if self._purse is not None:
            self._purse.paid(prompt, completion)

    async def _answer(self, request: httpx2.Request, body: bytes) -> httpx2.Response:
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            async with self._times.waiting(self._given_up[body] if self._given_up else 0) as wait:
                request.extensions["wait"] = wait
                response = await self._inner.handle_async_request(request)
                try:
                    await response.aread()
                finally:
                    await response.aclose()
        except TimeoutError:
            self._given_up[body] += 1
            waited = loop.time() - began
            raise httpx2.ReadTimeout(f"no whole answer in {waited:.0f} s", request=request) from None
        response = _as_meant(response)
        seconds = response.extensions.get("seconds") or loop.time() - began
        response.extensions["seconds"] = seconds
        if response.status_code == 200:
            self._times.note(seconds)
        return response


def _as_meant(response: httpx2.Response) -> httpx2.Response:
    """The response, with the status of the error that it holds: gateways answer 200 before the model behind them fails."""
    if response.status_code != 200 or b'"error"' not in response.content or b'"choices"' in response.content:
        return response
    try:
        error = _Faulty.model_validate_json(response.content).error
    except ValidationError:
        return response
    headers = {name: value for name, value in response.headers.items() if name in ("retry-after", "content-type")}
    return httpx2.Response(error.code, headers=headers, content=response.content, extensions=response.extensions)


class _Error(BaseModel):
    code: int = Field(ge=400, lt=600, strict=True)


class _Faulty(BaseModel):
    error: _Error


def _shown(location: str) -> str:
    """Where a response sends one to, without what may be secret in it."""
    try:
        url = httpx2.URL(location)
    except httpx2.InvalidURL:
        return "another page"
    return origin_of(url) if url.host else url.path


def _copy(response: httpx2.Response) -> httpx2.Response:
    """The response for one caller of several, with its body decoded."""
    headers = [(n, v) for n, v in response.headers.multi_items() if n not in ("content-encoding", "content-length")]
    return httpx2.Response(response.status_code, headers=headers, content=response.content)


def _most_tokens(body: bytes) -> int:
    """What a provider counts a request as before it is answered: four bytes a token, and the longest answer."""
    longest = re.search(rb'"max(?:_completion)?_tokens": ?(\d+)', body)
    return len(body) // 4 + (int(longest[1]) if longest else 0)


def _usage(content: bytes, kind: bytes) -> int:
    """The tokens of a response, found without reading it whole; 0 where it does not say."""
    found = re.search(rb'"' + kind + rb'_tokens"\s*:\s*(\d+)', content)
    return int(found[1]) if found else 0
