"""Addresses fetched from a real server: what is kept, what is asked again, and every limit."""

import asyncio
import gzip
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st
from web_server import Page, WebServer, serving_pages

from summarizer.articles.document import Fetched, Unreadable
from summarizer.articles.web.addresses import PinnedTransport, is_public
from summarizer.articles.web.fetching import Fetcher, FetchLimits
from summarizer.articles.web.kept import Fetch, FetchStoreError, KeptFetches

QUICK = FetchLimits(1.0, 0.5, 1.0, 100_000, 3, 2, 0.01, 0.5, 0.0, 50)
ROBOTS = {"Content-Type": "text/plain"}


@pytest.fixture
def web() -> Iterator[WebServer]:
    with serving_pages() as server:
        yield server


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[KeptFetches]:
    store = KeptFetches(tmp_path / "cache" / "fetches.sqlite")
    yield store
    store.close()


def fetch(*urls: str, kept: KeptFetches | None = None, limits: FetchLimits = QUICK) -> list[Fetched]:
    """What comes of addresses fetched at the same time, private ones allowed."""

    async def all_of_them() -> list[Fetched]:
        async with Fetcher([kept] if kept else [], allow_private=True, limits=limits) as fetcher:
            return await asyncio.gather(*(fetcher.fetch(url) for url in urls))

    return asyncio.run(all_of_them())


def refused(url: str, kept: KeptFetches | None = None, limits: FetchLimits = QUICK) -> str:
    """Why an address is not fetched."""
    with pytest.raises(Unreadable) as raised:
        fetch(url, kept=kept, limits=limits)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_page_comes_with_its_address_type_and_time(web: WebServer) -> None:
    web.pages["/a"] = Page(b"", 301, {"Location": "/b"})
    web.pages["/b"] = Page(b"<p>words</p>")
    (found,) = fetch(f"{web.url}/a")
    document = found.document
    assert (document.raw, document.source, document.url) == (b"<p>words</p>", f"{web.url}/a", f"{web.url}/b")
    assert (document.media_type, document.charset) == ("text/html", "utf-8")
    assert document.retrieved is not None
    assert document.retrieved.endswith("+00:00")
    assert found.problem == ""


def test_a_request_says_who_asks_and_carries_no_cookie(web: WebServer) -> None:
    web.pages["/a"] = [Page(b"x", headers={"Content-Type": "text/html", "Set-Cookie": "id=7; Path=/"}), Page(b"y")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        fetch(f"{web.url}/a", f"{web.url}/a")
    for _, headers in web.requests:
        assert headers["user-agent"].startswith("summarizer/")
        assert "cookie" not in headers


def test_what_has_not_changed_is_not_sent_again(web: WebServer, kept: KeptFetches) -> None:
    web.pages["/a"] = Page(b"first", headers={"Content-Type": "text/plain", "ETag": '"1"', "Last-Modified": "x"})
    first = fetch(f"{web.url}/a", kept=kept)[0]
    second = fetch(f"{web.url}/a", kept=kept)[0]
    assert second == first
    assert web.requests[-1][1]["if-none-match"] == '"1"'
    assert web.requests[-1][1]["if-modified-since"] == "x"
    web.pages["/a"] = Page(b"second", headers={"Content-Type": "text/plain", "ETag": '"2"'})
    assert fetch(f"{web.url}/a", kept=kept)[0].document.raw == b"second"


def test_the_same_bytes_keep_the_time_at_which_they_first_came(kept: KeptFetches) -> None:
    fetched = Fetch("https://x.example/", "https://x.example/", "2026-01-01T06:00:00+00:00", None, None, None, b"body")
    kept.put(fetched)
    later = Fetch("https://x.example/", "https://x.example/", "2026-01-02T06:00:00+00:00", None, '"2"', None, b"body")
    assert kept.put(later).retrieved == "2026-01-01T06:00:00+00:00"
    changed = Fetch("https://x.example/", "https://x.example/", "2026-01-03T06:00:00+00:00", None, None, None, b"new")
    assert kept.put(changed).retrieved == "2026-01-03T06:00:00+00:00"
    assert kept.get("https://x.example/") == changed


def test_what_no_run_has_met_for_90_days_is_dropped(kept: KeptFetches, tmp_path: Path) -> None:
    kept.put(Fetch("https://x.example/", "https://x.example/", "2026-01-01T06:00:00+00:00", None, None, None, b"body"))
    with sqlite3.connect(tmp_path / "cache" / "fetches.sqlite") as connection:
        connection.execute("UPDATE fetches SET met = date('now', '-91 days')")
    assert KeptFetches(tmp_path / "cache" / "fetches.sqlite").get("https://x.example/") is None


def test_a_recording_keeps_what_it_has_and_is_only_read(tmp_path: Path) -> None:
    recorded = Fetch("https://x.example/", "https://x.example/", "2026-01-01T06:00:00+00:00", None, None, None, b"body")
    store = KeptFetches(tmp_path / "fetches.sqlite", "recording")
    store.put(recorded)
    store.close()
    with sqlite3.connect(tmp_path / "fetches.sqlite") as connection:
        connection.execute("UPDATE fetches SET met = date('now', '-900 days')")
    KeptFetches(tmp_path / "fetches.sqlite", "recording").close()
    found = KeptFetches.existing(tmp_path)
    assert found is not None
    assert found.get("https://x.example/") == recorded
    with pytest.raises(FetchStoreError):
        found.put(Fetch("https://y.example/", "https://y.example/", "2026", None, None, None, b"new"))
    assert [path.name for path in tmp_path.iterdir()] == ["fetches.sqlite"]
    assert KeptFetches.existing(tmp_path / "none") is None


def test_a_store_that_cannot_be_used_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "fetches.sqlite").write_bytes(b"this is no database, it is a text that somebody put here" * 20)
    with pytest.raises(FetchStoreError, match="--no-cache"):
        KeptFetches(tmp_path / "fetches.sqlite")
    with pytest.raises(FetchStoreError, match="another folder"):
        KeptFetches(tmp_path / "fetches.sqlite" / "below" / "fetches.sqlite")


