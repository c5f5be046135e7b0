"""One address fetched: from a public address, as robots.txt allows, in time, of bounded size, and kept."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self, TypeVar
from urllib.parse import urljoin, urlsplit

import httpx2

from summarizer import __version__
from summarizer.articles.decoding import decode
from summarizer.articles.document import MAX_BYTES, Fetched, PassingFault, Unreadable
from summarizer.articles.web.addresses import PinnedTransport, Resolver
from summarizer.articles.web.kept import Fetch, KeptFetches, SparedFetches
from summarizer.articles.web.robots import PRODUCT, RobotsFiles
from summarizer.articles.web.turns import HostTurns

T = TypeVar("T")

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READABLE = frozenset({
    "text/html", "text/plain", "text/markdown", "text/xml", "message/rfc822", "application/xml", "application/json",
    "application/x-ndjson", "application/jsonl",
})  # fmt: skip
_HEADERS = {
    "User-Agent": f"{PRODUCT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.1",
}
_ADVICE = {
    401: "it asks for a log-in; save the page by hand and name the file",
    402: "it asks for a payment; save the page by hand and name the file",
    403: "it turns programs away; save the page by hand and name the file",
    404: "there is no such page; check the address",
    410: "the page was taken down",
    451: "the page is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may take: seconds, bytes after decompression, hops, and how a host is spared."""

    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    total_seconds: float = 40.0
    max_bytes: int = MAX_BYTES
    redirects: int = 5
    tries: int = 2
    retry_seconds: float = 2.0
    longest_wait: float = 20.0
    host_pause: float = 1.0
    per_host: int = 200


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx2.Headers
    url: str
    body: bytes = b""


