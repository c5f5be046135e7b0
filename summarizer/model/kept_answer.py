"""What of a server's response is worth keeping, and how it is written down."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx2

from summarizer.model.tape import Recording


def read_answer(content: bytes) -> Any:
    """A response's JSON as a file can hold it: half a surrogate pair, which some models emit, becomes a question mark.

    Raises ValueError or RecursionError where it is none.
    """
    answer = json.loads(content)
    if b"\\ud" in content.lower():
        answer = json.loads(json.dumps(answer, ensure_ascii=False).encode("utf-8", errors="replace"))
    return answer


def is_an_answer(answer: Any) -> bool:
    """Whether it is worth keeping: an answer, a refusal or a truncated answer, since each of them would come again."""
    choices = answer.get("choices") if isinstance(answer, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        return False
    said = any(message.get(field) for field in ("content", "tool_calls", "refusal"))
    return bool(said) or choice.get("finish_reason") in ("length", "content_filter")


def recording_of(
    question: Mapping[str, Any], request: httpx2.Request, response: httpx2.Response, answer: dict[str, Any]
) -> Recording:
    """The answer with what is told of its question (model, prompt, subject, key, digests), and where it came from now."""
    return Recording.model_validate(
        {
            "kind": "recording",
            "server": _server(request, response, answer),
            "recorded_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "answer": answer,
            **question,
        }
    )


def _server(request: httpx2.Request, response: httpx2.Response, answer: dict[str, Any]) -> str:
    """Where the answer came from: the origin alone, since a URL's path or user may be a secret."""
    port = f":{request.url.port}" if request.url.port else ""
    told = [str(name) for name in (response.headers.get("server"), answer.get("system_fingerprint")) if name]
    return f"{request.url.scheme}://{request.url.host}{port}" + (f" ({'; '.join(told)})" if told else "")
