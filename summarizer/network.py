"""The way to a server, through the environment's proxy, which a client with a transport of its own ignores."""

import urllib.request

import httpx2


def open_network(base_url: httpx2.URL, connections: int) -> httpx2.AsyncHTTPTransport:
    """A transport that keeps as many connections open as are used at once."""
    limits = httpx2.Limits(max_keepalive_connections=connections)
    proxy = urllib.request.getproxies().get(base_url.scheme)
    if not proxy or base_url.host in ("localhost", "127.0.0.1", "::1") or urllib.request.proxy_bypass(base_url.host):
        # certificates take a while to load, and are only looked at where there is TLS
        return httpx2.AsyncHTTPTransport(limits=limits, verify=base_url.scheme == "https")
    return httpx2.AsyncHTTPTransport(limits=limits, proxy=proxy if "://" in proxy else f"http://{proxy}")


def origin_of(url: httpx2.URL) -> str:
    """The address without its path and user, either of which may be a secret."""
    return f"{url.scheme}://{url.host}" + (f":{url.port}" if url.port else "")