@pytest.mark.parametrize(
    "fault", [Page(fault="hang"), Page(fault="reset"), Page(status=503), Page(b"x" * 99, fault="cut")]
)
def test_a_site_that_fails_is_read_from_the_kept_copy_which_is_said(
    web: WebServer, kept: KeptFetches, fault: Page
) -> None:
    web.pages["/a"] = Page(b"as it was")
    fetch(f"{web.url}/a", kept=kept)
    web.pages["/a"] = fault
    (found,) = fetch(f"{web.url}/a", kept=kept)
    assert found.document.raw == b"as it was"
    assert "the copy of 20" in found.problem


def test_a_site_that_is_down_is_read_from_the_kept_copy(kept: KeptFetches) -> None:
    with serving_pages() as web:
        web.pages["/a"] = Page(b"as it was")
        fetch(f"{web.url}/a", kept=kept)
    (found,) = fetch(f"{web.url}/a", kept=kept)
    assert found.document.raw == b"as it was"
    assert "cannot be reached" in found.problem


def test_a_page_that_was_taken_down_is_not_read_from_the_kept_copy(web: WebServer, kept: KeptFetches) -> None:
    web.pages["/a"] = Page(b"as it was")
    fetch(f"{web.url}/a", kept=kept)
    web.pages["/a"] = Page(status=410)
    assert "taken down (410)" in refused(f"{web.url}/a", kept)


def test_a_passing_fault_is_tried_again(web: WebServer) -> None:
    web.pages["/a"] = [Page(status=502), Page(b"there")]
    web.pages["/b"] = [Page(fault="reset"), Page(b"there")]
    web.pages["/c"] = [Page(status=429, headers={"Retry-After": "0"}), Page(b"there")]
    found = fetch(f"{web.url}/a", f"{web.url}/b", f"{web.url}/c")
    assert [f.document.raw for f in found] == [b"there"] * 3


