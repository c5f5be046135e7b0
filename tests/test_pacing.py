"""How fast a server is asked, in a time that jumps: an hour of waiting takes none."""

import asyncio
import contextlib
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from virtual_time import run_virtually

from summarizer.model.pacing import AnswerTimes, Limits, Pacer, Place, duration, retry_after


def now() -> float:
    return asyncio.get_running_loop().time() - 1000.0


class Asked:
    """Requests put through a pacer: when each was sent, and how many were under way at once."""

    def __init__(self, pacer: Pacer, latency: float = 1.0) -> None:
        self.pacer = pacer
        self.latency = latency
        self.sent: list[float] = []
        self.under_way = 0
        self.most = 0

    async def one(self, tokens: int = 10) -> Place:
        async with self.pacer.place(tokens) as place:
            self.sent.append(now())
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            await asyncio.sleep(self.latency)
            self.under_way -= 1
            self.pacer.answered(place, {})
        return place

    async def many(self, count: int, tokens: int = 10) -> None:
        await asyncio.gather(*(self.one(tokens) for _ in range(count)))


def pacer(concurrency: int = 8, seed: int = 1, **limits: int) -> Pacer:
    return Pacer(Limits(concurrency, **limits), chance=random.Random(seed))


def test_after_a_refusal_the_window_soon_is_nearly_what_it_was_and_then_grows_slowly() -> None:
    async def windows() -> list[int]:
        asked, found = pacer(16), []
        async with asyncio.timeout(60):
            async with contextlib.AsyncExitStack() as stack:
                places = [await stack.enter_async_context(asked.place(1)) for _ in range(16)]
                asked.throttled(places[0], {})
            for _ in range(14):
                found.append(asked.window)
                async with asked.place(1) as place:
                    asked.answered(place, {})
        return found

    assert run_virtually(windows()) == [8, 9, 10, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16]


def test_a_healthy_server_is_asked_by_all_at_once_and_never_by_more() -> None:
    async def asked() -> Asked:
        asking = Asked(pacer(20))
        await asking.many(100)
        return asking

    asking = run_virtually(asked())
    assert asking.sent[:20] == [0.0] * 20
    assert asking.most == 20
    assert max(asking.sent) == 4.0


def test_a_refusal_halves_what_is_under_way_once_for_all_that_were_sent_together() -> None:
    async def windows() -> list[int]:
        pace = pacer(16)
        seen = []

        async def refused() -> None:
            async with pace.place(1) as place:
                await asyncio.sleep(1)
                pace.throttled(place, {})
                seen.append(pace.window)

        await asyncio.gather(*(refused() for _ in range(16)))
        return seen

    assert run_virtually(windows()) == [8] * 16


def test_refusals_without_end_leave_one_at_a_time() -> None:
    async def window() -> int:
        pace = pacer(16)
        for _ in range(20):
            async with pace.place(1) as place:
                pace.throttled(place, {})
        return pace.window

    assert run_virtually(window()) == 1


def test_answers_let_it_grow_back_to_the_limit_and_no_further() -> None:
    async def windows() -> list[int]:
        pace = pacer(8)
        async with pace.place(1) as place:
            pace.throttled(place, {})
        seen = [pace.window]
        for _ in range(40):
            async with pace.place(1) as place:
                pace.answered(place, {})
            seen.append(pace.window)
        return seen

    seen = run_virtually(windows())
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (1, 8)


def test_nobody_is_sent_before_the_server_wants_to_be_asked_again() -> None:
    async def asked() -> Asked:
        pace = pacer(8)
        asking = Asked(pace)
        async with pace.place(1) as place:
            pace.throttled(place, {"retry-after": "30"})
        await asking.many(20)
        return asking

    asking = run_virtually(asked())
    assert min(asking.sent) >= 30.0


