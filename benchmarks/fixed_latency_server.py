"""An OpenAI-compatible server that answers every chat completion after the same time, in one asyncio process.

    python benchmarks/fixed_latency_server.py --latency 0.2 [--port 8100]

Prints its base URL on standard output and serves until it is told to end. It takes tools and json_schema alike and
gives an answer of fixed text that fits the schema asked for: the program's own three, or the peers' plain one. It holds
no queue and no limit of its own, so whatever a run takes beyond the latency is its client's time. `GET /stats` says how
many requests came, how many were in flight at once, and how much CPU the server itself took.
"""

import argparse
import asyncio
import contextlib
import json
import re
import time
from dataclasses import dataclass
from typing import Any

from writers_question import told_events

_EVENTS = (
    ("fire", "A fire broke out in a warehouse at Dravo and spread to the market beside it within an hour."),
    ("rescue", "Rescue teams from Klemtu arrived in the evening with 14 boats and 9 lorries."),
    ("closure", "Schools in Dravo and Klemtu will stay closed until Monday, the district council decided."),
)
_ACTORS = (("Anna Brekol", "person"), ("Stindra Relief Council", "organisation"), ("Zolma Works", "company"))
_FIGURES = (
    ("injuries", "people", 214, "Anna Brekol", "At least 214 people were injured"),
    ("displaced", "families", 87, "Stindra Relief Council", "87 families had to leave their homes"),
    ("damage", "houses", 412, "Omar Tindak", "412 houses had been damaged"),
    ("losses", "dollars", 31_000_000, "Zolma Works", "put its losses at $31 million"),
)
PLAIN_ANSWER = {
    "events": [
        {"type": kind, "summary": told, "date": "2026-11-27", "date_precision": "day", "place": "Dravo"}
        | {"actors": ["Anna Brekol"], "modality": "actual", "quote": told}
        for kind, told in _EVENTS
    ],
    "actors": [{"name": name, "kind": kind, "aliases": []} for name, kind in _ACTORS],
    "figures": [
        {"measured_property": what, "observation_about": of, "bound": "exact", "value": value, "min_value": None}
        | {"max_value": None, "unit_text": of, "observation_date": "2026-11-27", "attributed_to": who, "quote": words}
        for what, of, value, who, words in _FIGURES
    ],
}
"""What a peer's plain schema (see `peers.py`) is filled with: typed text, as such schemas ask for it."""


def answer_to(request: dict[str, Any]) -> dict[str, Any]:
    """The JSON that fills the schema of the request."""
    properties = _schema(request).get("properties", {})
    if "statements" in properties:
        return story_answer(_told(request))
    if "numbers" in properties:
        return _reading(_told(request))
    if "same" in properties:
        pairs = [int(n) for n in re.findall(r"^<(\d+)> ", _told(request), re.MULTILINE)]
        return {"same": [], "different": pairs[:40]}
    if "wrong" in properties:
        return {"wrong": []}
    if "extractions" in properties:
        return _spans(_told(request))
    return PLAIN_ANSWER


def _spans(prompt: str) -> dict[str, Any]:
    """langextract's own form: a few passages of the piece asked about, to be aligned with it by the client."""
    piece = prompt.rsplit("Q: ", 1)[-1]
    passages = re.findall(r"\d+ \w+ \w+", piece)[:5]
    return {"extractions": [{"figure": p, "figure_attributes": {"said_by": "the mayor"}} for p in passages]}


def _told(request: dict[str, Any]) -> str:
    return str(request["messages"][-1]["content"])


def _schema(request: dict[str, Any]) -> dict[str, Any]:
    if request.get("tools"):
        schema: dict[str, Any] = request["tools"][0]["function"]["parameters"]
        return schema
    form = request.get("response_format") or {}
    return dict(form.get("json_schema", {}).get("schema", {}))


