"""The run's side: a transport whose requests go through a courier."""

import asyncio
import base64
import contextlib
import json
import socket
import subprocess
from itertools import count
from pathlib import Path
from typing import Any

import httpx2

from summarizer.errors import TapeError
from summarizer.model.courier.launch import launched, see_off
from summarizer.network import open_network

LINE_LIMIT = 2**26
"""Bytes of the longest line between a run and its courier."""

_CONNECT_SECONDS = 10.0


class CourierTransport(httpx2.AsyncBaseTransport):
    """Hands requests to a courier, started with the first one or by `start` before it.

    A request's extension "question" is what is to be kept of it (model, prompt, subject, key, digests). A response's
    extension "kept" tells that its answer is in the cache, and "seconds" how long the server took, which the run, busy with
    reading, would measure longer. Where the courier dies, its requests end as those whose
    connection broke; where none can be started, this process carries its requests itself.
    """

    def __init__(self, base_url: httpx2.URL, connections: int, cache: Path) -> None:
        self._hello = {"base_url": str(base_url), "connections": connections, "cache": str(cache)}
        self._way = base_url, connections
        self._network: httpx2.AsyncBaseTransport | None = None
        self._has_brought = False
        self._leaves_some = False
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._reading: asyncio.Task[None] | None = None
        self._numbers = count()
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._starting = asyncio.Lock()

    def start(self) -> None:
        """Starts the courier, so that it is ready when the first request comes. Where that fails, that one tries again."""
        with contextlib.suppress(OSError):
            self._start()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response, its answer kept. Raises httpx2.RequestError as the network would, TapeError."""
        writer = await self._started()
        if writer is None:
            self._network = self._network or open_network(*self._way)
            return await self._network.handle_async_request(request)
        number = next(self._numbers)
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        self._send(writer, self._told(number, request))
        try:
            result = await answer
        except asyncio.CancelledError:
            wait = request.extensions.get("wait")
            if wait is not None and wait.expired():  # it hangs; else it is paid for, and may come home
                self._send(writer, {"id": number, "cancel": True})
            else:
                self._leaves_some = True
            raise
        finally:
            self._waiting.pop(number, None)
        if "error" in result:
            raise _error(result, request)
        content = base64.b64decode(result.get("content", ""))
        extensions = {"kept": result["kept"], "seconds": result.get("seconds")}
        return httpx2.Response(result["status"], headers=result["headers"], content=content, extensions=extensions)

    async def aclose(self) -> None:
        """Lets the courier go: at once where nothing is under way, else when that has come home."""
        if self._line is not None:
            self._line.close()
        if self._writer is not None:
            self._writer.close()
        if self._reading is not None:
            self._reading.cancel()
        if self._process is not None and not self._leaves_some:
            await asyncio.to_thread(see_off, self._process)
        if self._network is not None:
            await self._network.aclose()

    async def _started(self) -> asyncio.StreamWriter | None:
        """The line to the courier; None where there is none to be had."""
        async with self._starting:
            if self._writer is None and (self._has_brought or self._process is None):
                self._start()
            if self._line is not None:
                reader, self._writer = await asyncio.open_connection(sock=self._line, limit=LINE_LIMIT)
                self._line = None
                self._send(self._writer, self._hello)
                self._reading = asyncio.create_task(self._read(reader))
            return self._writer

    def _start(self) -> None:
        """Raises OSError."""
        self._process, self._line = launched()

    def _told(self, number: int, request: httpx2.Request) -> dict[str, Any]:
        headers = [(n, v) for n, v in request.headers.multi_items() if n != "content-length"]
        timeout = request.extensions.get("timeout") or {}
        return {
            "id": number,
            "url": str(request.url),
            "headers": headers,
            "body": request.content.decode(),
            "connect": timeout.get("connect", _CONNECT_SECONDS),
            "question": request.extensions["question"],
        }

    def _send(self, writer: asyncio.StreamWriter, told: dict[str, Any]) -> None:
        writer.write(json.dumps(told).encode() + b"\n")

    async def _read(self, reader: asyncio.StreamReader) -> None:
        """Hands out what the courier brings; where it dies, all that is under way has broken off."""
        try:
            while line := await reader.readline():
                result = json.loads(line)
                self._has_brought = True
                waiting = self._waiting.get(result["id"])
                if waiting is not None and not waiting.done():
                    waiting.set_result(result)
        except ConnectionError:
            pass
        self._writer = None  # the next request starts another
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_result({"error": "ReadError", "message": "the process that carries the requests has died"})


def _error(result: dict[str, Any], request: httpx2.Request) -> Exception:
    if result["error"] == "TapeError":
        return TapeError(result["message"])
    kind = getattr(httpx2, result["error"], httpx2.ReadError)
    error: httpx2.RequestError = kind(result["message"], request=request)
    return error
