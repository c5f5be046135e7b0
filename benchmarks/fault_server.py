"""A model's server on the loopback, with latency and faults by seed: what the fault matrix and the kills are run against.

    python benchmarks/fault_server.py [--port 0] [--latency 0.2] [--seed 1] [--fault 429=0.1 --fault hang=0.01 ...]

It prints its base URL and serves until it is ended. Which fault a request meets follows from the seed, the request's own
bytes and how often it came before, never from the order of arrival, so that two runs meet the same faults. Answers point
as a model would: every mark is confirmed, the first sentences are the events. `GET /v1/stats` tells what was asked and
answered, `answered_twice` being the requests whose whole answer was sent to the client more than once.
"""

import argparse
import asyncio
import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fixed_latency_server import story_answer

FAULTS = ("429", "500", "502", "503", "reset", "cut_body", "truncated", "invalid", "hang", "drip", "refusal")
_RETRY_AFTER = "0.2"


@dataclass(frozen=True, slots=True)
class Conduct:
    """How the server behaves: seconds before each answer, and the share of requests that meet each fault."""

    latency: float = 0.0
    seed: int = 1
    faults: Mapping[str, float] = field(default_factory=dict)
    retry_after: bool = True

    def fault(self, body: bytes, times: int) -> str:
        """The fault that a request meets at its so-many-th coming, "" for none."""
        drawn = hashlib.sha256(b"%d %d " % (self.seed, times) + body).digest()
        chance = int.from_bytes(drawn[:8]) / 2**64
        for name, share in self.faults.items():
            if chance < share:
                return name
            chance -= share
        return ""


@dataclass
class Counts:
    """What came and what was answered, by the digest of the request's body."""

    requests: int = 0
    in_flight: int = 0
    most_in_flight: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    came: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        """For a benchmark to read."""
        return {
            "requests": self.requests,
            "different": len(self.came),
            "most_in_flight": self.most_in_flight,
            "faults": dict(self.faults),
            "answered": len(self.answered),
            "answered_twice": sum(times - 1 for times in self.answered.values()),
        }


def pointing(request: Mapping[str, Any]) -> str:
    """The content of an answer to one of the project's own questions, from its text alone."""
    user = str(request["messages"][1]["content"])
    if "editor of a news briefing" in str(request["messages"][0]["content"]):
        return json.dumps(story_answer(user))
    if "who is who" in str(request["messages"][0]["content"]):
        return json.dumps({"same": [], "different": []})
    if "proofread the lines" in str(request["messages"][0]["content"]):
        return json.dumps({"wrong": []})
    article = user.split("\nProposals\n")[0]
    return json.dumps({"events": [int(s) for s in re.findall(r"^\[(\d+)\]", article, re.MULTILINE)[:3]]})


class FaultServer:
    """Counts every request and answers it as its conduct says."""

    def __init__(self, conduct: Conduct, answer: Callable[[Mapping[str, Any]], str] = pointing) -> None:
        self.conduct = conduct
        self.counts = Counts()
        self.answer = answer

    async def listen(self, port: int = 0) -> asyncio.Server:
        """A server on the loopback."""
        loop = asyncio.get_running_loop()
        return await loop.create_server(lambda: _Connection(self), "127.0.0.1", port, backlog=512)


