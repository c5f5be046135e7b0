"""A real web server on this machine whose pages and faults a test sets."""

import socket
import ssl
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Literal

import trustme

Fault = Literal["drip", "reset", "hang", "cut", "late"]


@dataclass
class Page:
    """What one path answers. `length` overrides the Content-Length; "" sends none."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    fault: Fault | None = None
    length: str | None = None


class WebServer:
    """The pages by path, and the requests that came, in order, as (path, headers)."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | list[Page]] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [path for path, _ in self.requests if path != "/robots.txt"]

    def next_page(self, path: str) -> Page:
        """The page of a path; of a list, the next one, the last for good."""
        found = self.pages.get(path, Page(b"not here", 404))
        if isinstance(found, Page):
            return found
        return found.pop(0) if len(found) > 1 else found[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: WebServer

    def do_GET(self) -> None:
        self.web.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        page = self.web.next_page(self.path)
        etag = page.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            page = Page(b"", 304, {"ETag": etag})
        if page.fault == "late":
            time.sleep(0.2)
        if page.fault in ("reset", "hang"):
            self._without_answer(page.fault)
        else:
            self._send(page)

    def _without_answer(self, fault: Fault) -> None:
        if fault == "hang":
            time.sleep(1.5)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True

    def _send(self, page: Page) -> None:
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        length = str(len(page.body)) if page.length is None else page.length
        if length:
            self.send_header("Content-Length", length)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):  # the reader has gone, as a test of a limit wants
            self._send_body(page)

    def _send_body(self, page: Page) -> None:
        if page.fault == "drip":
            for byte in page.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.05)
        else:
            self.wfile.write(page.body[: len(page.body) // 2] if page.fault == "cut" else page.body)

    def log_message(self, *_: Any) -> None:
        """Nothing on standard error."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A connection that a test breaks is no news."""


@contextmanager
def serving_pages(certificate: trustme.LeafCert | None = None) -> Iterator[WebServer]:
    """Runs the server on a free port of the loopback address, over TLS where it has a certificate."""
    web = WebServer()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"web": web}))
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    web.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
