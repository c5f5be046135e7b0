"""What the benchmarks over the stories with gold share: files, articles, the briefing by a reader, and a table of scores."""

import argparse
import asyncio
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from summarizer.articles.files import read_articles
from summarizer.pipeline import Plan, make_briefing
from summarizer.regress.scoring.measures import Ratio, total
from summarizer.regress.scoring.score import score
from summarizer.schema.asking import LanguageModel
from summarizer.schema.brief import Article, Briefing
from summarizer.schema.gold import Gold
from summarizer.verify import verify

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


def gold_files() -> list[Path]:
    """Of the fixture stories."""
    return sorted((FIXTURES / "gold").glob("*.yaml"))


def day_of(gold: Gold) -> date:
    """The briefing's day of a story."""
    return date.fromisoformat(gold.date or "2026-01-01")


def articles_of(path: Path, gold: Gold) -> Sequence[Article]:
    """The story's articles, beside the folder of its gold file."""
    return read_articles([str(folder_of(path, gold))], io.BytesIO()).articles


def folder_of(path: Path, gold: Gold) -> Path:
    """Where the story's articles lie."""
    return path.parent.parent / "articles" / gold.cluster


def brief_of(folder: Path, day: date, reader: LanguageModel | None, language: str) -> Briefing:
    """The briefing of the folder as the reader answers; by rules without one."""
    read = read_articles([str(folder)], io.BytesIO())
    return asyncio.run(make_briefing(read, Plan(day, True, reader, language=language)))


@dataclass(frozen=True, slots=True)
class Row:
    """What briefings score; how many lines are the model's own; how many statements `verify` does not let pass."""

    ratios: Mapping[str, Ratio]
    own: int
    problems: int


def row_of(brief: Briefing, gold: Gold, names: Iterable[str]) -> Row:
    """The briefing of one story, by the measures of these names."""
    units = score(brief, gold).measures.values()
    ratios = {name: total(unit[name] for unit in units if name in unit) for name in names}
    told = (s for story in brief.stories for s in (story.headline, *story.statements))
    return Row(ratios, sum(s.written_by == "model" for s in told), len(verify(brief).findings))


Scored = Callable[[Path, str, int], Row]


def print_readers(scored: Scored, every: Sequence[str], shown: Mapping[str, str], asked: argparse.Namespace) -> None:
    """A table in Markdown over the stories, a row for each reader; `scored` is of a gold file, a reader and a seed."""
    paths, readers = asked.gold or gold_files(), asked.reader or list(every)
    jobs = [(path, reader, asked.seed) for reader in readers for path in paths]
    with ProcessPoolExecutor(asked.workers) as pool:
        found = list(pool.map(scored, *zip(*jobs, strict=True)))
    rows = {reader: found[i * len(paths) : (i + 1) * len(paths)] for i, reader in enumerate(readers)}
    print(f"{len(paths)} stories, seed {asked.seed}\n")
    print("\n".join(_table(rows, shown)))


def _table(rows: Mapping[str, Sequence[Row]], shown: Mapping[str, str]) -> Iterator[str]:
    """The rows of each reader, summed; "own" are lines in the model's words."""
    yield f"| {' | '.join(['reader', *shown.values(), 'own', 'verify'])} |"
    yield f"|{' --- |' * (len(shown) + 3)}"
    for reader, ones in rows.items():
        ratios, problems = (total(one.ratios[m] for one in ones) for m in shown), sum(one.problems for one in ones)
        cells = [shown_ratio(r) for r in ratios]
        cells += [str(sum(one.own for one in ones)), f"{problems} do not" if problems else "holds"]
        yield f"| {' | '.join([reader, *cells])} |"


def shown_ratio(ratio: Ratio) -> str:
    """Three decimals, "-" of nothing."""
    return "-" if ratio.value is None else f"{ratio.value:.3f}"


def reader_options(doc: str | None, every: Sequence[str]) -> argparse.ArgumentParser:
    """The options of a benchmark that compares readers."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", action="append", choices=every, help="only this one; may be repeated")
    parser.add_argument("--seed", type=int, default=1, help="of what errs at random (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="stories read at a time (default: %(default)s)")
    parser.add_argument("gold", nargs="*", type=Path)
    return parser
