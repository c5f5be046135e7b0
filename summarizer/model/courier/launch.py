"""Starts couriers; imports so little that a run can have one launched before anything else."""

import contextlib
import socket
import subprocess
import sys
from typing import NamedTuple

_COMMAND = (sys.executable, "-m", "summarizer.model.courier")


class Launched(NamedTuple):
    """A courier, and the run's end of the line to it. It ends when that is closed and nothing is under way."""

    process: subprocess.Popen[bytes]
    line: socket.socket


_ahead: list[Launched] = []


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