def test_a_site_that_wants_a_long_wait_is_left_alone(web: WebServer) -> None:
    web.pages["/a"] = Page(status=429, headers={"Retry-After": "3600"})
    assert "busy or broken (429)" in refused(f"{web.url}/a")
    assert web.paths() == ["/a"]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Page(status=404), "check the address (404)"),
        (Page(status=401), "log-in"),
        (Page(status=403), "save the page by hand"),
        (Page(status=418), "did not give the page (418)"),
        (Page(status=500), "busy or broken (500)"),
        (Page(b"\x89PNG", headers={"Content-Type": "image/png"}), "it is image/png, not an article or a feed"),
        (Page(b"%PDF", headers={"Content-Type": "application/pdf"}), "application/pdf"),
        (Page(b"p {}", headers={"Content-Type": "text/css"}), "it is text/css"),
        (Page(b"x" * 100_001), "larger than 100,000 bytes"),
        (Page(b"x" * 100_001, length=""), "larger than 100,000 bytes"),
        (Page(b"x", length="999999999"), "larger than 100,000 bytes"),
        (Page(gzip.compress(b"0" * 50_000_000), headers={"Content-Encoding": "gzip"}), "larger than 100,000 bytes"),
        (Page(b"no gzip", headers={"Content-Encoding": "gzip"}), "damaged"),
        (Page(b"x" * 5000, fault="drip"), "did not answer in time"),
        (Page(fault="hang"), "did not answer in time"),
        (Page(fault="reset"), "broke off"),
        (Page(b"x" * 99, fault="cut"), "broke off"),
        (Page(status=302, headers={"Location": "/a"}), "redirected more than 3 times"),
        (Page(status=302, headers={"Location": "file:///etc/passwd"}), "file: is not fetched"),
        (Page(status=302, headers={"Location": "http://[::1"}), "redirects to what is not a web address"),
        (Page(status=302), "did not give the page (302)"),
    ],
)
def test_each_fault_of_a_site_has_one_reason_that_says_what_to_do(web: WebServer, page: Page, reason: str) -> None:
    web.pages["/a"] = page
    assert reason in refused(f"{web.url}/a")


def test_a_chain_of_slow_redirects_takes_no_longer_than_one_page_may(web: WebServer) -> None:
    for number in range(3):
        web.pages[f"/{number}"] = Page(b"", 302, {"Location": f"/{number + 1}"}, fault="late")
    web.pages["/3"] = Page(b"words", fault="late")
    limits = FetchLimits(1.0, 0.5, 0.5, redirects=5, tries=1, host_pause=0.0)
    assert "did not answer in time" in refused(f"{web.url}/0", limits=limits)
    assert fetch(f"{web.url}/3", limits=limits)[0].document.raw == b"words"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x.example/a", "http://", "https://user:word@x.example/", "http://x.example:99999/"],
)
def test_what_is_no_plain_web_address_is_never_asked_for(url: str) -> None:
    assert refused(url)


# --- robots.txt ---


def test_what_robots_txt_forbids_is_not_asked_for(web: WebServer) -> None:
    web.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private\n", headers=ROBOTS)
    web.pages["/private/a"] = web.pages["/open"] = Page(b"words")
    assert "does not let programs read this page" in refused(f"{web.url}/private/a")
    assert fetch(f"{web.url}/open")[0].document.raw == b"words"
    assert web.paths() == ["/open"]


def test_rules_for_this_program_go_before_those_for_all(web: WebServer) -> None:
    web.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /\n\nUser-agent: Summarizer\nAllow: /\n", headers=ROBOTS)
    web.pages["/a"] = Page(b"words")
    assert fetch(f"{web.url}/a")[0].document.raw == b"words"


def test_robots_txt_is_asked_for_once_a_site(web: WebServer) -> None:
    web.pages["/a"] = web.pages["/b"] = web.pages["/c"] = Page(b"words")
    fetch(f"{web.url}/a", f"{web.url}/b", f"{web.url}/c")
    assert [path for path, _ in web.requests].count("/robots.txt") == 1


def test_robots_txt_that_cannot_be_reached_forbids_everything(web: WebServer) -> None:
    web.pages["/robots.txt"] = Page(status=500)
    web.pages["/a"] = Page(b"words")
    assert "/robots.txt: the site is busy or broken (500)" in refused(f"{web.url}/a")
    assert web.paths() == []


def test_a_redirect_does_not_lead_around_robots_txt(web: WebServer) -> None:
    web.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /private\n", headers=ROBOTS)
    web.pages["/open"] = Page(status=302, headers={"Location": "/private/a"})
    assert "does not let programs read" in refused(f"{web.url}/open")


# --- politeness ---


def test_a_host_is_asked_one_request_at_a_time_with_a_pause(web: WebServer) -> None:
    web.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 0.2\n", headers=ROBOTS)
    web.pages["/a"] = web.pages["/b"] = web.pages["/c"] = Page(b"words")

    async def seconds() -> float:
        start = asyncio.get_running_loop().time()
        async with Fetcher(allow_private=True, limits=QUICK) as fetcher:
            await asyncio.gather(*(fetcher.fetch(f"{web.url}/{name}") for name in "abc"))
        return asyncio.get_running_loop().time() - start

    assert asyncio.run(seconds()) >= 0.4


