"""A bad day for the API: 200 articles against a server with faults, once for each seed. All must be in the briefing.

    python benchmarks/fault_matrix.py [--articles 200] [--latency 0.2] [--seeds 1 2 3] [--no-retry-after]

10 % of the requests meet 429, 5 % 500, 2 % a reset connection, 2 % a truncated answer (half of them a body that breaks
off), 2 % an answer that fits no schema, 1 % no answer ever, 1 % a refusal. Which, follows from the seed and the request's
own bytes, so a run can be repeated. It goes through the real command line; wall clock holds start-up and brief.json.
`by rules` is how many articles the model gave no answer for, and why.
"""

import argparse
import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from fault_server import running
from generated_articles import write_articles
from measuring import PROGRAM, configured, run, stats

FAULTS = {
    "429": 0.10,
    "500": 0.05,
    "reset": 0.02,
    "truncated": 0.01,
    "cut_body": 0.01,
    "invalid": 0.02,
    "hang": 0.01,
    "refusal": 0.01,
}


def matrix(articles: Path, out: Path, seed: int, latency: float, *options: str) -> dict[str, Any]:
    """One run of the program against a server of that seed: what it took, what was sent, what is in the briefing."""
    faults = [f"--fault={name}={share}" for name, share in FAULTS.items()]
    with running(f"--seed={seed}", f"--latency={latency}", *faults, *options) as url:
        command = (*PROGRAM, "brief", str(articles), "--out", str(out / "brief"), "--date", "2026-11-28", "--quiet")
        took = run((*command, "--concurrency", "20"), configured(url, out))
        seen = stats(url)
    briefing = json.loads((out / "brief" / "brief.json").read_text(encoding="utf-8"))
    read_by_rules = [f["reason"] for f in briefing["failures"] if f["stage"] == "extract"]
    return {
        "in the briefing": len(briefing["articles"]),
        "by rules": len(read_by_rules),
        "why": dict(Counter("refused" if "refused" in reason else reason for reason in read_by_rules)),
        "templates": sum(f["stage"] == "write" for f in briefing["failures"]),
        "requests": seen["requests"],
        "answered twice": seen["answered_twice"],
        "faults": seen["faults"],
        "wall": round(took.wall, 1),
        "cpu": round(took.cpu, 1),
        "code": took.code,
    }


def main() -> None:
    """Prints a line for each seed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--latency", type=float, default=0.2, help="seconds before each answer")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--no-retry-after", action="store_true", help="429 without saying when to come again")
    given = parser.parse_args()
    options = ["--no-retry-after"] if given.no_retry_after else []
    with tempfile.TemporaryDirectory() as folder:
        articles = write_articles(Path(folder) / "articles", given.articles)
        for seed in given.seeds:
            told = matrix(articles, Path(folder) / str(seed), seed, given.latency, *options)
            print(f"seed {seed}: " + ", ".join(f"{name} {value}" for name, value in told.items()), flush=True)


if __name__ == "__main__":
    main()
