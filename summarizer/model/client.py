"""The model behind one small Protocol: instructor over openai over the tape. Only this module knows those two."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

import httpx2
from pydantic import ValidationError

from summarizer import errors
from summarizer.model.answer_form import look_through_classes_once, prepared
from summarizer.model.completion import Completion, Usage, beginning_of, goes_in_circles, json_of, said_by, shortened
from summarizer.model.courier.transport import CourierTransport
from summarizer.model.dialect import DialectMemory, DialectTransport
from summarizer.model.imports import absent, collector_at_rest, passed_over
from summarizer.model.pacing import AnswerTimes, Limits, Pacer
from summarizer.model.patience import OneRequest, Patience, asked_wait, is_passing, is_unreachable, tell_of_retry
from summarizer.model.tape import Tape
from summarizer.model.tape_transport import MISSING_CODE, TapeTransport
from summarizer.model.wire import Purse, WireTransport
from summarizer.network import OPENAI, how_to_reach, open_network, origin_of, web_address
from summarizer.schema.asking import AheadReview, Answer, Answered, Ask, current_ask, current_review

if TYPE_CHECKING:
    # openai takes two seconds to import, so whoever does not ask a model must not pay for it
    from openai import APIError, APIStatusError, AsyncOpenAI
    from openai.types.chat import ChatCompletion

A = TypeVar("A", bound=Answer)

_CONNECT_SECONDS = 10.0
_NO_KEY = "none"  # the client insists on a key, most servers of one's own do not
_NO_FIT = (errors.Refused, errors.Truncated, errors.EmptyAnswer, errors.InvalidAnswer)


@dataclass(frozen=True, slots=True)
class Server:
    """Which model to ask, and where: `base_url` None is OpenAI's own server.

    `timeout` is how many seconds one answer may take at the most, generous because a model on a CPU is slow. `memory` is
    the folder where what the server understands is kept between runs.
    """

    model: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    timeout: float = 600.0
    memory: Path | None = None


class OpenAIModel:
    """A model on an OpenAI-compatible server; see `connect`."""

    def __init__(
        self, server: Server, url: httpx2.URL, transport: httpx2.AsyncBaseTransport, attempts: int, patience: Patience
    ) -> None:
        self.name = server.model
        self._server = server
        self._url = url
        self._transport = transport
        self._attempts = attempts
        self._patience = patience
        self._made: AsyncOpenAI | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Closes the connections and the tape."""
        await (self._transport.aclose() if self._made is None else self._made.close())

    async def _client(self) -> "AsyncOpenAI":
        """openai's client over the tape, once it is imported."""
        if self._made is None:
            # shielded: whoever stops waiting must not keep the others from it
            await asyncio.shield(asyncio.wrap_future(client_libraries()))
        if self._made is None:
            import openai

            timeout = httpx2.Timeout(
                self._server.timeout, connect=min(self._server.timeout, _CONNECT_SECONDS), pool=None
            )
            self._made = openai.AsyncOpenAI(
                base_url=self._url,
                api_key=self._server.api_key or _NO_KEY,
                timeout=timeout,
                max_retries=0,
                http_client=openai.DefaultAsyncHttpx2Client(transport=self._transport),
            )
        return self._made

    async def ask(self, ask: Ask, answer: type[A], review: Callable[[A], list[str]] | None = None) -> Answered[A]:
        """As `LanguageModel.ask`. Where only a re-ask fails, the answer that was sent back for review is taken, and of an
        answer that is cut off or misspelt to the last, what fits.

        Raises KeyRejected, NoSuchModel, ServerUnreachable, RateLimited, ServerFault, RequestRejected, Refused,
        Truncated, EmptyAnswer, InvalidAnswer, RecordingMissing, BudgetSpent, TapeError.
        """
        exchange = _Exchange(ask, answer, review, self._attempts, self._send)
        with _asking(ask, exchange.review):
            try:
                value = await self._with_room(exchange, ask, answer)
            except _NO_FIT:
                found = exchange.returned or exchange.what_fits()
                if found is None:
                    raise
                value = found
        # instructor answers with a class of its own; the caller's is equal to itself and can be pickled
        fields = {name: getattr(value, name) for name in answer.model_fields}
        own = answer.model_construct(value.model_fields_set, **fields)
        return Answered(own, exchange.requests, exchange.prompt_tokens, exchange.completion_tokens)

    async def _with_room(self, exchange: "_Exchange[A]", ask: Ask, answer: type[A]) -> A:
        """The answer; one that was cut off at its limit is asked for once more, with twice the room, if it may need it."""
        try:
            return await self._converse(exchange, ask, answer)
        except errors.Truncated as truncated:
            if exchange.returned is not None or goes_in_circles(exchange.said):
                raise
            longer = exchange.with_room()
            try:
                return await self._converse(exchange, longer, answer)
            except (errors.RecordingMissing, errors.RequestRejected):
                raise truncated from None

    async def _converse(self, exchange: "_Exchange[A]", ask: Ask, answer: type[A]) -> A:
        """What instructor makes of the exchange, re-asking where an answer does not fit."""
        await self._client()
        import instructor
        from instructor.core import InstructorRetryException
        from instructor.core.retry import retry_async
        from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt

        again = AsyncRetrying(
            retry=retry_if_exception_type(ValidationError), stop=stop_after_attempt(self._attempts), reraise=True
        )
        messages = [{"role": "system", "content": ask.system}, {"role": "user", "content": ask.user}]
        request = {"model": self.name, "messages": messages, "max_tokens": ask.max_tokens, "temperature": 0}
        form, schema = prepared(answer)
        try:
            value = await retry_async(
                func=exchange.create,
                response_model=form,
                args=(),
                kwargs=request | schema,
                max_retries=again,
                strict=False,  # "14" for 14 is not worth a second request
                mode=instructor.Mode.JSON_SCHEMA,
            )
        except InstructorRetryException as error:
            raise _cause(error) from error
        return cast(A, value)

    async def _send(self, **request: Any) -> "ChatCompletion":
        """One request, through all passing faults."""
        from openai import APIError
        from openai.types.chat import ChatCompletion
        from tenacity import AsyncRetrying, retry_if_exception

        client, faults = await self._client(), OneRequest(self._patience)

        async def post() -> "ChatCompletion":
            # `chat.completions.create` would walk through the whole request to rename what needs no renaming
            return await client.post("/chat/completions", cast_to=ChatCompletion, body=request)

        try:
            return await AsyncRetrying(
                retry=retry_if_exception(is_passing),
                wait=faults.wait,
                stop=faults.stop,
                before_sleep=tell_of_retry,
                reraise=True,
            )(post)
        except APIError as error:
            raise self._named(error) from error

    def _named(self, error: "APIError") -> BaseException:
        from openai import APIStatusError

        if isinstance(error, APIStatusError):
            return self._named_status(error)
        cause = error.__cause__
        if cause and not isinstance(cause, httpx2.RequestError):  # the client takes whatever it meets for a broken line
            return cause
        server = origin_of(self._url)
        said = self._said(str(cause) or str(error))
        if is_unreachable(error):
            return errors.ServerUnreachable(f"cannot connect to {server} ({said}); {how_to_reach(server)}")
        return errors.ServerFault(f"{server} broke off or took too long ({said}); run again to go on from here")

    def _named_status(self, error: "APIStatusError") -> errors.ModelError:
        words = str(error.body.get("message") or "") if isinstance(error.body, dict) else ""
        if error.code == MISSING_CODE:
            return errors.RecordingMissing(words)
        server, said, status = origin_of(self._url), self._said(words or error.message), error.status_code
        if status in (401, 403):
            return errors.KeyRejected(
                f"{server} does not accept the key ({status}); check OPENAI_API_KEY and the base URL"
            )
        if status == 404:
            return errors.NoSuchModel(
                f"{server} has no model {self.name} ({said}); check the model's name and the base URL"
            )
        if status == 429:
            spent = error.code == "insufficient_quota"
            later = asked_wait(error) > self._patience.longest_wait
            advice = "top up the account" if spent else "run again later, or with a lower --concurrency"
            return errors.RateLimited(f"{server} takes no more requests ({said}); {advice}", permanent=spent or later)
        if is_passing(error):
            return errors.ServerFault(f"{server} failed ({status}: {said}); run again to go on from here")
        return errors.RequestRejected(f"{server} does not take the request ({status}: {said}); try another model")

    def _said(self, message: str) -> str:
        key = self._server.api_key
        return shortened(message.replace(key, "[key]") if key else message)


