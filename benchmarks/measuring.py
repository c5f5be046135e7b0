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
    """What a command took: seconds of wall clock, of CPU (user and system) of all its processes, and the largest resident
    set of any of them in MB."""

    wall: float
    cpu: float
    resident: float
    code: int
    out: str


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Took:
    """Runs a command to its end, and what it leaves to theirs. What it writes to standard error is shown where it fails."""
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as err,
    ):
        report = Path(folder) / "took.json"
        tree = [sys.executable, str(HERE / "process_tree.py"), str(report), *command]
        subprocess.run(tree, stdout=out, stderr=err, env={**as_installed(), **(environment or {})}, check=True)
        took = json.loads(report.read_text(encoding="utf-8"))
        out.seek(0)
        err.seek(0)
        if took["code"] not in (0, 3):
            raise SystemExit(f"{' '.join(command[:6])} ... failed ({took['code']}): {err.read()[-2000:]}")
        scale = 1024 if sys.platform == "linux" else 1024 * 1024
        return Took(took["wall"], took["cpu"], took["resident"] / scale, took["code"], out.read())


def as_installed() -> dict[str, str]:
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