def test_after_a_pause_they_do_not_all_come_at_once() -> None:
    async def asked() -> Asked:
        asking = Asked(pacer(20), latency=5.0)
        await asking.one()
        for _ in range(40):  # the window is whole again
            async with asking.pacer.place(1) as place:
                asking.pacer.answered(place, {})
        asking.pacer.throttled(Place(-1, 0, 0), {"retry-after": "30"})
        await asking.many(20)
        return asking

    sent = sorted(run_virtually(asked()).sent)[1:]
    assert len(set(sent)) == 20
    assert 0.3 < sent[-1] - sent[0] < 3.0
    assert max(Counter(round(at, 1) for at in sent).values()) < 10


def test_two_runs_come_back_from_the_same_pause_at_different_times() -> None:
    async def first(seed: int) -> float:
        pace = pacer(8, seed)
        pace.throttled(Place(-1, 0, 0), {"retry-after": "30"})
        async with pace.place(1):
            return now()

    assert run_virtually(first(1)) != run_virtually(first(2))


def test_a_pause_that_is_too_long_is_not_waited_for_by_the_others() -> None:
    async def sent() -> float:
        pace = pacer(8)
        pace.throttled(Place(-1, 0, 0), {"retry-after": "86400"})
        async with pace.place(1):
            return now()

    assert run_virtually(sent()) == 0.0


def test_whoever_waits_out_a_fault_holds_no_place() -> None:
    async def asked() -> Asked:
        asking = Asked(pacer(1))

        async def failing() -> None:
            async with asking.pacer.place(1):
                pass
            await asyncio.sleep(3600)  # its own backoff
            await asking.one()

        waiting = asyncio.create_task(failing())
        await asyncio.sleep(0)
        await asking.many(5)
        assert now() == 5.0
        await waiting
        return asking

    assert run_virtually(asked()).sent == [0.0, 1.0, 2.0, 3.0, 4.0, 3600.0]


def test_a_caller_that_goes_away_gives_its_place_back() -> None:
    async def sent() -> float:
        asking = Asked(pacer(1), latency=1000.0)
        first, second = asyncio.create_task(asking.one()), asyncio.create_task(asking.one())
        await asyncio.sleep(1)
        second.cancel()
        first.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        async with asking.pacer.place(1):
            return now()

    assert run_virtually(sent()) == 1.0


@pytest.mark.parametrize(
    ("kind", "left", "reset", "after"),
    [("requests", "0", "2s", 2.0), ("tokens", "5", "1m30s", 90.0), ("requests", "3", "2s", 0.0)],
)
def test_what_the_server_says_is_left_is_kept_to(kind: str, left: str, reset: str, after: float) -> None:
    async def sent() -> float:
        pace = Pacer(Limits(8), longest_pause=120.0, chance=random.Random(1))
        async with pace.place(10) as place:
            pace.answered(place, {f"x-ratelimit-remaining-{kind}": left, f"x-ratelimit-reset-{kind}": reset})
        async with pace.place(10):
            return now()

    at = run_virtually(sent())
    assert after <= at <= after * 1.5 + 0.5 * bool(after)


def test_requests_sent_since_count_against_what_was_left() -> None:
    async def asked() -> list[float]:
        pace = pacer(8)
        asking = Asked(pace, latency=0.0)
        async with pace.place(1) as place:
            await asking.many(2)
            pace.answered(place, {"x-ratelimit-remaining-requests": "3", "x-ratelimit-reset-requests": "10s"})
        await asking.many(3)
        return asking.sent

    sent = run_virtually(asked())
    assert sent[:3] == [0.0] * 3
    assert min(sent[3:]) >= 10.0


@pytest.mark.parametrize("limit", [7, 60])
def test_no_minute_sees_more_requests_than_allowed(limit: int) -> None:
    async def asked() -> list[float]:
        asking = Asked(pacer(20, requests_per_minute=limit), latency=0.1)
        await asking.many(3 * limit)
        return sorted(asking.sent)

    sent = run_virtually(asked())
    assert all(later - sent[i] >= 60.0 for i, later in enumerate(sent[limit:]))
    assert sent[-1] < 125.0


