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


@dataclass(slots=True)
class OneRequest:
    """The faults that one request has met, for tenacity to ask: when to send it again, and whether."""

    patience: Patience
    _hangs: int = 0
    _prompt: int = 0  # waits that the server asked for, or had cost already

    def wait(self, state: "RetryCallState") -> float:
        """The server's wish, else exponential with jitter; a hang has been waited for already."""
        from openai import APITimeoutError
        from tenacity import wait_exponential_jitter

        error, first_wait = _fault_of(state), self.patience.first_wait
        asked, is_hang = asked_wait(error), isinstance(error, APITimeoutError)
        self._hangs += is_hang
        if state.attempt_number <= _PROMPT_TRIES and (asked or is_hang):
            self._prompt += 1
            return asked + random.uniform(0, first_wait / 4)
        # a server that only wants fewer requests says nothing of how long a broken one takes
        doubled = first_wait if asked else first_wait / 2.0**self._prompt
        longest = min(self.patience.longest_wait, _LONGEST_BACKOFF)
        own = wait_exponential_jitter(multiplier=doubled, max=longest, jitter=first_wait)
        return max(asked, own(state))

    def stop(self, state: "RetryCallState") -> bool:
        """Fewer tries where nothing listens, or where so many tries have already taken as long as they may."""
        error, most, until = _fault_of(state), self.patience.tries, self.patience.until
        too_late = time.monotonic() + state.upcoming_sleep >= (until or math.inf)
        if too_late or asked_wait(error) > self.patience.longest_wait:
            return True
        if most is None:
            return False
        tries = min(most, 3) if is_unreachable(error) else most
        return state.attempt_number >= tries or self._hangs >= _MOST_HANGS


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
