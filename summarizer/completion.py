"""What must be right of a chat completion, and the JSON that it answers with."""

from pydantic import BaseModel, Field

from summarizer import errors
from summarizer.schema.asking import Ask

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
        raise errors.Refused(f"the model refused {ask.subject} ({reason}); try another model")
    if finish == "length":
        raise errors.Truncated(f"the answer for {ask.subject} exceeds {ask.max_tokens} tokens; try another model")
    text = message.tool_calls[0].function.arguments if message.tool_calls else message.content
    if not text:
        raise errors.EmptyAnswer(f"the model's answer for {ask.subject} is empty; try another model")
    start, end = text.find("{"), text.rfind("}")
    return text[start : end + 1] if 0 <= start < end else text


def shortened(text: str) -> str:
    """A server's or a model's words on one line, cut to a length that an error may have."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
