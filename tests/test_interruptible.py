"""One Ctrl-C ends a run wherever it is."""

import asyncio
import gc
import signal
import time
from collections.abc import Iterator

import pytest

from summarizer.commands import interruptible
from summarizer.commands.interruptible import run_interruptible


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """SIGINT as a terminal has it: a shell starts what is in the background with it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


async def _reckon() -> None:
    """Asks to stop once, and awaits nothing for long."""
    signal.raise_signal(signal.SIGINT)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        time.sleep(0.01)


async def _in_a_group() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(_reckon())


@pytest.mark.parametrize("stage", [_reckon, _in_a_group])
def test_one_request_to_stop_ends_a_stage_that_awaits_nothing_and_leaves_no_traceback(
    stage: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(interruptible, "_PATIENCE", 0.05)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run_interruptible(stage())  # type: ignore[operator]
    gc.collect()
    assert time.monotonic() - began < 20
    assert caplog.records == []


def test_who_closes_in_good_order_is_not_asked_twice() -> None:
    closed = []

    async def waits() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
            await asyncio.sleep(30)
        finally:
            closed.append(True)

    with pytest.raises(KeyboardInterrupt):
        run_interruptible(waits())
    assert closed == [True]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_what_a_run_gives_is_handed_on_without_being_spelt_out() -> None:
    spelt_out = []

    class Long:
        def __repr__(self) -> str:
            spelt_out.append(self)
            return "long"

    given = Long()

    async def gives() -> Long:
        return given

    assert run_interruptible(gives()) is given
    assert spelt_out == []
