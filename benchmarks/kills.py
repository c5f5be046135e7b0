"""The program killed again and again: nothing that was answered is asked again, and the briefing is the same.

    python benchmarks/kills.py [--articles 200] [--latency 0.2] [--kills 20] [--seed 1]

One undisturbed run gives the briefing to compare with. Then the program is started on an empty cache and ended by
SIGKILL at a random moment, twenty times over, each start going on from the same cache, and at last run to its end. The
server counts every request whose whole answer it has sent: `paid twice` are answers to a request that it had answered
before; `lost` are requests that came again although they had come before, answered or not.
"""

import argparse
import os
import random
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from fault_server import running
from generated_articles import write_articles
from measuring import PROGRAM, configured, run, stats


def brief(articles: Path, out: Path) -> tuple[str, ...]:
    """The command."""
    options = ("--date", "2026-11-28", "--concurrency", "20", "--quiet")
    return (*PROGRAM, "brief", str(articles), "--out", str(out), *options)


def kill_once(command: tuple[str, ...], environment: dict[str, str], after: float) -> bool:
    """Starts the command and kills it after so many seconds; whether it was still running."""
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    still_running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return still_running


def killed(articles: Path, folder: Path, latency: float, kills: int, seed: int) -> dict[str, Any]:
    """The undisturbed run, the kills and the last run: what was paid twice, and whether the briefings are the same."""
    chance = random.Random(seed)
    with running(f"--latency={latency}") as url:
        whole = run(brief(articles, folder / "whole"), configured(url, folder / "home-whole"))
        asked = stats(url)["requests"]
    with running(f"--latency={latency}") as url:
        environment = configured(url, folder / "home")
        # from before the first request to a moment at which, from a cache that fills, each run is well under way
        moments = [chance.uniform(0.3, 0.3 + whole.wall / 2) for _ in range(kills)]
        in_time = sum(kill_once(brief(articles, folder / "killed"), environment, at) for at in moments)
        run(brief(articles, folder / "killed"), environment)
        seen = stats(url)
    same = (folder / "whole" / "brief.json").read_bytes() == (folder / "killed" / "brief.json").read_bytes()
    return {
        "killed while running": in_time,
        "requests undisturbed": asked,
        "requests": seen["requests"],
        "paid twice": seen["answered_twice"],
        "lost": seen["requests"] - seen["different"],
        "same brief.json": same,
    }


def main() -> None:
    """Prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--latency", type=float, default=0.2, help="seconds before each answer")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which it is killed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = write_articles(Path(folder) / "articles", given.articles)
        told = killed(articles, Path(folder), given.latency, given.kills, given.seed)
    print(", ".join(f"{name} {value}" for name, value in told.items()))


if __name__ == "__main__":
    main()
