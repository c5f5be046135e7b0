"""A question to a model and its answer, as every stage sees them: no client library is imported here."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Generic, Protocol, Self, TypeVar, runtime_checkable

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, from_json

from summarizer.schema.partial_answers import fitting_part, said_in
from summarizer.schema.records import record

_MOST_LEFT_OUT = 1 / 3  # of what an answer says


@record
class Ask:
    """One question to a model.

    `prompt` and `version` name the prompt file, `prompt_digest` is the sha256 of its text. `subject` says shortly what
    is asked about, for messages and recordings (an article's file name); `subject_digest` is the sha256 of the
    article's text, or of the facts to write from. Digests are 64 hex digits. `max_tokens` bounds the answer.
    """

    prompt: str
    version: str
    prompt_digest: str
    subject: str
    subject_digest: str
    system: str
    user: str
    max_tokens: int


class Answer(BaseModel):
    """Base of every schema that a model is asked to fill; nested parts are plain models.

    Raises `pydantic.ValidationError` whose text is one "path: reason" a line, ready to be sent back to the model.
    """

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="after")
    def _reviewed(self) -> Self:
        review = current_review.get()
        problems = review(self) if review else []
        if problems:
            raise PydanticCustomError("review", "{problems}", {"problems": "\n".join(problems)})
        return self

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """As Pydantic's own, but little that does not fit is left out, and the error's text holds neither input nor links.

        They would cost tokens, and the links name Pydantic's version: with them, a recorded second request would be a
        different one after every upgrade.
        """
        try:
            try:
                return super().model_validate_json(json_data, **options)
            except ValidationError:
                if (left := cls._mostly_fitting(json_data)) is None:
                    raise
            return super().model_validate(left, **options)
        except ValidationError as error:
            raise ValidationError.from_exception_data(error.title, _plain(error), hide_input=True) from None

    @classmethod
    def _mostly_fitting(cls, json_data: str | bytes | bytearray) -> Any:
        """What fits of the answer, None where that is not most of what it says, or all of it."""
        try:
            told = from_json(json_data)
        except ValueError:
            return None
        left = cls.fitting(told)
        return left if left != told and said_in(told) * (1 - _MOST_LEFT_OUT) <= said_in(left or []) else None

    @classmethod
    def fitting(cls, told: Any) -> Any:
        """What fits of an answer's parsed JSON (`fitting_part`), whatever the review says of it."""
        reviewed = current_review.set(None)
        try:
            return fitting_part(cls, told)
        finally:
            current_review.reset(reviewed)


def _plain(error: ValidationError) -> list[InitErrorDetails]:
    """The same problems as errors of our own kind; the template `{msg}` keeps braces in a reason from being read."""
    return [
        InitErrorDetails(
            type=PydanticCustomError("invalid", "{msg}", {"msg": problem["msg"]}), loc=problem["loc"], input=None
        )
        for problem in error.errors(include_url=False, include_input=False, include_context=False)
    ]


A = TypeVar("A", bound=Answer)
A_co = TypeVar("A_co", bound=Answer, covariant=True)
A_contra = TypeVar("A_contra", bound=Answer, contravariant=True)


@record
class Answered(Generic[A_co]):
    """An answer with what it took: requests answered and tokens, summed over the first asking and every re-asking."""

    value: A_co
    requests: int
    prompt_tokens: int
    completion_tokens: int


@runtime_checkable
class AheadReview(Protocol[A_contra]):
    """A review that takes long: an answer may be prepared before it is reviewed, while others are heard."""

    async def prepare(self, answer: A_contra) -> None:
        """Looks the answer through, so that reviewing it takes no time."""

    def __call__(self, answer: A_contra) -> list[str]:
        """The problems, as of any review; without preparation they are found now."""


class LanguageModel(Protocol):
    """Anything that fills a schema when asked. `name` is the model's name as its server knows it."""

    @property
    def name(self) -> str: ...

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """The model's answer, after `review` had its say.

        `review` returns sentences that begin with a path ("figures[3].n: there is no mark n9; the article has n1 to
        n7"). While it finds problems and a re-ask is left, they go back to the model; the last answer is accepted with
        the problems it still has. Raises `ModelError`; `TapeError` where an answer cannot be kept.
        """
        ...


current_ask: ContextVar[Ask] = ContextVar("current_ask")
"""The question now being asked in this task: how the tape learns what a request is about."""

current_review: ContextVar[Callable[[Any], list[str]] | None] = ContextVar("current_review", default=None)
"""The review of the question now being asked in this task."""
