"""`summarizer cache`: what is kept, what it saves, and pruning it."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from summarizer.cache_upkeep import CacheContents, ModelAnswers, prune, read_contents
from summarizer.commands.amounts import count, dollars, size
from summarizer.commands.run_log import run_logs
from summarizer.config import answers_file
from summarizer.errors import UsageError
from summarizer.price import find_price

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
    for line in _lines(contents, saved_by_cache()):
        sys.stdout.write(f"{line}\n")
    return 0


def prune_cache(folder: Path | None, older_than: str | None, max_size: str | None) -> int:
    """Removes old answers and prints how many. Returns 0; raises UsageError, SummarizerError."""
    if older_than is None and max_size is None:
        raise UsageError("say what is to go: --older-than 30d, --max-size 500MB, or both")
    path = answers_file(folder)
    before = read_contents(path).size
    moment = datetime.now(UTC) - timedelta(days=_days(older_than)) if older_than else None
    gone = prune(path, moment, _bytes(max_size) if max_size else None)
    left = read_contents(path)
    kept = f"{count(left.answers, 'answer')} left, {size(left.size)}"
    sys.stdout.write(f"{count(gone, 'answer')} removed, {size(max(0, before - left.size))} freed; {kept}\n")
    return 0


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
