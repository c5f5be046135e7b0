"""What a brief waits for, step by step: seconds, and the CPU that its processes took meanwhile.

    python benchmarks/waits.py [--articles 200] [--latency 1.0]

Through the real command line, against the fixed-latency server at concurrency 20. A line a step: when it came, and the CPU
since the step before: of the run's own process, and of those that it has started (they read articles, conclude stories,
carry requests). Where a step took the latency and next to no CPU, the run waited for the server; where its own process took
as much CPU as it lasted, for that one; the rest is free on two cores. On a busy machine the seconds grow and the CPU hardly
does. Needs /proc (Linux).
"""

import argparse
import contextlib
import json
import math
import os
import subprocess
import tempfile
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from generated_articles import write_articles
from measuring import PROGRAM, as_installed, configured, fixed_latency

_LOOK_AGAIN = 0.02  # seconds


class CpuWatch:
    """The CPU seconds of a process and of those that it has started, by the time of day."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._times = [time.time()]
        self._own, self._others = [0.0], [0.0]
        started: dict[int, float] = {}
        while process.poll() is None:
            for pid in _descendants(process.pid):
                started[pid] = max(_cpu(pid), started.get(pid, 0.0))
            self._times.append(time.time())
            self._own.append(max(_cpu(process.pid), self._own[-1]))
            self._others.append(sum(started.values()))
            time.sleep(_LOOK_AGAIN)
        self._times.append(time.time())
        self._own.append(self._own[-1])
        self._others.append(self._others[-1])

    @property
    def ended(self) -> float:
        """When the process was seen to have ended."""
        return self._times[-1]

    @property
    def began(self) -> float:
        """When the watching began."""
        return self._times[0]

    def at(self, moment: float) -> tuple[float, float]:
        """The CPU taken until then, by the process itself and by the others."""
        place = min(bisect_left(self._times, moment), len(self._times) - 1)
        return self._own[place], self._others[place]


def _cpu(pid: int) -> float:
    """0 of one that has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def _descendants(pid: int) -> Iterator[int]:
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # it has just ended
            for child in map(int, children.read_text().split()):
                yield child
                yield from _descendants(child)


def steps(events: list[dict[str, Any]]) -> Iterator[tuple[float, str]]:
    """Moment and name of each step that a run's log tells of, in no order."""
    spans = defaultdict[str, list[tuple[float, float]]](list)
    for event in events:
        moment = datetime.fromisoformat(event["time"]).timestamp()
        if event["event"] == "start":
            yield moment, "articles read"
        elif event["event"] == "stage":
            yield moment, f"{event['stage']}: over"
        elif event["event"] == "answer":
            spans[event["prompt"]].append((moment - event["seconds"], moment))
    for prompt, found in spans.items():
        sent, came = zip(*found, strict=True)
        yield from ((min(sent), f"{prompt}: first question sent"), (max(sent), f"{prompt}: last question sent"))
        yield from ((min(came), f"{prompt}: first answer"), (max(came), f"{prompt}: last answer"))


def main() -> None:
    """Measures and prints a line a step."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--latency", type=float, default=1.0)
    asked = parser.parse_args()
    with fixed_latency(asked.latency) as url, tempfile.TemporaryDirectory() as home:
        articles = write_articles(Path(home) / "articles", asked.articles)
        options = ("--date", "2026-11-28", "--concurrency", "20", "--out", f"{home}/out", "--quiet")
        environment = as_installed() | configured(url, Path(home))
        with subprocess.Popen(
            [*PROGRAM, "brief", str(articles), *options], env=environment, stdout=subprocess.DEVNULL
        ) as run:
            watch = CpuWatch(run)
        (log,) = Path(home).rglob("runs/*.jsonl")
        events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    own, others = 0.0, 0.0
    print("      at     CPU   others")
    for moment, step in (*sorted(steps(events)), (watch.ended, "process ended")):
        before, (own, others) = (own, others), watch.at(moment)
        print(f"{moment - watch.began:7.2f} s {own - before[0]:+7.2f} {others - before[1]:+7.2f}  {step}")
    print(f"{watch.at(math.inf)[0]:.2f} s of CPU, others {watch.at(math.inf)[1]:.2f}")


if __name__ == "__main__":
    main()
