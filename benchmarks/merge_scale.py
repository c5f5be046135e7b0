"""How the merge grows: time, memory and the exponent of growth at 1,000, 10,000 and 100,000 articles' worth of mentions.

    python benchmarks/merge_scale.py [--articles 1000 10000 100000] [--names 10000 100000] [--without RULE...]
        [--processes 2]

Each size runs in a process of its own, and its articles lie on disk, as a brief's do. `cpu` is the CPU time of all
processes, so that a busy machine matters less, `cpu_here` that of the one that merges, `peak_mb` the sum of their peaks;
rules are left out in one process only. `floor` is the time to fold every name of the mentions once, and `ratio` the merge's
time over it. The exponent is the slope between two sizes on logarithmic scales: 1 is linear, 2 is all pairs. Names are
scored pair by pair against the generator's truth.
"""

import argparse
import itertools
import math
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from generated_news import Day, Press
from process_spent import peak, spent
from rule_families import leave_out, rule_names

from summarizer.garbage import collect_seldom
from summarizer.language.places import fold_name, gazetteer
from summarizer.merge import DayMerge, DecisionLog
from summarizer.merge.actors.resolution import resolve_names
from summarizer.schema.mentions import GroundedMentions
from summarizer.workers import start_workers, usable_processes


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs of mentions that are one actor: found rightly over found, and over those there are."""

    precision: float
    recall: float


def pair_score(predicted: Iterable[tuple[Hashable, Hashable]]) -> PairScore:
    """The score of (cluster, entity) labels, one for each mention; linear in their number."""
    both, clusters, entities = Counter[Any](), Counter[Any](), Counter[Any]()
    for cluster, entity in predicted:
        both[cluster, entity] += 1
        clusters[cluster] += 1
        entities[entity] += 1
    right = sum(math.comb(n, 2) for n in both.values())
    return PairScore(
        right / max(1, sum(math.comb(n, 2) for n in clusters.values())),
        right / max(1, sum(math.comb(n, 2) for n in entities.values())),
    )


def measure_merge(articles: int, processes: int) -> dict[str, float]:
    """Merges a day of so many articles from end to end, its stories concluded by so many processes, and holds no story."""
    collect_seldom()  # as the command line does
    day, mentions, floor = Press().day(articles, on_disk=True), 0, 0.0
    for g in day.grounded:
        mentions += len(g.actors) + len(g.events) + len(g.figures)
        floor += _cpu(partial(_folded, g))
    before = peak()
    workers = start_workers(processes, gazetteer)
    began, wall = time.process_time(), time.perf_counter()
    stories = DayMerge(day.grounded, "en", workers=workers).stories(DecisionLog())
    told = [(n, day.story[a.id]) for n, s in enumerate(stories) for a in s.articles]
    cpu, wall = time.process_time() - began, time.perf_counter() - wall
    theirs = [worker.submit(spent).result() for worker in workers]
    for worker in workers:
        worker.close()
    score = pair_score(told)
    return {
        "articles": articles,
        "mentions": mentions,
        "cpu": cpu + sum(spent for spent, _ in theirs),
        "cpu_here": cpu,
        "wall": wall,
        "floor": floor,
        "input_mb": before,
        "peak_mb": peak() + sum(peak for _, peak in theirs),
        "stories": len({n for n, _ in told}),
        "story_precision": score.precision,
        "story_recall": score.recall,
    }


def _folded(grounded: GroundedMentions) -> list[str]:
    return [fold_name.__wrapped__(m.name) for m in grounded.actors]


def measure_names(names: int) -> dict[str, float]:
    """Resolves so many distinct written names, each in its story."""
    return _measure_names(names, in_stories=True)


def measure_crowd(names: int) -> dict[str, float]:
    """Resolves so many distinct written names as if all were of one story."""
    return _measure_names(names, in_stories=False)


def _measure_names(names: int, in_stories: bool) -> dict[str, float]:
    collect_seldom()
    day = _day_of_names(names)
    mentions = [m for g in day.grounded for m in g.actors]
    language_of = {g.article.article.id: g.article.article.language or "" for g in day.grounded}
    story_of = day.story if in_stories else {}
    row: dict[str, float] = {"names": len({m.name for m in mentions}), "mentions": len(mentions)}
    row["floor"] = _cpu(lambda: [fold_name.__wrapped__(m.name) for m in mentions])
    before, began = peak(), time.process_time()
    resolved = resolve_names(mentions, story_of, language_of)
    row["cpu"], row["extra_mb"] = time.process_time() - began, peak() - before
    owners: dict[str, set[int]] = {}
    for m in mentions:
        owners.setdefault(m.name, set()).add(day.entity[m.citation.article, m.name])
    kept = mentions if in_stories else [m for m in {m.name: m for m in mentions}.values() if len(owners[m.name]) == 1]
    pairs = (
        (resolved.root_of(m.name, story_of.get(m.citation.article, 0)), day.entity[m.citation.article, m.name])
        for m in kept
    )
    score = pair_score(pairs)
    row["precision"], row["recall"] = score.precision, score.recall
    return row


def _day_of_names(names: int) -> Day:
    """A day with about so many distinct written names."""
    trial = Press().day(500)
    rate = len({m.name for g in trial.grounded for m in g.actors}) / 500
    return Press().day(int(names / rate))


def _cpu(work: Any) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _apart(work: Any, size: int, without: list[str]) -> dict[str, float]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, leave_out, (without,)) as pool:
        return dict(pool.submit(work, size).result())


def _exponent(rows: list[dict[str, float]], key: str) -> list[str]:
    """The slope between each size and the one before."""
    size = "articles" if "articles" in rows[0] else "names"
    pairs = itertools.pairwise(rows)
    slopes = (math.log(b[key] / a[key]) / math.log(b[size] / a[size]) for a, b in pairs)
    return ["", *(f"{slope:.2f}" for slope in slopes)]


def main() -> int:
    """Prints one table for the merge and one for the names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--names", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument(
        "--without", nargs="*", default=[], choices=rule_names(), metavar="RULE", help="rules to leave out"
    )
    parser.add_argument(
        "--processes", type=int, default=usable_processes(), help="that conclude stories (default: all)"
    )
    asked = parser.parse_args()
    works: tuple[tuple[str, Any, list[int]], ...] = (
        ("merge", partial(measure_merge, processes=0 if asked.without else asked.processes), asked.articles),
        ("names in their stories", measure_names, asked.names),
        ("names as of one story", measure_crowd, asked.names),
    )
    for title, work, sizes in works:
        rows = [_apart(work, size, asked.without) for size in sizes]
        if rows:
            print(f"== {title}")
            for row, slope in zip(rows, _exponent(rows, "cpu"), strict=True):
                cells = [f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v:,}" for k, v in row.items()]
                print(
                    "  " + "  ".join([*cells, f"ratio {row['cpu'] / row['floor']:.0f}", f"exponent {slope}"]),
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
