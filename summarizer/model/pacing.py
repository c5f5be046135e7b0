"""How fast a server is asked: one budget of places for a whole run, which gives way when the server says so.

The number of requests under way grows while the server answers and halves when it does not take them (AIMD, additive
increase and multiplicative decrease: Chiu and Jain 1989, as TCP does, RFC 5681). `Retry-After` (RFC 9110, 10.2.3) closes
the gate for everyone; so do the x-ratelimit headers of OpenAI, Azure, Groq, vLLM proxies and others once nothing remains.
A place is held only while a request is on the wire: whoever waits out a fault or a pause holds none.
"""

import asyncio
import math
import random
import re
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_GROWTH = 0.5  # of a place for each answer: the window grows by half while it is answered once over
_REGROWTH = 1.0  # below what was cut last: one refusal says little, and the next cut comes as soon as there is another
_LONGEST_SPREAD = 1.0  # seconds over which those who waited for a pause to end are let go
_SPREAD = 0.25  # of the pause, if that is shorter
_MINUTE = 60.0
_DURATION = re.compile(
    r"(?:(?P<h>\d+)h)?(?:(?P<m>\d+)m(?!s))?(?:(?P<s>\d+(?:\.\d*)?)(?:s|$))?(?:(?P<ms>\d+(?:\.\d*)?)ms)?"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """At most `concurrency` requests at once, and at most so many requests and tokens in any minute (None: no limit)."""

    concurrency: int = 8
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None


@dataclass(slots=True)
class Place:
    """One request's leave to be on the wire: its number in the run, and the tokens that the run has asked for by then."""

    number: int
    tokens: int
    tokens_before: int


@dataclass
class _Quota:
    """What the server says is left of its own limit, until it resets (in the loop's time)."""

    left: float = float("inf")
    resets_at: float = 0.0
    newest: int = -1

    def pause(self, now: float, need: int) -> float:
        if now >= self.resets_at:
            self.left = float("inf")
        return 0.0 if self.left >= need else self.resets_at - now

    def learn(self, number: int, left: float, resets_at: float) -> None:
        if number > self.newest:  # answers overtake each other
            self.newest, self.left, self.resets_at = number, left, resets_at


@dataclass
class _Minute:
    """What the last sixty seconds took, of a limit for any minute."""

    limit: int | None
    taken: dict[int, tuple[float, int]] = field(default_factory=dict)  # number of the place -> (when, amount)
    total: int = 0

    def pause(self, now: float, need: int) -> float:
        """Seconds until there is room; what is larger than the limit itself goes when nothing else counts."""
        if self.limit is None:
            return 0.0
        while self.taken and (oldest := next(iter(self.taken.items())))[1][0] + _MINUTE <= now:
            self.total -= self.taken.pop(oldest[0])[1]
        over, pause = self.total + need - self.limit, 0.0
        for when, amount in self.taken.values():
            if over <= 0:
                break
            over, pause = over - amount, when + _MINUTE - now
        return pause

    def take(self, now: float, number: int, amount: int) -> None:
        if self.limit is not None:
            self.taken[number] = (now, amount)
            self.total += amount

    def correct(self, number: int, amount: int) -> None:
        if number in self.taken:
            when, before = self.taken[number]
            self.taken[number] = (when, amount)
            self.total += amount - before


class Pacer:
    """Gives out places, first come first served; all of one run's requests go through one pacer.

    It keeps the running event loop's time. A server that asks for a pause of more than `longest_pause` seconds is not
    waited for. `chance` spreads those who wait for a pause to end.
    """

    def __init__(self, limits: Limits, longest_pause: float = 60.0, chance: random.Random | None = None) -> None:
        self._limits = limits
        self._longest_pause = longest_pause
        self._window = float(limits.concurrency)  # a healthy server gets all at once
        self._known_good = 0.0
        self._chance = chance or random.Random()
        self._waiting: deque[tuple[asyncio.Future[Place], int]] = deque()
        self._in_flight = 0
        self._granted = 0
        self._tokens = 0
        self._cut_at = -1
        self._opens_at = 0.0
        self._paused_until = 0.0
        self._next_at = 0.0
        self._slowly = 0
        self._gap = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._requests = _Quota()
        self._token_quota = _Quota()
        self._requests_a_minute = _Minute(limits.requests_per_minute)
        self._tokens_a_minute = _Minute(limits.tokens_per_minute)

    @property
    def window(self) -> int:
        """How many requests may now be under way at once."""
        return max(int(self._window), 1)

    @property
    def in_flight(self) -> int:
        """How many are."""
        return self._in_flight

    @asynccontextmanager
    async def place(self, tokens: int) -> AsyncIterator[Place]:
        """Waits for a place for a request that may take so many tokens, and gives it back at the end of the block."""
        granted: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
        self._waiting.append((granted, tokens))
        self._admit()
        try:
            yield await granted
        finally:
            if granted.done() and not granted.cancelled():
                self._in_flight -= 1
            self._admit()

    def answered(self, place: Place, headers: Mapping[str, str], tokens: int | None = None) -> None:
        """An answer came; `tokens` is what it really took."""
        growth = _REGROWTH if self._window < self._known_good else _GROWTH
        self._window = min(self._window + growth, float(self._limits.concurrency))
        if tokens is not None:
            self._tokens_a_minute.correct(place.number, tokens)
        self._learn(place, headers)

    def throttled(self, place: Place, headers: Mapping[str, str]) -> None:
        """The server would not take the request (429, 503): fewer at once, and none before it says so."""
        if place.number > self._cut_at:  # those sent before the last cut say nothing about the window since
            self._known_good = 0.75 * self._window
            self._window = max(min(self._window, float(self._in_flight)) / 2, 1.0)
            self._cut_at = self._granted - 1
        asked = retry_after(headers)
        if 0 < asked <= self._longest_pause:
            self._opens_at = max(self._opens_at, asyncio.get_running_loop().time() + asked)
        self._learn(place, headers)

    def _learn(self, place: Place, headers: Mapping[str, str]) -> None:
        now = asyncio.get_running_loop().time()
        since = self._granted - 1 - place.number
        tokens_since = self._tokens - place.tokens_before - place.tokens
        for quota, kind, spent in ((self._requests, "requests", since), (self._token_quota, "tokens", tokens_since)):
            left = re.fullmatch(r"\d+", headers.get(f"x-ratelimit-remaining-{kind}", ""))
            reset = duration(headers.get(f"x-ratelimit-reset-{kind}", ""))
            if left and reset is not None and reset <= self._longest_pause:
                quota.learn(place.number, int(left[0]) - spent, now + reset)

    def _admit(self) -> None:
        """Gives places to as many as may go now; sets a timer where only time is in the way."""
        now = asyncio.get_running_loop().time()
        while self._waiting:
            granted, tokens = self._waiting[0]
            if granted.done():  # whoever waited has gone
                self._waiting.popleft()
            elif self._in_flight >= self.window:
                return  # the next place that is given back comes here again
            elif (pause := self._pause(now, tokens)) > 0:
                self._release_slowly(now, pause)
                self._again_in(pause)
                return
            elif self._next_at > now:
                self._again_in(self._next_at - now)
                return
            else:
                self._waiting.popleft()
                granted.set_result(self._grant(now, tokens))

    def _pause(self, now: float, tokens: int) -> float:
        return max(
            self._opens_at - now,
            self._requests.pause(now, 1),
            self._token_quota.pause(now, tokens),
            self._requests_a_minute.pause(now, 1),
            self._tokens_a_minute.pause(now, tokens),
        )

    def _grant(self, now: float, tokens: int) -> Place:
        place = Place(self._granted, tokens, self._tokens)
        self._in_flight += 1
        self._granted += 1
        self._tokens += tokens
        self._requests.left -= 1
        self._token_quota.left -= tokens
        self._requests_a_minute.take(now, place.number, 1)
        self._tokens_a_minute.take(now, place.number, tokens)
        if self._slowly > 0:
            self._slowly -= 1
            self._next_at = now + self._jitter()
        return place

    def _release_slowly(self, now: float, pause: float) -> None:
        """As many as may be under way are let go one by one after the pause, however often it is met."""
        if now + pause > self._paused_until + 0.001:
            self._paused_until = now + pause
            self._slowly, self._gap = self.window, min(_SPREAD * pause, _LONGEST_SPREAD) / self.window
            self._next_at = self._paused_until + self._jitter()

    def _jitter(self) -> float:
        return self._chance.uniform(0.0, 2 * self._gap)

    def _again_in(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._admit)


class AnswerTimes:
    """How long an answer is waited for: a few times the slowest so far, once enough are known, but at most `longest`.

    All in seconds. An answer that is cut may have been paid for, so that must be rare; a hang must not cost ten minutes.
    Of times with a Pareto tail of finite variance (exponent 2, heavier than a server's times are), the next one exceeds k
    times the slowest of n with a chance of 1 in (n + 1) k²: k is ten after eight answers, and three from ninety on.
    """

    _ENOUGH, _LEAST = 8, 2.0
    _CUT_WRONGLY = 1 / 800  # of all answers
    _TIMES = 3.0  # at the least: answers of one run are not independent, a server may become slower

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._slowest = 0.0
        self._known = 0
        self._waits: dict[asyncio.Timeout, tuple[float, int]] = {}  # -> (since when, how often given up before)

    @asynccontextmanager
    async def waiting(self, tried: int) -> AsyncIterator[asyncio.Timeout]:
        """Raises TimeoutError in the block once the limit has passed, as it is known by then."""
        began = asyncio.get_running_loop().time()
        async with asyncio.timeout_at(began + self.limit(tried)) as wait:
            self._waits[wait] = began, tried
            try:
                yield wait
            finally:
                del self._waits[wait]

    def note(self, seconds: float) -> None:
        """An answer took so long: that may change how long the others are waited for."""
        before = self.limit()
        self._known += 1
        self._slowest = max(self._slowest, seconds)
        if self.limit() == before:
            return
        for wait, (began, tried) in self._waits.items():
            if not wait.expired():
                wait.reschedule(began + self.limit(tried))

    def limit(self, tried: int = 0) -> float:
        """How long to wait for an answer that was given up `tried` times already: each time four times as long."""
        if self._known < self._ENOUGH:
            return self._longest
        times = max(math.sqrt(1 / (self._CUT_WRONGLY * self._known)), self._TIMES)
        return min(max(times * self._slowest * 4.0**tried, self._LEAST), self._longest)


def retry_after(headers: Mapping[str, str]) -> float:
    """The seconds that the server asks to wait, by number or by date; 0 where it does not."""
    asked = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", asked):
        return float(asked)
    try:
        return max((parsedate_to_datetime(asked) - datetime.now(UTC)).total_seconds(), 0.0) if asked else 0.0
    except (ValueError, TypeError):  # no date, or one without a zone
        return 0.0


def duration(text: str) -> float | None:
    """Seconds of "6m0s", "120ms", "1h30m", "45s" or "2.5"; None for anything else."""
    found = _DURATION.fullmatch(text.strip())
    if not text.strip() or not found:
        return None
    units = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
    return sum(float(found[unit]) * seconds for unit, seconds in units.items() if found[unit])
