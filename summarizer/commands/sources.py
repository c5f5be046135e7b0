"""`summarizer sources check`: what each source of a sources file gives today."""

import asyncio
import io
import sys
from dataclasses import dataclass
from pathlib import Path

from summarizer.articles.gathering import Fetches, Source, SourceReading, Window, read_sources
from summarizer.articles.sources_file import Kind, load_sources
from summarizer.commands.fetching import Reach
from summarizer.commands.run_report import reporting
from summarizer.options.run import Options

_HEADINGS = ("NAME", "KIND", "ARTICLES", "NEWEST", "PROBLEM")


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of the table."""

    name: str
    kind: str
    articles: str
    newest: str
    problem: str


def check_sources(path: Path, options: Options) -> int:
    """Prints a table of the sources. Returns 0 where all gave something or nothing is new, 3 where one has a problem.

    Raises UsageError and SummarizerError.
    """
    listed = load_sources(path)
    with reporting("sources check", options):
        readings = asyncio.run(_read(listed, options))
    rows = [_checked(kind, reading) for (kind, _), reading in zip(listed, readings, strict=True)]
    for line in _table(rows):
        sys.stdout.write(f"{line}\n")
    return 3 if any(row.problem for row in rows) else 0


async def _read(listed: list[tuple[Kind, Source]], options: Options) -> list[SourceReading]:
    window = Window.of_briefing(options.briefing_day, options.since)
    async with Reach(options) as reach:
        return await read_sources([source for _, source in listed], io.BytesIO(), Fetches(reach.fetch), window)


def _checked(kind: str, reading: SourceReading) -> Checked:
    teasers = sum(draft.extent == "teaser" for draft in reading.drafts)
    count = f"{len(reading.drafts)}{f' ({teasers} as teasers)' if teasers else ''}"
    seen = [*reading.drafts, *reading.passed_over]
    days = [day[:10] for draft in seen if (day := draft.metadata.get("published"))]
    return Checked(reading.source.name or "", kind, count, max(days, default="unknown"), _problem(kind, reading))


def _problem(kind: str, reading: SourceReading) -> str:
    if reading.failures:
        more = f" (and {len(reading.failures) - 1} more)" if len(reading.failures) > 1 else ""
        return f"{reading.failures[0].reason}{more}"
    if kind == "feed" and reading.drafts and not any(draft.listed_in for draft in reading.drafts):
        return "it is a page, not a feed; list it as a [[page]] or find the feed's address"
    is_cut = any(draft.extent == "paywalled" for draft in reading.drafts)
    return "only what stands before the pay wall can be read" if is_cut else ""


def _table(rows: list[Checked]) -> list[str]:
    cells = [_HEADINGS, *((row.name, row.kind, row.articles, row.newest, row.problem) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADINGS) - 1)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in cells
    ]
