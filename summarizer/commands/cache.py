"""`summarizer cache`: what is kept, what it saves, and pruning it."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from summarizer.cache_upkeep import (
    CacheContents,
    ModelAnswers,
    PagesKept,
    prune,
    prune_pages,
    read_contents,
    read_pages,
)
from summarizer.commands.amounts import count, dollars, size
from summarizer.commands.run_log import run_logs
from summarizer.config import answers_file, pages_file
from summarizer.errors import UsageError
from summarizer.model.price import find_price

_AGES = {"d": 1, "w": 7, "m": 30, "y": 365}  # days
_SIZES = {"k": 10**3, "m": 10**6, "g": 10**9}  # bytes


@dataclass(frozen=True, slots=True)
class Saved:
    """What the logged runs got from the cache: answers, and US dollars that they did not cost again."""

    runs: int = 0
    answers: int = 0
    dollars: float = 0.0


def show_cache(folder: Path | None) -> int:
    """Prints where the cache is, what it holds and what it saved. Returns 0; raises SummarizerError."""
    contents = read_contents(answers_file(folder))
    for line in (*_lines(contents, saved_by_cache()), *_page_lines(read_pages(pages_file(folder)))):
        sys.stdout.write(f"{line}\n")
    return 0


def prune_cache(folder: Path | None, older_than: str | None, max_size: str | None) -> int:
    """Removes old answers and pages and prints how many. Returns 0; raises UsageError, SummarizerError.

    To fit a size pages go before answers: they cost nothing to fetch again.
    """
    if older_than is None and max_size is None:
        raise UsageError("say what is to go: --older-than 30d, --max-size 500MB, or both")
    moment = datetime.now(UTC) - timedelta(days=_days(older_than)) if older_than else None
    room = _bytes(max_size) if max_size else None
    answers, pages = answers_file(folder), pages_file(folder)
    before = read_contents(answers).size
    gone = prune(answers, moment, room)
    held = read_contents(answers)
    sys.stdout.write(f"{_told(gone, 'answer', before, held.size)}; {_left(held.answers, 'answer', held.size)}\n")
    before = read_pages(pages).size
    gone = prune_pages(pages, moment, None if room is None else max(0, room - held.size))
    kept = read_pages(pages)
    sys.stdout.write(f"{_told(gone, 'page', before, kept.size)}; {_left(kept.pages, 'page', kept.size)}\n")
    return 0


def _told(gone: int, noun: str, before: int, after: int) -> str:
    return f"{count(gone, noun)} removed, {size(max(0, before - after))} freed"


def _left(number: int, noun: str, taken: int) -> str:
    return f"{count(number, noun)} left, {size(taken)}"


def saved_by_cache() -> Saved:
    """What the runs whose logs are kept got from the cache instead of paying. Broken logs count for nothing."""
    ends = [end for log in sorted(run_logs().glob("*.jsonl")) if (end := _end(log))]
    return Saved(
        runs=len(ends),
        answers=sum(int(end.get("kept") or 0) for end in ends),
        dollars=sum(float(end.get("saved") or 0.0) for end in ends),
    )


def _end(log: Path) -> dict[str, Any] | None:
    """The last event of a run, None where it was cut off."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    for line in reversed(lines):
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict) and event.get("event") == "end":
            return event
    return None


def _lines(contents: CacheContents, saved: Saved) -> Iterator[str]:
    yield f"{contents.path}"
    if not contents.answers:
        yield "empty: answers are kept here from the first that a model gives"
        return
    yield f"{count(contents.answers, 'answer')}, {size(contents.size)}"
    for model in contents.models:
        yield f"  {model.model}: {_held(model)}"
    if saved.answers:
        paid = f", {dollars(saved.dollars)} not paid again" if saved.dollars else ""
        yield f"the last {count(saved.runs, 'run')} took {count(saved.answers, 'answer')} from it{paid}"
    yield "summarizer cache prune --older-than 90d removes old ones; asked again, they are paid again"


def _page_lines(pages: PagesKept) -> Iterator[str]:
    if pages.pages:
        days = " to ".join(dict.fromkeys((pages.oldest, pages.newest)))
        yield f"{pages.path}"
        yield f"{count(pages.pages, 'fetched page')}, {size(pages.size)}, last met {days}; after 90 days unmet they go"


def _held(held: ModelAnswers) -> str:
    tokens = f"{held.prompt_tokens:,} prompt and {held.completion_tokens:,} answer tokens"
    price = find_price(held.model, date.today())
    worth = f", worth {dollars(price.cost(held.prompt_tokens, held.completion_tokens))}" if price else ""
    days = " to ".join(dict.fromkeys((held.oldest[:10], held.newest[:10])))
    return f"{count(held.answers, 'answer')}, {tokens}{worth}, {days}"


def _days(text: str) -> int:
    match = re.fullmatch(r"(\d+) *([dwmy])", text.strip().lower())
    if not match:
        raise UsageError(f"--older-than {text}: write a number of days, weeks, months or years: 30d, 8w, 6m, 1y")
    return int(match[1]) * _AGES[match[2]]


def _bytes(text: str) -> int:
    match = re.fullmatch(r"(\d+(?:\.\d+)?) *([kmg])b?", text.strip().lower())
    if not match:
        raise UsageError(f"--max-size {text}: write a size in kB, MB or GB: 500MB")
    return round(float(match[1]) * _SIZES[match[2]])
