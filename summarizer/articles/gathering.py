"""Sources of all kinds to numbered articles: files, folders, standard input, pages and feeds on the web.

Everything that is to be fetched is fetched at the same time, then read in the order of the sources.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import BinaryIO

from summarizer.articles.collected import ReadArticles, number_articles
from summarizer.articles.document import Fetched, Unreadable
from summarizer.articles.draft import Draft, Metadata, Reading, refusal
from summarizer.articles.files import expand, read_file
from summarizer.articles.readers import read_document
from summarizer.errors import UsageError
from summarizer.schema.brief import Failure
from summarizer.schema.run_events import tell

Fetch = Callable[[str], Awaitable[Fetched]]
"""Gets the document at an address. Raises Unreadable with the reason where it cannot."""

_AT_ONCE = 16
_MOST_ITEMS = 50


@dataclass(frozen=True, slots=True)
class Source:
    """One source: a path, an address or "-". `name` is what the user calls it.

    `most` is how many items are read of a feed, the newest first; `full_text` whether a teaser's page is fetched;
    `fields` under which names records hold an article's fields.
    """

    address: str
    name: str | None = None
    most: int = _MOST_ITEMS
    full_text: bool = True
    fields: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_web(self) -> bool:
        """Whether it is to be fetched."""
        return self.address.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Window:
    """The days whose items are taken from a feed, both ends included, as each item's own time zone has them.

    An item without a date is taken: its page may say one. An item that was changed in these days is of these days.
    """

    since: date
    until: date

    @classmethod
    def of_briefing(cls, day: date, since: date | None) -> "Window":
        """From `since`, or the day before, to the briefing's day. Raises UsageError where no day is between them."""
        if since and since > day:
            raise UsageError(f"--since {since}: that is after the briefing's day, {day}; mind --date")
        return cls(since or day - timedelta(days=1), day)

    def takes(self, draft: Draft) -> bool:
        """Whether an item is of these days."""
        days = [moment[:10] for name in ("published", "modified") if (moment := draft.metadata.get(name))]
        return not days or any(self.since.isoformat() <= day <= self.until.isoformat() for day in days)


class Fetches:
    """What came of each address of a run: none is fetched twice."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._outcomes: dict[str, Fetched | Unreadable] = {}
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def of(self, urls: Sequence[str]) -> dict[str, Fetched | Unreadable]:
        """The document at each address, or why there is none; all are fetched at the same time."""
        wanted = list(dict.fromkeys(url for url in urls if url not in self._outcomes))
        await asyncio.gather(*(self._one(url, wanted) for url in wanted))
        return {url: self._outcomes[url] for url in urls}

    async def _one(self, url: str, wanted: list[str]) -> None:
        async with self._places:
            try:
                self._outcomes[url] = await self._fetch(url)
            except Unreadable as reason:
                self._outcomes[url] = reason
        tell("fetched", source=url, left=sum(other not in self._outcomes for other in wanted))


@dataclass(slots=True)
class SourceReading:
    """What one source gave: drafts in order, failures, the items of a feed that are too old, and notes that tell of them."""

    source: Source
    drafts: list[Draft] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    passed_over: list[Draft] = field(default_factory=list)


async def gather_articles(sources: Sequence[Source], stdin: BinaryIO, fetch: Fetch, window: Window) -> ReadArticles:
    """The articles of all sources in order, those of feeds with their pages' text. Raises UsageError."""
    fetches = Fetches(fetch)
    readings = await read_sources(sources, stdin, fetches, window)
    await _complete_teasers(readings, fetches, window)
    drafts = [draft for reading in readings for draft in reading.drafts]
    read = number_articles(drafts, [failure for reading in readings for failure in reading.failures])
    return replace(read, notes=(*(note for reading in readings for note in reading.notes), *read.notes))


async def read_sources(
    sources: Sequence[Source], stdin: BinaryIO, fetches: Fetches, window: Window
) -> list[SourceReading]:
    """What each source gives, teasers as they are. A source that is named twice is read once. Raises UsageError."""
    fetched = await fetches.of([source.address for source in sources if source.is_web])
    seen: set[str] = set()
    readings = []
    for source in sources:
        reading = SourceReading(source)
        if not source.is_web:
            _read_local(reading, stdin, seen)  # raises UsageError for an address of another scheme
        elif source.address not in seen:
            seen.add(source.address)
            _take_fetched(reading, fetched[source.address])
        _choose_items(reading, window)
        readings.append(reading)
    return readings


