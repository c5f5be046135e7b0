"""What must be right of a chat completion, and the JSON that it answers with."""

from collections.abc import Iterator
from json import JSONDecoder

from pydantic import BaseModel, Field

from summarizer import errors
from summarizer.schema.asking import Ask

_THOUGHT = "</think>"  # ends the thinking aloud that models of one's own put before an answer
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
    text = message.tool_calls[0].function.arguments if message.tool_calls else message.content
    if not text:
        raise errors.EmptyAnswer("the model's answer is empty; try another model")
    return _object_in(text.rpartition(_THOUGHT)[2])


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