class _Connection(asyncio.Protocol):
    """One kept-alive HTTP/1.1 connection; requests on it come one after the other."""

    def __init__(self, server: FaultServer) -> None:
        self._server = server
        self._received = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, gap, rest = self._received.partition(b"\r\n\r\n")
        if not gap:
            return
        length = re.search(rb"(?i)content-length: *(\d+)", head)
        size = int(length[1]) if length else 0
        if len(rest) < size:
            return
        del self._received[: len(head) + 4 + size]
        if head.startswith(b"GET"):
            self._send(200, json.dumps(self._server.counts.as_json()))
            return
        self._take(bytes(rest[:size]))

    def _take(self, body: bytes) -> None:
        counts, key = self._server.counts, hashlib.sha256(body).hexdigest()
        fault = self._server.conduct.fault(body, counts.came[key])
        counts.requests += 1
        counts.came[key] += 1
        counts.faults[fault or "none"] += 1
        counts.in_flight += 1
        counts.most_in_flight = max(counts.most_in_flight, counts.in_flight)
        if fault == "hang":
            counts.in_flight -= 1
            return
        wait = 0.0 if fault in ("429", "500", "502", "503", "reset") else self._server.conduct.latency
        asyncio.get_running_loop().call_later(wait, self._reply, body, key, fault)

    def _reply(self, body: bytes, key: str, fault: str) -> None:
        self._server.counts.in_flight -= 1
        if self._transport is None:
            return  # the client has gone: it was not answered
        if fault == "reset":
            self._transport.abort()
        elif fault in ("429", "500", "502", "503"):
            headers = {"retry-after": _RETRY_AFTER} if fault == "429" and self._server.conduct.retry_after else {}
            self._send(int(fault), json.dumps({"error": {"message": f"injected {fault}"}}), headers)
        elif fault == "cut_body":
            self._send(200, self._completion(body, ""), cut=True)
        elif fault == "drip":
            self._drip(self._completion(body, ""))
        else:
            if fault == "":
                self._server.counts.answered[key] += 1
            self._send(200, self._completion(body, fault))

    def _completion(self, body: bytes, fault: str) -> str:
        request = json.loads(body)
        message: dict[str, Any] = {"role": "assistant", "content": self._server.answer(request)}
        if fault == "truncated":
            message["content"] = message["content"][: len(message["content"]) // 2]
        if fault == "invalid":
            message["content"] = '{"events": "all of them"}'
        if fault == "refusal":
            message |= {"content": None, "refusal": "I cannot help with that."}
        choice = {"index": 0, "finish_reason": "length" if fault == "truncated" else "stop", "message": message}
        tokens = {"prompt_tokens": len(body) // 4, "completion_tokens": len(str(message["content"])) // 4}
        usage = tokens | {"total_tokens": sum(tokens.values())}
        made = {"id": "c1", "object": "chat.completion", "created": 1, "model": request["model"]}
        return json.dumps(made | {"choices": [choice], "usage": usage})

    def _send(self, status: int, text: str, headers: Mapping[str, str] | None = None, *, cut: bool = False) -> None:
        if self._transport is None:
            return
        body = text.encode()
        named = {"content-type": "application/json", "content-length": str(len(body)), **(headers or {})}
        head = f"HTTP/1.1 {status} X\r\n" + "".join(f"{n}: {v}\r\n" for n, v in named.items()) + "\r\n"
        self._transport.write(head.encode() + (body[: len(body) // 2] if cut else body))
        if cut:
            self._transport.close()

    def _drip(self, text: str) -> None:
        """One byte now, the next in half a second, and so on."""
        body = text.encode()
        head = f"HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"

        def next_byte(at: int) -> None:
            if self._transport is not None and at < len(body):
                self._transport.write(body[at : at + 1])
                asyncio.get_running_loop().call_later(0.5, next_byte, at + 1)

        if self._transport is not None:
            self._transport.write(head.encode())
            next_byte(0)


def shares(pairs: list[str]) -> dict[str, float]:
    """`429=0.1` and so on as numbers. Raises SystemExit for a fault there is not."""
    found = {name: float(share) for name, _, share in (pair.partition("=") for pair in pairs)}
    if unknown := found.keys() - set(FAULTS):
        raise SystemExit(f"no such fault: {', '.join(sorted(unknown))}; there are {', '.join(FAULTS)}")
    return found


@contextmanager
def running(*options: str) -> Iterator[str]:
    """A running server of these options, in a process of its own: its base URL."""
    process = subprocess.Popen([sys.executable, __file__, *options], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


async def _serve(conduct: Conduct, port: int) -> None:
    server = await FaultServer(conduct).listen(port)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1\n")
    sys.stdout.flush()
    await server.serve_forever()


def main() -> None:
    """Serves until ended."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fault", action="append", default=[], metavar="NAME=SHARE", help=", ".join(FAULTS))
    parser.add_argument("--no-retry-after", action="store_true", help="429 without saying when to come again")
    given = parser.parse_args()
    conduct = Conduct(given.latency, given.seed, shares(given.fault), not given.no_retry_after)
    asyncio.run(_serve(conduct, given.port))


if __name__ == "__main__":
    main()
