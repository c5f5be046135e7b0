"""Starts couriers; imports so little that a run can have one launched before anything else."""

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

_COMMAND = (sys.executable, "-m", "summarizer.model.courier")
_LEAVING = 2.0  # seconds that a courier with nothing left to do takes at the most to end


class Launched(NamedTuple):
    """A courier, and the run's end of the line to it. It ends when that is closed and nothing is under way."""

    process: subprocess.Popen[bytes]
    line: socket.socket


_ahead: list[Launched] = []
_leaving: list[subprocess.Popen[bytes]] | None = None  # None: whoever lets one go sees it off at once


def launch_ahead() -> None:
    """Launches the one that `launched` gives next, so that it is ready by then. Where that fails, that one tries again."""
    with contextlib.suppress(OSError):
        _ahead.append(_launch())


def dismiss_unused() -> None:
    """Ends the ones that nothing has asked for: they carry nothing."""
    while _ahead:
        courier = _ahead.pop()
        courier.line.close()
        courier.process.kill()
        courier.process.wait()


@contextmanager
def seen_off_later() -> Iterator[None]:
    """Those that are let go in the block end beside what else is done there; behind it they are waited for."""
    global _leaving
    before, _leaving = _leaving, []
    leaving = _leaving
    try:
        yield
    finally:
        _leaving = before
        for process in leaving:
            _wait_for(process)


def see_off(process: subprocess.Popen[bytes]) -> None:
    """Waits for one that has nothing left to do to end, which it does by itself."""
    if _leaving is None:
        _wait_for(process)
    else:
        _leaving.append(process)


def _wait_for(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_LEAVING)


def launched() -> Launched:
    """A courier of the caller's own. Raises OSError."""
    return _ahead.pop() if _ahead else _launch()


def _launch() -> Launched:
    ours, theirs = socket.socketpair()
    with theirs:
        return Launched(_process(theirs.fileno()), ours)


def _process(descriptor: int) -> subprocess.Popen[bytes]:
    # in a session of its own: what ends the run, or its terminal, does not end the courier
    return subprocess.Popen(
        [*_COMMAND, str(descriptor)],
        pass_fds=(descriptor,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