def _reading(user: str) -> dict[str, Any]:
    article = user.split("\nProposals\n")[0]
    return {"events": [int(s) for s in re.findall(r"^\[(\d+)\]", article, re.MULTILINE)[:3]]}


def story_answer(user: str) -> dict[str, Any]:
    """Sentences of the facts' own words in small letters, as a model that keeps to them would write; none of plans."""
    events = [(f"[{told.event}]", _plain(told.words)) for told in told_events(user)]
    told = re.findall(r"^f\d+ ([a-z]+)[^\n]*:\n  (f\d+\.c\d+) ([^\n]*)", user, re.MULTILINE)
    figures = [(named, claim) for named, claim, line in told if not line.endswith(("planned", "possible", "denied"))]
    statements = [f"There was {told} {event}." for event, told in events[:3]]
    statements += [f"{{{claim}}} were counted as {named}." for named, claim in figures[:3]]
    return {"headline": " ".join(reversed(events[0])) if events else "What was reported", "statements": statements}


def _plain(told: str) -> str:
    return " ".join(re.findall(r"\b[a-z]{4,}\b", told)[:5])


def completion(request: dict[str, Any], size: int) -> bytes:
    """The response body: a tool call where tools were offered, else content. Four characters are counted as a token."""
    text = json.dumps(answer_to(request))
    tokens = {"prompt_tokens": size // 4, "completion_tokens": len(text) // 4, "total_tokens": (size + len(text)) // 4}
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if request.get("tools"):
        name = request["tools"][0]["function"]["name"]
        call = {"id": "call_1", "type": "function", "function": {"name": name, "arguments": text}}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "finish_reason": "tool_calls" if request.get("tools") else "stop", "message": message}
    body = {"id": "c1", "object": "chat.completion", "created": 1, "model": request.get("model", "m")}
    return json.dumps({**body, "choices": [choice], "usage": tokens}).encode()


@dataclass
class Stats:
    """What the server has seen."""

    requests: int = 0
    in_flight: int = 0
    most_in_flight: int = 0

    def as_json(self) -> bytes:
        """With the server's own CPU seconds so far."""
        seen = {"requests": self.requests, "most_in_flight": self.most_in_flight, "cpu": time.process_time()}
        return json.dumps(seen).encode()


class FixedLatencyServer:
    """Answers each request `latency` seconds after its last byte came."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.stats = Stats()

    async def serve_connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, request after request, until the client closes it."""
        try:
            while head := await _head(reader):
                length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
                body = await reader.readexactly(int(length[1])) if length else b""
                writer.write(_response(await self._answered(head, body)))
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # a client may go at any moment
        finally:
            writer.close()

    async def _answered(self, head: bytes, body: bytes) -> bytes:
        path = head.split(b" ", 2)[1]
        if path.endswith(b"/stats"):
            return self.stats.as_json()
        if path.endswith(b"/models"):
            return b'{"object": "list", "data": [{"id": "m", "object": "model", "created": 1, "owned_by": "us"}]}'
        due = asyncio.get_running_loop().time() + self.latency
        self.stats.requests += 1
        self.stats.in_flight += 1
        self.stats.most_in_flight = max(self.stats.most_in_flight, self.stats.in_flight)
        answer = completion(json.loads(body), len(body))
        await asyncio.sleep(due - asyncio.get_running_loop().time())
        self.stats.in_flight -= 1
        return answer


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""


def _response(body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def serve(latency: float, port: int) -> None:
    """Serves on the loopback interface until it is cancelled; port 0 is any that is free."""
    fixed = FixedLatencyServer(latency)
    server = await asyncio.start_server(fixed.serve_connection, "127.0.0.1", port, limit=1 << 22, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    async with server:
        await server.serve_forever()


def main() -> None:
    """Serves until interrupted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--latency", type=float, default=0.2, help="seconds before each answer")
    parser.add_argument("--port", type=int, default=0)
    asked = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(asked.latency, asked.port))


if __name__ == "__main__":
    main()
