"""Where a connection may go: the address that was checked is the one that is connected to.

A name that is checked and then resolved again could by then mean a private address (DNS rebinding), so the request is sent
to the checked address itself, with the name in the Host header and in the TLS handshake. The environment's proxy is asked
for that address too, not for the name: where it leads to is not the proxy's choice.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx2

from summarizer.articles.document import Unreadable
from summarizer.errors import UsageError
from summarizer.network import environment_proxy

Resolver = Callable[[str, int], Awaitable[list[str]]]
"""Host name and port to IP addresses, best first. Raises OSError where there are none."""

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last 32 bits
_MOST_ADDRESSES = 3
_ONE_CONNECTION_EACH = httpx2.Limits(max_connections=64, max_keepalive_connections=0)


class PinnedTransport(httpx2.AsyncBaseTransport):
    """Sends each request to an address of its host that was checked just before.

    No connection is kept: two hosts on one address must not share one that was opened, and its certificate checked, for
    the other.
    """

    def __init__(self, *, allow_private: bool, resolve: Resolver | None = None) -> None:
        """`allow_private` lets private, loopback and link-local addresses through; `resolve` is otherwise the system's."""
        self._ways: dict[str | None, httpx2.AsyncHTTPTransport] = {}
        self._allow_private = allow_private
        self._resolve = resolve or resolve_by_system

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises Unreadable where no address of the host may be connected to."""
        host = request.url.raw_host.decode("ascii").strip("[]")
        addresses = await self._checked(host, request.url.port or {"https": 443}.get(request.url.scheme, 80))
        proxy = _proxy_for(request.url, host) if is_public(addresses[0]) else None
        if proxy:
            addresses = [a for a in addresses if ":" not in a] or addresses  # many proxies lack IPv6
        if proxy not in self._ways:
            self._ways[proxy] = _way(proxy)
        way = self._ways[proxy]
        *others, last = addresses
        for address in others:
            try:
                return await way.handle_async_request(_pinned(request, host, address))
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue  # an IPv6 address where there is no IPv6, for one
        return await way.handle_async_request(_pinned(request, host, last))

    async def _checked(self, host: str, port: int) -> list[str]:
        """The addresses that may be tried, at least one."""
        try:
            found = [host] if _is_address(host) else await self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpx2.ConnectError(f"no address is known for {host}") from error
        allowed = [address for address in found if self._allow_private or is_public(address)]
        if not allowed:
            raise Unreadable(f"{host} is a private address and is not fetched; if it is meant, add --allow-private")
        return allowed[:_MOST_ADDRESSES]

    async def aclose(self) -> None:
        for way in self._ways.values():
            await way.aclose()


def _way(proxy: str | None) -> httpx2.AsyncHTTPTransport:
    return httpx2.AsyncHTTPTransport(verify=_certificates(), limits=_ONE_CONNECTION_EACH, proxy=proxy)


def _proxy_for(url: httpx2.URL, host: str) -> str | None:
    """The proxy to ask for a connection, if the environment names one for this host. Raises Unreadable.

    Only TLS is sent through it: of a plain request a proxy replaces the Host header by what it is asked for (RFC 9112,
    3.2.2), here an address, and whose page that answers nobody could tell.
    """
    try:
        proxy = environment_proxy(url.scheme, host)
    except UsageError as error:
        raise Unreadable(str(error)) from None
    if proxy and url.scheme == "http":
        raise Unreadable(f"through a proxy only https: is fetched; write it as https:, or add {host} to NO_PROXY")
    return proxy


def _pinned(request: httpx2.Request, host: str, address: str) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    """Whom to trust, read once: from the system, or SSL_CERT_FILE."""
    return httpx2.create_ssl_context()


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, whatever form of IPv6 an IPv4 address is wrapped in."""
    try:
        found = _unwrapped(ip_address(address.split("%")[0]))
    except ValueError:
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


async def resolve_by_system(host: str, port: int) -> list[str]:
    """The addresses that the system's resolver gives, in its order."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
