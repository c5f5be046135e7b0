"""How memory grows with a day: the largest resident set of a brief at several sizes, by rules and by model.

    python benchmarks/memory.py [--sizes 100 1000 10000] [--only lexical llm] [--previous]

Through the real command line, brief.json and brief.html included; the model is the fixed-latency server at no latency.
The growth is megabytes for a thousand articles more; the articles' own text, which brief.json holds, is 1.4 of them.
The courier, which carries the requests, is a process of its own; beside it stands what was resident at the most in each
stage of the run's own process with a model, looked at five times a second (both on Linux alone). `--previous` makes a second
briefing of the same articles, with the first as the one before.
"""

import argparse
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from generated_articles import write_articles
from measuring import PROGRAM, Took, configured, fixed_latency, run

_POLL = 0.2  # seconds; the kernel keeps each process's peak


def measured(articles: Path, extractor: str, again: bool) -> tuple[Took, str]:
    """One brief, and in words the megabytes of its courier and by stage; `again`: a second one after it."""
    with fixed_latency(0.0) as url, tempfile.TemporaryDirectory() as home:
        options = ("--extractor", extractor, "--concurrency", "20", "--out", f"{home}/out")
        command = [*PROGRAM, "brief", str(articles), *options]
        if again:
            run([*command, "--date", "2026-11-28"], configured(url, Path(home)))
            command += ["--previous", f"{home}/out/brief.json"]
        with watched(home) as seen:
            took = run([*command, "--date", "2026-11-29" if again else "2026-11-28"], configured(url, Path(home)))
        logs = sorted(Path(home).rglob("runs/*.jsonl"), key=lambda log: log.stat().st_mtime)
        stages = by_stage(seen.own, logs[-1]) if logs else {}
        courier = {"courier": max(seen.couriers)} if seen.couriers else {}
        return took, ", ".join(f"{name} {peak:.0f}" for name, peak in {**courier, **stages}.items())


@dataclass
class Seen:
    """MB resident: the peaks of couriers so far, and of the run's own process by the time of day."""

    couriers: list[float] = field(default_factory=list)
    own: list[tuple[float, float]] = field(default_factory=list)


def by_stage(own: list[tuple[float, float]], log: Path) -> dict[str, float]:
    """The most that was seen in each stage that a run's log tells of."""
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    peaks, began = dict[str, float](), 0.0
    for event in (e for e in events if e["event"] == "stage"):
        ended = datetime.fromisoformat(event["time"]).timestamp()
        peaks[event["stage"]] = max((mb for at, mb in own if began < at <= ended), default=0.0)
        began = ended
    return peaks


@contextmanager
def watched(home: str) -> Iterator[Seen]:
    """What is seen in the block of the run whose cache lies in `home`, and of its couriers."""
    seen, done = Seen(), threading.Event()

    def watch() -> None:
        while not done.wait(_POLL):
            look(home, seen)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()


def look(home: str, seen: Seen) -> None:
    """Notes what is resident now."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            _, *words = (process / "cmdline").read_bytes().split(b"\0")
            is_courier, is_run = b"summarizer.model.courier" in words, words[:3] == [b"-m", b"summarizer", b"brief"]
            if not (is_courier or is_run) or home.encode() not in (process / "environ").read_bytes():
                continue
            status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
            if is_courier:
                seen.couriers.append(int(status["VmHWM"].split()[0]) / 1024)
            else:
                seen.own.append((time.time(), int(status["VmRSS"].split()[0]) / 1024))
        except (OSError, KeyError):  # it has ended meanwhile
            continue


def main() -> None:
    """Measures and prints a line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--only", nargs="*", default=["lexical", "llm"], choices=["lexical", "llm"])
    parser.add_argument("--previous", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for extractor in asked.only:
            before: tuple[int, float] | None = None
            for size in asked.sizes:
                took, beside = measured(write_articles(Path(scratch) / str(size), size), extractor, asked.previous)
                grown = f"{1_000 * (took.resident - before[1]) / (size - before[0]):.0f}" if before else ""
                print(
                    f"{extractor:<9}{size:>7,} articles {took.resident:>7.0f} MB  {grown:>5} {took.cpu:>8.1f} s  {beside}",
                    flush=True,
                )
                before = (size, took.resident)


if __name__ == "__main__":
    main()