def test_no_minute_sees_more_tokens_than_allowed_and_a_giant_goes_alone() -> None:
    async def asked() -> list[float]:
        asking = Asked(pacer(20, tokens_per_minute=100), latency=0.1)
        await asking.many(4, tokens=40)
        await asking.one(tokens=1000)
        return sorted(asking.sent)

    sent = run_virtually(asked())
    assert [at < 1 for at in sent] == [True, True, False, False, False]
    assert 60.0 <= sent[2] <= sent[3] < 65.0
    assert sent[4] >= sent[3] + 60.0


def test_what_an_answer_really_took_counts_not_what_it_might_have() -> None:
    async def sent() -> float:
        pace = pacer(8, tokens_per_minute=100)
        async with pace.place(90) as place:
            pace.answered(place, {}, tokens=20)
        async with pace.place(80):
            return now()

    assert run_virtually(sent()) == 0.0


def test_an_answer_is_waited_for_a_few_times_as_long_as_the_slowest_fewer_the_more_are_known() -> None:
    times = AnswerTimes(600.0)
    assert times.limit() == 600.0
    for _ in range(8):
        times.note(2.0)
    assert times.limit() == pytest.approx(20.0)
    assert times.limit(tried=1) == pytest.approx(80.0)
    for _ in range(24):
        times.note(1.0)
    assert times.limit() == pytest.approx(10.0)
    for _ in range(400):
        times.note(1.0)
    assert times.limit() == pytest.approx(6.0)
    times.note(250.0)
    assert times.limit() == 600.0


def test_hardly_an_answer_is_cut_that_would_have_come() -> None:
    chance = random.Random(1)
    cut = 0
    for _ in range(100):
        times = AnswerTimes(1e9)
        for _ in range(200):
            seconds = 10.0 * chance.paretovariate(2.0)
            cut += seconds > times.limit()
            times.note(seconds)
    assert cut <= 100 * 200 / 800


def test_what_hung_twice_among_quick_answers_costs_seconds() -> None:
    times = AnswerTimes(600.0)
    for _ in range(200):
        times.note(0.3)
    assert [times.limit(tried) for tried in (0, 1)] == pytest.approx([2.0, 3.6])


def test_a_hang_from_the_start_is_cut_once_others_have_shown_how_long_answers_take() -> None:
    async def cut_after() -> float:
        times = AnswerTimes(600.0)

        async def hanging() -> None:
            with pytest.raises(TimeoutError):
                async with times.waiting(0):
                    await asyncio.Event().wait()

        waiting = asyncio.create_task(hanging())
        for _ in range(8):
            await asyncio.sleep(1)
            times.note(2.0)
        await waiting
        return now()

    assert run_virtually(cut_after()) == pytest.approx(20.0)


def test_quick_answers_leave_time_for_a_slow_one() -> None:
    times = AnswerTimes(600.0)
    for _ in range(8):
        times.note(0.01)
    assert times.limit() == 2.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("6m0s", 360.0), ("120ms", 0.12), ("1h30m", 5400.0), ("45s", 45.0), ("2.5", 2.5), ("20m", 1200.0), ("1s", 1.0)],
)
def test_lengths_of_time_as_servers_and_users_write_them(text: str, seconds: float) -> None:
    assert duration(text) == pytest.approx(seconds)


@given(st.text(max_size=12))
def test_any_text_is_a_length_of_time_or_none(text: str) -> None:
    found = duration(text)
    assert found is None or found >= 0.0


@pytest.mark.parametrize("text", ["", "soon", "-3", "5 m", "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 21 Oct"])
def test_no_wait_is_read_out_of_what_asks_for_none(text: str) -> None:
    assert retry_after({"retry-after": text}) == 0.0


def test_a_date_to_come_again_is_understood() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 85.0 < retry_after({"retry-after": later}) <= 90.0