def connect(
    server: Server,
    tape: Tape,
    *,
    attempts: int = 2,
    patience: Patience | None = None,
    limits: Limits | None = None,
    purse: Purse | None = None,
) -> OpenAIModel:
    """A model to be asked, over `tape`; close it, or use it as an async context manager.

    The client libraries are imported, and the courier started, beside what this process does until it asks.

    `attempts` is how often one question is put in all while its answers do not fit. Raises UsageError for a base URL
    that is none.
    """
    url = web_address(server.base_url or OPENAI)
    patience, limits = patience or Patience(), limits or Limits()
    pacer = Pacer(limits, patience.longest_wait)
    wire = WireTransport(_network(url, limits.concurrency, tape), pacer, AnswerTimes(server.timeout), purse)
    memory = DialectMemory(server.memory, origin_of(url) + url.path, server.model) if server.memory else None
    transport = TapeTransport(DialectTransport(wire, memory), tape)
    return OpenAIModel(server, url, transport, attempts, patience)


@cache
def client_libraries() -> Future[None]:
    """Imports openai and instructor, half a second's work, beside what this process does next; begun by the first call."""
    importing = ThreadPoolExecutor(1)
    try:
        return importing.submit(_import_client_libraries)
    finally:
        importing.shutdown(wait=False)


