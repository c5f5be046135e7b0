"""What the benchmarks share: a run of a command with its wall clock, CPU and memory, and the fixed-latency server."""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PROGRAM = (sys.executable, "-m", "summarizer")


@dataclass(frozen=True, slots=True)
class Took:
    """What one process took: seconds of wall clock and of CPU (user and system), and its largest resident set in MB."""

    wall: float
    cpu: float
    resident: float
    code: int
    out: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Took:
    """Runs a command to its end. What it writes to standard error is shown only where it fails."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, env={**_as_installed(), **(environment or {})})
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode not in (0, 3):
            raise SystemExit(f"{' '.join(command[:6])} ... failed ({process.returncode}): {err.read()[-2000:]}")
        scale = 1024 if sys.platform == "linux" else 1024 * 1024
        cpu = used.ru_utime + used.ru_stime
        return Took(wall, cpu, used.ru_maxrss / scale, process.returncode, out.read())


def _as_installed() -> dict[str, str]:
    """This environment, with compiled modules kept, as they are where pip has installed them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def median(numbers: Sequence[float]) -> float:
    """The middle one, the upper of two."""
    return sorted(numbers)[len(numbers) // 2]


@contextmanager
def fixed_latency(seconds: float) -> Iterator[str]:
    """A running fixed-latency server: its base URL. Complains where the server itself was too busy to keep its time."""
    command = [sys.executable, str(HERE / "fixed_latency_server.py"), "--latency", str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    began = time.perf_counter()
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        yield url
        busy = stats(url)["cpu"] / (time.perf_counter() - began)
        if busy > 0.5:
            print(f"the server was busy {busy:.0%} of the time: it may have been the bottleneck", file=sys.stderr)
    finally:
        process.terminate()
        process.wait()


def stats(url: str) -> dict[str, Any]:
    """What the server has seen so far."""
    with urllib.request.urlopen(f"{url}/stats") as answer:
        seen: dict[str, Any] = json.load(answer)
        return seen


def configured(url: str, home: Path) -> dict[str, str]:
    """The environment of a user of that server whose caches and state lie in `home`."""
    return {
        "OPENAI_BASE_URL": url,
        "OPENAI_API_KEY": "none",
        "SUMMARIZER_MODEL": "m",
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
    }
