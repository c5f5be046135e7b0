"""How memory grows with a day: the largest resident set of a brief at several sizes, by rules and by model.

    python benchmarks/memory.py [--sizes 100 1000 10000] [--only lexical llm]

Through the real command line, brief.json and brief.html included; the model is the fixed-latency server at no latency.
The growth is megabytes for a thousand articles more; the articles' own text, which brief.json holds, is 1.4 of them.
"""

import argparse
import tempfile
from pathlib import Path

from generated_articles import write_articles
from measuring import PROGRAM, configured, fixed_latency, run


def resident(articles: Path, extractor: str) -> tuple[float, float]:
    """Megabytes resident at the most, and CPU seconds, of one brief."""
    with fixed_latency(0.0) as url, tempfile.TemporaryDirectory() as home:
        options = ("--date", "2026-11-28", "--extractor", extractor, "--concurrency", "20", "--out", f"{home}/out")
        took = run([*PROGRAM, "brief", str(articles), *options], configured(url, Path(home)))
        return took.resident, took.cpu


def main() -> None:
    """Measures and prints a line a size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--only", nargs="*", default=["lexical", "llm"], choices=["lexical", "llm"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for extractor in asked.only:
            before: tuple[int, float] | None = None
            for size in asked.sizes:
                megabytes, cpu = resident(write_articles(Path(scratch) / str(size), size), extractor)
                grown = f"{1_000 * (megabytes - before[1]) / (size - before[0]):.0f}" if before else ""
                print(f"{extractor:<9}{size:>7,} articles {megabytes:>7.0f} MB  {grown:>5} {cpu:>8.1f} s", flush=True)
                before = (size, megabytes)


if __name__ == "__main__":
    main()