class Fetcher:
    """Fetches addresses; an asynchronous context manager. Each is fetched or refused on its own."""

    def __init__(
        self,
        kept: Sequence[KeptFetches | SparedFetches] = (),
        *,
        allow_private: bool = False,
        limits: FetchLimits | None = None,
        resolve: Resolver | None = None,
    ) -> None:
        """`kept` are the stores: the first is read, all are written."""
        self._kept = kept
        self._limits = limits or FetchLimits()
        self._client = httpx2.AsyncClient(
            transport=PinnedTransport(allow_private=allow_private, resolve=resolve),
            headers=_HEADERS,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx2.Timeout(self._limits.read_seconds, connect=self._limits.connect_seconds),
            trust_env=False,
        )
        self._turns = HostTurns(self._limits.host_pause, self._limits.per_host)
        self._robots = RobotsFiles(self._robots_text)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self._client)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def fetch(self, url: str) -> Fetched:
        """The document at an address: fresh, unchanged since it was kept, or, where the site fails, the kept copy.

        Raises Unreadable, with what to do next, where there is none; FetchStoreError.
        """
        before = self._kept[0].get(url) if self._kept else None
        try:
            fetch = await self._patiently(lambda: self._once(url, before))
        except PassingFault as fault:
            if before is None:
                raise
            return Fetched(before.as_document(), f"{fault}; the copy of {before.retrieved} was read")
        for store in self._kept:
            fetch = store.put(fetch)
        return Fetched(fetch.as_document())

    async def _patiently(self, attempt: Callable[[], Awaitable[T]]) -> T:
        for tries_left in reversed(range(self._limits.tries)):
            try:
                return await attempt()
            except PassingFault as fault:
                if not tries_left or fault.wait > self._limits.longest_wait:
                    raise
                await asyncio.sleep(max(fault.wait, self._limits.retry_seconds))
        raise AssertionError  # the last try returns or raises

    async def _once(self, url: str, before: Fetch | None) -> Fetch:
        asked = datetime.now(UTC).isoformat(timespec="seconds")
        answer = await self._follow(url, _validators(before), by_robots=True)
        if answer.status == 304 and before is not None:
            return before
        _refuse_status(answer)
        content_type, etag, modified = map(answer.headers.get, ("content-type", "etag", "last-modified"))
        return Fetch(url, answer.url, asked, content_type, etag, modified, answer.body)

    async def _follow(self, url: str, headers: dict[str, str], *, by_robots: bool) -> _Answer:
        """The answer behind the redirects, each hop checked like the first; all hops share the time for one."""
        clock, left = asyncio.get_running_loop(), self._limits.total_seconds
        for _ in range(self._limits.redirects + 1):
            host = _checked_host(url)
            pause = await self._robots.check(url) if by_robots else 0.0
            async with self._turns.turn(host, pause):
                began = clock.time()
                answer = await self._get(url, headers, left)
                left -= clock.time() - began
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return answer
            url = _joined(url, location)
        raise Unreadable(f"redirected more than {self._limits.redirects} times; check the address in a browser")

    async def _get(self, url: str, headers: dict[str, str], seconds: float) -> _Answer:
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                async with self._client.stream("GET", url, headers=headers) as response:
                    body = await self._body(response) if response.status_code == 200 else b""
                    return _Answer(response.status_code, response.headers, url, body)
        except (TimeoutError, httpx2.TimeoutException):
            raise PassingFault("it did not answer in time; try again later") from None
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, httpx2.LocalProtocolError, UnicodeError):
            raise Unreadable("not a web address; write it as https://…") from None
        except httpx2.ConnectError as error:
            raise PassingFault(f"it cannot be reached ({_short(error)}); check the address and the network") from None
        except httpx2.ProxyError as error:
            told = f"the proxy does not let it through ({_short(error)})"
            raise PassingFault(f"{told}; ask who runs it, or save the page by hand and name the file") from None
        except httpx2.DecodingError:
            raise Unreadable("its compressed content is damaged; try again later") from None
        except httpx2.HTTPError as error:
            raise PassingFault(f"the connection broke off ({_short(error)}); try again later") from None

    async def _body(self, response: httpx2.Response) -> bytes:
        media_type = response.headers.get("content-type", "text/html").split(";")[0].strip().lower()
        if not (media_type in _READABLE or media_type.endswith(("+xml", "+json"))):
            raise Unreadable(f"it is {media_type or 'of no known type'}, not an article or a feed")
        declared = response.headers.get("content-length", "")
        body = bytearray()
        if not (declared.isdigit() and int(declared) > self._limits.max_bytes):
            async for piece in response.aiter_bytes():
                body += piece
                if len(body) > self._limits.max_bytes:
                    break
            else:
                return bytes(body)
        raise Unreadable(f"larger than {self._limits.max_bytes:,} bytes")

    async def _robots_text(self, url: str) -> str | None:
        return await self._patiently(lambda: self._robots_text_once(url))

    async def _robots_text_once(self, url: str) -> str | None:
        answer = await self._follow(url, {}, by_robots=False)
        if 400 <= answer.status < 500 and answer.status != 429:
            return None  # RFC 9309, 2.3.1.3: no file, no rules
        _refuse_status(answer)
        return decode(answer.body)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise Unreadable("it redirects to what is not a web address; check it in a browser") from None


def _checked_host(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Unreadable("not a web address; write it as https://…") from None
    if parts.scheme not in ("http", "https") or not host:
        raise Unreadable(f"{parts.scheme or 'no'}: is not fetched, only http: and https: are")
    if parts.username or parts.password:
        raise Unreadable("an address with a user or password in it is not fetched: it would stand in the briefing")
    return host.lower()


def _refuse_status(answer: _Answer) -> None:
    status = answer.status
    if status in (429, 503) or status >= 500:
        wait = answer.headers.get("retry-after", "")
        raise PassingFault(
            f"the site is busy or broken ({status}); try again later", float(wait) if wait.isdigit() else 0.0
        )
    if status != 200:
        raise Unreadable(f"{_ADVICE.get(status, 'the site did not give the page')} ({status})")


def _validators(before: Fetch | None) -> dict[str, str]:
    given = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified} if before else {}
    return {name: value for name, value in given.items() if value}


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
