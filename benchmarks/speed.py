"""How long a day takes, as ratios to the ideal and to what the peers take in the same run.

    python benchmarks/speed.py [--peers peers/bin/python] [--repeat 3] [--only brief instructor ...]

Against a server of fixed latency, at concurrency 20: 200 articles at 1 s and 1,000 at 200 ms, either of which takes
10 s where the client costs nothing. Ours goes through the real command line, start-up, all stages and brief.json
included (`brief`), and extraction alone (`extract`); the peers (see `peers.py`) do extraction alone, without their
start-up. CPU per additional article is the difference between the two sizes, so that no start-up counts. langextract
runs a tenth of both sizes. Medians over the repeats; compare ratios, not seconds.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generated_articles import write_articles
from measuring import HERE, PROGRAM, configured, fixed_latency, median, run

SIZES = ((200, 1.0), (1_000, 0.2))  # articles, seconds of latency
CONCURRENCY = 20
PEERS = ("raw", "openai", "instructor", "langchain", "pydantic-ai", "langextract")
OURS = ("brief", "extract")


@dataclass(frozen=True, slots=True)
class Measured:
    """One system at one size: wall clock over the ideal, and its CPU seconds."""

    articles: int
    ratio: float
    cpu: float


def measure(system: str, count: int, latency: float, peers: str, folder: Path) -> Measured:
    """One run of one system against a server of its own."""
    count = count // 10 if system == "langextract" else count
    ideal = count / CONCURRENCY * latency
    with fixed_latency(latency) as url:
        if system in OURS:
            wall, cpu = _ours(system, url, _first(folder, count))
        else:
            wall, cpu = _peer(system, url, folder, count, peers)
    return Measured(count, wall / ideal, cpu)


def _told(system: str, count: int, latency: float, peers: str, folder: Path) -> Measured:
    measured = measure(system, count, latency, peers, folder)
    print(
        f"{system}: {measured.articles} articles, {measured.ratio:.2f} of the ideal, {measured.cpu:.1f} s of CPU",
        flush=True,
    )
    return measured


def _ours(command: str, url: str, articles: Path) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as home:
        out = ("--out", f"{home}/out") if command == "brief" else ()
        options = ("--date", "2026-11-28", "--concurrency", str(CONCURRENCY), *out)
        took = run([*PROGRAM, command, str(articles), *options], configured(url, Path(home)))
    return took.wall, took.cpu


def _peer(peer: str, url: str, folder: Path, count: int, python: str) -> tuple[float, float]:
    options = ("--base-url", url, "--articles", str(folder), "--count", str(count), "--concurrency", str(CONCURRENCY))
    took = json.loads(run([python, str(HERE / "peers.py"), peer, *options]).out.splitlines()[-1])
    if took["answered"] < count:
        print(f"{peer}: {took['answered']} of {count} answered")
    return took["wall"], took["cpu"]


def _first(folder: Path, count: int) -> Path:
    """A folder of the first articles of a folder."""
    part = folder.with_name(f"first-{count}")
    if not part.exists():
        write_articles(part, count)
    return part


def table(rows: dict[str, list[list[Measured]]]) -> str:
    """A line a system: wall over ideal at either size, CPU per additional article, and that over instructor's."""
    cost = {system: median([_additional(run) for run in runs]) for system, runs in rows.items()}
    lines = ["system        200 at 1 s   1,000 at 0.2 s   CPU ms an additional article   over instructor's"]
    for system, runs in rows.items():
        ratios = [median([run[size].ratio for run in runs]) for size in (0, 1)]
        share = f"{cost[system] / cost['instructor']:.2f}" if "instructor" in cost else ""
        lines.append(f"{system:<14}{ratios[0]:>10.2f}{ratios[1]:>17.2f}{cost[system]:>31.1f}{share:>20}")
    return "\n".join(lines)


def _additional(run: Sequence[Measured]) -> float:
    small, large = run
    return 1_000 * (large.cpu - small.cpu) / (large.articles - small.articles)


def main() -> None:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peers", metavar="PYTHON", help="the Python of an environment with peers.txt installed")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--only", nargs="*", metavar="SYSTEM", help=f"of {', '.join((*OURS, *PEERS))}")
    asked = parser.parse_args()
    systems = [s for s in (*OURS, *(PEERS if asked.peers else ())) if not asked.only or s in asked.only]
    rows: dict[str, list[list[Measured]]] = {system: [] for system in systems}
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_articles(Path(scratch) / "articles", SIZES[-1][0])
        for _ in range(asked.repeat):
            for system in systems:
                rows[system].append([_told(system, *size, asked.peers or "", folder) for size in SIZES])
    print(table(rows))


if __name__ == "__main__":
    main()
