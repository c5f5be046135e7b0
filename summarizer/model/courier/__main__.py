"""The courier itself: `python -m summarizer.model.courier DESCRIPTOR`, which its `transport` alone starts.

It reads lines from the socket of that file descriptor: first how to reach the server, then requests and cancellations.
"""

import asyncio
import base64
import json
import signal
import socket
import sys
from functools import partial
from pathlib import Path
from typing import Any

import httpx2

from summarizer.errors import TapeError
from summarizer.garbage import leave_the_rest
from summarizer.model.courier.transport import LINE_LIMIT
from summarizer.model.durable_writes import Keeper
from summarizer.model.kept_answer import is_an_answer, read_answer, recording_of
from summarizer.model.pacing import AnswerTimes
from summarizer.model.tape import Cache
from summarizer.network import open_network

_ALONE = 60.0  # seconds that answers are waited for at the most when the run has gone


class Courier:
    """Carries requests until the run closes its end, then brings home what is under way."""

    def __init__(self, cache: Cache, network: httpx2.AsyncBaseTransport, writer: asyncio.StreamWriter) -> None:
        self._cache = cache
        self._network = network
        self._writer = writer
        self._keeper = Keeper(cache.put_all)
        self._times = AnswerTimes(_ALONE)
        self._under_way: dict[int, asyncio.Task[None]] = {}

    async def serve(self, reader: asyncio.StreamReader) -> None:
        """Until there is nothing left to do."""
        while line := await _next_line(reader):
            told = json.loads(line)
            number: int = told["id"]
            if told.get("cancel"):
                if number in self._under_way:
                    self._under_way[number].cancel()
                continue
            task = asyncio.create_task(self._carry(number, told))
            self._under_way[number] = task
            task.add_done_callback(partial(self._forget, number))
        if self._under_way:
            await asyncio.wait(list(self._under_way.values()), timeout=self._times.limit())
        await self._keeper.close()

    def _forget(self, number: int, _: asyncio.Task[None]) -> None:
        self._under_way.pop(number)

    async def _carry(self, number: int, told: dict[str, Any]) -> None:
        try:
            async with self._cache.leases.hold(told["question"]["key"], told["url"]):
                result = await self._result(told)
        except (httpx2.RequestError, TapeError) as error:
            result = {"error": type(error).__name__, "message": str(error)}
        except Exception as error:  # noqa: BLE001 - the run must hear of whatever goes wrong, or it waits for ever
            result = {"error": "ReadError", "message": f"unexpected {type(error).__name__}: {error}"}
        self._writer.write(json.dumps({"id": number, **result}).encode() + b"\n")

    async def _result(self, told: dict[str, Any]) -> dict[str, Any]:
        """What the run is told: whether the answer is kept, else the whole response."""
        question = told["question"]
        if self._cache.get(question["key"]) is not None:  # another run was faster
            return {"status": 200, "headers": [], "kept": True}
        timeout = dict.fromkeys(("read", "write", "pool")) | {"connect": told["connect"]}
        content = told["body"].encode()
        request = httpx2.Request("POST", told["url"], headers=told["headers"], content=content)
        request.extensions["timeout"] = timeout
        began = asyncio.get_running_loop().time()
        response = await self._network.handle_async_request(request)
        try:
            received = await response.aread()
        finally:
            await response.aclose()
        seconds = asyncio.get_running_loop().time() - began
        self._times.note(seconds)
        kept = response.status_code == 200 and await self._keep(question, request, response, received)
        headers = [(n, v) for n, v in response.headers.multi_items() if n not in ("content-encoding", "content-length")]
        return {
            "status": response.status_code,
            "headers": headers,
            "kept": kept,
            "seconds": seconds,
            "content": base64.b64encode(received).decode(),
        }

    async def _keep(
        self, question: dict[str, Any], request: httpx2.Request, response: httpx2.Response, content: bytes
    ) -> bool:
        try:
            answer = read_answer(content)
        except (ValueError, RecursionError):
            return False
        if not is_an_answer(answer):
            return False
        await self._keeper.keep(recording_of(question, request, response, answer))
        return True


async def _next_line(reader: asyncio.StreamReader) -> bytes:
    """The next line, nothing where the run has gone."""
    try:
        return await reader.readline()
    except ConnectionError:
        return b""


async def _serve(descriptor: int) -> None:
    reader, writer = await asyncio.open_connection(sock=socket.socket(fileno=descriptor), limit=LINE_LIMIT)
    hello = await reader.readline()
    if not hello:
        return  # a run that had nothing to ask
    told = json.loads(hello)
    network = open_network(httpx2.URL(told["base_url"]), told["connections"])
    cache = Cache(Path(told["cache"]))
    try:
        await Courier(cache, network, writer).serve(reader)
    finally:
        cache.close()


def main() -> None:
    """Serves one run. Whoever interrupts that run does not mean what has been paid for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asyncio.run(_serve(int(sys.argv[1])))
    leave_the_rest()  # the run waits for this process to end


if __name__ == "__main__":
    main()
