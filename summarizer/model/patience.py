"""How passing faults of a model's server are waited out, and which they are."""

import math
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2

from summarizer.model.pacing import retry_after
from summarizer.schema.asking import current_ask
from summarizer.schema.run_events import tell

if TYPE_CHECKING:
    from tenacity import RetryCallState

_LONGEST_BACKOFF = 60.0
_MOST_HANGS = 2  # of one request
_PROMPT_TRIES = 3  # after which a server that goes on asking for short waits gets longer ones


@dataclass(frozen=True, slots=True)
class Patience:
    """How passing faults are waited out: at most `tries` requests, with waits in seconds that double from `first_wait`.

    The first waits are as short as the server asks, and next to none after a hang; one beyond `longest_wait` ends the
    trying, and so does one that would end after `until` (`time.monotonic`). `tries` None is: as long as somebody waits.
    """

    tries: int | None = 8
    first_wait: float = 0.5
    longest_wait: float = 60.0
    until: float | None = None

    def stop(self, state: "RetryCallState", hangs: int) -> bool:
        """Fewer tries where nothing listens, or where so many tries have already taken as long as they may."""
        error = _fault_of(state)
        if time.monotonic() + state.upcoming_sleep >= (self.until or math.inf) or asked_wait(error) > self.longest_wait:
            return True
        if self.tries is None:
            return False
        tries = min(self.tries, 3) if is_unreachable(error) else self.tries
        return state.attempt_number >= tries or hangs >= _MOST_HANGS

    def wait(self, state: "RetryCallState") -> float:
        """The server's wish, else exponential with jitter; a hang has been waited for already."""
        from openai import APITimeoutError
        from tenacity import wait_exponential_jitter

        error = _fault_of(state)
        asked, jitter = asked_wait(error), random.uniform(0, self.first_wait / 4)
        if state.attempt_number <= _PROMPT_TRIES and (asked or isinstance(error, APITimeoutError)):
            return asked + jitter
        longest = min(self.longest_wait, _LONGEST_BACKOFF)
        own = wait_exponential_jitter(multiplier=self.first_wait, max=longest, jitter=self.first_wait)
        return max(asked, own(state))


def _fault_of(state: "RetryCallState") -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def tell_of_retry(state: "RetryCallState") -> None:
    """Tells of a request that will be sent again."""
    error = _fault_of(state)
    status = getattr(error, "status_code", None)
    wait = round(state.upcoming_sleep, 3)
    tell("retry", subject=current_ask.get().subject, attempt=state.attempt_number, status=status, wait=wait)


def is_passing(error: BaseException) -> bool:
    """Whether the same request may be answered later."""
    from openai import APIConnectionError, APIStatusError

    if isinstance(error, APIStatusError):
        return error.code != "insufficient_quota" and (error.status_code in (408, 409, 429) or error.status_code >= 500)
    return isinstance(error, APIConnectionError) and isinstance(error.__cause__, httpx2.RequestError)


def is_unreachable(error: BaseException | None) -> bool:
    """Whether nothing listens there."""
    return error is not None and isinstance(error.__cause__, httpx2.ConnectError | httpx2.ConnectTimeout)


def asked_wait(error: BaseException | None) -> float:
    """The seconds that the server asked to wait, 0 where it did not."""
    from openai import APIStatusError

    return retry_after(error.response.headers) if isinstance(error, APIStatusError) else 0.0
