"""The way to a server, through the environment's proxy, which a client with a transport of its own ignores."""

import urllib.request

import httpx2

from summarizer.errors import UsageError

OPENAI = "https://api.openai.com/v1"


def open_network(base_url: httpx2.URL, connections: int) -> httpx2.AsyncHTTPTransport:
    """A transport that keeps as many connections open as are used at once."""
    limits = httpx2.Limits(max_keepalive_connections=connections)
    proxy = environment_proxy(base_url.scheme, base_url.host)
    if proxy is None:
        # certificates take a while to load, and are only looked at where there is TLS
        return httpx2.AsyncHTTPTransport(limits=limits, verify=base_url.scheme == "https")
    return httpx2.AsyncHTTPTransport(limits=limits, proxy=proxy)


def web_address(text: str) -> httpx2.URL:
    """The base URL of a server. Raises UsageError for what is none."""
    try:
        url = httpx2.URL(text)
    except httpx2.InvalidURL as error:
        raise UsageError(f"the base URL is not a web address ({error}); give one like {OPENAI}") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise UsageError(f"the base URL is not a web address; give one like {OPENAI}")
    return url


def how_to_reach(server: str) -> str:
    """What to look at where a server cannot be reached, by its origin: OpenAI's own runs, so that it is the way there."""
    if server == origin_of(httpx2.URL(OPENAI)):
        return (
            "check that this machine is online, and HTTPS_PROXY if it needs one; OPENAI_BASE_URL names another server"
        )
    return "check the base URL and that it is running"


def environment_proxy(scheme: str, host: str) -> str | None:
    """The proxy's URL that HTTP_PROXY or HTTPS_PROXY names for a host; None where NO_PROXY spares the host.

    This machine is never asked for through a proxy. Raises UsageError where what is named is no HTTP proxy.
    """
    named = urllib.request.getproxies().get(scheme)
    if not named or host in ("localhost", "127.0.0.1", "::1") or urllib.request.proxy_bypass(host):
        return None
    proxy = named if "://" in named else f"http://{named}"
    try:
        known = httpx2.URL(proxy).scheme in ("http", "https")
    except httpx2.InvalidURL:
        known = False
    if not known:
        raise UsageError(f"{scheme.upper()}_PROXY: not an HTTP proxy; write http://HOST:PORT, or unset it")
    return proxy


def origin_of(url: httpx2.URL) -> str:
    """The address without its path and user, either of which may be a secret."""
    return f"{url.scheme}://{url.host}" + (f":{url.port}" if url.port else "")
