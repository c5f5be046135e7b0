"""What starting costs, in CPU seconds: `summarizer --help`, and a replayed brief of five articles.

    python benchmarks/startup.py [--repeat 5]

Beside them the floors of the same run: Python alone, importing typer, and importing openai with instructor, which any
program that asks through them pays. Medians.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generated_articles import write_articles
from measuring import PROGRAM, configured, fixed_latency, median, run


def cpu(command: Sequence[str], repeat: int) -> float:
    """The median CPU seconds of a command; a first run, which may compile what it imports, is not counted."""
    return median([run(command).cpu for _ in range(repeat + 1)][1:])


def recorded(articles: Path, tape: Path) -> None:
    """Records a brief of the articles."""
    with fixed_latency(0.0) as url, tempfile.TemporaryDirectory() as home:
        options = ("--date", "2026-11-28", "--record", str(tape), "--out", f"{home}/out")
        run([*PROGRAM, "brief", str(articles), *options], configured(url, Path(home)))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    repeat = parser.parse_args().repeat
    program = shutil.which("summarizer", path=str(Path(sys.executable).parent)) or "summarizer"
    with tempfile.TemporaryDirectory() as scratch:
        articles, tape = write_articles(Path(scratch) / "articles", 5), Path(scratch) / "tape"
        recorded(articles, tape)
        replay = (program, "brief", str(articles), "--date", "2026-11-28", "--out", f"{scratch}/out")
        times = {
            "python -c pass": cpu((sys.executable, "-c", "pass"), repeat),
            "import typer": cpu((sys.executable, "-c", "import typer"), repeat),
            "summarizer --help": cpu((program, "--help"), repeat),
            "import openai": cpu((sys.executable, "-c", "import openai"), repeat),
            "import openai, instructor": cpu((sys.executable, "-c", "import openai, instructor"), repeat),
            "brief of 5, by rules": cpu((*replay, "--extractor", "lexical"), repeat),
            "brief of 5, replayed": cpu((*replay, "--replay", str(tape)), repeat),
        }
    for name, seconds in times.items():
        print(f"{name:<28}{seconds:6.2f} s")
    beyond = times["brief of 5, replayed"] - times["import openai"]
    print(f"{'replayed, beyond openai':<28}{beyond:6.2f} s")


if __name__ == "__main__":
    main()