def _import_client_libraries() -> None:
    # another way to the network, a sixth of openai's import and 9 MB; and helpers for streams and the Assistants, which
    # bring the types of all that those can answer: two fifths
    with collector_at_rest(), absent("aiohttp"), passed_over("openai.lib.streaming"):
        import instructor
        import instructor.core.retry
        import openai
        import openai.types.chat  # noqa: F401 - for whoever asks

    look_through_classes_once()
    # instructor logs each failure as an error of its own; here each is raised by name, and told once
    logging.getLogger(instructor.__name__).setLevel(logging.CRITICAL)


def _network(url: httpx2.URL, connections: int, tape: Tape) -> httpx2.AsyncBaseTransport:
    """Through a courier where there is a cache to bring answers home to (and a system that has such processes)."""
    if tape.replay is not None:
        return httpx2.AsyncBaseTransport()  # which leads nowhere: a replay has no use for certificates, slow to load
    if tape.cache is None or sys.platform == "win32":
        return open_network(url, connections)
    courier = CourierTransport(url, connections, tape.cache.path)
    courier.start()
    return courier


class _Exchange(Generic[A]):
    """The requests that one question takes: counts them, and knows the last, whose answer is not sent back."""

    def __init__(
        self,
        ask: Ask,
        answer: type[A],
        review: Callable[[A], list[str]] | None,
        attempts: int,
        send: Callable[..., "Awaitable[ChatCompletion]"],
    ) -> None:
        self._ask, self._answer, self._review, self._attempts, self._send = ask, answer, review, attempts, send
        self.requests = self.prompt_tokens = self.completion_tokens = self._before = 0
        self.returned: A | None = None
        self.said = ""

    async def create(self, **request: Any) -> "ChatCompletion":
        """Sends one request. Raises what is no answer at all, which instructor would take for a misspelt one."""
        completion = await self._send(**request)
        self.requests += 1
        await asyncio.sleep(0)  # who got its place at the server goes first: to look an answer through takes long
        try:
            said = Completion.model_validate(completion, from_attributes=True)
        except ValidationError as error:
            advice = "check that the base URL is that of a chat API"
            raise errors.EmptyAnswer(f"what came is no answer; {advice}") from error
        # to be read now: instructor overwrites it with a running total
        usage = said.usage or Usage()
        self.prompt_tokens += usage.prompt_tokens or 0
        self.completion_tokens += usage.completion_tokens or 0
        self.said = said_by(said.choices[0])
        message = completion.choices[0].message
        message.content, message.tool_calls = json_of(said.choices[0], self._ask), None
        await self._prepare(message.content)
        return completion

    async def _prepare(self, content: str) -> None:
        """Has an answer that fits looked through: instructor's validation, which reviews it, waits for nobody."""
        if not isinstance(self._review, AheadReview):
            return
        reviewed = current_review.set(None)
        try:
            answer = self._answer.model_validate_json(content)
        except ValidationError:  # instructor will find the same
            return
        finally:
            current_review.reset(reviewed)
        await self._review.prepare(answer)

    def what_fits(self) -> A | None:
        """What fits of the last answer; None where nothing does."""
        left = self._answer.fitting(beginning_of(self.said))
        return self._answer.model_validate(left) if left else None

    def with_room(self) -> Ask:
        """The same question for an answer of twice the length: it has all its attempts again."""
        self._before = self.requests
        self._ask = replace(self._ask, max_tokens=2 * self._ask.max_tokens)
        return self._ask

    def review(self, answer: A) -> list[str]:
        """The problems to send back."""
        if self._review is None or self.requests - self._before >= self._attempts:
            return []
        problems = self._review(answer)
        if problems:
            self.returned = answer
        return problems


@contextmanager
def _asking(ask: Ask, review: Callable[[Any], list[str]]) -> Iterator[None]:
    asked, reviewed = current_ask.set(ask), current_review.set(review)
    try:
        yield
    finally:
        current_review.reset(reviewed)
        current_ask.reset(asked)


def _cause(error: BaseException) -> BaseException:
    """What instructor wrapped."""
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        reasons = "; ".join(f"{'.'.join(map(str, fault['loc']))} {fault['msg']}".strip() for fault in cause.errors())
        return errors.InvalidAnswer(
            f"the model's answer has not the right form ({shortened(reasons)}); try a larger model"
        )
    return cause or error