def test_a_host_is_asked_only_so_often_in_a_run(web: WebServer) -> None:
    for number in range(60):
        web.pages[f"/{number}"] = Page(b"words")

    async def outcomes() -> list[object]:
        async with Fetcher(allow_private=True, limits=QUICK) as fetcher:
            asked = (fetcher.fetch(f"{web.url}/{n}") for n in range(60))
            return list(await asyncio.gather(*asked, return_exceptions=True))

    refusals = [str(outcome) for outcome in asyncio.run(outcomes()) if isinstance(outcome, Unreadable)]
    assert len(refusals) == 60 - 49  # robots.txt was one of the 50
    assert "which is the limit" in refusals[0]


# --- private addresses ---


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "localhost", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses())
def test_every_address_is_public_or_not(address: object) -> None:
    assert is_public(str(address)) in (True, False)


def without_leave(url: str, found: list[str]) -> str:
    """Why an address is refused when private ones are not allowed and its host has the addresses `found`."""

    async def resolve(_host: str, _port: int) -> list[str]:
        return found

    async def asked() -> None:
        async with Fetcher(limits=QUICK, resolve=resolve) as fetcher:
            await fetcher.fetch(url)

    with pytest.raises(Unreadable) as raised:
        asyncio.run(asked())
    return str(raised.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "localhost", "intranet.example", "0x7f.1"])
def test_a_private_address_is_not_connected_to_under_any_name(web: WebServer, host: str) -> None:
    port = web.url.rsplit(":", 1)[1]
    assert "add --allow-private" in without_leave(f"http://{host}:{port}/a", ["127.0.0.1"])
    assert web.requests == []


def test_a_redirect_to_a_private_address_is_not_followed(web: WebServer) -> None:
    """The page itself may be asked for, as by a user with leave; where it leads may not, once that leave is gone."""
    web.pages["/a"] = Page(status=302, headers={"Location": "http://inner.example/secret"})

    async def asked() -> None:
        async with Fetcher(limits=QUICK, allow_private=False, resolve=first_open_then_private) as fetcher:
            fetcher._client._transport._ways = {None: _OneAnswer()}  # type: ignore[attr-defined]
            await fetcher.fetch("http://outer.example/a")

    async def first_open_then_private(host: str, _port: int) -> list[str]:
        return ["1.1.1.1"] if host == "outer.example" else ["10.0.0.7"]

    with pytest.raises(Unreadable, match=r"inner\.example is a private address"):
        asyncio.run(asked())


class _OneAnswer(httpx2.AsyncBaseTransport):
    """Answers every request with a redirect inwards, robots.txt with none, and notes where it was sent."""

    def __init__(self) -> None:
        self.sent: list[httpx2.Request] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request)
        if request.url.path == "/robots.txt":
            return httpx2.Response(404)
        return httpx2.Response(302, headers={"Location": "http://inner.example/secret"})


def test_the_address_that_was_checked_is_the_one_that_is_connected_to() -> None:
    """A name that means another address a moment later (DNS rebinding) changes nothing."""
    answers = iter([["10.0.0.1", "1.1.1.1"], ["127.0.0.1"]])
    inner = _OneAnswer()

    async def rebinding(_host: str, _port: int) -> list[str]:
        return next(answers)

    async def sent() -> httpx2.Request:
        transport = PinnedTransport(allow_private=False, resolve=rebinding)
        transport._ways = {None: inner}  # type: ignore[dict-item]
        await transport.handle_async_request(httpx2.Request("GET", "https://x.example:8443/a?b"))
        return inner.sent[0]

    request = asyncio.run(sent())
    assert str(request.url) == "https://1.1.1.1:8443/a?b"
    assert request.headers["host"] == "x.example:8443"
    assert request.extensions["sni_hostname"] == "x.example"
    assert next(answers) == ["127.0.0.1"]  # it was never asked for


def test_another_address_of_the_host_is_tried_where_the_first_does_not_answer(web: WebServer) -> None:
    web.pages["/a"] = Page(b"words")
    port = web.url.rsplit(":", 1)[1]

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["::1", "127.0.0.1"]  # the server listens at the second only

    async def asked() -> bytes:
        async with Fetcher(allow_private=True, limits=QUICK, resolve=resolve) as fetcher:
            return (await fetcher.fetch(f"http://two.example:{port}/a")).document.raw

    assert asyncio.run(asked()) == b"words"


