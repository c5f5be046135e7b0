"""How memory grows with a day: the largest resident set of a brief at several sizes, by rules and by model.

    python benchmarks/memory.py [--sizes 100 1000 10000] [--only lexical llm] [--previous]

Through the real command line, brief.json and brief.html included; the model is the fixed-latency server at no latency.
The growth is megabytes for a thousand articles more; the articles' own text, which brief.json holds, is 1.4 of them.
The courier, which carries the requests, is a process of its own (measured on Linux alone). `--previous` makes a second
briefing of the same articles, with the first as the one before.
"""

import argparse
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generated_articles import write_articles
from measuring import PROGRAM, Took, configured, fixed_latency, run

_POLL = 0.2  # seconds; the kernel keeps each process's peak


def measured(articles: Path, extractor: str, again: bool) -> tuple[Took, float]:
    """One brief, and the megabytes resident of its courier at the most; `again`: a second one after it."""
    with fixed_latency(0.0) as url, tempfile.TemporaryDirectory() as home:
        options = ("--extractor", extractor, "--concurrency", "20", "--out", f"{home}/out")
        command = [*PROGRAM, "brief", str(articles), *options]
        if again:
            run([*command, "--date", "2026-11-28"], configured(url, Path(home)))
            command += ["--previous", f"{home}/out/brief.json"]
        with couriers(home) as peaks:
            took = run([*command, "--date", "2026-11-29" if again else "2026-11-28"], configured(url, Path(home)))
        return took, max(peaks, default=0.0)


@contextmanager
def couriers(home: str) -> Iterator[list[float]]:
    """The peaks so far, in MB, of the couriers whose cache lies in `home`."""
    peaks: list[float] = []
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_POLL):
            peaks.extend(_peaks(home))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peaks
    finally:
        done.set()
        thread.join()


def _peaks(home: str) -> Iterator[float]:
    for process in Path("/proc").glob("[0-9]*"):
        try:
            is_ours = b"summarizer.model.courier" in (process / "cmdline").read_bytes()
            if is_ours and home.encode() in (process / "environ").read_bytes():
                status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
                yield int(status["VmHWM"].split()[0]) / 1024
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
                took, courier = measured(write_articles(Path(scratch) / str(size), size), extractor, asked.previous)
                grown = f"{1_000 * (took.resident - before[1]) / (size - before[0]):.0f}" if before else ""
                beside = f"courier {courier:.0f} MB" if courier else ""
                print(
                    f"{extractor:<9}{size:>7,} articles {took.resident:>7.0f} MB  {grown:>5} {took.cpu:>8.1f} s  {beside}",
                    flush=True,
                )
                before = (size, took.resident)


if __name__ == "__main__":
    main()