def _read_local(reading: SourceReading, stdin: BinaryIO, seen: set[str]) -> None:
    for name, path in expand([reading.source.address], reading.failures, reading.notes):
        same = os.path.realpath(path) if path else name
        if same not in seen:
            seen.add(same)
            _take(reading, read_file(name, path, stdin, reading.source.fields))


def _take_fetched(reading: SourceReading, outcome: Fetched | Unreadable) -> None:
    if isinstance(outcome, Unreadable):
        reading.failures.append(refusal(reading.source.address, outcome))
        return
    _take(reading, read_document(replace(outcome.document, fields=reading.source.fields)))
    if outcome.problem:
        reading.failures.append(refusal(reading.source.address, outcome.problem))


def _take(reading: SourceReading, read: Reading) -> None:
    if reading.source.is_web:  # a folder's name is nobody's who publishes
        for draft in read.drafts:
            draft.metadata.offer("sources file", publisher=reading.source.name)
    reading.drafts += read.drafts
    reading.failures += read.refusals


def _choose_items(reading: SourceReading, window: Window) -> None:
    """Leaves those items of feeds that are of the day, and the first so many of these."""
    chosen = [draft for draft in reading.drafts if not draft.listed_in or window.takes(draft)]
    items = [draft for draft in chosen if draft.listed_in]
    too_many = {id(draft) for draft in items[reading.source.most :]}
    reading.passed_over = [draft for draft in reading.drafts if draft.listed_in and draft not in chosen]
    reading.drafts = [draft for draft in chosen if id(draft) not in too_many]
    if too_many:
        reason = f"{len(too_many)} more items of these days were left out; raise `most` in a sources file to read them"
        reading.failures.append(refusal(reading.source.address, reason))
    if reading.passed_over and not chosen:
        reading.notes.append(f"{reading.source.address}: no item since {window.since}, {newest(reading.passed_over)}")


def newest(drafts: Sequence[Draft]) -> str:
    """ "the newest of 2026-11-20", or that there are no dates."""
    days = [day[:10] for draft in drafts if (day := draft.metadata.get("published"))]
    return f"the newest of {max(days)}" if days else "none with a date"


async def _complete_teasers(readings: list[SourceReading], fetches: Fetches, window: Window) -> None:
    """Puts the text of its page in the place of each teaser, where the page gives more."""
    wanted = [
        draft.source
        for reading in readings
        for draft in reading.drafts
        if draft.extent == "teaser" and draft.listed_in and reading.source.full_text
    ]
    fetched = await fetches.of(wanted)
    for reading in readings:
        if reading.source.full_text:
            drafts = [_completed(draft, fetched.get(draft.source), reading.failures) for draft in reading.drafts]
            reading.drafts = [draft for draft in drafts if not draft.listed_in or window.takes(draft)]


def _completed(teaser: Draft, outcome: Fetched | Unreadable | None, failures: list[Failure]) -> Draft:
    if outcome is None or teaser.extent != "teaser":
        return teaser
    if isinstance(outcome, Unreadable):
        return _left_a_teaser(teaser, str(outcome), failures)
    page = read_document(outcome.document)
    if len(page.drafts) != 1 or len(page.drafts[0].text) < len(teaser.text):
        reason = page.refusals[0].reason if page.refusals else "its page holds less than the feed"
        return _left_a_teaser(teaser, reason, failures)
    if outcome.problem:
        failures.append(refusal(teaser.source, outcome.problem))
    draft = page.drafts[0]
    return replace(
        draft, source=teaser.source, metadata=_of_both(draft.metadata, teaser.metadata), listed_in=teaser.listed_in
    )


def _left_a_teaser(teaser: Draft, reason: str, failures: list[Failure]) -> Draft:
    told = "only the feed's teaser was read" if teaser.is_enough else "the feed gives no text"
    failures.append(refusal(teaser.source, f"{told}: {reason}"))
    return teaser


def _of_both(page: Metadata, feed: Metadata) -> Metadata:
    """The page's own words before the feed's; but a feed's date goes before a date of the page that is no JSON-LD."""
    merged = Metadata()
    if page.provenance.get("published") != "json-ld":
        merged.offer("feed", published=feed.get("published"))
    for known in (page, feed):
        for name, value in known.values.items():
            merged.offer(known.provenance[name], **{name: value})
    return merged