class Proxy:
    """A proxy that notes what it is asked to connect to, and connects to a port of this machine instead."""

    def __init__(self, port: str) -> None:
        self.asked: list[str] = []
        self.refuses = False
        self._port = port

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: CONNECT answered, then bytes passed on both ways."""
        head = await reader.readuntil(b"\r\n\r\n")
        self.asked.append(head.split(b"\r\n")[0].decode())
        if self.refuses:
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            writer.close()
            return
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await asyncio.gather(_passed_on(reader, inner_writer), _passed_on(inner_reader, writer))


async def _passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
    writer.close()


@contextmanager
def through_proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Proxy, Callable[[str, str], bytes]]]:
    """The environment's proxy, before a site with TLS and a page /a; and fetching an address whose host has an address."""
    authority, trusting = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr("summarizer.articles.web.addresses._certificates", lambda: trusting)
    with serving_pages(authority.issue_cert("site.example")) as secure:
        secure.pages["/a"] = Page(b"words")
        proxy = Proxy(secure.url.rsplit(":", 1)[1])

        async def asked(url: str, address: str) -> bytes:
            async def resolve(_host: str, _port: int) -> list[str]:
                return ["2606:4700::1111", address]

            server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
            where = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            for name in ("https_proxy", "http_proxy"):
                monkeypatch.setenv(name, where)
            async with server, Fetcher(limits=QUICK, resolve=resolve) as fetcher:
                return (await fetcher.fetch(url)).document.raw

        monkeypatch.setenv("no_proxy", "")
        yield proxy, lambda url, address: asyncio.run(asked(url, address))


def test_a_proxy_is_asked_for_the_checked_address_and_the_certificate_is_checked_for_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with through_proxy(monkeypatch) as (proxy, asked):
        assert asked("https://site.example/a", "1.1.1.1") == b"words"
        assert set(proxy.asked) == {"CONNECT 1.1.1.1:443 HTTP/1.1"}
        with pytest.raises(Unreadable, match="cannot be reached"):
            asked("https://other.example/a", "1.1.1.1")


def test_a_proxy_is_never_asked_for_a_private_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with through_proxy(monkeypatch) as (proxy, asked):
        with pytest.raises(Unreadable, match="private address"):
            asked("https://10.0.0.7/a", "1.1.1.1")
        assert proxy.asked == []


def test_a_plain_request_is_not_sent_through_a_proxy_which_might_answer_with_another_hosts_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with through_proxy(monkeypatch) as (proxy, asked):
        with pytest.raises(Unreadable, match=r"only https: is fetched.*NO_PROXY"):
            asked("http://site.example/a", "1.1.1.1")
        assert proxy.asked == []


def test_a_proxy_that_refuses_is_told_from_a_site_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    with through_proxy(monkeypatch) as (proxy, asked):
        proxy.refuses = True
        with pytest.raises(Unreadable, match=r"the proxy does not let it through \(403 Forbidden\)"):
            asked("https://site.example/a", "1.1.1.1")


@pytest.mark.parametrize("named", ["socks5://127.0.0.1:9", "http://[::bad"])
def test_what_is_no_http_proxy_is_one_failure_that_says_what_to_write(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("https_proxy", named)
    monkeypatch.setenv("no_proxy", "")
    assert "HTTPS_PROXY: not an HTTP proxy" in refused("https://1.1.1.1/")


def test_a_certificate_is_checked_for_the_name_though_the_address_is_connected_to(
    web: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    monkeypatch.setattr("summarizer.articles.web.addresses._certificates", lambda: trusting)

    async def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    async def asked(host: str, port: str) -> bytes:
        async with Fetcher(allow_private=True, limits=QUICK, resolve=resolve) as fetcher:
            return (await fetcher.fetch(f"https://{host}:{port}/a")).document.raw

    with serving_pages(authority.issue_cert("site.example")) as secure:
        secure.pages["/a"] = Page(b"words")
        port = secure.url.rsplit(":", 1)[1]
        assert asyncio.run(asked("site.example", port)) == b"words"
        assert dict(secure.requests)["/a"]["host"] == f"site.example:{port}"
        with pytest.raises(Unreadable, match="cannot be reached"):
            asyncio.run(asked("other.example", port))
