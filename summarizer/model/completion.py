"""What must be right of a chat completion, and the JSON that it answers with."""

from collections.abc import Iterator
from json import JSONDecoder
from typing import Any

from pydantic import BaseModel, Field
from pydantic_core import from_json

from summarizer import errors
from summarizer.schema.asking import Ask

_THINKING = "<think>"
_THOUGHT = "</think>"  # ends the thinking aloud that models of one's own put before an answer
_LOOP = 80  # characters that no answer has a reason to end in once more than twice
_SAID_BEFORE = 2
_SHOWN = 200  # characters of a server's or a model's words in an error


class Usage(BaseModel):
    """Tokens of one request, as far as the server says."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Function(BaseModel):
    arguments: str


class _Call(BaseModel):
    function: _Function


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[_Call] | None = None


class Choice(BaseModel):
    """One answer of a completion."""

    message: _Message
    finish_reason: str | None = None


class Completion(BaseModel):
    """A chat completion: the client itself believes whatever a server sends."""

    choices: list[Choice] = Field(min_length=1)
    usage: Usage | None = None


def json_of(choice: Choice, ask: Ask) -> str:
    """The JSON that the model answered with, taken out of a tool call or of the prose around it.

    Raises Refused, Truncated, EmptyAnswer.
    """
    message, finish = choice.message, choice.finish_reason
    if message.refusal or finish == "content_filter":
        reason = shortened(message.refusal or "content filter")
        raise errors.Refused(f"the model refused ({reason}); try another model")
    if finish == "length":
        raise errors.Truncated(f"the model's answer exceeds {ask.max_tokens} tokens; try another model")
    text = said_by(choice)
    if not text:
        raise errors.EmptyAnswer("the model's answer is empty; try another model")
    return _object_in(text.rpartition(_THOUGHT)[2])


def said_by(choice: Choice) -> str:
    """The words of the answer as they came."""
    calls = choice.message.tool_calls
    return (calls[0].function.arguments if calls else choice.message.content) or ""


def beginning_of(text: str) -> Any:
    """The JSON that a broken answer begins with, without the item in which it breaks off; None where there is none."""
    answer = text.rpartition(_THOUGHT)[2]
    at = answer.find("{")
    if at < 0 or _THINKING in answer:
        return None
    try:
        told = from_json(answer[at:], allow_partial=True)
    except ValueError:
        return None
    if not answer.rstrip().endswith(("}", "]")):
        _drop_last(told)
    return told


def _drop_last(told: Any) -> None:
    """Takes out the last item of the list that an answer breaks off in: a number in it may have lost digits."""
    last = next(reversed(told), None) if isinstance(told, dict) else None
    if last is not None:
        told[last] = told[last][:-1] if isinstance(told[last], list) else None


def goes_in_circles(text: str) -> bool:
    """Whether an answer that was cut off says the same again and again, or nothing any more: more room is for nothing."""
    told = text.rstrip()
    return len(text) - len(told) >= _LOOP or (len(told) > _LOOP and told[:-1].count(told[-_LOOP:]) >= _SAID_BEFORE)


def _object_in(text: str) -> str:
    """The JSON object in the text; where several are, the longest, as prose may have braces, too."""
    start, end = text.find("{"), text.rfind("}")
    whole = text[start : end + 1] if 0 <= start < end else text
    return whole if _length_of_object(whole) == len(whole) else max(_objects(text), key=len, default=whole)


def _objects(text: str) -> Iterator[str]:
    at = text.find("{")
    while at >= 0:
        length = _length_of_object(text[at:])
        yield text[at : at + length]
        at = text.find("{", at + max(length, 1))


def _length_of_object(text: str) -> int:
    """The characters of the JSON object that the text begins with, 0 where it begins with none."""
    try:
        return JSONDecoder().raw_decode(text)[1] if text.startswith("{") else 0
    except (ValueError, RecursionError):
        return 0


def shortened(text: str) -> str:
    """A server's or a model's words on one line, cut to a length that an error may have."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
